/** From which day on a reported value holds. */
import type { FactValue } from '../../define/pack.ts';
import { DIED } from '../../engine/entitlement/moment.ts';
import { isPlainDate, type PlainDate } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';

interface Known {
  readonly today: PlainDate;
  readonly birthDate: PlainDate | null;
}

/**
 * A death holds from the day that it names, whatever day was typed beside it: put down from the day on which it was reported, it would leave
 * unnoticed what was paid between. Everything else holds from the day that was said. Problem `input-invalid`: a death to come, or before the birth.
 */
export function heldSince(fact: string, value: FactValue, from: PlainDate, { today, birthDate }: Known): PlainDate {
  if (fact !== DIED || typeof value !== 'string' || !isPlainDate(value)) return from;
  if (value > today) throw wrongDay('死亡日期不能晚于今天');
  if (birthDate !== null && value < birthDate) throw wrongDay('死亡日期不能早于出生日期');
  return value;
}

const wrongDay = (what: string): Problem => new Problem('input-invalid', { what }, { value: what });
