/** What a table is made of, whatever file it came from: rows with the number that the office program shows, cells with what was typed. */
import { fromDayNumber, type PlainDate } from './date.ts';

/**
 * `text` is what stands in the file. A number keeps its digits as written, so that a lost identity number can be told from a whole one;
 * a cell formatted as a date comes as `YYYY-MM-DD`.
 */
export interface Cell {
  readonly kind: 'text' | 'number' | 'date' | 'boolean' | 'error';
  readonly text: string;
}

export interface SheetRow {
  /** As the office program shows it, from 1. */
  readonly number: number;
  /** By column, from 0; an empty cell is null. Only the first cell of a merged range holds its value. */
  readonly cells: readonly (Cell | null)[];
}

/** A merged range, rows from 1 as shown and columns from 0, both ends included. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly merges: readonly Merge[];
  /** Serial numbers of days count from 1904, not 1900. */
  readonly date1904?: boolean;
  /** Every call reads from the start. Rows come in ascending order; rows without any cell may be left out. */
  rows(): AsyncIterable<SheetRow>;
}

export interface Workbook {
  readonly kind: 'xlsx' | 'xls' | 'html' | 'xml' | 'csv';
  /** Of text files: `utf-8`, `gb18030`, `utf-16le`. */
  readonly encoding?: string;
  readonly sheets: readonly Sheet[];
}

/** `0` → `A`, `27` → `AB`. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

/** `E12`: column from 0, row from 1. */
export const cellName = (column: number, row: number): string => `${columnLetters(column)}${row}`;

/** `A` → 0, `AB` → 27. */
export function columnNumber(letters: string): number {
  let column = 0;
  for (let index = 0; index < letters.length; index++) column = column * 26 + letters.charCodeAt(index) - 64;
  return column - 1;
}

const EPOCH_1900 = -25569;
const EPOCH_1904 = -24107;
const YEAR_2199 = 109_575;

/**
 * The day of a serial number; a fraction is the time and falls away. In the 1900 system day 60 is a 29 February that never was,
 * and the days before it are one off. Undefined when it is no day of the years 1900 to 2199.
 */
export function dateOfSerial(serial: number, date1904: boolean): PlainDate | undefined {
  const day = Math.floor(serial);
  if (!Number.isFinite(serial) || day < 1 || day > YEAR_2199) return undefined;
  if (date1904) return fromDayNumber(day + EPOCH_1904);
  if (day === 60) return undefined;
  return fromDayNumber(day + EPOCH_1900 + (day < 60 ? 1 : 0));
}
