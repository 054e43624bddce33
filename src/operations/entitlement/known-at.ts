import type { PlainDate } from '../../values/date.ts';

/** The last millisecond of a day in Asia/Shanghai: what was recorded on that day was known on it. */
export const endOfDay = (day: PlainDate): number => Date.parse(`${day}T16:00:00.000Z`) - 1;
