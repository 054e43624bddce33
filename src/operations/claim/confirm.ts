/** An application was examined and confirmed, by somebody else than recorded it. */
import { z } from 'zod';
import { claimFact } from '../../define/claim.ts';
import { assertionsOf } from '../../store/assertion.ts';
import { recordFacts } from '../../store/fact.ts';
import { personFile } from '../../store/person.ts';
import { fromDayNumber, toDayNumber } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { arisingFrom } from '../entitlement/arising.ts';
import { monthsSince, mustNotClash } from '../entitlement/held-clashes.ts';
import { EntityId, PlainDateInput } from '../inputs.ts';
import { operation, recordingOf, staffRoles } from '../operation.ts';

export const confirm = operation({
  id: 'claim.confirm',
  title: '审核确认申请',
  titleEn: 'Confirm an application',
  kind: 'write',
  input: z.object({ person: EntityId, policy: z.string(), on: PlainDateInput }),
  allow: { roles: staffRoles },
  route: { method: 'post', path: '/people/{person}/claims/confirm' },
  async run({ person, policy, on }, context) {
    const { tx, seal, scope, book, today } = context;
    if (on > today)
      throw new Problem('input-invalid', { what: '确认日期不能晚于今天' }, { on: '确认日期不能晚于今天' });
    await personFile(tx, seal, person);
    const name = claimFact(policy, 'applied');
    const said = (await assertionsOf(tx, seal, [person])).filter(({ fact }) => fact === name);
    const day = toDayNumber(on);
    const standing = (book.timelines(said).get(name) ?? []).find(
      ({ from, to, value }) => value === 1 && from <= day && (to === null || day < to),
    );
    if (standing === undefined) throw new Problem('not-found', { what: '在这一天有效的申请' });
    if (scope.staffId !== null && standing.by.recordedBy === scope.staffId)
      throw new Problem('own-work', { what: '这份申请' });
    await mustNotClash(context, person, policy, monthsSince(context, fromDayNumber(standing.from)));
    const subject = { kind: 'person', id: person } as const;
    const { recorded } = await recordFacts(tx, recordingOf(context, { kind: 'claim', ref: null }), [
      { subject, fact: claimFact(policy, 'confirmed'), value: 1, from: on, to: null },
    ]);
    return { recorded, arising: await arisingFrom(context) };
  },
  trail: ({ person, policy, on }) => ({ subject: `person:${person}`, detail: { policy, on } }),
});
