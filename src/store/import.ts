/** Files that were brought in: what they were, their rows with what became of each, and the file itself, sealed. */
import { sql } from 'kysely';
import type { FactValues } from '../define/pack.ts';
import type { PlainDate } from '../values/date.ts';
import { Problem } from '../values/problem.ts';
import type { Transaction } from './database.ts';
import { insertRows } from './insert-rows.ts';
import type { Seal } from './seal.ts';
import { unnested } from './unnested.ts';

export type ImportState = 'previewed' | 'applied' | 'undone';
export type ImportRowStatus = 'new' | 'same' | 'changed' | 'wrong';

export interface ImportCounts {
  readonly rows: number;
  readonly ok: number;
  readonly wrong: number;
  readonly new: number;
  readonly same: number;
  readonly changed: number;
}

export interface StoredImport {
  readonly id: string;
  readonly area: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly ledger: string;
  readonly state: ImportState;
  readonly filledOn: PlainDate | null;
  readonly counts: ImportCounts;
  readonly previewedBy: string | null;
  readonly previewedAt: string;
  readonly appliedBy: string | null;
  readonly appliedAt: string | null;
  readonly undoneBy: string | null;
  readonly undoneAt: string | null;
}

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

interface ImportTableRow {
  id: string;
  area_code: string;
  file_name: string;
  sha256: Buffer;
  bytes: number;
  ledger: string;
  state: ImportState;
  filled_on: PlainDate | null;
  counts: ImportCounts;
  previewed_by: string | null;
  previewed_at: string;
  applied_by: string | null;
  applied_at: string | null;
  undone_by: string | null;
  undone_at: string | null;
}

const asImport = (row: ImportTableRow): StoredImport => ({
  id: row.id,
  area: row.area_code,
  fileName: row.file_name,
  sha256: row.sha256.toString('hex'),
  bytes: row.bytes,
  ledger: row.ledger,
  state: row.state,
  filledOn: row.filled_on,
  counts: row.counts,
  previewedBy: row.previewed_by,
  previewedAt: row.previewed_at,
  appliedBy: row.applied_by,
  appliedAt: row.applied_at,
  undoneBy: row.undone_by,
  undoneAt: row.undone_at,
});

export type NewImport = Pick<StoredImport, 'id' | 'fileName' | 'bytes' | 'ledger' | 'filledOn'> & {
  sha256: Buffer;
  at: string;
};

/** In state `previewed`, without counts: `setImportCounts` when its rows are in. */
export async function createImport(tx: Transaction, given: NewImport): Promise<void> {
  const { county, area, staffId } = tx.scope;
  await tx.run`
    insert into import (county, area_code, id, file_name, sha256, bytes, ledger, state, filled_on, counts, previewed_by, previewed_at)
    values (${county}, ${area}, ${given.id}, ${given.fileName}, ${given.sha256}, ${given.bytes}, ${given.ledger}, 'previewed',
      ${given.filledOn}, '{}', ${staffId}, ${given.at})`;
}

export async function setImportCounts(tx: Transaction, id: string, counts: ImportCounts): Promise<void> {
  await tx.run`update import set counts = ${JSON.stringify(counts)} where county = ${tx.scope.county} and id = ${id}`;
}

export async function setImportApplied(tx: Transaction, id: string, at: string): Promise<void> {
  await tx.run`
    update import set state = 'applied', applied_at = ${at}, applied_by = ${tx.scope.staffId}
    where county = ${tx.scope.county} and id = ${id}`;
}

export async function setImportUndone(tx: Transaction, id: string, at: string): Promise<void> {
  await tx.run`
    update import set state = 'undone', undone_at = ${at}, undone_by = ${tx.scope.staffId}
    where county = ${tx.scope.county} and id = ${id}`;
}

/** Problem `not-found`. `forChange`: others wait until this transaction ends. */
export async function readImport(tx: Transaction, id: string, forChange = false): Promise<StoredImport> {
  if (forChange) await tx.sql`select 1 from import where county = ${tx.scope.county} and id = ${id} for update`;
  const [row] = await tx.sql<ImportTableRow>`select * from import where county = ${tx.scope.county} and id = ${id}`;
  if (row === undefined) throw new Problem('not-found', { what: '这次导入' });
  return asImport(row);
}

/** The newest first. */
export async function listImports(
  tx: Transaction,
  page: { readonly page: number; readonly pageSize: number },
): Promise<{ imports: StoredImport[]; total: number }> {
  const [count] = await tx.sql<{
    total: number;
  }>`select count(*)::integer as total from import where county = ${tx.scope.county}`;
  const rows = await tx.sql<ImportTableRow>`
    select * from import where county = ${tx.scope.county} order by previewed_at desc, id
    limit ${page.pageSize} offset ${(page.page - 1) * page.pageSize}`;
  return { imports: rows.map(asImport), total: count?.total ?? 0 };
}

