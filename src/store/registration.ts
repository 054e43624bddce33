/** Registering people, one or many, and undoing it. */
import { sexes } from '../define/registry.ts';
import { type AreaCode, contains } from '../values/area.ts';
import type { PlainDate } from '../values/date.ts';
import { toDayNumber } from '../values/date.ts';
import { Problem } from '../values/problem.ts';
import { birthDateOf, isSoundResidentId, sexOf } from '../values/resident-id.ts';
import type { Transaction } from './database.ts';
import { type FactToRecord, recordFacts } from './fact.ts';
import type { Recording, Values } from './fact-book.ts';
import { tellNews } from './news.ts';
import { refreshPeople } from './person-facts.ts';
import { givenNameOf, nameKeys, tidyName } from './person-name.ts';
import { standingOf } from './person-row.ts';
import { canonicalSecret, type PersonSecrets, sealAddress, sealSecrets } from './person-secret.ts';
import { projected, projectedColumns } from './projection.ts';
import { lockSubjects } from './subject-lock.ts';
import { unnested } from './unnested.ts';

export interface PersonToRegister {
  readonly name: string;
  readonly village: AreaCode;
  /** Null: a household of their own is made. `#0`, `#1` …: the household of the person at that place in the list. */
  readonly household: string | null;
  /** In any spelling; kept in the canonical one when it has the shape of a number. */
  readonly residentId?: string;
  readonly certificateNumber?: string;
  readonly phone?: string;
  readonly account?: string;
  /** Of the household, when one is made. */
  readonly address?: string;
  /** Both are taken from the identity number when left out. */
  readonly birthDate?: PlainDate;
  readonly sex?: 'male' | 'female';
  /** From when they live there. */
  readonly from: PlainDate;
  /** What is known besides, to be recorded at once. */
  readonly facts?: readonly Omit<FactToRecord, 'subject'>[];
}

export interface Registered {
  readonly id: string;
  readonly household: string;
}

interface Prepared extends Registered {
  readonly person: PersonToRegister;
  readonly name: string;
  readonly ownHousehold: boolean;
  readonly secrets: PersonSecrets;
  readonly facts: readonly FactToRecord[];
}

/** Problem `identity-taken` when somebody else has the identity number, wherever they live; `not-found` for a village outside the scope's area. */
export async function registerPerson(
  tx: Transaction,
  recording: Recording,
  person: PersonToRegister,
): Promise<Registered> {
  const [registered] = await registerPeople(tx, recording, [person]);
  return registered!;
}

/** Many at once, in the order given. */
export async function registerPeople(
  tx: Transaction,
  recording: Recording,
  people: readonly PersonToRegister[],
): Promise<Registered[]> {
  if (people.length === 0) return [];
  const prepared = prepare(tx, recording, people);
  const made = new Set(prepared.filter(({ ownHousehold }) => ownHousehold).map(({ household }) => household));
  const joined = prepared.filter(({ household }) => !made.has(household));
  const { areas } = await lockSubjects(
    tx,
    joined.map(({ household }) => ({ kind: 'household', id: household })),
  );
  for (const { household, person } of joined)
    if (areas.get(household) !== person.village) throw new Problem('conflict', { what: '家庭不在这个村' });
  await insertHouseholds(tx, recording, prepared);
  await insertPeople(tx, recording, prepared);
  await claimIdentities(tx, recording, prepared);
  await insertResidences(tx, recording, prepared);
  await recordFacts(
    tx,
    recording,
    prepared.flatMap(({ facts }) => facts),
  );
  await refreshPeople(tx, recording, { people: prepared.map(({ id }) => id), households: [] });
  return prepared.map(({ id, household }) => ({ id, household }));
}

function prepare(tx: Transaction, recording: Recording, people: readonly PersonToRegister[]): Prepared[] {
  const prepared: Prepared[] = [];
  for (const person of people) {
    const name = tidyName(person.name);
    if (name === '') throw new Problem('input-invalid', { what: '姓名' });
    if (person.village.length !== 12 || !contains(tx.scope.area, person.village))
      throw new Problem('not-found', { what: '村（社区）' });
    const id = recording.newId();
    const { household } = person;
    const place = household?.startsWith('#') ? prepared[Number(household.slice(1))] : undefined;
    prepared.push({
      id,
      person,
      name,
      ownHousehold: household === null,
      household: place?.household ?? household ?? recording.newId(),
      secrets: sealSecrets(recording.seal, id, person),
      facts: factsOf(id, person),
    });
  }
  return prepared;
}

function factsOf(id: string, person: PersonToRegister): FactToRecord[] {
  const subject = { kind: 'person', id } as const;
  const number = person.residentId === undefined ? undefined : canonicalSecret.residentId(person.residentId);
  const sound = number !== undefined && isSoundResidentId(number) ? number : undefined;
  const birth = person.birthDate ?? (sound === undefined ? undefined : birthDateOf(sound));
  const sex = sexes.find((one) => one.id === (person.sex ?? (sound === undefined ? undefined : sexOf(sound))));
  const from = birth ?? person.from;
  const facts = (person.facts ?? []).map((fact) => ({ ...fact, subject }));
  if (birth !== undefined) facts.unshift({ subject, fact: 'birthDate', value: toDayNumber(birth), from });
  if (sex !== undefined) facts.unshift({ subject, fact: 'sex', value: sex.code, from });
  return facts;
}

