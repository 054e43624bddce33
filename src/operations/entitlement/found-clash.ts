/** What was found not to go together for one person, and whether somebody still has to decide. */
import type { Exclusion } from '../../define/policy.ts';
import type { ClashRuling } from '../../engine/entitlement/history.ts';
import type { Month } from '../../engine/entitlement/period.ts';
import type { StoredClashRuling } from '../../store/clash-ruling.ts';
import type { Drawer } from '../../store/drawn-together.ts';

/** `listed`: on a list that is about to be written. */
export type SideState = 'paid' | 'listed' | 'granted' | 'applied' | 'elsewhere';

export interface ClashSide {
  readonly policy: string;
  readonly title: string;
  /** Null: drawn elsewhere, and nobody said how much. */
  readonly amountFen: number | null;
  readonly state: SideState;
  /** Where it is drawn, when not here. */
  readonly paidIn: string | null;
}

export interface FoundClash {
  /** The same for the same pair from the same month on. */
  readonly key: string;
  readonly person: Drawer;
  readonly kind: 'same-policy' | 'excluded' | 'capped';
  readonly first: Month;
  readonly last: Month;
  readonly sides: readonly ClashSide[];
  /** Index of the side that the rule keeps; null where a person has to find out, or both are paid in part. */
  readonly keep: number | null;
  readonly rule: Pick<Exclusion, 'because' | 'source' | 'keep'> | null;
  /** What somebody decided about these months; null while it is open, and for limits, which need no decision. */
  readonly ruling: Pick<StoredClashRuling, 'keep' | 'reason' | 'recordedAt'> | null;
  readonly about: Pick<ClashRuling, 'policy' | 'other' | 'elsewhere' | 'grounds'> & { readonly last: Month | null };
}

/** Payment is held back for it. */
export const isOpenClash = ({ kind, ruling }: FoundClash): boolean => kind !== 'capped' && ruling === null;
