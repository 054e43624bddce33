/**
 * Writes tables to .xlsx. Texts are always written as texts, in cells of the text format: one that begins with `=`, `+`, `-` or `@` is never
 * calculated, neither when the file is opened nor when somebody edits the cell, and identity numbers keep all their digits.
 */
import { type Cell, type CellStyle, type CellValue, writeXlsx } from 'hucre';
import type { Merge } from '../values/sheet.ts';

export type TableValue = string | number | boolean | null;

export interface TableColumn {
  readonly heading: string;
  /** In characters. */
  readonly width?: number;
  /** Numbers of money in yuan get two decimals; everything else is text or a plain number. */
  readonly format?: 'text' | 'number' | 'yuan';
}

export interface Table {
  /** Name of the sheet. Characters that Excel does not take are replaced. */
  readonly name: string;
  /** Over all columns, in the first row. */
  readonly title?: string;
  /** Below the title: who filled it in, when, in which unit. */
  readonly subtitle?: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly TableValue[])[];
  /** Below the rows, each in a row of its own. */
  readonly remarks?: readonly string[];
}

const THIN = { style: 'thin', color: { rgb: 'FF808080' } } as const;
const BORDER = { top: THIN, bottom: THIN, left: THIN, right: THIN };
const TEXT = '@';

/** One sheet to a table, printable: A4 across, header repeated, page numbers. `password` locks the file for opening. */
export async function writeTables(tables: readonly Table[], options: { password?: string } = {}): Promise<Uint8Array> {
  const names = uniqueNames(tables.map(({ name }) => name));
  return writeXlsx({
    sheets: tables.map((table, index) => sheetOf(table, names[index]!)),
    ...(options.password === undefined ? {} : { encryption: { password: options.password } }),
  });
}

function sheetOf({ title, subtitle, columns, rows, remarks = [] }: Table, name: string) {
  const above = [title, subtitle].filter((line) => line !== undefined);
  const lines: CellValue[][] = [
    ...above.map((line) => [line]),
    columns.map(({ heading }) => heading),
    ...rows.map((row) => [...row]),
    ...remarks.map((line) => [line]),
  ];
  const header = above.length;
  const last = Math.max(columns.length - 1, 0);
  const wide = [...above.keys(), ...remarks.map((_, index) => header + 1 + rows.length + index)];
  return {
    name,
    rows: lines,
    columns: columns.map(({ width = 14 }) => ({ width })),
    cells: stylesOf(lines, columns, header, rows.length),
    merges: wide.filter(() => last > 0).map((row) => ({ startRow: row, endRow: row, startCol: 0, endCol: last })),
    freezePane: { rows: header + 1 },
    pageSetup: {
      paperSize: 'a4' as const,
      orientation: 'landscape' as const,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `$${header + 1}:$${header + 1}`,
    },
    headerFooter: { oddFooter: '&C第 &P 页 共 &N 页' },
  };
}

function stylesOf(
  lines: readonly CellValue[][],
  columns: readonly TableColumn[],
  header: number,
  count: number,
): Map<string, Partial<Cell>> {
  const cells = new Map<string, Partial<Cell>>();
  const byColumn = columns.map(({ format }) => styleOf(format));
  lines.forEach((line, row) => {
    line.forEach((value, column) => {
      const style =
        row === 0 && header > 0
          ? TITLE
          : row < header || row > header + count
            ? PLAIN
            : row === header
              ? HEADING
              : byColumn[column];
      cells.set(`${row},${column}`, { value, type: typeOf(value), ...(style === undefined ? {} : { style }) });
    });
  });
  return cells;
}

const typeOf = (value: CellValue) =>
  typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : value === null ? 'empty' : 'string';

const TITLE: CellStyle = {
  font: { bold: true, size: 16 },
  alignment: { horizontal: 'center', vertical: 'center' },
  numFmt: TEXT,
};
const PLAIN: CellStyle = { alignment: { wrapText: true, vertical: 'center' }, numFmt: TEXT };
const HEADING: CellStyle = {
  font: { bold: true },
  border: BORDER,
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  numFmt: TEXT,
};

function styleOf(format: TableColumn['format'] = 'text'): CellStyle {
  const numFmt = format === 'yuan' ? '#,##0.00' : format === 'number' ? 'General' : TEXT;
  return { border: BORDER, alignment: { vertical: 'center', wrapText: format === 'text' }, numFmt };
}

/** What stands in a sheet, as it stands, row by row: for giving files of other kinds back as .xlsx. */
export interface PlainSheet {
  readonly name: string;
  /** By row as shown, from 1. */
  readonly rows: ReadonlyMap<number, readonly (string | null)[]>;
  readonly merges: readonly Merge[];
}

/** Texts only, rows where they were. */
export async function writePlainSheets(sheets: readonly PlainSheet[]): Promise<Uint8Array> {
  const names = uniqueNames(sheets.map(({ name }) => name));
  return writeXlsx({
    sheets: sheets.map(({ rows, merges }, index) => ({
      name: names[index]!,
      rows: Array.from({ length: Math.max(0, ...rows.keys()) }, (_, at) => [...(rows.get(at + 1) ?? [])]),
      merges: merges.map(({ top, left, bottom, right }) => ({
        startRow: top - 1,
        startCol: left,
        endRow: bottom - 1,
        endCol: right,
      })),
    })),
  });
}

/** Excel takes 31 characters, none of `[]:*?/\`, and no name twice. */
function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const clean = [...name.replace(/[[\]:*?/\\]/g, '_').replace(/^'+|'+$/g, '')].slice(0, 28).join('') || 'Sheet';
    let unique = clean;
    for (let number = 2; taken.has(unique.toLowerCase()); number++) unique = `${clean}_${number}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}
