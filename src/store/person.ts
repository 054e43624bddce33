/** People: their file, and the few values that are shown only with a reason. */
import { sql } from 'kysely';
import type { AreaCode } from '../values/area.ts';
import type { PlainDate } from '../values/date.ts';
import { Problem } from '../values/problem.ts';
import { assertionsOf, type StoredAssertion } from './assertion.ts';
import type { Transaction } from './database.ts';
import { maskSecret, openSecret, type Secret, sealedColumn } from './person-secret.ts';
import type { Seal } from './seal.ts';

/** 1 living with a certificate, 2 living without, 3 died, 4 merged into another, 5 the registration was undone. */
export type Standing = 1 | 2 | 3 | 4 | 5;

export interface PersonSummary {
  readonly id: string;
  readonly area: AreaCode;
  readonly household: string | null;
  readonly name: string;
  readonly standing: Standing;
  readonly sex: number | null;
  readonly birthDate: PlainDate | null;
  readonly relation: number | null;
  readonly disabilityCategory: number | null;
  readonly disabilityLevel: number | null;
  readonly certificateValidUntil: PlainDate | null;
  readonly lowIncome: number | null;
  readonly diedOn: PlainDate | null;
}

export interface PersonFile extends PersonSummary {
  readonly namePinyin: string;
  readonly version: number;
  readonly mergedInto: string | null;
  readonly createdAt: string;
  /** `62*************02X`; null when there is none. */
  readonly masked: Readonly<Record<Secret, string | null>>;
  /** The others in the household, the head first. */
  readonly members: readonly PersonSummary[];
  readonly assertions: readonly StoredAssertion[];
  readonly householdAssertions: readonly StoredAssertion[];
  /** The oldest first. */
  readonly residences: readonly Residence[];
}

export interface Residence {
  readonly place: AreaCode;
  readonly household: string | null;
  readonly from: PlainDate;
  readonly recordedAt: string;
}

/** The columns of a summary, of `person p`. */
export const summaryColumns = sql`
  p.id, p.area_code as area, p.household_id as household, p.name, p.standing, p.sex, p.birth_date as "birthDate", p.relation,
  p.disability_category as "disabilityCategory", p.disability_level as "disabilityLevel",
  p.certificate_valid_until as "certificateValidUntil", p.low_income as "lowIncome", p.died_on as "diedOn"`;

interface FileRow extends PersonSummary {
  readonly namePinyin: string;
  readonly version: number;
  readonly mergedInto: string | null;
  readonly createdAt: string;
  readonly residentId: Buffer | null;
  readonly certificateNumber: Buffer | null;
  readonly phone: Buffer | null;
  readonly account: Buffer | null;
  readonly address: Buffer | null;
}

/** Problem `not-found` when nobody of the scope's area has the id. Somebody who was merged is found under the old id too, with `mergedInto`. */
export async function personFile(tx: Transaction, seal: Seal, id: string): Promise<PersonFile> {
  const [row] = await tx.sql<FileRow>`
    select ${summaryColumns}, p.name_pinyin as "namePinyin", p.version, p.merged_into as "mergedInto", p.created_at as "createdAt",
      p.id_sealed as "residentId", p.certificate_sealed as "certificateNumber", p.phone_sealed as phone, p.account_sealed as account,
      h.address_sealed as address
    from person p left join household h on h.county = p.county and h.id = p.household_id
    where p.county = ${tx.scope.county} and p.id = ${id}::uuid`;
  if (row === undefined || row.standing === 5) throw new Problem('not-found', { what: '人员' });
  const { residentId, certificateNumber, phone, account, address, ...summary } = row;
  const { household } = summary;
  const mask = (secret: Secret, owner: string, sealed: Buffer | null): string | null =>
    sealed === null ? null : maskSecret(secret, openSecret(seal, secret, owner, sealed));
  const assertions = await assertionsOf(tx, seal, household === null ? [id] : [id, household]);
  return {
    ...summary,
    masked: {
      residentId: mask('residentId', id, residentId),
      certificateNumber: mask('certificateNumber', id, certificateNumber),
      phone: mask('phone', id, phone),
      account: mask('account', id, account),
      address: mask('address', household ?? id, address),
    },
    members: household === null ? [] : (await membersOf(tx, household)).filter((member) => member.id !== id),
    assertions: assertions.filter(({ subjectId }) => subjectId === id),
    householdAssertions: assertions.filter(({ subjectId }) => subjectId === household),
    residences: await residencesOf(tx, id),
  };
}

/** Those of the ids that the scope sees, in no order. */
export const personSummaries = (tx: Transaction, ids: readonly string[]): Promise<PersonSummary[]> =>
  tx.sql<PersonSummary>`
    select ${summaryColumns} from person p where p.county = ${tx.scope.county} and p.id = any(${ids}::uuid[])`;

/** Living and dead, without those who were merged into others; the head first, then by age. */
export const membersOf = (tx: Transaction, household: string): Promise<PersonSummary[]> =>
  tx.sql<PersonSummary>`
    select ${summaryColumns} from person p
    where p.county = ${tx.scope.county} and p.household_id = ${household}::uuid and p.standing < 4
    order by p.relation, p.birth_date, p.id`;

const residencesOf = (tx: Transaction, id: string): Promise<Residence[]> =>
  tx.sql<Residence>`
    select place_code as place, household_id as household, valid_from as "from", recorded_at as "recordedAt"
    from residence where county = ${tx.scope.county} and person_id = ${id}::uuid order by valid_from, id`;

/** One value in clear, or null when there is none. The operation that calls it asks for the reason and audits it. Problem `not-found`. */
export async function revealIdentity(tx: Transaction, seal: Seal, id: string, secret: Secret): Promise<string | null> {
  const column = secret === 'address' ? sql.ref('h.address_sealed') : sql.ref(`p.${sealedColumn[secret]}`);
  const [row] = await tx.rows(sql<{ sealed: Buffer | null; household: string | null }>`
    select ${column} as sealed, p.household_id as household
    from person p left join household h on h.county = p.county and h.id = p.household_id
    where p.county = ${tx.scope.county} and p.id = ${id}::uuid and p.standing < 5`);
  if (row === undefined) throw new Problem('not-found', { what: '人员' });
  const owner = secret === 'address' ? row.household : id;
  return row.sealed === null || owner === null ? null : openSecret(seal, secret, owner, row.sealed);
}
