/**
 * Determines everybody's months at once. Column code decides a block of people once for each span in which rules stay the same; those for whom the
 * calendar or their own facts change something meanwhile get a row for each day of change. What the days come to by the month rules goes into runs.
 * The timeline reader, which explains one person, is the same by property test.
 */
import type { Step } from '../../define/assertion.ts';
import type { AreaCode } from '../../values/area.ts';
import { fromDayNumber } from '../../values/date.ts';
import type { Catalogue } from '../catalogue.ts';
import { type Block, type ColumnsProgram, compileColumns, type PolicyColumns } from '../columns.ts';
import { type Mover, moversOf } from '../entitlement/calendar.ts';
import { type ClaimStep, claimFact } from '../entitlement/history.ts';
import { type Claims, claimsOf, withoutRules } from '../entitlement/pay-periods.ts';
import type { Months, Period } from '../entitlement/period.ts';
import type { Span } from '../entitlement/span.ts';
import { type RunBook, runBook } from './entitled-runs.ts';
import { type Settler, settlerFor } from './month-settling.ts';
import { batchesOf, type CutsOfRows, type SourceRows } from './moving-rows.ts';
import { cutsInColumns, distinctMovers, factsOfMovers, type TellCut } from './own-cuts.ts';
import { type PeriodTally, periodTallies } from './period-tally.ts';
import { personSettling } from './person-settling.ts';
import { commonSpans, policiesBehind, type Window, windowOf } from './window.ts';

/** What the i-th person of a block has claimed: the steps of `claimFact`; undefined for nothing. */
export type ClaimsOfPeople = ReadonlyMap<number, ReadonlyMap<string, readonly Step[]>>;

export interface DeterminationProgram {
  /** The columns that a block must have. */
  readonly facts: readonly string[];
  readonly policies: readonly string[];
  readonly window: Window;
  /** Whether it makes a difference what somebody has claimed. */
  readonly readsClaims: boolean;
  /** People whose facts stay the same throughout the window. The runs are used again for the next block. */
  whole(block: Block, claims: ClaimsOfPeople): RunBook;
  /** Others, row by row; `people` of them. Those who are not chosen have no runs. */
  inRows(source: SourceRows, people: number, claims: ClaimsOfPeople, chosen: (person: number) => boolean): RunBook;
  /** Everything so far: for each policy its periods. */
  tally(): readonly PeriodTally[];
}

export interface DeterminationOptions {
  readonly months: Months;
  readonly policies: readonly string[];
  /** Those people live in, as `Block.area` counts them. */
  readonly areas: readonly (AreaCode | '')[];
  /** The place of each policy in packed results. */
  readonly slotOf: (policy: string) => number;
}

/** Problems: `policy-unknown`, `parameter-missing`. */
export function compileDetermination(catalogue: Catalogue, options: DeterminationOptions): DeterminationProgram {
  const { areas, months, slotOf } = options;
  const policies = catalogue.order.filter((id) => options.policies.includes(id));
  const window = windowOf(catalogue, policies, months);
  const spans = commonSpans(catalogue, policies, areas, window);
  const programs = programsFor(catalogue, policies, spans, areas);
  const calendar = calendarOf(catalogue, policies, spans, areas);
  const facts = [...new Set([...programs.flatMap(({ moving }) => moving.facts), ...calendar.facts])];
  const runs = runBook();
  const tally = periodTallies(policies, window);
  const inPlaces = [...policies].sort((a, b) => slotOf(a) - slotOf(b));
  const settling = inPlaces.map((policy) =>
    personSettling({
      ...settlingOf(catalogue, policy, window.periods.get(policy)!),
      spans,
      tell: (person, due, first, count, fen) => {
        runs.add(person, slotOf(policy), due, first, count, fen);
        tally.add(policy, due, first, count, fen);
      },
    }),
  );
  const claimed = claimReader(catalogue, inPlaces);
  const settleMoving = (source: SourceRows, chosen: (i: number) => boolean, cuts: CutsOfRows[], of: ClaimsFinder) => {
    for (const { pieces, blocks } of batchesOf(source, spans, cuts, facts, chosen)) {
      const results = programs.map(({ moving }, span) => byPolicy(moving, blocks[span]!));
      inPlaces.forEach((policy, index) => {
        settling[index]!.pieces(
          pieces,
          results.map((found) => found.get(policy)!),
          (person) => of(index, person),
        );
      });
    }
  };
  return {
    facts,
    policies,
    window,
    readsClaims: inPlaces.some((policy) => settlingOf(catalogue, policy, []).settler.claimed),
    tally: tally.result,
    whole: (block, claims) => {
      runs.begin(block.length);
      const of = claimed(claims);
      const { cuts, moves } = calendar.cutsOf(block);
      const results = stillResults(programs, block);
      inPlaces.forEach((policy, index) => {
        settling[index]!.still(
          block.length,
          moves,
          results.map((found) => found.get(policy)!),
          (person) => of(index, person),
        );
      });
      if (moves.includes(1)) settleMoving(wholeRows(block, window), (i) => moves[i] === 1, cuts, of);
      return runs;
    },
    inRows: (source, people, claims, chosen) => {
      runs.begin(people);
      settleMoving(source, chosen, calendar.cutsOf(source.block).cuts, claimed(claims));
      return runs;
    },
  };
}

