/** A fact of a place, an area or an organisation that was recorded wrongly: the right value supersedes it, and both stay on record. */
import { z } from 'zod';
import { encode } from '../../engine/fact-row.ts';
import { assertionsOf } from '../../store/assertion.ts';
import { correctFact as supersede } from '../../store/fact.ts';
import { Problem } from '../../values/problem.ts';
import { factBookOf } from '../fact-book.ts';
import { EntityId, PlainDateInput, reasonInput } from '../inputs.ts';
import { operation, recordingOf, staffRoles } from '../operation.ts';
import { findSubject } from './find.ts';
import { SubjectKind } from './read.ts';

export const correctFact = operation({
  id: 'subject.correct-fact',
  title: '更正场所、地区或机构的情况',
  titleEn: 'Correct a fact about a place, an area or an organisation',
  kind: 'write',
  input: z.object({
    kind: SubjectKind,
    subject: EntityId,
    /** What was recorded wrongly, as `subject.read` names it. */
    assertion: EntityId,
    /** As in the catalogue of facts: choices by id, money in fen; null when it is not known. */
    value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
    from: PlainDateInput,
    /** The first day on which it no longer holds; null: until further notice. */
    to: PlainDateInput.nullable().default(null),
    reason: reasonInput('请写明更正的理由，至少 4 个字'),
  }),
  allow: { roles: staffRoles },
  route: { method: 'post', path: '/subjects/{kind}/{subject}/corrections' },
  async run({ kind, subject, assertion: id, value, from, to, reason }, context) {
    const { tx, seal, today } = context;
    const { seat, rules } = await findSubject(context, kind, subject);
    const wrong = (await assertionsOf(tx, seal, [seat.id])).find((assertion) => assertion.id === id);
    const fact = wrong && rules.facts.get(wrong.fact);
    if (fact === undefined) throw new Problem('not-found', { what: '这条记录' });
    if (from > today) throw badDate('from', '起始日期不能晚于今天');
    if (to !== null && to <= from) throw badDate('to', '要晚于开始的那天，或者空着');
    const recording = { ...recordingOf(context, { kind: 'staff', ref: reason }), book: factBookOf(rules) };
    const right = { subject: { kind, id: seat.id }, assertion: id, value: encode(fact, value), from, to };
    return { assertion: await supersede(tx, recording, right), fact: fact.id };
  },
  trail: ({ kind, subject, assertion, from, reason }, { fact }) => ({
    subject: `${kind}:${subject}`,
    detail: { fact, corrected: assertion, from, reason },
  }),
});

const badDate = (field: 'from' | 'to', what: string): Problem =>
  new Problem('input-invalid', { what }, { [field]: what });
