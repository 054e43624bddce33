/** Sums of money before and after, by whatever they are asked for. */
import type { AreaCode } from '../../values/area.ts';
import type { DayNumber } from '../../values/date.ts';
import type { Catalogue } from '../catalogue.ts';
import { fundingOn, splitByLevel } from './shares.ts';

export interface Sum {
  readonly beforeFen: bigint;
  readonly afterFen: bigint;
  /** Periods of people with more, with less, and with something that can not be told on one side at least. */
  readonly more: number;
  readonly less: number;
  readonly open: number;
}

export interface Counted {
  readonly policy: string;
  readonly period: string;
  readonly from: DayNumber;
  readonly town: AreaCode | '';
  /** Null: can not be told; zero where the policy or the period is not there. */
  readonly beforeFen: number | null;
  readonly afterFen: number | null;
}

/** Of a policy that pays no money: periods of people for which it holds. */
export interface Holding {
  readonly before: number;
  readonly after: number;
  readonly gained: number;
  readonly lost: number;
  /** Can not be told on one side at least. */
  readonly open: number;
}

export interface HoldingSums {
  readonly total: Holding;
  readonly byPeriod: ReadonlyMap<string, Holding>;
  readonly byTown: ReadonlyMap<AreaCode | '', Holding>;
}

/** `beforeFen` and `afterFen` are one where it holds, zero where it does not, null where it can not be told. */
export interface HoldingsCount {
  add(counted: Omit<Counted, 'from'>, times?: number): void;
  /** By policy. */
  result(): ReadonlyMap<string, HoldingSums>;
}

export function holdingsCount(): HoldingsCount {
  type Counting = { -readonly [N in keyof Holding]: Holding[N] };
  const fresh = (): Counting => ({ before: 0, after: 0, gained: 0, lost: 0, open: 0 });
  const by = new Map<string, { total: Counting; byPeriod: Map<string, Counting>; byTown: Map<string, Counting> }>();
  const within = (sums: Map<string, Counting>, key: string): Counting => {
    const sum = sums.get(key) ?? fresh();
    sums.set(key, sum);
    return sum;
  };
  return {
    add: ({ policy, period, town, beforeFen, afterFen }, times = 1) => {
      const own = by.get(policy) ?? { total: fresh(), byPeriod: new Map(), byTown: new Map() };
      by.set(policy, own);
      for (const sum of [own.total, within(own.byPeriod, period), within(own.byTown, town)]) {
        sum.before += (beforeFen ?? 0) * times;
        sum.after += (afterFen ?? 0) * times;
        if (beforeFen === null || afterFen === null) sum.open += times;
        else if (afterFen > beforeFen) sum.gained += times;
        else if (afterFen < beforeFen) sum.lost += times;
      }
    },
    result: () =>
      new Map(
        [...by]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([policy, { total, byPeriod, byTown }]) => [
            policy,
            { total, byPeriod: inOrder(byPeriod), byTown: inOrder(byTown) },
          ]),
      ),
  };
}

const inOrder = <V>(sums: ReadonlyMap<string, V>): Map<string, V> =>
  new Map([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));

type Working = { -readonly [N in keyof Sum]: Sum[N] };

const nothing = (): Working => ({ beforeFen: 0n, afterFen: 0n, more: 0, less: 0, open: 0 });

export interface SumsResult {
  readonly total: Sum;
  readonly byPolicy: ReadonlyMap<string, Sum>;
  readonly byPeriod: ReadonlyMap<string, Sum>;
  /** Nine-digit codes, or shorter where no town is known. */
  readonly byTown: ReadonlyMap<AreaCode | '', Sum>;
  /** By level of government; `unstated` where the policy does not say who carries it. Only money is told here. */
  readonly byLevel: ReadonlyMap<string, Pick<Sum, 'beforeFen' | 'afterFen'>>;
}

export interface Sums {
  /** `times`: of so many people. */
  add(counted: Counted, times?: number): void;
  result(): SumsResult;
}

export function sumsOf(before: Catalogue, after: Catalogue): Sums {
  const total = nothing();
  const byPolicy = new Map<string, Working>();
  const byPeriod = new Map<string, Working>();
  const byTown = new Map<AreaCode | '', Working>();
  /** Money is split where it is paid: per policy and period, not per person. */
  const paid = new Map<string, Working & { readonly policy: string; readonly from: DayNumber }>();
  return {
    add: (counted, times = 1) => {
      const { policy, period, town, from } = counted;
      const key = `${policy} ${period}`;
      const split = paid.get(key) ?? { ...nothing(), policy, from };
      paid.set(key, split);
      for (const sum of [total, at(byPolicy, policy), at(byPeriod, period), at(byTown, town), split])
        book(sum, counted, times);
    },
    result: () => ({
      total,
      byPolicy: sorted(byPolicy),
      byPeriod: sorted(byPeriod),
      byTown: sorted(byTown),
      byLevel: levels(before, after, [...paid.values()]),
    }),
  };
}

function at<K>(sums: Map<K, Working>, key: K): Working {
  const sum = sums.get(key) ?? nothing();
  sums.set(key, sum);
  return sum;
}

function book(sum: Working, { beforeFen, afterFen }: Counted, times: number): void {
  sum.beforeFen += BigInt(beforeFen ?? 0) * BigInt(times);
  sum.afterFen += BigInt(afterFen ?? 0) * BigInt(times);
  if (beforeFen === null || afterFen === null) sum.open += times;
  else if (afterFen > beforeFen) sum.more += times;
  else if (afterFen < beforeFen) sum.less += times;
}

const sorted = <K extends string>(sums: ReadonlyMap<K, Working>): Map<K, Working> =>
  new Map([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));

function levels(
  before: Catalogue,
  after: Catalogue,
  paid: readonly (Sum & { readonly policy: string; readonly from: DayNumber })[],
): Map<string, { beforeFen: bigint; afterFen: bigint }> {
  const byLevel = new Map<string, { beforeFen: bigint; afterFen: bigint }>();
  for (const { policy, from, ...sum } of paid) {
    for (const [side, catalogue] of [
      ['beforeFen', before],
      ['afterFen', after],
    ] as const) {
      const funding = fundingOn(catalogue.policies.get(policy) ?? {}, from);
      for (const { level, fen } of splitByLevel(funding, sum[side])) {
        const known = byLevel.get(level) ?? { beforeFen: 0n, afterFen: 0n };
        known[side] += fen;
        byLevel.set(level, known);
      }
    }
  }
  return byLevel;
}
