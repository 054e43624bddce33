/**
 * Entries of ledgers and what was done to them. Actions are only ever added; the entry beside them is their fold, written in the same transaction.
 */
import type { Ledger } from '../define/ledger.ts';
import type { FactValues } from '../define/pack.ts';
import type { AreaCode } from '../values/area.ts';
import { type PlainDate, toDayNumber } from '../values/date.ts';
import { Problem } from '../values/problem.ts';
import type { Transaction } from './database.ts';
import { type LaidDown, layDown, sealedRow, takeUp } from './entry-values.ts';
import { isDuplicate } from './fault.ts';
import { insertRows } from './insert-rows.ts';
import { keepPaidLines } from './paid-line.ts';
import type { Seal } from './seal.ts';

export interface EntrySubject {
  readonly kind: 'person' | 'household' | 'none';
  readonly id: string | null;
}

export type EntryActionKind = 'record' | 'change' | 'withdraw' | 'restore';

export interface StoredEntry {
  readonly id: string;
  readonly area: AreaCode;
  readonly ledger: string;
  readonly subject: EntrySubject;
  readonly stage: string | null;
  /** Every field that is filled in, sensitive ones too: masking is for those who show it. */
  readonly values: FactValues;
  /** The earliest follow-up that is not done. */
  readonly dueOn: PlainDate | null;
  /** How many actions it is made of. */
  readonly actions: number;
  readonly importId: string | null;
  readonly changedAt: string;
  readonly withdrawn: boolean;
}

export interface EntryAction {
  readonly number: number;
  readonly kind: EntryActionKind;
  readonly values: FactValues;
  readonly at: string;
  readonly staffId: string | null;
  readonly importId: string | null;
}

/** One action, and the entry as it leaves it. */
export interface EntryWrite {
  readonly id: string;
  /** From `entryKey`; null leaves it as it is. */
  readonly key: Buffer | null;
  readonly area: AreaCode;
  readonly subject: EntrySubject;
  readonly stage: string | null;
  readonly values: FactValues;
  readonly dueOn: PlainDate | null;
  readonly withdrawn: boolean;
  /** Of this action; 1 makes the entry. */
  readonly number: number;
  readonly kind: EntryActionKind;
  /** What the action sets; null empties a field. */
  readonly changes: FactValues;
}

export interface EntryOrigin {
  readonly at: string;
  readonly staffId: string | null;
  readonly importId: string | null;
  readonly newId: () => string;
}

const ACTION_COLUMNS = {
  county: 'text',
  area_code: 'text',
  entry_id: 'uuid',
  number: 'integer',
  kind: 'text',
  data: 'jsonb',
  sealed: 'bytea',
  at: 'timestamptz',
  staff_id: 'uuid',
  import_id: 'uuid',
} as const;

const ENTRY_COLUMNS = {
  county: 'text',
  area_code: 'text',
  id: 'uuid',
  ledger: 'text',
  key_digest: 'bytea',
  subject_kind: 'text',
  subject_id: 'uuid',
  stage: 'text',
  data: 'jsonb',
  sealed: 'bytea',
  due_on: 'date',
  actions: 'integer',
  import_id: 'uuid',
  changed_at: 'timestamptz',
  withdrawn_at: 'timestamptz',
} as const;

/** Writes actions and the entries they leave. Problem `conflict` when another entry of the ledger has the same key. */
export async function writeEntries(
  tx: Transaction,
  seal: Seal,
  ledger: Ledger,
  writes: readonly EntryWrite[],
  origin: EntryOrigin,
): Promise<void> {
  const { county } = tx.scope;
  const at = Date.parse(origin.at);
  const laid: LaidDown[] = [];
  // Sealed while the rows are on their way, so that both sides work.
  function* actions() {
    for (const { id, area, number, kind, changes } of writes) {
      const { data, sealed } = layDown(seal, ledger, sealedRow(id, number), changes);
      laid.push({ data, sealed });
      yield [county, area, id, number, kind, data, sealed, at, origin.staffId, origin.importId];
    }
  }
  await insertRows(tx, 'entry_action', ACTION_COLUMNS, actions());
  try {
    await insertEntries(tx, ledger, writes, laid, origin);
    await updateEntries(
      tx,
      seal,
      ledger,
      writes.filter(({ number }) => number > 1),
      origin,
    );
  } catch (error) {
    if (isDuplicate(error)) throw new Problem('conflict', { what: `《${ledger.title}》已有同样的一条` });
    throw error;
  }
  await keepPaidLines(tx, ledger, writes, origin);
}

/** A new entry is what its first action says, so it is laid down once. */
async function insertEntries(
  tx: Transaction,
  ledger: Ledger,
  writes: readonly EntryWrite[],
  laid: readonly LaidDown[],
  origin: EntryOrigin,
): Promise<void> {
  const at = Date.parse(origin.at);
  const rows = writes.flatMap((write, index) => {
    if (write.number !== 1) return [];
    const { id, area, key, subject, stage, dueOn, withdrawn } = write;
    const { data, sealed } = laid[index]!;
    const due = dueOn && toDayNumber(dueOn);
    const head = [tx.scope.county, area, id, ledger.id, key, subject.kind, subject.id, stage, data, sealed];
    return [[...head, due, 1, origin.importId, at, withdrawn ? at : null]];
  });
  if (rows.length > 0) await insertRows(tx, 'entry', ENTRY_COLUMNS, rows);
}

