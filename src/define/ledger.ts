/** A ledger (台账): the form behind every list that an office keeps. Its rows are entries; approved entries establish facts. */
import type { Expression } from './expression.ts';
import type { OtherSubject } from './fact.ts';
import type { Field } from './field.ts';

export interface LedgerField extends Field {
  /** Other words for this column's heading, parent over child as `残疾情况/等级`. The label itself always counts. */
  readonly synonyms: readonly string[];
  readonly required?: boolean;
  /** The fact that this column establishes, of the person or household, or of what the entry describes. */
  readonly establishes?: string;
  /** The field that says from when the fact holds; otherwise the day the table was filled in. */
  readonly validFrom?: string;
  /** Stated once per household block and merged down over the members' rows. */
  readonly household?: boolean;
  /** Taken from the words above the header when no column says it: the month of `发放表 2026年3月`, as its first day. */
  readonly fromTitle?: 'month';
}

/** The entry has come as far as the last stage whose condition holds. */
export interface Stage {
  readonly id: string;
  readonly label: string;
  readonly when: Expression;
  /** Field with the date on which it was reached. */
  readonly date?: string;
  /** A way out: an entry that stands here goes no further, and others do not pass here. */
  readonly ends?: boolean;
}

/** Work that falls due a fixed time after a date in the entry. Work lists come from dates, not from a to-do table. */
export interface FollowUp {
  readonly id: string;
  readonly label: string;
  /** Field with the date it counts from. */
  readonly after: string;
  readonly days: number;
  /** Field that is filled once it is done. */
  readonly doneBy: string;
}

/** The entries prove that the person was paid a policy's benefit: in the month, when the amount is above zero. */
export interface Receipt {
  readonly policy: string;
  /** Money field. */
  readonly amount: string;
  /** Date field: the first day of the month paid for. */
  readonly month: string;
  /** Integer field: how many months the amount is for, that month and those before it; one when it is empty. */
  readonly months?: string;
  /** Money fields that speak for the whole entry: they count for this policy when the entry pays no other one. */
  readonly backPay?: string;
  readonly deduction?: string;
  /**
   * Where the amount is not written by itself: the sum of the whole entry, and what else is in it besides back pay and deduction. It is what is left of
   * the sum; while one of the others is not written either, how much was paid stays open.
   */
  readonly within?: { readonly whole: string; readonly others: readonly string[] };
}

export interface Ledger {
  readonly id: string;
  readonly title: string;
  readonly requirements: readonly string[];
  /** Whose file an entry hangs on. */
  readonly subject: 'person' | 'household' | 'none';
  /** Each entry is itself a place or an organisation, about which policies decide: its columns establish facts about it. */
  readonly describes?: Exclude<OtherSubject, 'area'>;
  /** Words in a sheet's title or name by which the ledger is recognised. */
  readonly titleWords: readonly string[];
  readonly fields: readonly LedgerField[];
  /** Fields that together identify an entry, so that importing twice changes nothing. */
  readonly key: readonly string[];
  readonly stages: readonly Stage[];
  readonly followUps: readonly FollowUp[];
  readonly receipts?: readonly Receipt[];
}

type FieldInput = Omit<LedgerField, 'id' | 'label' | 'kind' | 'synonyms'> & { synonyms?: readonly string[] };

/** `column('level', '等级', 'integer', { synonyms: ['残疾等级'] })` */
export const column = (id: string, label: string, kind: Field['kind'], options: FieldInput = {}): LedgerField => ({
  synonyms: [],
  ...options,
  id,
  label,
  kind,
});

type LedgerInput = Omit<Ledger, 'stages' | 'followUps'> & Partial<Pick<Ledger, 'stages' | 'followUps'>>;

export const ledger = (input: LedgerInput): Ledger => ({ stages: [], followUps: [], ...input });

/** A field of the ledger's entries in an expression; `stage` gives the stage reached. */
export const field = (id: string): Expression => ({ op: 'fact', fact: id });
