/** Areas: the tree from the province down to the villages. No people in it, so everybody may read all of it. */
import { type Area, type AreaCode, areaEnd } from '../values/area.ts';
import type { Queries } from './database.ts';
import { unnested } from './unnested.ts';

/** Adds areas and renames those that have another name now; parents before children. For the system's own jobs. */
export async function saveAreas(queries: Queries, areas: readonly Area[]): Promise<void> {
  await queries.run`
    insert into area (code, name, level, parent)
    select * from ${unnested([
      ['text', areas.map(({ code }) => code)],
      ['text', areas.map(({ name }) => name)],
      ['text', areas.map(({ level }) => level)],
      ['text', areas.map(({ parent }) => parent)],
    ])} as given
    on conflict (code) do update set name = excluded.name where area.name <> excluded.name`;
}

/** The area and everything below it, in order of the codes; with a level only those of it. */
export const areasWithin = (queries: Queries, code: AreaCode, level?: Area['level']): Promise<Area[]> =>
  queries.sql<Area>`
    select code, name, level, parent from area
    where code >= ${code} and code < ${areaEnd(code)} and (${level ?? null}::text is null or level = ${level ?? null})
    order by code`;

/** Names of some areas, for lists: code → name. */
export async function areaNames(queries: Queries, codes: readonly AreaCode[]): Promise<ReadonlyMap<AreaCode, string>> {
  const rows = await queries.sql<{ code: AreaCode; name: string }>`
    select code, name from area where code = any(${[...new Set(codes)]}::text[])`;
  return new Map(rows.map(({ code, name }) => [code, name]));
}
