/** Counts people by the facts of their rows, in an area or in each area below it. */
import type { Measure } from '../../define/indicator.ts';
import { parameterFinder, peopleCondition } from '../../engine/people-condition.ts';
import { type Period, periodOf } from '../../engine/period.ts';
import type { SqlFact } from '../../store/expression-sql.ts';
import { factColumns } from '../../store/fact-columns.ts';
import {
  type AreaCount,
  countPeopleWhere,
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

/** Facts are read on the last day of the period, or today while it lasts. */
export function measureScope(area: AreaCode, period: string, today: PlainDate): MeasureScope {
  const stretch: Period | undefined = periodOf(period);
  if (stretch === undefined) throw new Problem('input-invalid', { what: period });
  return { area, ...stretch, on: stretch.until > today ? today : addDays(stretch.until, -1) };
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

export async function countOfPeople(
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
