/** For which months and where the effect of a change of rules is asked. */
import { isMonth, type Months, monthNumber } from '../../engine/entitlement/period.ts';
import { type AreaCode, contains } from '../../values/area.ts';
import { Problem } from '../../values/problem.ts';
import type { Context } from '../operation.ts';

const MOST_MONTHS = 36;

export interface EffectAsked {
  readonly months: Months;
  readonly area: AreaCode;
}

/** Three years of months at most, in the caller's area. Problems: `input-invalid`, `area-unknown`. */
export function effectAsked(
  { first, last, area }: { first: string; last: string; area?: AreaCode | undefined },
  { scope }: Pick<Context, 'scope'>,
): EffectAsked {
  const wrong = (name: string, what: string): Problem => new Problem('input-invalid', { what }, { [name]: what });
  if (!isMonth(first)) throw wrong('first', '月份要写成 2026-07 的样子');
  if (!isMonth(last)) throw wrong('last', '月份要写成 2026-12 的样子');
  const count = monthNumber(last) - monthNumber(first) + 1;
  if (count < 1) throw wrong('last', '结束的月份要在开始的月份之后');
  if (count > MOST_MONTHS) throw wrong('last', `一次最多算 ${MOST_MONTHS} 个月`);
  const asked = area ?? scope.area;
  if (!contains(scope.area, asked)) throw new Problem('area-unknown', { code: asked });
  return { months: { first, last }, area: asked };
}
