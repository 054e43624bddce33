/** What has been reached, by indicator, area and period, beside the target handed down. */
import { z } from 'zod';
import type { Indicator } from '../../define/indicator.ts';
import { measure as measured } from '../../engine/measure.ts';
import { areaNames, areasWithin } from '../../store/area.ts';
import type { AreaCount, MeasureScope } from '../../store/measure.ts';
import { standingTargets } from '../../store/target.ts';
import { type AreaCode, contains, shortAreaName } from '../../values/area.ts';
import { Problem } from '../../values/problem.ts';
import { AreaInput, FlagInput, ListInput, PeriodInput } from '../inputs.ts';
import { type Context, operation, staffRoles } from '../operation.ts';
import { type FindTarget, targetFinder } from '../target/standing.ts';
import { countMeasure } from './count.ts';
import { measureScope } from './count-people.ts';

export interface MeasuredIndicator {
  readonly id: string;
  readonly title: string;
  readonly requirements: readonly string[];
  readonly area: AreaCode;
  readonly areaName: string;
  readonly period: string;
  /** Null when it can not be told yet. Money in fen, percent and permille with one decimal, yes as 1. */
  readonly value: number | null;
  readonly numerator: number | null;
  /** Null: the indicator has none. */
  readonly denominator: number | null;
  readonly unit: Indicator['unit'];
  readonly counter: string | null;
  readonly better: Indicator['better'];
  readonly target: number | null;
  readonly handedDownBy: string | null;
  /** Percent of the target with one decimal: 142.3. */
  readonly attainment: number | null;
  readonly attainmentPercent: number | null;
  /** `142.3%` */
  readonly attainmentText: string | null;
  readonly shortfall: number | null;
  readonly excess: number | null;
  readonly met: boolean | null;
}

export const measure = operation({
  id: 'indicator.measure',
  title: '查看指标',
  titleEn: 'Measure indicators',
  kind: 'read',
  input: z.object({
    indicators: ListInput.optional(),
    area: AreaInput.optional(),
    /** The current year when left out. */
    period: PeriodInput.optional(),
    /** Each area below the one asked for as well. */
    children: FlagInput.default(false),
  }),
  allow: { roles: staffRoles },
  route: { method: 'get', path: '/indicators' },
  async run(
    { indicators, area: asked, period: named, children },
    context,
  ): Promise<{ indicators: MeasuredIndicator[] }> {
    const area = asked ?? context.scope.area;
    if (!contains(context.scope.area, area)) throw new Problem('area-unknown', { code: area });
    const period = named ?? context.today.slice(0, 4);
    const wanted = indicatorsOf(context, indicators);
    const find = targetFinder(context.catalogue, await standingTargets(context.tx));
    const own = await measureArea(context, wanted, area, period, find);
    return { indicators: children ? [...own, ...(await measureChildren(context, wanted, area, period, find))] : own };
  },
});

function indicatorsOf({ catalogue }: Context, ids: readonly string[] | undefined): Indicator[] {
  if (ids === undefined) return [...catalogue.indicators.values()];
  return ids.map((id) => {
    const indicator = catalogue.indicators.get(id);
    if (indicator === undefined) throw new Problem('indicator-unknown', { id });
    return indicator;
  });
}

/** Some indicators for one area. */
export async function measureArea(
  context: Context,
  indicators: readonly Indicator[],
  area: AreaCode,
  period: string,
  find: FindTarget,
): Promise<MeasuredIndicator[]> {
  const scope = measureScope(area, period, context.today);
  const name = (await areaNames(context.tx, [area])).get(area) ?? area;
  const results: MeasuredIndicator[] = [];
  for (const indicator of indicators) {
    const numerator = await countMeasure(context, indicator.numerator, scope);
    const denominator = indicator.denominator ? await countMeasure(context, indicator.denominator, scope) : undefined;
    results.push(
      resultOf(indicator, { area, name, period }, totalOf(numerator), denominator && totalOf(denominator), find),
    );
  }
  return results;
}

const totalOf = (counts: AreaCount[] | null): number | null => (counts === null ? null : (counts[0]?.value ?? 0));

async function measureChildren(
  context: Context,
  indicators: readonly Indicator[],
  area: AreaCode,
  period: string,
  find: FindTarget,
) {
  const scope: MeasureScope = measureScope(area, period, context.today);
  const level = area.length === 6 ? 'town' : 'village';
  const below = area.length >= 12 ? [] : await areasWithin(context.tx, area, level);
  const digits = level === 'town' ? 9 : 12;
  const results: MeasuredIndicator[] = [];
  for (const indicator of indicators) {
    const numerator = byArea(await countMeasure(context, indicator.numerator, scope, digits));
    const denominator =
      indicator.denominator && byArea(await countMeasure(context, indicator.denominator, scope, digits));
    for (const { code, name } of below)
      results.push(resultOf(indicator, { area: code, name, period }, numerator(code), denominator?.(code), find));
  }
  return results;
}

function byArea(counts: AreaCount[] | null): (area: AreaCode) => number | null {
  const values = new Map(counts?.map(({ area, value }) => [area, value]));
  return (area) => (counts === null ? null : (values.get(area) ?? 0));
}

interface Where {
  readonly area: AreaCode;
  readonly name: string;
  readonly period: string;
}

/** `denominator` undefined: there is none; null: it can not be told. */
function resultOf(
  indicator: Indicator,
  { area, name, period }: Where,
  numerator: number | null,
  denominator: number | null | undefined,
  find: FindTarget,
): MeasuredIndicator {
  const { id, title, requirements, unit, counter, better } = indicator;
  const target = find(id, area, period);
  const told = numerator !== null && denominator !== null;
  const result = told ? measured(indicator, numerator, denominator ?? null, target?.value ?? null) : undefined;
  const attainment = result?.against?.attainment ?? null;
  return {
    id,
    title,
    requirements,
    area,
    areaName: shortAreaName(name),
    period,
    value: result?.value ?? null,
    numerator,
    denominator: denominator ?? null,
    unit,
    counter: counter ?? null,
    better,
    target: target?.value ?? null,
    handedDownBy: target?.handedDownBy ?? null,
    attainment: attainment?.value ?? null,
    attainmentPercent: attainment?.value ?? null,
    attainmentText: attainment?.text ?? null,
    shortfall: result?.against?.shortfall ?? null,
    excess: result?.against?.excess ?? null,
    met: result?.against?.met ?? null,
  };
}
