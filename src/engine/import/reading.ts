/** What reading a workbook gives: rows with values, what was done to each cell, and what is wrong with it. */
import type { Ledger } from '../../define/ledger.ts';
import type { FactValue } from '../../define/pack.ts';
import type { PlainDate } from '../../values/date.ts';
import type { RuleId } from './rules.ts';
import type { WrongCode } from './wrong-codes.ts';

/** A rule that changed a cell, or a doubt that does not stop the row. Never holds the cell's text. */
export interface Note {
  readonly field: string;
  readonly rule: RuleId;
  readonly message: string;
}

export interface WrongCell {
  /** Id of the field. */
  readonly field: string;
  /** The field's label: 身份证号. */
  readonly column: string;
  /** `E12`; null when the sheet has no column for the field. */
  readonly cell: string | null;
  readonly code: WrongCode;
  /** What is wrong and what to do, in Chinese. Never holds the cell's text when the field is sensitive. */
  readonly message: string;
}

/** The rows of one family: `headRow` is the row that its block begins with. */
export interface HouseholdBlock {
  /** Sheet and first row: the same as long as the file is. */
  readonly id: string;
  readonly headRow: number;
}

export interface ReadRow {
  readonly sheet: string;
  /** As the office program shows it. */
  readonly row: number;
  /** The cells' texts as they stand in the file, by field. */
  readonly raw: Readonly<Record<string, string>>;
  /** By field; null is unknown. Areas are codes, dates `YYYY-MM-DD`, money fen, choices their ids. */
  readonly values: Readonly<Record<string, FactValue>>;
  readonly notes: readonly Note[];
  readonly wrong: readonly WrongCell[];
  readonly household?: HouseholdBlock;
}

export interface SkippedRow {
  readonly sheet: string;
  readonly row: number;
  readonly why: 'title' | 'repeated-header' | 'total' | 'explanation' | 'place-heading' | 'no-data';
}

export interface ReadSheet {
  readonly name: string;
  readonly title: string;
  /** Rows of the header as shown, both included. */
  readonly headerRows: readonly [number, number];
  /** Field ids by column letter: `{ E: ['residentId'] }`. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /** Headings that no field was found for, by column letter. */
  readonly unknownColumns: Readonly<Record<string, string>>;
  /** The day the table was filled in, when it says so. */
  readonly filledOn: PlainDate | null;
}

export interface Reading {
  readonly ledger: Ledger;
  readonly sheets: readonly ReadSheet[];
  /** Sheets of other content, and hidden ones. */
  readonly otherSheets: readonly string[];
  /** Streams; every call reads from the start. `onSkip` hears of each row that is no entry. */
  rows(onSkip?: (skipped: SkippedRow) => void): AsyncIterable<ReadRow>;
}
