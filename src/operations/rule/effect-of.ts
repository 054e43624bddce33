/** The effect of a change of rules on the people of an area: block by block, so that memory does not grow with the county. Nothing is written. */
import type { Catalogue } from '../../engine/catalogue.ts';
import { needsClaim } from '../../engine/entitlement/pay-periods.ts';
import { isMonth, type Months, monthNumber } from '../../engine/entitlement/period.ts';
import { type Effect, whatIf } from '../../engine/what-if/compare.ts';
import type { Holding, Sum } from '../../engine/what-if/sums.ts';
import { areaNames } from '../../store/area.ts';
import { type AreaCode, shortAreaName } from '../../values/area.ts';
import type { Context } from '../operation.ts';
import type { EffectAsked } from './effect-asked.ts';
import { type Felt, tellPeopleFelt } from './people-felt.ts';
import { type SubjectsEffect, subjectsFelt } from './subjects-felt.ts';

export interface EffectSum {
  readonly id: string;
  readonly title: string;
  readonly beforeFen: number;
  readonly afterFen: number;
  /** Periods of people with more, with less, and with something that can not be told. */
  readonly more: number;
  readonly less: number;
  readonly open: number;
}

/** In periods of people: `before` and `after` those in which it holds, `gained` and `lost` the changes, `open` what can not be told. */
export interface HoldingSum extends Holding {
  readonly id: string;
  readonly title: string;
}

export interface HoldingEffect extends HoldingSum {
  /** Not periods but people: for whom it comes to hold, or no longer holds, in at least one period. */
  readonly peopleGaining: number;
  readonly peopleLosing: number;
  readonly byTown: readonly HoldingSum[];
  readonly byPeriod: readonly HoldingSum[];
}

export interface EffectResult {
  readonly months: Months;
  readonly area: AreaCode;
  readonly areaName: string;
  /** Those looked at: where a benefit needs an application, those who applied, were confirmed or were paid. */
  readonly people: number;
  readonly gaining: number;
  readonly losing: number;
  /** Something changes, but the money stays the same or can not be told. */
  readonly otherwise: number;
  readonly total: EffectSum;
  /**
   * Of `byPolicy`, and so of every sum: policies whose own rules stay, settled together with those that change, because they exclude each other or share a
   * limit. Absent in what an earlier version worked out.
   */
  readonly tied?: readonly { readonly id: string; readonly title: string }[];
  readonly byPolicy: readonly EffectSum[];
  readonly byTown: readonly EffectSum[];
  readonly byPeriod: readonly EffectSum[];
  /** Changed policies about places, areas and employers, each with those for whom something changes; absent in what an earlier version worked out. */
  readonly subjects?: readonly SubjectsEffect[];
  /** Changed policies that pay no money: for how many they hold. Absent in what an earlier version worked out. */
  readonly holdings?: readonly HoldingEffect[];
  /** Of each period, per level of government. Sums only. */
  readonly byLevel: readonly Pick<EffectSum, 'id' | 'title' | 'beforeFen' | 'afterFen'>[];
}

/** A stretch of periods in which the same changes for a person; null: can not be told. */
export interface EffectRun {
  readonly policy: string;
  readonly first: string;
  readonly last: string;
  readonly periods: number;
  readonly beforeFen: number | null;
  readonly afterFen: number | null;
  /** The policy pays no money: then one stands for holding and zero for not. */
  readonly held?: true;
}

export interface FeltBy {
  readonly person: string;
  readonly area: AreaCode;
  readonly gainFen: number;
  readonly effects: readonly EffectRun[];
}

