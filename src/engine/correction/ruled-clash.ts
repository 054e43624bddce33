/** What people decided about benefits that do not go together, as the months are settled by it. */
import type { Exclusion } from '../../define/policy.ts';
import type { ClashRuling } from '../entitlement/history.ts';
import { type Month, monthsOfPeriod } from '../entitlement/period.ts';

/** Stands for the policy that takes a benefit's place when that is drawn in another county. */
export const ELSEWHERE = 'elsewhere';

/** Both policies of a pair that is drawn here, always in the same order. */
export const inOrder = (a: string, b: string): readonly [string, string] => (a <= b ? [a, b] : [b, a]);

/** The amounts on which a decision rests, in the order of the pair: where the larger one is kept others are another matter. */
export const groundsOf = (rule: Exclusion | null, fen: readonly [number, number]): string =>
  rule?.keep === 'larger' ? fen.join('/') : '';

/** Decisions are about months; of what is paid by the year they settle the years that they reach into. */
function covers({ first, last }: ClashRuling, period: Month): boolean {
  const months = monthsOfPeriod(period);
  return first <= months.last && (last === null || months.first <= last);
}

/** About a pair drawn here: which of them is paid in the month; undefined while nobody has decided. */
export function ruledHere(
  rulings: readonly ClashRuling[],
  pair: readonly [string, string],
  grounds: string,
  month: Month,
): string | undefined {
  const found = rulings.find(
    (ruling) =>
      ruling.elsewhere === null &&
      ruling.policy === pair[0] &&
      ruling.other === pair[1] &&
      ruling.grounds === grounds &&
      covers(ruling, month),
  );
  return found && (found.keep === 'policy' ? found.policy : found.other);
}

/** Whether somebody decided that a benefit is left to another county, which pays it or what excludes it, in the month. */
export function leftElsewhere(rulings: readonly ClashRuling[], policy: string, month: Month): boolean {
  const seen = new Set<string>();
  for (const ruling of rulings) {
    if (ruling.elsewhere === null || ruling.policy !== policy || !covers(ruling, month)) continue;
    const about = `${ruling.other} ${ruling.elsewhere}`;
    if (!seen.has(about) && ruling.keep === 'other') return true;
    seen.add(about);
  }
  return false;
}

/** The ruling that settles a clash in a month; undefined while it is open. */
export const rulingAbout = <R extends ClashRuling>(
  rulings: readonly R[],
  asked: Pick<ClashRuling, 'policy' | 'other' | 'elsewhere' | 'grounds'>,
  month: Month,
): R | undefined =>
  rulings.find(
    (ruling) =>
      ruling.policy === asked.policy &&
      ruling.other === asked.other &&
      ruling.elsewhere === asked.elsewhere &&
      ruling.grounds === asked.grounds &&
      covers(ruling, month),
  );
