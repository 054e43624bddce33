/**
 * Counts for indicators, grouped by area. Conditions that the database can answer are its business; where a condition or a sum needs a sealed field
 * the entries are opened and a function decides, which must say the same.
 */
import { CompiledQuery } from 'kysely';
import type { Expression } from '../define/expression.ts';
import type { Field } from '../define/field.ts';
import type { Measure } from '../define/indicator.ts';
import type { Ledger } from '../define/ledger.ts';
import type { FactValues } from '../define/pack.ts';
import type { ParameterValue } from '../define/parameter.ts';
import { type AreaCode, areaEnd } from '../values/area.ts';
import type { PlainDate } from '../values/date.ts';
import type { Transaction } from './database.ts';
import { type EntryRow, type StoredEntry, storedEntry } from './entry.ts';
import { isSealedField } from './entry-values.ts';
import { expressionSql, jsonFactSql, type SqlFact } from './expression-sql.ts';
import type { Seal } from './seal.ts';

export type EntriesMeasure = Extract<Measure, { of: 'entries' }>;

export interface MeasureScope {
  readonly area: AreaCode;
  /** Entries dated outside of `from <= date < until` are left out, when the measure names a date. */
  readonly from: PlainDate;
  readonly until: PlainDate;
  /** The day for which facts and conditions are read. */
  readonly on: PlainDate;
}

/** The query so far: its text and the values that stand in it as $n. */
export class QueryText {
  readonly values: unknown[] = [];

  value(value: unknown, cast: string): string {
    return `$${this.values.push(value)}::${cast}`;
  }

  async rows<Row>(tx: Transaction, text: string): Promise<Row[]> {
    return (await tx.kysely.executeQuery<Row>(CompiledQuery.raw(text, this.values))).rows;
  }
}

/** Fields whose values stand in clear; `stage` besides. */
export function entryFact(ledger: Ledger): (id: string) => SqlFact | undefined {
  return (id) => {
    if (id === 'stage') {
      const values = ledger.stages.map((stage, index) => ({ id: stage.id, code: index + 1, label: stage.label }));
      return { sql: 'e.stage', kind: 'choice', choices: 'id', values };
    }
    const field = ledger.fields.find((each) => each.id === id);
    return field && { ...jsonFactSql('e.data', field), sealed: isSealedField(field) };
  };
}

/** Whether the database can count it: nothing it reads is sealed. */
export function isCountable(ledger: Ledger, { where, date, sum, distinct }: EntriesMeasure): boolean {
  const fields = new Map<string, Field>(ledger.fields.map((field) => [field.id, field]));
  const read = [...(where ? factsIn(where) : []), date, sum, distinct].flatMap((id) =>
    id === undefined ? [] : [fields.get(id)],
  );
  return read.every((field) => field === undefined || !isSealedField(field));
}

function factsIn(expression: unknown): string[] {
  if (typeof expression !== 'object' || expression === null) return [];
  const { op, fact } = expression as { op?: string; fact?: string };
  if (op === 'fact' && fact !== undefined) return [fact];
  return Object.values(expression).flatMap(factsIn);
}

function conditions(
  query: QueryText,
  tx: Transaction,
  ledger: Ledger,
  measure: EntriesMeasure,
  scope: MeasureScope,
): string[] {
  const list = [
    `e.county = ${query.value(tx.scope.county, 'text')}`,
    `e.ledger = ${query.value(ledger.id, 'text')}`,
    'e.withdrawn_at is null',
    `e.area_code >= ${query.value(scope.area, 'text')}`,
    `e.area_code < ${query.value(areaEnd(scope.area), 'text')}`,
  ];
  const dated = ledger.fields.find(({ id }) => id === measure.date);
  if (dated && !isSealedField(dated)) {
    const date = jsonFactSql('e.data', dated).sql;
    list.push(`${date} >= ${query.value(scope.from, 'date')}`, `${date} < ${query.value(scope.until, 'date')}`);
  }
  return list;
}

export interface AreaCount {
  readonly area: AreaCode;
  readonly value: number;
}

/** How many entries there are, the sum of a field or its different values; by the first `digits` of the area, or in all. */
export async function countEntries(
  tx: Transaction,
  ledger: Ledger,
  measure: EntriesMeasure,
  scope: MeasureScope,
  digits?: number,
): Promise<AreaCount[]> {
  const query = new QueryText();
  const where = conditions(query, tx, ledger, measure, scope);
  if (measure.where)
    where.push(expressionSql(measure.where, { on: scope.on, fact: entryFact(ledger), values: query.values }));
  const area =
    digits === undefined
      ? query.value(scope.area, 'text')
      : `substr(e.area_code, 1, ${query.value(digits, 'integer')})`;
  const rows = await query.rows<{ area: AreaCode; value: string }>(
    tx,
    `select ${area} as area, ${aggregate(ledger, measure)} as value from entry e where ${where.join(' and ')} group by 1 order by 1`,
  );
  return rows.map((row) => ({ area: row.area, value: Number(row.value) }));
}

function aggregate(ledger: Ledger, { sum, distinct }: EntriesMeasure): string {
  const field = ledger.fields.find(({ id }) => id === (sum ?? distinct));
  if (field === undefined) return 'count(*)';
  const { sql } = jsonFactSql('e.data', field);
  return sum === undefined ? `count(distinct ${sql})` : `coalesce(sum(${sql}), 0)`;
}