/** `felt` is called after each block with those for whom something changes. */
export async function effectOf(
  context: Context,
  after: Catalogue,
  { months, area }: EffectAsked,
  felt: (people: readonly FeltBy[]) => Promise<void>,
): Promise<EffectResult> {
  const { tx, seal, catalogue, progress } = context;
  const effects = whatIf(catalogue, after, { months });
  const people = new Map<string, PeopleHolding>();
  const claiming = claimedOnly([catalogue, after], effects.policies) ? effects.policies : undefined;
  await tellPeopleFelt({ tx, seal, progress }, effects, { before: catalogue, after, area, claiming }, (found) => {
    for (const { effects: own } of found) countHeld(own, people);
    return felt(found.map(feltBy));
  });
  const { total, byPolicy, byTown, byPeriod, byLevel, holdings, ...counts } = effects.result();
  const tied = new Set(effects.tied);
  const towns = [...holdings.values()].flatMap((sums) => [...sums.byTown.keys()]);
  const names = await areaNames(tx, [area, ...byTown.keys(), ...towns]);
  const nameOf = (code: string): string => shortAreaName(names.get(code) ?? (code || '不清楚'));
  const titleOf = (id: string): string => (after.policies.get(id) ?? catalogue.policies.get(id))?.title ?? id;
  return {
    months,
    area,
    areaName: nameOf(area),
    ...counts,
    total: sumOf('', '合计', total),
    tied: [...tied].filter((id) => countsFor(byPolicy.get(id))).map((id) => ({ id, title: titleOf(id) })),
    holdings: [...holdings].map(([id, sums]) => ({
      id,
      title: titleOf(id),
      ...sums.total,
      ...(people.get(id) ?? nobodyYet),
      byTown: [...sums.byTown].map(([town, sum]) => ({ id: town, title: nameOf(town), ...sum })),
      byPeriod: [...sums.byPeriod].map(([period, sum]) => ({ id: period, title: periodWords(period), ...sum })),
    })),
    subjects: await subjectsFelt(context, after, { months, area }),
    byPolicy: [...byPolicy]
      .filter(([id, sum]) => !tied.has(id) || countsFor(sum))
      .toSorted(([a], [b]) => Number(tied.has(a)) - Number(tied.has(b)))
      .map(([id, sum]) => sumOf(id, titleOf(id), sum)),
    byTown: [...byTown].map(([id, sum]) => sumOf(id, nameOf(id), sum)),
    byPeriod: [...byPeriod].map(([id, sum]) => sumOf(id, periodWords(id), sum)),
    byLevel: [...byLevel]
      .sort(([a], [b]) => levelOrder.indexOf(a) - levelOrder.indexOf(b))
      .map(([id, sum]) => ({
        id,
        title: levelWords[id] ?? id,
        beforeFen: Number(sum.beforeFen),
        afterFen: Number(sum.afterFen),
      })),
  };
}

const countsFor = (sum: Sum | undefined): boolean =>
  sum !== undefined && (sum.beforeFen !== 0n || sum.afterFen !== 0n || sum.open > 0);

/** Undefined when nothing else is in the sums. */
export const tiedWords = ({ tied = [] }: Pick<EffectResult, 'tied'>): string | undefined =>
  tied.length === 0
    ? undefined
    : `各项合计包括一起结算的${tied.map(({ title }) => `“${title}”`).join('、')}：规则没有改，但和调整的待遇互相排斥或共用上限，一方变了另一方可能跟着变。`;

interface PeopleHolding {
  readonly peopleGaining: number;
  readonly peopleLosing: number;
}

const nobodyYet: PeopleHolding = { peopleGaining: 0, peopleLosing: 0 };

/** One person's effects: each policy counts them once in each direction. */
function countHeld(effects: readonly Effect[], people: Map<string, PeopleHolding>): void {
  for (const [policy, own] of Map.groupBy(
    effects.filter(({ held }) => held === true),
    (effect) => effect.policy,
  )) {
    const { peopleGaining, peopleLosing } = people.get(policy) ?? nobodyYet;
    people.set(policy, {
      peopleGaining: peopleGaining + Number(own.some(({ change }) => change === 'starts')),
      peopleLosing: peopleLosing + Number(own.some(({ change }) => change === 'stops')),
    });
  }
}

/** Then nobody else can be felt by a change: nothing is due to them before or after. */
export const claimedOnly = (catalogues: readonly Catalogue[], policies: readonly string[]): boolean =>
  policies.every((id) =>
    catalogues.every(({ policies: all }) => {
      const policy = all.get(id);
      return policy === undefined || needsClaim(policy);
    }),
  );

const levelWords: Readonly<Record<string, string>> = {
  state: '中央',
  province: '省级',
  city: '市级',
  county: '县级',
  town: '乡镇',
  unstated: '来源未规定由哪级负担',
};
const levelOrder = Object.keys(levelWords);

export const periodWords = (id: string): string =>
  id === 'once' ? '一次性' : id.length === 4 ? `${id} 年` : `${id.slice(0, 4)} 年 ${Number(id.slice(5))} 月`;

const sumOf = (id: string, title: string, { beforeFen, afterFen, more, less, open }: Sum): EffectSum => ({
  id,
  title,
  beforeFen: Number(beforeFen),
  afterFen: Number(afterFen),
  more,
  less,
  open,
});

const feltBy = ({ effects, ...person }: Felt): FeltBy => ({ ...person, effects: runsOf(effects) });

/** Neighbouring periods with the same change become one stretch. */
function runsOf(effects: readonly Effect[]): EffectRun[] {
  const runs: EffectRun[] = [];
  for (const { policy, period, beforeFen, afterFen, held } of effects) {
    const last = runs.at(-1);
    const goes =
      last !== undefined && last.policy === policy && last.beforeFen === beforeFen && last.afterFen === afterFen;
    if (goes && isNext(last.last, period)) runs[runs.length - 1] = { ...last, last: period, periods: last.periods + 1 };
    else runs.push({ policy, first: period, last: period, periods: 1, beforeFen, afterFen, ...(held && { held }) });
  }
  return runs;
}

const isNext = (before: string, after: string): boolean =>
  isMonth(before) && isMonth(after)
    ? monthNumber(after) === monthNumber(before) + 1
    : Number(after) === Number(before) + 1;
