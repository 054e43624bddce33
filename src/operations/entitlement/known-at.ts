import type { PlainDate } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';

/** The last millisecond of a day in Asia/Shanghai: what was recorded on that day was known on it. */
export const endOfDay = (day: PlainDate): number => Date.parse(`${day}T16:00:00.000Z`) - 1;

/** What was known on a day that has not come nobody can say: what comes to be known until then is missing. Problem `input-invalid`. */
export function knownOn(known: PlainDate, today: PlainDate): number {
  const late = '要是今天或以前的一天';
  if (known > today) throw new Problem('input-invalid', { what: `known: ${late}` }, { known: late });
  return endOfDay(known);
}
