/** What a household brings into each table when a whole county is loaded: see load-people.ts. */
import type { Assertion } from '../define/assertion.ts';
import type { AreaCode } from '../values/area.ts';
import type { DayNumber } from '../values/date.ts';
import { placeOf } from './assertion.ts';
import type { BinaryType, BinaryValue } from './binary-rows.ts';
import { type FactColumn, MASKED_UNKNOWN } from './fact-columns.ts';
import { givenNameOf, nameKeys } from './person-name.ts';
import type { PersonRow } from './person-row.ts';
import { type GivenSecrets, type PersonSecrets, sealAddress, sealSecrets } from './person-secret.ts';
import type { Seal } from './seal.ts';

export interface HouseholdToLoad {
  readonly id: string;
  readonly village: AreaCode;
  readonly address: string | null;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly assertions: readonly Assertion[];
  readonly members: readonly PersonToLoad[];
}

export interface PersonToLoad {
  readonly id: string;
  /** As `tidyName` leaves it. */
  readonly name: string;
  readonly secrets: GivenSecrets;
  readonly assertions: readonly Assertion[];
  /** The oldest first; the last is where they live now. */
  readonly residences: readonly ResidenceToLoad[];
}

export interface ResidenceToLoad {
  readonly id: string;
  readonly place: AreaCode;
  readonly household: string | null;
  readonly from: DayNumber;
  /** Milliseconds since 1970. */
  readonly recordedAt: number;
}

/** What is the same for every row. */
export interface Loading {
  readonly county: string;
  /** Who brings them in; null for the system's own jobs. */
  readonly staffId: string | null;
  readonly seal: Seal;
  readonly origin: { readonly kind: string; readonly ref: string | null };
  readonly columns: readonly FactColumn[];
  /** Facts that are sealed. */
  readonly sealed: ReadonlySet<string>;
}

export type Row = readonly BinaryValue[];
export type LoadTable =
  | 'household'
  | 'person'
  | 'person_uid'
  | 'residence'
  | 'fact'
  | 'person_facts'
  | 'person_stretch';
type Columns = Readonly<Record<string, BinaryType>>;

const HOUSEHOLD: Columns = {
  county: 'text',
  area_code: 'text',
  id: 'uuid',
  address_sealed: 'bytea',
  address_hash: 'bytea',
  created_at: 'timestamptz',
};
const PERSON: Columns = {
  county: 'text',
  area_code: 'text',
  id: 'uuid',
  household_id: 'uuid',
  name: 'text',
  given_name: 'text',
  name_pinyin: 'text',
  name_initials: 'text',
  standing: 'smallint',
  sex: 'smallint',
  relation: 'smallint',
  disability_category: 'smallint',
  disability_level: 'smallint',
  low_income: 'smallint',
  birth_date: 'date',
  certificate_valid_until: 'date',
  died_on: 'date',
  id_sealed: 'bytea',
  id_hash: 'bytea',
  id_tail_hash: 'bytea',
  phone_sealed: 'bytea',
  phone_hash: 'bytea',
  phone_tail_hash: 'bytea',
  certificate_sealed: 'bytea',
  certificate_hash: 'bytea',
  account_sealed: 'bytea',
  account_hash: 'bytea',
  version: 'integer',
  created_at: 'timestamptz',
};
const PERSON_UID: Columns = { id_hash: 'bytea', county: 'text', person_id: 'uuid', person_area: 'text' };
const RESIDENCE: Columns = {
  county: 'text',
  area_code: 'text',
  person_id: 'uuid',
  id: 'uuid',
  household_id: 'uuid',
  place_code: 'text',
  valid_from: 'date',
  recorded_at: 'timestamptz',
  source_kind: 'text',
  source_ref: 'text',
  recorded_by: 'uuid',
};
const FACT: Columns = {
  county: 'text',
  subject_id: 'uuid',
  fact: 'text',
  id: 'uuid',
  supersedes: 'uuid',
  recorded_at: 'timestamptz',
  value: 'integer',
  sealed: 'bytea',
  valid_from: 'date',
  valid_to: 'date',
  withdrawn: 'boolean',
  area_code: 'text',
  subject_kind: 'text',
  source_kind: 'text',
  source_ref: 'text',
  recorded_by: 'uuid',
};
const PERSON_FACTS: Columns = {
  county: 'text',
  area_code: 'text',
  person_id: 'uuid',
  household_id: 'uuid',
  seal_nonce: 'bigint',
  held_from: 'date',
  held_until: 'date',
  standing: 'smallint',
};