async function updateEntries(
  tx: Transaction,
  seal: Seal,
  ledger: Ledger,
  writes: readonly EntryWrite[],
  origin: EntryOrigin,
): Promise<void> {
  if (writes.length === 0) return;
  const laid = writes.map((write) => layDown(seal, ledger, sealedRow(write.id, write.number), filled(write.values)));
  await tx.run`
    update entry set area_code = w.area, key_digest = coalesce(w.key, key_digest), subject_id = w.subject, stage = w.stage, data = w.data::jsonb, sealed = w.sealed,
      due_on = w.due, actions = w.number, changed_at = ${origin.at}, withdrawn_at = case when w.withdrawn then ${origin.at}::timestamptz end
    from unnest(${writes.map(({ id }) => id)}::uuid[], ${writes.map(({ area }) => area)}::text[],
      ${writes.map(({ key }) => key)}::bytea[], ${writes.map(({ subject }) => subject.id)}::uuid[],
      ${writes.map(({ stage }) => stage)}::text[], ${laid.map(({ data }) => data)}::text[], ${laid.map(({ sealed }) => sealed)}::bytea[],
      ${writes.map(({ dueOn }) => dueOn)}::date[], ${writes.map(({ number }) => number)}::integer[],
      ${writes.map(({ withdrawn }) => withdrawn)}::boolean[])
      as w (id, area, key, subject, stage, data, sealed, due, number, withdrawn)
    where entry.county = ${tx.scope.county} and entry.id = w.id`;
}

const filled = (values: FactValues): FactValues =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

export interface EntryRow {
  id: string;
  area_code: string;
  ledger: string;
  subject_kind: EntrySubject['kind'];
  subject_id: string | null;
  stage: string | null;
  data: FactValues;
  sealed: Buffer | null;
  due_on: PlainDate | null;
  actions: number;
  import_id: string | null;
  changed_at: string;
  withdrawn_at: string | null;
}

export const storedEntry = (seal: Seal, row: EntryRow): StoredEntry => ({
  id: row.id,
  area: row.area_code,
  ledger: row.ledger,
  subject: { kind: row.subject_kind, id: row.subject_id },
  stage: row.stage,
  values: takeUp(seal, sealedRow(row.id, row.actions), row.data, row.sealed),
  dueOn: row.due_on,
  actions: row.actions,
  importId: row.import_id,
  changedAt: row.changed_at,
  withdrawn: row.withdrawn_at !== null,
});

/** The standing entries with these keys, by the key in hexadecimal. */
export async function entriesByKey(
  tx: Transaction,
  seal: Seal,
  ledger: string,
  keys: readonly Buffer[],
): Promise<Map<string, StoredEntry>> {
  // Key by key, and by nothing else: before the first statistics of a long import the planner would rather read the whole ledger for each.
  const rows = await tx.sql<EntryRow & { key_digest: Buffer }>`
    select e.* from unnest(${keys}::bytea[]) as k (digest) cross join lateral (
      select * from entry where county = ${tx.scope.county} and key_digest = k.digest offset 0) e
    where e.ledger = ${ledger} and e.withdrawn_at is null`;
  return new Map(rows.map((row) => [row.key_digest.toString('hex'), storedEntry(seal, row)]));
}

/** In no order; those that are not in the scope's area are left out. */
export async function entriesById(tx: Transaction, seal: Seal, ids: readonly string[]): Promise<StoredEntry[]> {
  const rows =
    await tx.sql<EntryRow>`select * from entry where county = ${tx.scope.county} and id = any(${ids}::uuid[])`;
  return rows.map((row) => storedEntry(seal, row));
}

/** Problem `not-found` when there is none in the scope's area. `forChange` makes others wait until this transaction ends. */
export async function readEntry(tx: Transaction, seal: Seal, id: string, forChange = false): Promise<StoredEntry> {
  if (forChange) await tx.sql`select 1 from entry where county = ${tx.scope.county} and id = ${id} for update`;
  const [row] = await tx.sql<EntryRow>`select * from entry where county = ${tx.scope.county} and id = ${id}`;
  if (row === undefined) throw new Problem('not-found', { what: '这条台账记录' });
  return storedEntry(seal, row);
}

export async function entryActions(tx: Transaction, seal: Seal, id: string): Promise<EntryAction[]> {
  const rows = await tx.sql<{
    number: number;
    kind: EntryActionKind;
    data: FactValues;
    sealed: Buffer | null;
    at: string;
    staff_id: string | null;
    import_id: string | null;
  }>`select number, kind, data, sealed, at, staff_id, import_id from entry_action
    where county = ${tx.scope.county} and entry_id = ${id} order by number`;
  return rows.map(({ number, kind, data, sealed, at, staff_id, import_id }) => ({
    number,
    kind,
    values: takeUp(seal, sealedRow(id, number), data, sealed),
    at,
    staffId: staff_id,
    importId: import_id,
  }));
}