async function insertHouseholds(
  tx: Transaction,
  { seal, at }: Recording,
  prepared: readonly Prepared[],
): Promise<void> {
  const made = prepared.filter(({ ownHousehold }) => ownHousehold);
  const addresses = made.map(({ household, person }) => sealAddress(seal, household, person.address));
  await tx.run`
    insert into household (county, created_at, id, area_code, address_sealed, address_hash)
    select ${tx.scope.county}, ${at}::timestamptz, given.* from ${unnested([
      ['uuid', made.map(({ household }) => household)],
      ['text', made.map(({ person }) => person.village)],
      ['bytea', addresses.map(({ address_sealed }) => address_sealed)],
      ['bytea', addresses.map(({ address_hash }) => address_hash)],
    ])} as given`;
}

/** What the row will show by the facts given; what the timeline makes of them is compared afterwards and seldom needs another write. */
function shownAtOnce({ facts }: Prepared, { today }: Recording): Values {
  const values: Record<string, number | null> = {};
  for (const { fact, value, from, to } of facts) if (from <= today && (!to || today < to)) values[fact] = value;
  return values;
}

async function insertPeople(tx: Transaction, recording: Recording, prepared: readonly Prepared[]): Promise<void> {
  const { at } = recording;
  const shown = prepared.map((one) => shownAtOnce(one, recording));
  const keys = prepared.map(({ name }) => nameKeys(name));
  const secret = (column: keyof PersonSecrets) => ['bytea', prepared.map(({ secrets }) => secrets[column])] as const;
  await tx.run`
    insert into person (county, created_at, version, standing, ${projectedColumns}, id, area_code, household_id, name, given_name, name_pinyin, name_initials,
      id_sealed, id_hash, id_tail_hash, phone_sealed, phone_hash, phone_tail_hash, certificate_sealed, certificate_hash,
      account_sealed, account_hash)
    select ${tx.scope.county}, ${at}::timestamptz, 1, given.* from ${unnested([
      ['smallint', shown.map(standingOf)],
      ...projected(shown),
      ['uuid', prepared.map(({ id }) => id)],
      ['text', prepared.map(({ person }) => person.village)],
      ['uuid', prepared.map(({ household }) => household)],
      ['text', prepared.map(({ name }) => name)],
      ['text', prepared.map(({ name }) => givenNameOf(name))],
      ['text', keys.map(({ pinyin }) => pinyin)],
      ['text', keys.map(({ initials }) => initials)],
      secret('id_sealed'),
      secret('id_hash'),
      secret('id_tail_hash'),
      secret('phone_sealed'),
      secret('phone_hash'),
      secret('phone_tail_hash'),
      secret('certificate_sealed'),
      secret('certificate_hash'),
      secret('account_sealed'),
      secret('account_hash'),
    ])} as given`;
}

/** One number, one person, in the whole database. */
async function claimIdentities(tx: Transaction, { seal }: Recording, prepared: readonly Prepared[]): Promise<void> {
  const claims = prepared.filter(({ secrets }) => secrets.id_hash !== null);
  // While keys are being exchanged the number may be known under the digest of the old key.
  const known = claims.flatMap(({ person }) =>
    seal.blindIndexes('residentId', canonicalSecret.residentId(person.residentId!)).slice(1),
  );
  const [taken] =
    known.length === 0 ? [] : await tx.sql`select from person_uid where id_hash = any(${known}::bytea[]) limit 1`;
  if (taken !== undefined) throw new Problem('identity-taken');
  const claimed = await tx.run`
    insert into person_uid (county, id_hash, person_id, person_area)
    select ${tx.scope.county}, given.* from ${unnested([
      ['bytea', claims.map(({ secrets }) => secrets.id_hash)],
      ['uuid', claims.map(({ id }) => id)],
      ['text', claims.map(({ person }) => person.village)],
    ])} as given
    on conflict (id_hash) do nothing`;
  if (claimed < claims.length) throw new Problem('identity-taken');
}

async function insertResidences(tx: Transaction, recording: Recording, prepared: readonly Prepared[]): Promise<void> {
  const { at, origin } = recording;
  await tx.run`
    insert into residence (county, recorded_by, recorded_at, source_kind, source_ref, id, person_id, household_id, area_code,
      place_code, valid_from)
    select ${tx.scope.county}, ${tx.scope.staffId}::uuid, ${at}::timestamptz, ${origin.kind}, ${origin.ref}, given.*
    from ${unnested([
      ['uuid', prepared.map(() => recording.newId())],
      ['uuid', prepared.map(({ id }) => id)],
      ['uuid', prepared.map(({ household }) => household)],
      ['text', prepared.map(({ person }) => person.village)],
      ['text', prepared.map(({ person }) => person.village)],
      ['date', prepared.map(({ person }) => person.from)],
    ])} as given`;
  const joined = prepared.filter(({ ownHousehold }) => !ownHousehold).map(({ household }) => household);
  await tellNews(tx, recording, { people: prepared.map(({ id }) => id), households: joined });
}

/**
 * Undoes registrations that should not have been: the people are in no list any more and their identity numbers are free again. Nothing is removed.
 * The facts are taken back by `withdrawFacts`. Gives how many.
 */
export async function unregisterPeople(
  tx: Transaction,
  recording: Recording,
  people: readonly string[],
): Promise<number> {
  const { householdOf } = await lockSubjects(
    tx,
    people.map((id) => ({ kind: 'person', id })),
  );
  const undone = await tx.run`
    update person set standing = 5, version = version + 1
    where county = ${tx.scope.county} and id = any(${people}::uuid[]) and standing < 4`;
  await tx.run`delete from person_uid where county = ${tx.scope.county} and person_id = any(${people}::uuid[])`;
  await tx.run`delete from person_facts where county = ${tx.scope.county} and person_id = any(${people}::uuid[])`;
  await tx.run`delete from person_stretch where county = ${tx.scope.county} and person_id = any(${people}::uuid[])`;
  await refreshPeople(tx, recording, { people, households: [...new Set(householdOf.values())] });
  await tellNews(tx, recording, { people, around: people });
  return undone;
}
