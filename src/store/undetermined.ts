/** People whose stored months may be out of date. Told in the transaction that writes, worked off by jobs. */
import { type RawBuilder, sql } from 'kysely';
import type { AreaCode } from '../values/area.ts';
import type { Transaction } from './database.ts';
import { UUID_BYTES, uuidText } from './standing.ts';

/** Of `person p`: whoever never had a certificate on record has no months that could be out of date. */
export const mayHaveResults = (county: AreaCode): RawBuilder<unknown> => sql`(
  p.standing <> 2 or exists (select from fact c where c.county = ${county} and c.subject_id = p.id and c.fact = 'disabilityLevel'))`;

/**
 * Somebody who is in it already is written anew and told of once more: whoever is working them off just now does not know yet what this transaction
 * knows, so they have to be in it again afterwards.
 */
export async function addUndetermined(tx: Transaction, people: readonly string[], at: string): Promise<void> {
  await tx.run`
    insert into undetermined (county, area_code, person_id, since, told)
    select p.county, p.area_code, p.id, ${at}::timestamptz, 1 from person p
    where p.county = ${tx.scope.county} and p.id = any(${people}::uuid[]) and ${mayHaveResults(tx.scope.county)} order by p.id
    on conflict (county, person_id) do update set since = least(undetermined.since, excluded.since), told = undetermined.told + 1`;
}

/** The longest-waiting first; those whom another worker has taken are passed over. They are taken when the transaction commits. */
export async function takeUndetermined(tx: Transaction, most: number): Promise<string[]> {
  const rows = await tx.sql<{ person: string }>`
    delete from undetermined where county = ${tx.scope.county} and person_id in (
      select person_id from undetermined where county = ${tx.scope.county} order by since, person_id limit ${most} for update skip locked)
    returning person_id as person`;
  return rows.map(({ person }) => person).sort();
}

export async function countUndetermined(tx: Transaction): Promise<number> {
  const [row] = await tx.sql<{ people: number }>`
    select count(*)::int as people from undetermined where county = ${tx.scope.county}`;
  return row?.people ?? 0;
}

/** How often everybody was told of, at a moment: twenty bytes for each of them. */
export interface Told {
  readonly people: Uint8Array;
  readonly told: Int32Array;
}

const BLOCK = 20_000;

/** To be asked before anything is read for a determination of everybody: it knows all that these were told of for. */
export async function toldSoFar(tx: Transaction): Promise<readonly Told[]> {
  const blocks: Told[] = [];
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await tx.sql<{ person: string; told: number }>`
      select person_id as person, told from undetermined
      where county = ${tx.scope.county} and person_id > ${after}::uuid order by person_id limit ${BLOCK}`;
    if (rows.length === 0) return blocks;
    const people = Buffer.alloc(rows.length * UUID_BYTES);
    rows.forEach(({ person }, i) => {
      people.write(person.replaceAll('-', ''), i * UUID_BYTES, 'hex');
    });
    blocks.push({ people, told: Int32Array.from(rows, ({ told }) => told) });
    after = rows.at(-1)!.person;
  }
}

/**
 * When everybody has been determined: takes out who was told of no more since. Who is being told of just now, by a transaction that has not ended, is
 * passed over and not waited for.
 */
export async function forgetTold(tx: Transaction, blocks: readonly Told[]): Promise<void> {
  const { county } = tx.scope;
  for (const { people, told } of blocks) {
    for (const times of new Set(told)) {
      const ids = [...told.keys()].flatMap((i) => (told[i] === times ? [uuidText(people, i)] : []));
      await tx.run`
        delete from undetermined where county = ${county} and person_id in (
          select person_id from undetermined
          where county = ${county} and person_id = any(${ids}::uuid[]) and told = ${times} for update skip locked)`;
    }
  }
}
