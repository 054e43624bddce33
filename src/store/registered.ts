/** Places and organisations: each is an entry of its register, that has not been withdrawn. */
import { type AreaCode, areaEnd } from '../values/area.ts';
import type { Transaction } from './database.ts';

export interface Registered {
  readonly id: string;
  readonly ledger: string;
  readonly area: AreaCode;
  readonly name: string;
}

/** In order of their areas. With an identifier that one alone. */
export const registeredIn = (
  tx: Transaction,
  ledgers: readonly string[],
  within: { readonly area: AreaCode; readonly id?: string },
): Promise<Registered[]> =>
  tx.sql<Registered>`
    select id, ledger, area_code as area, coalesce(data->>'name', '') as name from entry
    where county = ${tx.scope.county} and ledger = any(${ledgers}::text[]) and withdrawn_at is null
      and area_code >= ${within.area} and area_code < ${areaEnd(within.area)}
      and (${within.id ?? null}::uuid is null or id = ${within.id ?? null}::uuid)
    order by area_code, name, id`;

/** Names by identifier, also of those that were withdrawn meanwhile. */
export async function registeredNames(tx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.sql<{ id: string; name: string }>`
    select id, coalesce(data->>'name', '') as name from entry where county = ${tx.scope.county} and id = any(${ids}::uuid[])`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}
