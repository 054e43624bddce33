/**
 * Writes tables to .xlsx. Texts are always written as texts, in cells of the text format: one that begins with `=`, `+`, `-` or `@` is never
 * calculated, neither when the file is opened nor when somebody edits the cell, and identity numbers keep all their digits.
 */
import { type Cell, type CellStyle, type CellValue, type DataValidation, writeXlsx } from 'hucre';
import { cellName, type Sheet, type Cell as SheetCell } from '../values/sheet.ts';
import { writePlainWorkbook } from './plain-workbook.ts';
import { heightOfRow } from './row-height.ts';
import { uniqueSheetNames } from './sheet-names.ts';

export type TableValue = string | number | boolean | null;

export interface TableColumn {
  readonly heading: string;
  /** In characters. */
  readonly width?: number;
  /** Numbers of money in yuan get two decimals; everything else is text or a plain number. */
  readonly format?: 'text' | 'number' | 'yuan';
  /** What may be picked from a list in the cells below the heading; other words are warned about, not refused: readers may know them, too. */
  readonly choices?: readonly string[];
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

/** Formatted cells are held in memory until the end: so many rows take some 500 MB. Longer tables go out plain, as they stream. */
const MOST_FORMATTED = 20_000;

/** So many rows below the heading offer the choices of their column. */
const LONGEST_FILLED = 5_000;

/** One sheet to a table, printable: A4 across, header repeated, page numbers. `password` locks the file for opening. */
export async function writeTables(tables: readonly Table[], options: { password?: string } = {}): Promise<Uint8Array> {
  const count = tables.reduce((sum, { rows }) => sum + rows.length, 0);
  if (count > MOST_FORMATTED && options.password === undefined) return writePlainWorkbook(tables.map(plainSheet));
  const names = uniqueSheetNames(tables.map(({ name }) => name));
  return writeXlsx({
    sheets: tables.map((table, index) => sheetOf(table, names[index]!)),
    ...(options.password === undefined ? {} : { encryption: { password: options.password } }),
  });
}

function plainSheet({ name, title, subtitle, columns, rows, remarks = [] }: Table): Sheet {
  const cellOf = (value: TableValue): SheetCell | null => {
    if (value === null) return null;
    if (typeof value === 'number') return { kind: 'number', text: String(value) };
    return { kind: 'text', text: typeof value === 'boolean' ? (value ? '是' : '否') : value };
  };
  const above = [title, subtitle].filter((line) => line !== undefined).map((line) => [line]);
  return {
    name,
    hidden: false,
    merges: [],
    rows: async function* () {
      let number = 0;
      for (const line of [...above, columns.map(({ heading }) => heading)])
        yield { number: ++number, cells: line.map(cellOf) };
      for (const line of rows) yield { number: ++number, cells: line.map(cellOf) };
      for (const line of remarks) yield { number: ++number, cells: [cellOf(line)] };
    },
  };
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
    rowDefs: heightsOf(rows, columns, header + 1),
    freezePane: { rows: header + 1 },
    dataValidations: columns.flatMap(({ choices }, column) => validationOf(choices, column, header + 2)),
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

/** Excel takes a list of so many characters in a cell's rule; longer ones would damage the file. */
const LONGEST_LIST = 255;

/** `first`: the number of the first row below the heading. */
function validationOf(choices: readonly string[] | undefined, column: number, first: number): DataValidation[] {
  if (choices === undefined || choices.join(',').length > LONGEST_LIST || choices.some((word) => word.includes(',')))
    return [];
  const range = `${cellName(column, first)}:${cellName(column, first + LONGEST_FILLED)}`;
  return [
    { type: 'list', values: [...choices], range, allowBlank: true, showErrorMessage: true, errorStyle: 'warning' },
  ];
}

/** Of rows below the heading that need more than one line. */
function heightsOf(
  rows: Table['rows'],
  columns: readonly TableColumn[],
  first: number,
): Map<number, { readonly height: number }> {
  const widths = columns.map(({ width = 14 }) => width);
  return new Map(
    rows.flatMap((row, index) => {
      const height = heightOfRow(
        row.map((value) => (typeof value === 'string' ? value : null)),
        widths,
      );
      return height === undefined ? [] : [[first + index, { height }] as const];
    }),
  );
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
