/** Tables written as the test says them, read as the importer reads files. */
import { writeXlsx } from 'hucre';
import { readWorkbook } from '../../src/engine/import/read-workbook.ts';
import type { Reading, ReadRow, SkippedRow } from '../../src/engine/import/reading.ts';
import { openWorkbook } from '../../src/formats/workbook.ts';
import { loadAreas } from '../../src/store/areas/load-areas.ts';
import { plainDate } from '../../src/values/date.ts';
import { checkCharacter } from '../../src/values/resident-id.ts';
import { columnNumber } from '../../src/values/sheet.ts';
import { installedLedgers } from './installed-ledgers.ts';

const { areas } = loadAreas();

export type Value = string | number | boolean | Date | null;

export interface TableSheet {
  readonly name?: string;
  readonly rows: readonly (readonly Value[])[];
  /** `A3:A4` */
  readonly merges?: readonly string[];
  readonly hidden?: boolean;
}

export interface Outcome {
  readonly reading: Reading;
  readonly rows: readonly ReadRow[];
  readonly skipped: readonly SkippedRow[];
  /** `E12 id-checksum` */
  readonly wrong: readonly string[];
}

export async function readTables(
  sheets: readonly TableSheet[],
  options: { ledger?: string; date1904?: boolean } = {},
): Promise<Outcome> {
  return readFile(await writeTables(sheets, options), 'table.xlsx', options.ledger);
}

export const writeTables = (sheets: readonly TableSheet[], options: { date1904?: boolean } = {}): Promise<Uint8Array> =>
  writeXlsx({
    ...(options.date1904 ? { dateSystem: '1904' as const } : {}),
    sheets: sheets.map(({ name = 'Sheet1', rows, merges = [], hidden }) => ({
      name,
      rows: rows.map((row) => [...row]),
      merges: merges.map(rangeOf),
      ...(hidden ? { hidden } : {}),
    })),
  });

export const readTable = (rows: readonly (readonly Value[])[], merges: readonly string[] = []): Promise<Outcome> =>
  readTables([{ rows, merges }]);

export async function readFile(bytes: Uint8Array, name: string, ledger?: string): Promise<Outcome> {
  const workbook = await openWorkbook(bytes, name);
  const today = plainDate('2026-07-01');
  const reading = await readWorkbook(workbook, {
    ledgers: installedLedgers,
    areas,
    today,
    ...(ledger === undefined ? {} : { ledger }),
  });
  const rows: ReadRow[] = [];
  const skipped: SkippedRow[] = [];
  for await (const row of reading.rows((each) => skipped.push(each))) rows.push(row);
  const wrong = rows.flatMap((row) => row.wrong.map(({ cell, column, code }) => `${cell ?? column} ${code}`));
  return { reading, rows, skipped, wrong };
}

function rangeOf(text: string) {
  const [, left, top, right, bottom] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(text)!;
  return {
    startRow: Number(top) - 1,
    startCol: columnNumber(left!),
    endRow: Number(bottom) - 1,
    endCol: columnNumber(right!),
  };
}

/** A sound identity number: `person(1)` and so on, all different. Odd numbers are men. */
export function person(number: number, birth = '19850301'): string {
  const seventeen = `621223${birth}${String(number).padStart(3, '0')}`;
  return seventeen + checkCharacter(seventeen);
}

/** The values of one field, row by row. */
export const values = ({ rows }: Outcome, field: string) => rows.map((row) => row.values[field]);

/** The rules by which a field was changed in a row. */
export const rules = ({ rows }: Outcome, field: string, row = 0) =>
  rows[row]!.notes.filter((note) => note.field === field).map(({ rule }) => rule);
