/**
 * The worked cases under a draft. Each is tried twice: as it was signed, on its own day, where a difference says that the draft reaches back; and with
 * the same person on the first day of the draft, where it shows in an example what the draft changes.
 */
import type { WorkedCase } from '../../define/pack.ts';
import type { AreaCode } from '../../values/area.ts';
import { type PlainDate, plainDate } from '../../values/date.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Decision } from '../decision.ts';
import { readGivenFacts } from '../fact-row.ts';
import { traceReader } from '../trace.ts';

export interface CaseResult {
  readonly outcome: Decision['outcome'];
  readonly amountFen: number | null;
  /** Criteria that do not hold, in words. */
  readonly fails: readonly string[];
}

export interface CaseDifference {
  readonly pack: string;
  readonly policy: string;
  readonly title: string;
  readonly on: PlainDate;
  readonly area: AreaCode | '';
  readonly before: CaseResult;
  readonly after: CaseResult;
}

export interface CasesUnder {
  readonly tried: number;
  /** Signed cases that come out otherwise on their own day. */
  readonly signed: readonly CaseDifference[];
  /** The same people on the first day of the draft. */
  readonly examples: readonly CaseDifference[];
}

interface Tried {
  readonly pack: string;
  readonly each: WorkedCase;
  readonly on: PlainDate;
  readonly area: AreaCode | '';
}

/** `areas`: where the draft changes something; cases of other places are tried in the first of them. */
export function casesUnder(
  before: Catalogue,
  after: Catalogue,
  { policies, from, areas }: { policies: readonly string[]; from: PlainDate; areas: readonly AreaCode[] },
): CasesUnder {
  const touched = new Set(policies);
  const cases = after.packs.flatMap((pack) =>
    pack.cases.filter(({ policy }) => touched.has(policy)).map((each) => ({ pack: pack.id, each })),
  );
  const moved = ({ area = '' }: WorkedCase): AreaCode | '' =>
    areas.some((own) => area.startsWith(own)) ? area : (areas[0] ?? area);
  const differing = (tried: readonly Tried[]) => differences(before, after, tried);
  return {
    tried: cases.length,
    signed: differing(cases.map((one) => ({ ...one, on: plainDate(one.each.on), area: one.each.area ?? '' }))),
    examples: differing(cases.map((one) => ({ ...one, on: from, area: moved(one.each) }))),
  };
}

function differences(before: Catalogue, after: Catalogue, tried: readonly Tried[]): CaseDifference[] {
  const places = Map.groupBy(tried, ({ on, area }) => `${on} ${area}`);
  return [...places.values()].flatMap((group) => {
    const { on, area } = group[0]!;
    const readers = { before: traceReader(before, { on, area }), after: traceReader(after, { on, area }) };
    return group.flatMap(({ pack, each }): CaseDifference[] => {
      const { row } = readGivenFacts(after, each.given);
      const was = resultOf(readers.before.decide(each.policy, row));
      const is = resultOf(readers.after.decide(each.policy, row));
      if (JSON.stringify(was) === JSON.stringify(is)) return [];
      return [{ pack, policy: each.policy, title: each.title, on, area, before: was, after: is }];
    });
  });
}

const resultOf = ({ outcome, amountFen, criteria }: Decision): CaseResult => ({
  outcome,
  amountFen: outcome === 'eligible' ? amountFen : null,
  fails: criteria.filter(({ holds }) => holds === false).map(({ otherwise }) => otherwise),
});