const filePlace = (id: string) => ({ table: 'import_file', column: 'sealed', row: id });
const rowPlace = (id: string, position: number) => ({
  table: 'import_row',
  column: 'sealed',
  row: `${id}/${position}`,
});

export async function keepImportFile(tx: Transaction, seal: Seal, id: string, bytes: Uint8Array): Promise<void> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  await tx.run`
    insert into import_file (county, area_code, import_id, sealed)
    values (${tx.scope.county}, ${tx.scope.area}, ${id}, ${seal.seal(text, filePlace(id))})`;
}

export async function importFile(tx: Transaction, seal: Seal, id: string): Promise<Uint8Array> {
  const [row] = await tx.sql<{
    sealed: Buffer;
  }>`select sealed from import_file where county = ${tx.scope.county} and import_id = ${id}`;
  if (row === undefined) throw new Problem('not-found', { what: '导入的文件' });
  return Buffer.from(seal.open(row.sealed, filePlace(id)), 'base64');
}

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

/** Entries that an import wrote, with the number of its action and whether others have acted on them since. */
export interface ImportedEntry {
  readonly entry: string;
  readonly number: number;
  readonly later: number;
}

export async function importedEntries(tx: Transaction, id: string): Promise<ImportedEntry[]> {
  return tx.sql<ImportedEntry>`
    select a.entry_id as entry, min(a.number) as number, max(e.actions) - max(a.number) as later
    from entry_action a join entry e on e.county = a.county and e.id = a.entry_id
    where a.county = ${tx.scope.county} and a.import_id = ${id} group by a.entry_id order by a.entry_id`;
}

export interface ImportedSubjects {
  /** People whom the import registered. */
  readonly people: readonly string[];
  /** Households that consist of them alone. */
  readonly households: readonly string[];
  /** People who were known before and whom it seated in another household, with where they were. */
  readonly moved: readonly {
    readonly person: string;
    readonly from: PlainDate;
    readonly place: string;
    readonly household: string | null;
  }[];
}

interface Placement {
  person: string;
  household: string | null;
  place: string;
  from: PlainDate;
  own: boolean;
}

export async function importedSubjects(tx: Transaction, id: string): Promise<ImportedSubjects> {
  const { county } = tx.scope;
  const rows = await tx.sql<Placement>`
    select person_id as person, household_id as household, place_code as place, valid_from as "from",
      coalesce(source_kind = 'import' and source_ref = ${id}, false) as own
    from residence where county = ${county} and person_id in (
      select person_id from residence where county = ${county} and source_kind = 'import' and source_ref = ${id})
    order by person_id, recorded_at, id`;
  const people: string[] = [];
  const moved: ImportedSubjects['moved'][number][] = [];
  for (const [person, placements] of Map.groupBy(rows, (row) => row.person)) {
    if (placements[0]!.own) people.push(person);
    const last = placements.findLastIndex(({ own }) => own);
    const before = placements[last - 1];
    if (!placements[0]!.own && before)
      moved.push({ person, from: placements[last]!.from, place: before.place, household: before.household });
  }
  const households = await tx.sql<{ id: string }>`
    select distinct household_id as id from residence r
    where r.county = ${county} and r.source_kind = 'import' and r.source_ref = ${id} and r.household_id is not null and not exists (
      select from residence o where o.county = r.county and o.household_id = r.household_id
        and not coalesce(o.source_kind = 'import' and o.source_ref = ${id}, false))`;
  return { people, households: households.map((row) => row.id), moved };
}

/** How many facts, entries and moves of others rest on what an import established: they would lose their ground. */
export async function builtUpon(
  tx: Transaction,
  id: string,
  { people, households }: ImportedSubjects,
): Promise<Record<'facts' | 'entries' | 'moves', number>> {
  const { county } = tx.scope;
  const subjects = [...people, ...households];
  const [facts] = await tx.sql<{ count: number }>`
    select count(*)::integer as count from fact f
    where f.county = ${county} and not f.withdrawn and not coalesce(f.source_kind = 'import' and f.source_ref = ${id}, false)
      and (f.subject_id = any(${subjects}::uuid[]) or f.supersedes in (
        select m.id from fact m where m.county = ${county} and m.source_kind = 'import' and m.source_ref = ${id}))
      and not exists (select from fact w where w.county = f.county and w.subject_id = f.subject_id and w.fact = f.fact
        and w.supersedes = f.id and w.withdrawn)`;
  const [entries] = await tx.sql<{ count: number }>`
    select count(*)::integer as count from entry e
    where e.county = ${county} and e.subject_id = any(${subjects}::uuid[]) and e.withdrawn_at is null and e.import_id is distinct from ${id}`;
  const [moves] = await tx.sql<{ count: number }>`
    select count(*)::integer as count from residence r
    where r.county = ${county} and not coalesce(r.source_kind = 'import' and r.source_ref = ${id}, false) and (
      r.household_id = any(${households}::uuid[]) or r.person_id = any(${people}::uuid[]))`;
  return { facts: facts?.count ?? 0, entries: entries?.count ?? 0, moves: moves?.count ?? 0 };
}
