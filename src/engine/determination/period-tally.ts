/** Sums of a determination: for each policy and period how many get something, what it costs, and for how many it can not be told or nobody applied. */
import { UNKNOWN } from '../columns-block.ts';
import { type Due, dues } from './month-settling.ts';
import type { Window } from './window.ts';

export interface PeriodTally {
  readonly policy: string;
  readonly periods: readonly {
    /** `2026-05`, `2026` or `once`. */
    readonly period: string;
    /** People for whom something is due. */
    readonly due: number;
    readonly fen: number;
    readonly unknown: number;
    /** People who qualify and have not applied, or are not confirmed. */
    readonly unclaimed: number;
  }[];
}

/** What changes from one period to the next is counted, so that a run of any length costs the same. */
export function periodTallies(policies: readonly string[], { periods }: Window) {
  const changes = new Map(
    policies.map((policy) => {
      const room = periods.get(policy)!.length + 1;
      return [policy, { people: [0, 1, 2, 3].map(() => new Float64Array(room)), fen: new Float64Array(room) }];
    }),
  );
  const sums = (values: Float64Array): number[] => {
    let sum = 0;
    return Array.from(values, (value) => {
      sum += value;
      return sum;
    });
  };
  return {
    /** `times`: −1 takes out what was there before. */
    add: (policy: string, due: Due, first: number, count: number, fen: number, times = 1): void => {
      const { people, fen: money } = changes.get(policy)!;
      people[due]![first]! += times;
      people[due]![first + count]! -= times;
      if (due !== dues.due || fen === UNKNOWN) return;
      money[first]! += fen * times;
      money[first + count]! -= fen * times;
    },
    result: (): PeriodTally[] =>
      policies.map((policy) => {
        const { people, fen } = changes.get(policy)!;
        const [due, unknown, unclaimed] = [dues.due, dues.unknown, dues.unclaimed].map((kind) => sums(people[kind]!));
        const money = sums(fen);
        return {
          policy,
          periods: periods.get(policy)!.map(({ id }, index) => ({
            period: id,
            due: due![index]!,
            fen: money[index]!,
            unknown: unknown![index]!,
            unclaimed: unclaimed![index]!,
          })),
        };
      }),
  };
}

/** Sums and what has changed since. Policies and periods of `changes`; those that `sums` does not know had nothing. */
export function addTallies(sums: readonly PeriodTally[], changes: readonly PeriodTally[]): PeriodTally[] {
  const before = new Map(
    sums.map(({ policy, periods }) => [policy, new Map(periods.map((each) => [each.period, each]))]),
  );
  return changes.map(({ policy, periods }) => ({
    policy,
    periods: periods.map(({ period, due, fen, unknown, unclaimed }) => {
      const was = before.get(policy)?.get(period);
      return {
        period,
        due: due + (was?.due ?? 0),
        fen: fen + (was?.fen ?? 0),
        unknown: unknown + (was?.unknown ?? 0),
        unclaimed: unclaimed + (was?.unclaimed ?? 0),
      };
    }),
  }));
}
