/** Fills an official paper with what has been reached: every figure is measured now and keeps the link to the rows it counts. */
import { z } from 'zod';
import type { FilledPaper } from '../../define/filled-paper.ts';
import type { Ledger } from '../../define/ledger.ts';
import type { FactValues } from '../../define/pack.ts';
import type { Paper } from '../../define/paper.ts';
import type { MatchingFund } from '../../define/plan.ts';
import { fillPaper, type PaperEntry, type PaperFund, type PaperNeeds, paperNeeds } from '../../engine/fill.ts';
import { entryTexts } from '../../engine/fill-entry.ts';
import { fundTotals } from '../../engine/measure.ts';
import { parameterFinder } from '../../engine/people-condition.ts';
import { ledgerReader } from '../../engine/step.ts';
import { areaNames } from '../../store/area.ts';
import { entriesToCount, type MeasureScope } from '../../store/measure.ts';
import { standingTargets } from '../../store/target.ts';
import { contains, shortAreaName } from '../../values/area.ts';
import { toDayNumber } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { type AreaNames, namesFor } from '../entry/shown.ts';
import { countMeasure } from '../indicator/count.ts';
import { measureScope } from '../indicator/count-people.ts';
import { measureArea } from '../indicator/measure.ts';
import { AreaInput, PeriodInput } from '../inputs.ts';
import { type Context, operation, staffRoles } from '../operation.ts';
import { targetFinder } from '../target/standing.ts';

export const PaperInput = z.object({
  paper: z.string(),
  area: AreaInput.optional(),
  /** The current year when left out. */
  period: PeriodInput.optional(),
});

export const fill = operation({
  id: 'paper.fill',
  title: '生成公文',
  titleEn: 'Fill a paper',
  kind: 'read',
  input: PaperInput,
  allow: { roles: staffRoles },
  route: { method: 'get', path: '/papers/{paper}' },
  run: fillWith,
});

/** Problem `paper-unknown`. */
export async function fillWith(
  input: z.output<typeof PaperInput>,
  context: Context,
): Promise<{ area: string; period: string; paper: FilledPaper }> {
  const { catalogue, scope, today, tx } = context;
  const paper = catalogue.papers.get(input.paper);
  if (paper === undefined)
    throw new Problem('paper-unknown', { id: input.paper, known: [...catalogue.papers.keys()].join(', ') });
  const area = input.area ?? scope.area;
  if (!contains(scope.area, area)) throw new Problem('area-unknown', { code: area });
  const period = input.period ?? today.slice(0, 4);
  const areaName = (await areaNames(tx, [area])).get(area) ?? area;
  const data = await dataFor(context, paper, measureScope(area, period, today), period);
  return { area, period, paper: fillPaper(paper, { ...data, period, areaName, date: today }) };
}

async function dataFor(context: Context, paper: Paper, scope: MeasureScope, period: string) {
  const needs = paperNeeds(paper);
  const find = targetFinder(context.catalogue, await standingTargets(context.tx));
  const wanted = needs.figures.map((id) => context.catalogue.indicators.get(id)!);
  const measured = await measureArea(context, wanted, scope.area, period, find);
  return {
    figures: Object.fromEntries(
      measured.map(({ counter, ...figure }) => [figure.id, { ...figure, ...(counter ? { counter } : {}) }]),
    ),
    funds: Object.fromEntries(
      await fundsFor(context, needs, scope, (fund) => find(fund.indicator, scope.area, period)?.value),
    ),
    entries: Object.fromEntries(await entriesFor(context, needs, scope)),
  };
}

/**
 * A fund is planned for the target that was handed down (9 stations × 30,000 + 9 × 20,000); without one it is what the units done so far cost.
 * Problem `not-decided-yet` when a fund pays for people who have not been decided for.
 */
async function fundsFor(
  context: Context,
  needs: PaperNeeds,
  scope: MeasureScope,
  planned: (fund: MatchingFund) => number | undefined,
): Promise<[string, PaperFund][]> {
  const parameter = parameterFinder(context.catalogue, scope);
  const costOf = (id: string): number => {
    const value = parameter(id);
    if (typeof value !== 'number') throw new TypeError(`the unit cost “${id}” is not an amount`);
    return value;
  };
  const funds: [string, PaperFund][] = [];
  for (const id of needs.funds) {
    const fund = context.catalogue.funds.get(id)!;
    const units = planned(fund) ?? (await unitsDone(context, fund, scope));
    funds.push([id, fundTotals(fund, units, costOf)]);
  }
  return funds;
}

async function unitsDone(context: Context, fund: MatchingFund, scope: MeasureScope): Promise<number> {
  const units = await countMeasure(context, fund.units, scope);
  if (units === null) throw new Problem('not-decided-yet', { area: scope.area });
  return units[0]?.value ?? 0;
}

async function entriesFor(context: Context, needs: PaperNeeds, scope: MeasureScope): Promise<[string, PaperEntry[]][]> {
  const lists: [string, PaperEntry[]][] = [];
  for (const { key, ledger: id, where } of needs.entries) {
    const ledger = context.catalogue.ledgers.get(id)!;
    const holds = where && ledgerReader(ledger).condition(where, toDayNumber(scope.on));
    const found: PaperEntry[] = [];
    for await (const block of entriesToCount(context.tx, context.seal, ledger, { of: 'entries', ledger: id }, scope)) {
      const names = await namesFor(context, ledger, block);
      for (const { id: entry, values } of block)
        if (!holds || holds(values) === true)
          found.push({ id: entry, values: entryTexts(ledger, withPlaceNames(ledger, values, names)) });
    }
    lists.push([key, found]);
  }
  return lists;
}

/** Places by their names, as a paper says them. */
function withPlaceNames(ledger: Ledger, values: FactValues, names: AreaNames): FactValues {
  const named = ledger.fields
    .filter(({ kind }) => kind === 'town' || kind === 'village')
    .map(({ id }) => [id, shortAreaName(names.get(String(values[id])) ?? String(values[id] ?? ''))] as const);
  return { ...values, ...Object.fromEntries(named) };
}
