/** Counts what a measure names, in an area or in each area below it. Null where it can not be told: nobody has been decided for yet. */
import type { Measure } from '../../define/indicator.ts';
import type { Ledger } from '../../define/ledger.ts';
import type { FactValues } from '../../define/pack.ts';
import { outcomes } from '../../engine/decision.ts';
import { parameterFinder, peopleCondition } from '../../engine/people-condition.ts';
import { type Period, periodOf } from '../../engine/period.ts';
import { ledgerReader } from '../../engine/step.ts';
import { latestRun, readPolicySlots } from '../../store/decision.ts';
import { sumStanding } from '../../store/decision-list.ts';
import type { SqlFact } from '../../store/expression-sql.ts';
import { factColumns } from '../../store/fact-columns.ts';
import {
  type AreaCount,
  countEntries,
  countPeopleWhere,
  countVillages,
  type EntriesMeasure,
  entriesToCount,
  isCountable,
  isInPeriod,
  type MeasureScope,
  type PeopleQuestion,
  staleOn,
} from '../../store/measure.ts';
import { rowsOn } from '../../store/person-facts.ts';
import type { AreaCode } from '../../values/area.ts';
import { addDays, type PlainDate, toDayNumber } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import type { Context } from '../operation.ts';

type PeopleMeasure = Extract<Measure, { of: 'people' }>;
type DecisionsMeasure = Extract<Measure, { of: 'decisions' }>;

/** Facts are read on the last day of the period, or today while it lasts. */
export function measureScope(area: AreaCode, period: string, today: PlainDate): MeasureScope {
  const stretch: Period | undefined = periodOf(period);
  if (stretch === undefined) throw new Problem('input-invalid', { what: period });
  return { area, ...stretch, on: stretch.until > today ? today : addDays(stretch.until, -1) };
}

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

/** How the facts of people stand in `person_facts f`. */
export async function peopleQuestion(
  context: Context,
  { where }: PeopleMeasure,
  scope: MeasureScope,
): Promise<PeopleQuestion> {
  const columns = new Map((await factColumns(context.tx)).map((column) => [column.fact, column]));
  const fact = (id: string): SqlFact | undefined => {
    const [column, defined] = [columns.get(id), context.catalogue.facts.get(id)];
    if (column === undefined || defined === undefined) return undefined;
    const { kind, values } = defined;
    return {
      sql: `f."${column.column}"`,
      kind,
      choices: 'code',
      sealed: column.slot !== null,
      ...(values ? { values } : {}),
    };
  };
  return { where, fact, parameter: parameterFinder(context.catalogue, scope) };
}

async function countOfPeople(
  context: Context,
  measure: PeopleMeasure,
  scope: MeasureScope,
  digits?: number,
): Promise<AreaCount[]> {
  const condition = peopleCondition(context.catalogue, measure.where, scope);
  const question = await peopleQuestion(context, measure, scope);
  if (condition.facts.some((id) => question.fact(id)?.sealed))
    throw new TypeError('a figure about people reads sealed money');
  const counted = new Map(
    (await countPeopleWhere(context.tx, question, scope, digits)).map(({ area, value }) => [area, value]),
  );
  for (const { area, values } of await livingAmong(context, await staleOn(context.tx, scope), scope.on)) {
    if (condition.holds(values) !== true) continue;
    const key = digits === undefined ? scope.area : area.slice(0, digits);
    counted.set(key, (counted.get(key) ?? 0) + 1);
  }
  return [...counted].map(([area, value]) => ({ area, value }));
}

const AT_ONCE = 2000;

/** Rows on a day for which the stored ones do not hold. */
async function livingAmong(context: Context, people: readonly string[], on: PlainDate) {
  const living = [];
  for (let first = 0; first < people.length; first += AT_ONCE) {
    for (const row of await rowsOn(context.tx, context, people.slice(first, first + AT_ONCE), on)) {
      const died = row.values['diedOn'] ?? null;
      if (died === null || died >= toDayNumber(on)) living.push(row);
    }
  }
  return living;
}

async function countOfDecisions(
  context: Context,
  measure: DecisionsMeasure,
  scope: MeasureScope,
  digits?: number,
): Promise<AreaCount[] | null> {
  const slot = (await readPolicySlots(context.tx)).get(measure.policy);
  if (slot === undefined || (await latestRun(context.tx, scope.area)) === undefined) return null;
  const filter = { slot, outcome: outcomes.indexOf(measure.outcome), area: scope.area };
  const rows = await sumStanding(context.tx, filter, digits);
  return rows.map(({ area, people, fen }) => ({ area, value: measure.sum ? fen : people }));
}
