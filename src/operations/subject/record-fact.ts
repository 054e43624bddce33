/** What somebody reports about a place, an area or an organisation: a value that holds from a day on. What was said before stays on record. */
import { z } from 'zod';
import { encode } from '../../engine/fact-row.ts';
import { recordFacts } from '../../store/fact.ts';
import { Problem } from '../../values/problem.ts';
import { factBookOf } from '../fact-book.ts';
import { EntityId, PlainDateInput, reasonInput } from '../inputs.ts';
import { operation, recordingOf, staffRoles } from '../operation.ts';
import { findSubject } from './find.ts';
import { SubjectKind } from './read.ts';

export const recordFact = operation({
  id: 'subject.record-fact',
  title: '登记场所、地区或机构的情况',
  titleEn: 'Record a fact about a place, an area or an organisation',
  kind: 'write',
  input: z.object({
    kind: SubjectKind,
    subject: EntityId,
    fact: z.string(),
    /** As in the catalogue of facts: choices by id, money in fen; null when it is no longer known. */
    value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
    from: PlainDateInput,
    reason: reasonInput('请写明来源或理由，至少 4 个字'),
  }),
  allow: { roles: staffRoles },
  route: { method: 'post', path: '/subjects/{kind}/{subject}/facts' },
  async run({ kind, subject, fact: id, value, from, reason }, context) {
    const { seat, rules } = await findSubject(context, kind, subject);
    const fact = rules.facts.get(id);
    if (fact === undefined) throw new Problem('fact-unknown', { id, where: kind });
    if (from > context.today)
      throw new Problem('input-invalid', { what: '起始日期不能晚于今天' }, { from: '起始日期不能晚于今天' });
    const recording = { ...recordingOf(context, { kind: 'staff', ref: reason }), book: factBookOf(rules) };
    const said = { subject: { kind, id: seat.id }, fact: id, value: encode(fact, value), from, to: null };
    const { recorded, unchanged } = await recordFacts(context.tx, recording, [said]);
    return { recorded, unchanged };
  },
  trail: ({ kind, subject, fact, from, reason }) => ({ subject: `${kind}:${subject}`, detail: { fact, from, reason } }),
});
