/** A stretch of days for which a policy decides the same for a person. Plain data. */
import type { AreaCode } from '../../values/area.ts';
import type { DayNumber, PlainDate } from '../../values/date.ts';
import type { Outcome } from '../decision.ts';

export interface DecisionInterval {
  readonly from: DayNumber;
  /** The first day after it. */
  readonly to: DayNumber;
  readonly area: AreaCode | '';
  /** From when the version holds by which was decided; null: not in force. */
  readonly version: PlainDate | null;
  readonly outcome: Outcome;
  /** Bit k: the k-th criterion of the version does not hold. */
  readonly failing: number;
  /** Bit k: the k-th criterion can not be told. */
  readonly unclear: number;
  /** Fen a period; 0 when refused; null when the benefit is not money or the amount can not be told. */
  readonly amountFen: number | null;
}

/** The decision in few characters: two intervals with the same key say the same. */
export const keyOf = ({ area, version, outcome, failing, unclear, amountFen }: DecisionInterval): string =>
  `${area}|${version ?? '-'}|${outcome}|${failing.toString(16)}|${unclear.toString(16)}|${amountFen ?? '-'}`;

export const decidesSame = (a: DecisionInterval, b: DecisionInterval): boolean =>
  a.outcome === b.outcome &&
  a.amountFen === b.amountFen &&
  a.failing === b.failing &&
  a.unclear === b.unclear &&
  a.version === b.version &&
  a.area === b.area;
