/** What a draft would change, as it was last worked out. It is no record of anything: it is made anew at will, and the one before goes. */
import { sql } from 'kysely';
import { type AreaCode, areaEnd } from '../values/area.ts';
import type { Transaction } from './database.ts';
import { insertRows } from './insert-rows.ts';

export interface PreviewHead {
  readonly draftId: string;
  /** The state of the draft and of the rules it was worked out for. */
  readonly actions: number;
  readonly adopted: number;
  readonly area: AreaCode;
  readonly firstMonth: string;
  readonly lastMonth: string;
  readonly at: string;
}

export interface PreviewPerson<Effects> {
  readonly person: string;
  readonly area: AreaCode;
  readonly gainFen: number;
  readonly effects: Effects;
}

export async function savePreview(tx: Transaction, head: PreviewHead, result: object): Promise<void> {
  await tx.run`
    insert into rule_preview (county, draft_id, actions, adopted, area, first_month, last_month, at, staff_id, result)
    values (${tx.scope.county}, ${head.draftId}, ${head.actions}, ${head.adopted}, ${head.area}, ${head.firstMonth}, ${head.lastMonth}, ${head.at},
      ${tx.scope.staffId}, ${JSON.stringify(result)})`;
}

/** A draft is worked out by one at a time; it may be changed meanwhile. */
export async function beginPreview(tx: Transaction, draftId: string): Promise<void> {
  await tx.sql`select pg_advisory_xact_lock(7302015, hashtext(${draftId}))`;
}

/** Before a new one is worked out. */
export async function dropPreview(tx: Transaction, draftId: string): Promise<void> {
  const { county } = tx.scope;
  await tx.run`delete from rule_preview_person where county = ${county} and draft_id = ${draftId}`;
  await tx.run`delete from rule_preview where county = ${county} and draft_id = ${draftId}`;
}

export async function savePreviewPeople<Effects>(
  tx: Transaction,
  draftId: string,
  people: readonly PreviewPerson<Effects>[],
): Promise<void> {
  const columns = {
    county: 'text',
    area_code: 'text',
    draft_id: 'uuid',
    person_id: 'uuid',
    gain_fen: 'bigint',
    effects: 'text',
  } as const;
  const rows = people.map(({ person, area, gainFen, effects }) => [
    tx.scope.county,
    area,
    draftId,
    person,
    BigInt(gainFen),
    JSON.stringify(effects),
  ]);
  if (rows.length > 0) await insertRows(tx, 'rule_preview_person', columns, rows);
}

export async function previewOf<Result>(
  tx: Transaction,
  draftId: string,
): Promise<(PreviewHead & { readonly result: Result }) | undefined> {
  const [row] = await tx.sql<PreviewHead & { readonly result: Result }>`
    select draft_id as "draftId", actions, adopted, area, first_month as "firstMonth", last_month as "lastMonth", at, result
    from rule_preview where county = ${tx.scope.county} and draft_id = ${draftId}`;
  return row;
}

export interface PreviewFilter {
  readonly draftId: string;
  readonly area: AreaCode;
  readonly direction?: 'gain' | 'lose' | 'otherwise';
}

const directions = {
  gain: sql`v.gain_fen > 0`,
  lose: sql`v.gain_fen < 0`,
  otherwise: sql`v.gain_fen = 0`,
};

export interface ListedPreviewPerson<Effects> extends PreviewPerson<Effects> {
  readonly name: string;
}

/** Those whose money changes most first. */
export async function previewPeople<Effects>(
  tx: Transaction,
  { draftId, area, direction }: PreviewFilter,
  { page, pageSize }: { readonly page: number; readonly pageSize: number },
): Promise<{ people: ListedPreviewPerson<Effects>[]; total: number }> {
  const where = sql`v.county = ${tx.scope.county} and v.draft_id = ${draftId} and v.area_code >= ${area} and v.area_code < ${areaEnd(area)}
    and ${direction === undefined ? sql`true` : directions[direction]}`;
  const [count] = await tx.rows(
    sql<{ total: number }>`select count(*)::integer as total from rule_preview_person v where ${where}`,
  );
  const people = await tx.rows(sql<Omit<ListedPreviewPerson<Effects>, 'gainFen'> & { gainFen: string }>`
    select v.person_id as person, v.area_code as area, v.gain_fen as "gainFen", v.effects, p.name
    from rule_preview_person v join person p on p.county = v.county and p.id = v.person_id
    where ${where} order by abs(v.gain_fen) desc, v.person_id limit ${pageSize} offset ${(page - 1) * pageSize}`);
  return {
    people: people.map(({ gainFen, ...person }) => ({ ...person, gainFen: Number(gainFen) })),
    total: count?.total ?? 0,
  };
}
