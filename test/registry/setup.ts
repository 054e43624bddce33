/** A registry to write into: a fresh database with the columns of the registry's facts, keys of its own, and identifiers that count. */
import { catalogueOf } from '../../src/engine/catalogue.ts';
import { factBookOf } from '../../src/operations/fact-book.ts';
import type { Database } from '../../src/store/database.ts';
import type { Recording } from '../../src/store/fact-book.ts';
import { ensureFactColumns } from '../../src/store/fact-columns.ts';
import { keysFrom, newMasterKey } from '../../src/store/keys.ts';
import { makeScope, type Scope } from '../../src/store/scope.ts';
import { sealWith } from '../../src/store/seal.ts';
import { createTestDatabase } from '../../src/store/testing.ts';
import { plainDate } from '../../src/values/date.ts';
import { checkCharacter } from '../../src/values/resident-id.ts';

export const catalogue = catalogueOf([]);
export const book = factBookOf(catalogue);
export const seal = sealWith(keysFrom(newMasterKey(), 'test'));

export const COUNTY = '621223';
export const TOWN = '621223100';
export const VILLAGE = '621223100200';
export const OTHER_VILLAGE = '621223101200';

export const scopeOf = (area: string, role: Scope['role'] = area.length === 6 ? 'county' : 'village'): Scope =>
  makeScope({ county: COUNTY, area, role, staffId: null });
export const county = scopeOf(COUNTY);

let counter = 0;
export const newId = (): string => `019f0000-0000-7000-8000-${(++counter).toString(16).padStart(12, '0')}`;

/** Recording on a day of 2026 at noon; `day` is `07-01`. */
export const recordingOn = (day = '07-01', options: Partial<Recording> = {}): Recording => ({
  book,
  seal,
  newId,
  at: `2026-${day}T04:00:00.000Z`,
  today: plainDate(`2026-${day}`),
  origin: { kind: 'staff', ref: null },
  ...options,
});

export async function createRegistry(connections = 4): Promise<Database> {
  const database = await createTestDatabase({ connections });
  await ensureFactColumns(database, catalogue.facts.values());
  return database;
}

/** A sound identity number: born on a day, odd sequence numbers are men. */
export function idNumber(birth: string, sequence: number): string {
  const seventeen = `${COUNTY}${birth.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return seventeen + checkCharacter(seventeen);
}
