/** Ages in SQL. PostgreSQL's own age() lets people born on 29 February grow older on 1 March; the rule here is 28 February. */
import type { Expression } from '../define/expression.ts';
import { fromDayNumber, isLeap, latestBirthFor, type PlainDate, partsOf, toDayNumber } from '../values/date.ts';

export interface AgeParts {
  readonly birth: (of: Expression) => string;
  readonly yearsOf: (years: Expression) => number | undefined;
  readonly on: PlainDate;
  readonly date: (date: PlainDate) => string;
}

/** Birth dates of older people are not asked for. */
const OLDEST = 1000;

/** A comparison of an age with a fixed number of years as a comparison of birth dates, which an index can answer; undefined when it is none. */
export function ageCompareSql(compare: Extract<Expression, { op: 'compare' }>, parts: AgeParts): string | undefined {
  const swapped = compare.left.op !== 'age';
  const age = swapped ? compare.right : compare.left;
  const years = parts.yearsOf(swapped ? compare.left : compare.right);
  if (age.op !== 'age' || years === undefined || years < 0 || years > OLDEST) return undefined;
  const mirrored = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=', '!=': '!=' } as const;
  const as = swapped ? mirrored[compare.as] : compare.as;
  const latest = (more: number): string =>
    parts.date(fromDayNumber(latestBirthFor(years + more, toDayNumber(parts.on))));
  const birth = parts.birth(age.of);
  switch (as) {
    case '>=':
      return `(${birth} <= ${latest(0)})`;
    case '>':
      return `(${birth} <= ${latest(1)})`;
    case '<':
      return `(${birth} > ${latest(0)})`;
    case '<=':
      return `(${birth} > ${latest(1)})`;
    case '=':
      return `(${birth} <= ${latest(0)} and ${birth} > ${latest(1)})`;
    case '!=':
      return `(${birth} > ${latest(0)} or ${birth} <= ${latest(1)})`;
  }
}

/** Completed years of a birth date. The numbers in the text come from the calendar, not from people. */
export function ageSql(birth: string, on: PlainDate): string {
  const { year, month, day } = partsOf(on);
  const lastDay = month === 2 && day === 28 && !isLeap(year) ? 29 : day;
  const later = `extract(month from b) * 100 + extract(day from b) > ${month * 100 + lastDay}`;
  return `(select (${year} - extract(year from b) - case when ${later} then 1 else 0 end)::bigint from (select ${birth} as b offset 0) c)`;
}
