/** Counts what a measure names, in an area or in each area below it. Null where it can not be told: nobody has been decided for yet. */
import type { Measure } from '../../define/indicator.ts';
import type { Ledger } from '../../define/ledger.ts';
import type { FactValues } from '../../define/pack.ts';
import { outcomes } from '../../engine/decision.ts';
import { ledgerReader } from '../../engine/step.ts';
import { latestRun, readPolicySlots } from '../../store/decision.ts';
import { sumStanding } from '../../store/decision-list.ts';
import {
  type AreaCount,
  countEntries,
  countVillages,
  type EntriesMeasure,
  entriesToCount,
  isCountable,
  isInPeriod,
  type MeasureScope,
} from '../../store/measure.ts';
import type { AreaCode } from '../../values/area.ts';
import { toDayNumber } from '../../values/date.ts';
import type { Context } from '../operation.ts';
import { decidedIn } from '../subject/decided.ts';
import { countOfPeople } from './count-people.ts';

type DecisionsMeasure = Extract<Measure, { of: 'decisions' }>;

/** `digits`: by areas with codes of so many digits; left out: in all. Areas in which nothing is counted may be left out. */
export async function countMeasure(
  context: Context,
  measure: Measure,
  scope: MeasureScope,
  digits?: number,
): Promise<AreaCount[] | null> {
  switch (measure.of) {
    case 'entries':
      return countOfEntries(context, measure, scope, digits);
    case 'people':
      return countOfPeople(context, measure, scope, digits);
    case 'decisions':
      return countOfDecisions(context, measure, scope, digits);
    case 'villages':
      return countVillages(context.tx, scope.area, digits);
  }
}

async function countOfEntries(
  context: Context,
  measure: EntriesMeasure,
  scope: MeasureScope,
  digits?: number,
): Promise<AreaCount[]> {
  const ledger = context.catalogue.ledgers.get(measure.ledger)!;
  if (isCountable(ledger, measure)) return countEntries(context.tx, ledger, measure, scope, digits);
  const groups = new Map<AreaCode, { count: number; sum: number; different: Set<unknown> }>();
  for await (const { area, values } of countedEntries(context, ledger, measure, scope)) {
    const key = digits === undefined ? scope.area : area.slice(0, digits);
    const group = groups.get(key) ?? { count: 0, sum: 0, different: new Set() };
    groups.set(key, group);
    group.count += 1;
    const value = values[measure.sum ?? measure.distinct ?? ''];
    if (typeof value === 'number') group.sum += value;
    if (value !== null && value !== undefined) group.different.add(value);
  }
  return [...groups].map(([area, { count, sum, different }]) => ({
    area,
    value: measure.sum ? Math.round(sum * 1e6) / 1e6 : measure.distinct ? different.size : count,
  }));
}

/** Opened one by one, because what the measure reads is sealed. */
export async function* countedEntries(context: Context, ledger: Ledger, measure: EntriesMeasure, scope: MeasureScope) {
  const holds = measure.where && ledgerReader(ledger).condition(measure.where, toDayNumber(scope.on));
  const isCounted = (values: FactValues): boolean =>
    isInPeriod(values, measure.date, scope) && (!holds || holds(values) === true);
  for await (const block of entriesToCount(context.tx, context.seal, ledger, measure, scope))
    for (const entry of block) if (isCounted(entry.values)) yield entry;
}

async function countOfDecisions(
  context: Context,
  measure: DecisionsMeasure,
  scope: MeasureScope,
  digits?: number,
): Promise<AreaCount[] | null> {
  if (!context.catalogue.policies.has(measure.policy)) return countOfSubjects(context, measure, scope, digits);
  const slot = (await readPolicySlots(context.tx)).get(measure.policy);
  if (slot === undefined || (await latestRun(context.tx, scope.area)) === undefined) return null;
  const filter = { slot, outcome: outcomes.indexOf(measure.outcome), area: scope.area };
  const rows = await sumStanding(context.tx, filter, digits);
  return rows.map(({ area, people, fen }) => ({ area, value: measure.sum ? fen : people }));
}

/** Places, areas and organisations are decided anew: they are few. */
async function countOfSubjects(
  context: Context,
  { policy, outcome }: DecisionsMeasure,
  { area, on }: MeasureScope,
  digits?: number,
): Promise<AreaCount[]> {
  const { decided } = await decidedIn(context, policy, { on, area });
  const counted = decided.filter(({ decision }) => decision.outcome === outcome);
  const groups = Map.groupBy(counted, ({ seat }) => (digits === undefined ? area : seat.area.slice(0, digits)));
  return [...groups].map(([place, all]) => ({ area: place, value: all.length }));
}
