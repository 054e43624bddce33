/** What becomes of one cell, and what is known about it meanwhile. */
import type { LedgerField } from '../../define/ledger.ts';
import type { PlainDate } from '../../values/date.ts';
import type { Cell } from '../../values/sheet.ts';
import type { RuleId } from './rules.ts';
import type { WrongCode } from './wrong-codes.ts';

export interface CellContext {
  readonly field: LedgerField;
  /** As written above the column: 是否低保. */
  readonly heading: string;
  readonly today: PlainDate;
  readonly date1904: boolean;
  /** Yuan to one unit of the column's money. */
  readonly yuanPerUnit: number;
}

export type Normalised =
  | { readonly value: string | number | boolean | null; readonly rules?: readonly RuleId[] }
  /** `message` replaces the code's own words when more can be said. */
  | { readonly wrong: WrongCode; readonly message?: string };

/** The text is clean and not empty. */
export type Normalise = (text: string, cell: Cell, context: CellContext) => Normalised;