/** The columns of each table, in the order of the rows made here. */
export function loadColumns(facts: readonly FactColumn[]): Readonly<Record<LoadTable, Columns>> {
  const known = { ...PERSON_FACTS, ...Object.fromEntries(facts.map(({ column, type }) => [column, type])) };
  return {
    household: HOUSEHOLD,
    person: PERSON,
    person_uid: PERSON_UID,
    residence: RESIDENCE,
    fact: FACT,
    person_facts: known,
    person_stretch: { ...known, place_code: 'text' },
  };
}

export function householdRow({ county, seal }: Loading, { id, village, address, createdAt }: HouseholdToLoad): Row {
  const { address_sealed, address_hash } = sealAddress(seal, id, address ?? undefined);
  return [county, village, id, address_sealed, address_hash, createdAt];
}

export const secretsOf = ({ seal }: Loading, person: PersonToLoad): PersonSecrets =>
  sealSecrets(seal, person.id, person.secrets);

export function personRow(
  { county }: Loading,
  { id: household, village, createdAt }: HouseholdToLoad,
  { id, name }: PersonToLoad,
  { standing, values }: PersonRow,
  secrets: PersonSecrets,
): Row {
  const keys = nameKeys(name);
  const named = [county, village, id, household, name, givenNameOf(name), keys.pinyin, keys.initials, standing];
  const shown = PROJECTED_ORDER.map((fact) => values[fact] ?? null);
  const hidden = SECRET_ORDER.map((column) => secrets[column]);
  return [...named, ...shown, ...hidden, 1, createdAt];
}

const PROJECTED_ORDER = [
  'sex',
  'relation',
  'disabilityCategory',
  'disabilityLevel',
  'lowIncome',
  'birthDate',
  'certificateValidUntil',
  'diedOn',
] as const;
const SECRET_ORDER = [
  'id_sealed',
  'id_hash',
  'id_tail_hash',
  'phone_sealed',
  'phone_hash',
  'phone_tail_hash',
  'certificate_sealed',
  'certificate_hash',
  'account_sealed',
  'account_hash',
] as const satisfies readonly (keyof PersonSecrets)[];

export const uidRow = ({ county }: Loading, { village }: HouseholdToLoad, { id }: PersonToLoad, hash: Buffer): Row => [
  hash,
  county,
  id,
  village,
];

export const residenceRow = (
  { county, origin, staffId }: Loading,
  village: AreaCode,
  person: string,
  { id, place, household, from, recordedAt }: ResidenceToLoad,
): Row => [county, village, person, id, household, place, from, recordedAt, origin.kind, origin.ref, staffId];

export function factRow(
  { county, seal, sealed, origin, staffId }: Loading,
  kind: 'person' | 'household',
  subject: string,
  village: AreaCode,
  { id, fact, value, from, to, recordedAt, supersedes, withdrawn }: Assertion,
): Row {
  const hidden = value !== null && sealed.has(fact) ? seal.seal(String(value), placeOf(id)) : null;
  const plain = hidden === null ? value : null;
  const head = [county, subject, fact, id, supersedes, recordedAt, plain, hidden, from, to, withdrawn];
  return [...head, village, kind, origin.kind, origin.ref, staffId];
}

/** `pad(slot)`: what masks the value of a slot in this row. */
export function personFactsRow(
  { county, columns }: Loading,
  { id: household, village }: HouseholdToLoad,
  { person, values, heldFrom, heldUntil, standing }: PersonRow,
  nonce: bigint,
  pad: (slot: number) => number,
): Row {
  const facts = columns.map(({ fact, slot }) => {
    const value = values[fact] ?? null;
    return slot === null ? value : (value ?? MASKED_UNKNOWN) ^ pad(slot);
  });
  const head = [county, village, person, household, BigInt.asIntN(64, nonce), heldFrom, heldUntil, standing];
  return [...head, ...facts];
}
