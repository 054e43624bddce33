/** Files that were brought in: what they were, how far they have come, and the file itself, sealed. */
import type { PlainDate } from '../values/date.ts';
import { Problem } from '../values/problem.ts';
import type { Transaction } from './database.ts';
import type { Seal } from './seal.ts';

export type ImportState = 'previewed' | 'applied' | 'undone';

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
