/** What somebody reports about a person or a household: a value that holds from a day on, however late it becomes known. */
import { z } from 'zod';
import { encode } from '../../engine/fact-row.ts';
import { recordFacts } from '../../store/fact.ts';
import { personFile } from '../../store/person.ts';
import { Problem } from '../../values/problem.ts';
import { arisingFrom } from '../entitlement/arising.ts';
import { EntityId, PlainDateInput, reasonInput } from '../inputs.ts';
import { operation, recordingOf, staffRoles } from '../operation.ts';
import { heldSince } from './held-since.ts';

export const recordFact = operation({
  id: 'person.record-fact',
  title: '登记一项情况',
  titleEn: 'Record a fact about a person or the household',
  kind: 'write',
  input: z.object({
    person: EntityId,
    fact: z.string(),
    /** As in the catalogue of facts: choices by id, money in fen; null when it is no longer known. */
    value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
    /** Of a death the day itself counts. */
    from: PlainDateInput,
    reason: reasonInput('请写明来源或理由，至少 4 个字'),
  }),
  allow: { roles: staffRoles },
  route: { method: 'post', path: '/people/{person}/facts' },
  async run({ person, fact: id, value, from: said, reason }, context) {
    const { tx, seal, catalogue, today } = context;
    const fact = catalogue.facts.get(id);
    if (fact === undefined || fact.derive !== undefined) throw new Problem('fact-unknown', { id, where: 'fact' });
    const { household, birthDate } = await personFile(tx, seal, person);
    const from = heldSince(id, value, said, { today, birthDate });
    if (from > today)
      throw new Problem('input-invalid', { what: '起始日期不能晚于今天' }, { from: '起始日期不能晚于今天' });
    const subject = fact.subject === 'person' ? { kind: 'person', id: person } : { kind: 'household', id: household };
    if (subject.id === null) throw new Problem('not-found', { what: '这个人的家庭' });
    const recorded = await recordFacts(tx, recordingOf(context, { kind: 'staff', ref: reason }), [
      {
        subject: subject as { kind: 'person' | 'household'; id: string },
        fact: id,
        value: encode(fact, value),
        from,
        to: null,
      },
    ]);
    return {
      recorded: recorded.recorded,
      unchanged: recorded.unchanged,
      peopleChanged: recorded.peopleChanged.length,
      arising: await arisingFrom(context),
    };
  },
  trail: ({ person, fact, from, reason }) => ({ subject: `person:${person}`, detail: { fact, from, reason } }),
});
