/** The rows of files that were brought in: what was read, sealed, what it would change, and what became of it. */
import { sql } from 'kysely';
import type { FactValues } from '../define/pack.ts';
import type { PlainDate } from '../values/date.ts';
import type { Transaction } from './database.ts';
import { insertRows } from './insert-rows.ts';
import type { Seal } from './seal.ts';
import { unnested } from './unnested.ts';

export type ImportRowStatus = 'new' | 'same' | 'changed' | 'wrong';

export interface ImportWrong {
  readonly field: string;
  readonly column: string;
  readonly cell: string | null;
  readonly code: string;
  readonly message: string;
}

export interface ImportNote {
  readonly field: string | null;
  readonly rule: string;
  readonly message: string;
}

export interface ImportDifference {
  readonly field: string;
  readonly label: string;
  readonly old: FactValues[string];
  readonly new: FactValues[string];
}

/** What is read from a row; it stands sealed. */
export interface ImportContent {
  readonly values: FactValues;
  readonly filledOn: PlainDate;
  /** Rows of one household share it. */
  readonly household?: string;
  /** How often the same entry stood in the file before, this time included. */
  readonly occurrence: number;
  readonly difference: readonly ImportDifference[];
  /** Texts of the wrong cells. */
  readonly raw?: Readonly<Record<string, string>>;
}

export interface ImportRow {
  readonly position: number;
  readonly sheet: string;
  readonly row: number;
  readonly status: ImportRowStatus;
  readonly notes: readonly ImportNote[];
  readonly wrong: readonly ImportWrong[];
  /** The entry it belongs to; of a new one, the id that it will have. */
  readonly entry: string | null;
  /** The person or household, when they were known at the preview. */
  readonly subject: string | null;
  readonly content: ImportContent | null;
}

const rowPlace = (id: string, position: number) => ({
  table: 'import_row',
  column: 'sealed',
  row: `${id}/${position}`,
});

const ROW_COLUMNS = {
  county: 'text',
  area_code: 'text',
  import_id: 'uuid',
  position: 'integer',
  sheet: 'text',
  sheet_row: 'integer',
  status: 'text',
  notes: 'jsonb',
  wrong: 'jsonb',
  sealed: 'bytea',
  entry_id: 'uuid',
  subject_id: 'uuid',
} as const;

export async function addImportRows(
  tx: Transaction,
  seal: Seal,
  id: string,
  rows: readonly ImportRow[],
): Promise<void> {
  const { county, area } = tx.scope;
  const asJson = (list: readonly unknown[]): string | null => (list.length === 0 ? null : JSON.stringify(list));
  // Sealed while the rows are on their way, so that both sides work.
  function* values() {
    for (const { position, sheet, row, status, notes, wrong, content, entry, subject } of rows) {
      const sealed = content && seal.seal(JSON.stringify(content), rowPlace(id, position));
      const head = [county, area, id, position, sheet, row, status, asJson(notes), asJson(wrong)];
      yield [...head, sealed, entry, subject];
    }
  }
  await insertRows(tx, 'import_row', ROW_COLUMNS, values());
}

interface ImportRowTableRow {
  position: number;
  sheet: string;
  sheet_row: number;
  status: ImportRowStatus;
  notes: ImportNote[] | null;
  wrong: ImportWrong[] | null;
  sealed: Buffer | null;
  entry_id: string | null;
  subject_id: string | null;
}

const asRow = (seal: Seal, id: string, row: ImportRowTableRow): ImportRow => ({
  position: row.position,
  sheet: row.sheet,
  row: row.sheet_row,
  status: row.status,
  notes: row.notes ?? [],
  wrong: row.wrong ?? [],
  entry: row.entry_id,
  subject: row.subject_id,
  content: row.sealed && (JSON.parse(seal.open(row.sealed, rowPlace(id, row.position))) as ImportContent),
});

/** The next rows after a position, in order. */
export async function importRowsAfter(
  tx: Transaction,
  seal: Seal,
  id: string,
  after: number,
  limit: number,
): Promise<ImportRow[]> {
  const rows = await tx.sql<ImportRowTableRow>`
    select * from import_row where county = ${tx.scope.county} and import_id = ${id} and position > ${after}
    order by position limit ${limit}`;
  return rows.map((row) => asRow(seal, id, row));
}

export interface ImportRowsQuery {
  readonly status?: ImportRowStatus;
  /** Only those with a doubt or a remark. */
  readonly noted?: boolean;
  readonly page: number;
  readonly pageSize: number;
}

export async function listImportRows(
  tx: Transaction,
  seal: Seal,
  id: string,
  query: ImportRowsQuery,
): Promise<{ rows: ImportRow[]; total: number }> {
  const where = sql`county = ${tx.scope.county} and import_id = ${id}
    ${query.status === undefined ? sql`` : sql`and status = ${query.status}`} ${query.noted ? sql`and notes is not null` : sql``}`;
  const [count] = await tx.rows(
    sql<{ total: number }>`select count(*)::integer as total from import_row where ${where}`,
  );
  const rows = await tx.rows(sql<ImportRowTableRow>`
    select * from import_row where ${where} order by position limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}`);
  return { rows: rows.map((row) => asRow(seal, id, row)), total: count?.total ?? 0 };
}

/** Every wrong cell, in the order of the file. */
export async function wrongRows(tx: Transaction, id: string): Promise<Pick<ImportRow, 'sheet' | 'row' | 'wrong'>[]> {
  const rows = await tx.sql<{ sheet: string; row: number; wrong: ImportWrong[] | null }>`
    select sheet, sheet_row as row, wrong from import_row
    where county = ${tx.scope.county} and import_id = ${id} and status = 'wrong' order by position`;
  return rows.map(({ sheet, row, wrong }) => ({ sheet, row, wrong: wrong ?? [] }));
}

export interface AppliedRow {
  readonly position: number;
  readonly status: ImportRowStatus;
  readonly entry: string | null;
  readonly subject: string | null;
}

/** What became of rows for which it is not what the preview said. */
export async function setRowsApplied(tx: Transaction, id: string, rows: readonly AppliedRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run`
    update import_row r set status = a.status, entry_id = a.entry, subject_id = a.subject
    from ${unnested([
      ['integer', rows.map(({ position }) => position)],
      ['text', rows.map(({ status }) => status)],
      ['uuid', rows.map(({ entry }) => entry)],
      ['uuid', rows.map(({ subject }) => subject)],
    ])} as a (position, status, entry, subject)
    where r.county = ${tx.scope.county} and r.import_id = ${id} and r.position = a.position`;
}
