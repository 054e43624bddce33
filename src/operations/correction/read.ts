/** One correction: the period paid and due, why they differ, by which clause, what was decided then, and what people did about it. */
import { z } from 'zod';
import { correctionActions, correctionsById } from '../../store/correction-list.ts';
import { Problem } from '../../values/problem.ts';
import { booksOf } from '../entitlement/books.ts';
import { EntityId } from '../inputs.ts';
import { operation, staffRoles } from '../operation.ts';
import { ownWorkIn } from './own-work.ts';
import type { SettledPart } from './settle.ts';
import { causesInWords, decidedPeriod } from './words.ts';

export const read = operation({
  id: 'correction.read',
  title: '查看一项补发或追缴',
  titleEn: 'Read one correction',
  kind: 'read',
  audited: true,
  input: z.object({ correction: EntityId }),
  allow: { roles: staffRoles },
  route: { method: 'get', path: '/corrections/{correction}' },
  async run({ correction: id }, { tx, scope, seal, catalogue, today }) {
    const [found] = await correctionsById(tx, [id]);
    if (found === undefined) throw new Problem('not-found', { what: '这项补发或追缴' });
    const { causes: _, key: __, ...correction } = found;
    const book = (await booksOf(tx, seal, catalogue, [found.person], today)).get(found.person)!;
    const others = book.corrections.filter((each) => each.id !== id && each.state !== 'withdrawn');
    const history = await correctionActions(tx, id);
    return {
      ...correction,
      policyTitle: catalogue.policies.get(found.policy)?.title ?? found.policy,
      reasons: causesInWords(found, catalogue, book),
      /** What who reads it did to cause it, and so does not decide about it. */
      ownWork: await ownWorkIn({ tx, scope }, [found]),
      decided: decidedPeriod(catalogue, book, found) ?? null,
      /** The plan that was fixed; null before. */
      settled: (history.findLast(({ kind }) => kind === 'settle')?.data as SettledPart | undefined) ?? null,
      history: history.map(({ data, ...action }) => ({
        ...action,
        to: typeof data['to'] === 'string' ? data['to'] : null,
      })),
      others: others.map((each) => ({
        id: each.id,
        policy: each.policy,
        policyTitle: catalogue.policies.get(each.policy)?.title ?? each.policy,
        period: each.period,
        kind: each.kind,
        circumstance: each.circumstance,
        amountFen: each.amountFen,
        entitledFen: each.entitledFen,
        paidFen: each.paidFen,
        state: each.state,
        actions: each.actions,
        reasons: causesInWords(each, catalogue, book),
      })),
    };
  },
  trail: (_, { person, id }) => ({ subject: `person:${person}`, detail: { correction: id } }),
});
