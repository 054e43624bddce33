/** The areas of a county, from the compact file shipped beside this one: province, city, county, towns, villages, with where the list comes from. */
import { readFileSync } from 'node:fs';
import { type Area, type AreaCode, levelOf } from '../../values/area.ts';

/** Towns as `code name`, their villages by the last three digits of the code. */
interface AreaFile {
  readonly source: string;
  readonly vintage: string;
  readonly above: readonly (readonly [AreaCode, string])[];
  readonly county: readonly [AreaCode, string];
  readonly towns: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface AreaList {
  /** Parents before children. */
  readonly areas: readonly Area[];
  readonly source: string;
  /** The day on which the list was true. */
  readonly vintage: string;
}

/** Throws when no file for the county is shipped: counties are chosen at set-up, not by users. */
export function loadAreas(county: AreaCode = '621223'): AreaList {
  if (!/^\d{6}$/.test(county)) throw new RangeError('a county code has six digits');
  const file = JSON.parse(readFileSync(new URL(`./${county}.json`, import.meta.url), 'utf8')) as AreaFile;
  const areas: Area[] = [];
  const add = (code: AreaCode, name: string, parent: AreaCode | null) =>
    areas.push({ code, name, level: levelOf(code), parent });
  let parent: AreaCode | null = null;
  for (const [code, name] of [...file.above, file.county]) {
    add(code, name, parent);
    parent = code;
  }
  for (const [town, villages] of Object.entries(file.towns)) {
    const code = town.slice(0, 9);
    add(code, town.slice(10), parent);
    for (const [ending, name] of Object.entries(villages)) add(code + ending, name, code);
  }
  return { areas, source: file.source, vintage: file.vintage };
}
