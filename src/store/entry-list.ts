/** Lists of entries: filtered, sorted, by pages, within the scope's area; and the work that falls due. */
import { type RawBuilder, sql } from 'kysely';
import type { Field } from '../define/field.ts';
import type { Ledger } from '../define/ledger.ts';
import { type AreaCode, areaEnd } from '../values/area.ts';
import type { PlainDate } from '../values/date.ts';
import type { Transaction } from './database.ts';
import { type EntryRow, type StoredEntry, storedEntry } from './entry.ts';
import { isSealedField } from './entry-values.ts';
import type { Seal } from './seal.ts';

export interface EntryQuery {
  readonly area?: AreaCode;
  readonly stage?: string;
  readonly subject?: string;
  readonly importId?: string;
  /** Text that some field shown in clear contains. */
  readonly q?: string;
  /** Field → the value it must have; sealed fields are not searched. */
  readonly equals?: Readonly<Record<string, string | number | boolean>>;
  readonly withdrawn?: boolean;
  /** A field, or `changed`, `area`, `stage`, `due`. */
  readonly sort?: string;
  readonly descending?: boolean;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

export interface EntryPage {
  readonly entries: readonly StoredEntry[];
  readonly total: number;
}

type Condition = RawBuilder<unknown>;

export async function listEntries(tx: Transaction, seal: Seal, ledger: Ledger, query: EntryQuery): Promise<EntryPage> {
  const where = sql.join(conditionsOf(tx, ledger, query), sql` and `);
  const order = sql`${orderOf(ledger, query.sort)} ${sql.raw(query.descending ? 'desc nulls last' : 'asc nulls last')}`;
  const [count] = await tx.rows(sql<{ total: number }>`select count(*)::integer as total from entry e where ${where}`);
  const rows = await tx.rows(sql<EntryRow>`
    select e.* from entry e where ${where} order by ${order}, e.id
    limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}`);
  return { entries: rows.map((row) => storedEntry(seal, row)), total: count?.total ?? 0 };
}

function conditionsOf(tx: Transaction, ledger: Ledger, query: EntryQuery): Condition[] {
  const conditions = [sql`e.county = ${tx.scope.county}`, sql`e.ledger = ${ledger.id}`];
  conditions.push(query.withdrawn ? sql`e.withdrawn_at is not null` : sql`e.withdrawn_at is null`);
  if (query.area !== undefined)
    conditions.push(sql`e.area_code >= ${query.area} and e.area_code < ${areaEnd(query.area)}`);
  if (query.stage !== undefined)
    conditions.push(query.stage === '' ? sql`e.stage is null` : sql`e.stage = ${query.stage}`);
  if (query.subject !== undefined) conditions.push(sql`e.subject_id = ${query.subject}`);
  if (query.importId !== undefined) conditions.push(sql`e.import_id = ${query.importId}`);
  if (query.q) conditions.push(containing(ledger, query.q));
  for (const [id, value] of Object.entries(query.equals ?? {})) {
    if (plainFields(ledger).some((field) => field.id === id))
      conditions.push(sql`e.data ->> ${id}::text = ${String(value)}::text`);
  }
  return conditions;
}

const plainFields = (ledger: Ledger): Field[] =>
  ledger.fields.filter((field) => !isSealedField(field) && field.kind !== 'sequence');

/** Words of choices are looked up by their labels, because only their ids are stored. */
function containing(ledger: Ledger, q: string): Condition {
  const pattern = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  const any = plainFields(ledger).flatMap((field): Condition[] => {
    if (field.kind === 'text' || field.kind === 'name')
      return [sql`e.data ->> ${field.id}::text like ${pattern}::text`];
    const ids =
      field.kind === 'choice' ? (field.values ?? []).filter(({ label }) => label.includes(q)).map(({ id }) => id) : [];
    return ids.length === 0 ? [] : [sql`e.data ->> ${field.id}::text = any(${ids}::text[])`];
  });
  if (ledger.subject === 'person') {
    any.push(
      sql`exists (select from person p where p.county = e.county and p.id = e.subject_id and p.name like ${pattern}::text)`,
    );
  }
  return any.length === 0 ? sql`false` : sql`(${sql.join(any, sql` or `)})`;
}

const NUMBERS: ReadonlySet<Field['kind']> = new Set(['integer', 'decimal', 'money']);

function orderOf(ledger: Ledger, sort = 'changed'): Condition {
  if (sort === 'area') return sql`e.area_code`;
  if (sort === 'due') return sql`e.due_on`;
  if (sort === 'stage') {
    const stages = ledger.stages.map(({ id }) => id);
    return sql`array_position(${stages}::text[], e.stage)`;
  }
  const field = plainFields(ledger).find(({ id }) => id === sort);
  if (field === undefined) return sql`e.changed_at`;
  if (field.kind === 'choice') {
    const ids = (field.values ?? []).map(({ id }) => id);
    return sql`array_position(${ids}::text[], e.data ->> ${field.id}::text)`;
  }
  return NUMBERS.has(field.kind) ? sql`(e.data ->> ${field.id}::text)::numeric` : sql`e.data ->> ${field.id}::text`;
}

export interface DueQuery {
  readonly ledgers?: readonly string[];
  readonly area?: AreaCode;
  /** The last day that is asked for. */
  readonly until: PlainDate;
  readonly page: number;
  readonly pageSize: number;
}

/** Entries with a follow-up that is not done by the day, the latest in arrears first. */
export async function listDueEntries(tx: Transaction, seal: Seal, query: DueQuery): Promise<EntryPage> {
  const conditions = [
    sql`e.county = ${tx.scope.county}`,
    sql`e.withdrawn_at is null`,
    sql`e.due_on <= ${query.until}::date`,
  ];
  if (query.area !== undefined)
    conditions.push(sql`e.area_code >= ${query.area} and e.area_code < ${areaEnd(query.area)}`);
  if (query.ledgers !== undefined) conditions.push(sql`e.ledger = any(${query.ledgers}::text[])`);
  const where = sql.join(conditions, sql` and `);
  const [count] = await tx.rows(sql<{ total: number }>`select count(*)::integer as total from entry e where ${where}`);
  const rows = await tx.rows(sql<EntryRow>`
    select e.* from entry e where ${where} order by e.due_on, e.id
    limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}`);
  return { entries: rows.map((row) => storedEntry(seal, row)), total: count?.total ?? 0 };
}

export interface StageCount {
  readonly ledger: string;
  readonly stage: string | null;
  readonly entries: number;
  /** With a follow-up that should have been done before the day. */
  readonly overdue: number;
}

export const countByStage = (tx: Transaction, today: PlainDate): Promise<StageCount[]> =>
  tx.sql<StageCount>`
    select ledger, stage, count(*)::integer as entries, (count(*) filter (where due_on < ${today}))::integer as overdue from entry
    where county = ${tx.scope.county} and withdrawn_at is null group by ledger, stage`;
