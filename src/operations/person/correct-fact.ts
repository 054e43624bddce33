/** A fact that was recorded wrongly: the right value supersedes it, and both stay on record. */
import { z } from 'zod';
import { encode } from '../../engine/fact-row.ts';
import { assertionsOf } from '../../store/assertion.ts';
import { correctFact as supersede } from '../../store/fact.ts';
import { personFile } from '../../store/person.ts';
import { Problem } from '../../values/problem.ts';
import { arisingFrom } from '../entitlement/arising.ts';
import { EntityId, PlainDateInput, reasonInput } from '../inputs.ts';
import { operation, recordingOf, staffRoles } from '../operation.ts';
import { heldSince } from './held-since.ts';

export const correctFact = operation({
  id: 'person.correct-fact',
  title: '更正一项情况',
  titleEn: 'Correct a recorded fact',
  kind: 'write',
  input: z.object({
    person: EntityId,
    assertion: EntityId,
    value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
    from: PlainDateInput,
    to: PlainDateInput.nullable().default(null),
    reason: reasonInput('请写明更正的理由，至少 4 个字'),
  }),
  allow: { roles: staffRoles },
  route: { method: 'post', path: '/people/{person}/corrections' },
  async run({ person, assertion: id, value, from, to, reason }, context) {
    const { tx, seal, catalogue, today } = context;
    const { household, birthDate } = await personFile(tx, seal, person);
    const known = await assertionsOf(tx, seal, household === null ? [person] : [person, household]);
    const wrong = known.find((assertion) => assertion.id === id);
    const fact = wrong && catalogue.facts.get(wrong.fact);
    if (wrong === undefined || fact === undefined) throw new Problem('not-found', { what: '这条记录' });
    const assertion = await supersede(tx, recordingOf(context, { kind: 'staff', ref: reason }), {
      subject: { kind: fact.subject, id: wrong.subjectId },
      assertion: id,
      value: encode(fact, value),
      from: heldSince(fact.id, value, from, { today, birthDate }),
      to,
    });
    return { assertion, fact: fact.id, arising: await arisingFrom(context) };
  },
  trail: ({ person, assertion, reason }, { fact }) => ({
    subject: `person:${person}`,
    detail: { fact, corrected: assertion, reason },
  }),
});