/** The entries that a measure could count, opened, in blocks: the condition is left to whoever asks. */
export async function* entriesToCount(
  tx: Transaction,
  seal: Seal,
  ledger: Ledger,
  measure: EntriesMeasure,
  scope: MeasureScope,
): AsyncGenerator<StoredEntry[]> {
  const size = 5000;
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const query = new QueryText();
    const where = [...conditions(query, tx, ledger, measure, scope), `e.id > ${query.value(after, 'uuid')}`];
    const rows = await query.rows<EntryRow>(
      tx,
      `select e.* from entry e where ${where.join(' and ')} order by e.id limit ${size}`,
    );
    if (rows.length > 0) yield rows.map((row) => storedEntry(seal, row));
    if (rows.length < size) return;
    after = rows.at(-1)!.id;
  }
}

/** Reads whether a sealed date falls into the period: the counterpart of the condition in the query. */
export const isInPeriod = (values: FactValues, date: string | undefined, { from, until }: MeasureScope): boolean => {
  const day = date === undefined ? undefined : values[date];
  return date === undefined || (typeof day === 'string' && day >= from && day < until);
};

/** One page of the entries behind a figure that the database can count, the newest first. */
export async function listCounted(
  tx: Transaction,
  seal: Seal,
  ledger: Ledger,
  measure: EntriesMeasure,
  scope: MeasureScope,
  page: { readonly page: number; readonly pageSize: number },
): Promise<StoredEntry[]> {
  const query = new QueryText();
  const where = conditions(query, tx, ledger, measure, scope);
  if (measure.where)
    where.push(expressionSql(measure.where, { on: scope.on, fact: entryFact(ledger), values: query.values }));
  const rows = await query.rows<EntryRow>(
    tx,
    `select e.* from entry e where ${where.join(' and ')} order by e.area_code, e.id
     limit ${query.value(page.pageSize, 'integer')} offset ${query.value((page.page - 1) * page.pageSize, 'integer')}`,
  );
  return rows.map((row) => storedEntry(seal, row));
}

export interface PeopleQuestion {
  readonly where: Expression;
  readonly parameter: (id: string) => ParameterValue;
  readonly fact: (id: string) => SqlFact | undefined;
}

/** People who live on the day and for whom the condition holds; rows that do not hold on the day are left out: see `staleOn`. */
export async function countPeopleWhere(
  tx: Transaction,
  { where, parameter, fact }: PeopleQuestion,
  scope: MeasureScope,
  digits?: number,
): Promise<AreaCount[]> {
  const query = new QueryText();
  const area =
    digits === undefined
      ? query.value(scope.area, 'text')
      : `substr(f.area_code, 1, ${query.value(digits, 'integer')})`;
  const list = livingOn(query, tx, scope);
  list.push(expressionSql(where, { on: scope.on, fact, parameter, values: query.values }));
  const rows = await query.rows<{ area: AreaCode; value: string }>(
    tx,
    `select ${area} as area, count(*) as value from person_facts f where ${list.join(' and ')} group by 1 order by 1`,
  );
  return rows.map((row) => ({ area: row.area, value: Number(row.value) }));
}

export async function listPeopleWhere(
  tx: Transaction,
  { where, parameter, fact }: PeopleQuestion,
  scope: MeasureScope,
  page: { readonly page: number; readonly pageSize: number },
): Promise<{ id: string; area: AreaCode; name: string }[]> {
  const query = new QueryText();
  const list = livingOn(query, tx, scope);
  list.push(expressionSql(where, { on: scope.on, fact, parameter, values: query.values }));
  return query.rows(
    tx,
    `select f.person_id as id, f.area_code as area, p.name from person_facts f join person p on p.county = f.county and p.id = f.person_id
     where ${list.join(' and ')} order by f.area_code, p.name_pinyin, f.person_id
     limit ${query.value(page.pageSize, 'integer')} offset ${query.value((page.page - 1) * page.pageSize, 'integer')}`,
  );
}

const heldOn = (day: string): string =>
  `(f.held_from is null or f.held_from <= ${day}) and (f.held_until is null or f.held_until > ${day})`;

function livingOn(query: QueryText, tx: Transaction, { area, on }: MeasureScope): string[] {
  const day = query.value(on, 'date');
  return [
    `f.county = ${query.value(tx.scope.county, 'text')}`,
    `f.area_code >= ${query.value(area, 'text')}`,
    `f.area_code < ${query.value(areaEnd(area), 'text')}`,
    'f.standing < 4',
    `(f.died_on is null or f.died_on >= ${day})`,
    heldOn(day),
  ];
}

/** People whose stored row does not hold on the day. */
export async function staleOn(tx: Transaction, { area, on }: Pick<MeasureScope, 'area' | 'on'>): Promise<string[]> {
  const query = new QueryText();
  const day = query.value(on, 'date');
  const rows = await query.rows<{ id: string }>(
    tx,
    `select f.person_id as id from person_facts f where f.county = ${query.value(tx.scope.county, 'text')} and f.standing < 4
       and f.area_code >= ${query.value(area, 'text')} and f.area_code < ${query.value(areaEnd(area), 'text')} and not (${heldOn(day)})`,
  );
  return rows.map(({ id }) => id);
}

export async function countVillages(tx: Transaction, area: AreaCode, digits?: number): Promise<AreaCount[]> {
  const query = new QueryText();
  const by = digits === undefined ? query.value(area, 'text') : `substr(code, 1, ${query.value(digits, 'integer')})`;
  const rows = await query.rows<{ area: AreaCode; value: string }>(
    tx,
    `select ${by} as area, count(*) as value from area where level = 'village' and code >= ${query.value(area, 'text')}
       and code < ${query.value(areaEnd(area), 'text')} group by 1 order by 1`,
  );
  return rows.map((row) => ({ area: row.area, value: Number(row.value) }));
}