interface SpanPrograms {
  /** For people whom the calendar does not move, of the policies whose rules become others as the span begins; null for none. */
  readonly still: ColumnsProgram | null;
  readonly moving: ColumnsProgram;
}

function programsFor(
  catalogue: Catalogue,
  policies: readonly string[],
  spans: readonly Span[],
  areas: readonly (AreaCode | '')[],
): SpanPrograms[] {
  const whole = { from: spans[0]!.from, to: spans.at(-1)!.to };
  const starts = new Map(
    policies.map((id) => [id, new Set(commonSpans(catalogue, [id], areas, whole).map(({ from }) => from))]),
  );
  return spans.map(({ from, to }) => {
    const on = fromDayNumber(from);
    const changed = policies.filter((id) => starts.get(id)!.has(from));
    return {
      still: changed.length === 0 ? null : compiled(catalogue, changed, { on, areas }),
      moving: compiled(catalogue, policies, { on, areas, days: to - from }),
    };
  });
}

type ColumnsOptions = Parameters<typeof compileColumns>[2];

const programs = new WeakMap<Catalogue, Map<string, ColumnsProgram>>();
/** Of one catalogue: those of a few windows. */
const MOST_PROGRAMS = 64;

/** Generated code becomes fast while it runs: the next determination goes on with it. Its results are read before it runs again. */
function compiled(catalogue: Catalogue, policies: readonly string[], options: ColumnsOptions): ColumnsProgram {
  const known = programs.get(catalogue) ?? new Map<string, ColumnsProgram>();
  programs.set(catalogue, known);
  const key = JSON.stringify([policies, options]);
  const program = known.get(key) ?? compileColumns(catalogue, policies, options);
  if (known.size >= MOST_PROGRAMS) known.clear();
  known.set(key, program);
  return program;
}

/** For each span. Where a policy's rules stay, so do its decisions about people whom the calendar does not move. */
function stillResults(spans: readonly SpanPrograms[], block: Block): Map<string, PolicyColumns>[] {
  let before: ReadonlyMap<string, PolicyColumns> = new Map();
  return spans.map(({ still }) => {
    const results = still === null ? new Map(before) : new Map([...before, ...byPolicy(still, block)]);
    before = results;
    return results;
  });
}

function byPolicy(program: ColumnsProgram, block: Block): Map<string, PolicyColumns> {
  return new Map(program.run(block).map((columns) => [columns.policy, columns]));
}

function wholeRows(block: Block, { from, to }: Span): SourceRows {
  const { length } = block;
  return {
    block,
    owner: Int32Array.from({ length }, (_, i) => i),
    from: new Int32Array(length).fill(from),
    to: new Int32Array(length).fill(to),
  };
}

function settlingOf(
  catalogue: Catalogue,
  policy: string,
  periods: readonly Period[],
): { settler: Settler; periods: readonly Period[] } {
  return { periods, settler: settlerFor(catalogue.policies.get(policy)!, periods) };
}

/** By the place of the policy among those that are determined, and the person. */
type ClaimsFinder = (policy: number, person: number) => Claims | undefined;

function claimReader(catalogue: Catalogue, policies: readonly string[]): (claims: ClaimsOfPeople) => ClaimsFinder {
  const steps: readonly ClaimStep[] = ['applied', 'confirmed'];
  const rules = policies.map((id) => ({ id, rules: catalogue.policies.get(id)!.months ?? withoutRules }));
  return (claims) => {
    const found = rules.map(({ id, rules: own }) => {
      const ofPolicy = new Map<number, Claims>();
      for (const [person, said] of claims)
        if (steps.some((step) => said.has(claimFact(id, step)))) ofPolicy.set(person, claimsOf(id, own, said));
      return ofPolicy;
    });
    return (policy, person) => found[policy]!.get(person);
  };
}

/** What moves with the calendar, and for whom. */
function calendarOf(
  catalogue: Catalogue,
  policies: readonly string[],
  spans: readonly Span[],
  areas: readonly (AreaCode | '')[],
) {
  const each = policiesBehind(catalogue, policies).map((id) => moversOf(catalogue, id));
  const movers: Mover[] = distinctMovers(each.flatMap((found) => found ?? []));
  // Something grows by the day: then every day is another decision.
  const daily = each.includes(null);
  const finders = spans.map((span) => cutsInColumns(movers, span, areas));
  const onFirstDays = spans.slice(1).map(({ from }) => cutsInColumns(movers, { from: from - 1, to: from + 1 }, areas));
  return {
    facts: factsOfMovers(movers),
    cutsOf: (block: Block) => {
      const moves = new Uint8Array(block.length);
      const cuts = spans.map((span, index): CutsOfRows => {
        const found = new Map<number, number[]>();
        const tell: TellCut = (i, day) => {
          moves[i] = 1;
          const known = found.get(i);
          if (known) known.push(day);
          else found.set(i, [day]);
        };
        finders[index]!(block, tell);
        // Whom the calendar moves as a span begins was decided otherwise in the one before.
        onFirstDays[index - 1]?.(block, (i) => {
          moves[i] = 1;
        });
        if (daily)
          for (let i = 0; i < block.length; i++) for (let day = span.from + 1; day < span.to; day++) tell(i, day);
        return found;
      });
      return { cuts, moves };
    },
  };
}
