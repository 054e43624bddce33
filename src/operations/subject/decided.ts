/** Decides a policy for places, areas or organisations: they are few, so each is decided with every reason. */
import type { OtherSubject } from '../../define/fact.ts';
import { type Catalogue, rulesOf } from '../../engine/catalogue.ts';
import { concerns } from '../../engine/concerns.ts';
import { type TraceReader, traceReader } from '../../engine/trace.ts';
import type { AreaCode } from '../../values/area.ts';
import type { PlainDate } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import type { Context } from '../operation.ts';
import { rowsOfSubjects, type SubjectRow, subjectsIn } from './subjects.ts';

/** Problem `policy-unknown`, also for a policy about people. */
export function rulesAsked({ catalogue }: Context, policy: string): { subject: OtherSubject; rules: Catalogue } {
  const found = rulesOf(catalogue, policy);
  if (found === undefined || found.subject === 'person') throw new Problem('policy-unknown', { id: policy });
  return { subject: found.subject, rules: found.rules };
}

/** The reader of each area's parameters, made once. */
export function readersBy(rules: Catalogue, on: PlainDate): (area: AreaCode) => TraceReader {
  const made = new Map<AreaCode, TraceReader>();
  return (area) => {
    const reader = made.get(area) ?? traceReader(rules, { on, area });
    made.set(area, reader);
    return reader;
  };
}

/** Those whom the policy concerns; what it can not be told of is decided too, and comes out as unknown. */
export async function decidedIn(
  context: Context,
  policy: string,
  { on, area }: { readonly on: PlainDate; readonly area: AreaCode },
) {
  const { subject, rules } = rulesAsked(context, policy);
  const rows = await rowsOfSubjects(context, rules, await subjectsIn(context, subject, area), on);
  const readerOf = readersBy(rules, on);
  const decided = rows
    .filter(({ row }: SubjectRow) => concerns(rules, policy, row, on) !== false)
    .map((found) => ({ ...found, decision: readerOf(found.seat.area).decide(policy, found.row) }));
  return { subject, rules, decided };
}
