/** People: registering them, their file, and the few values that are shown only with a reason. */
import type { AreaCode } from '../values/area.ts';
import type { PlainDate } from '../values/date.ts';
import type { Transaction } from './database.ts';
import type { StoredAssertion } from './fact.ts';
import type { Recording } from './fact-book.ts';
import type { Seal } from './seal.ts';

export interface PersonToRegister {
  readonly name: string;
  /** Six digits more than a town: a village. */
  readonly village: AreaCode;
  /** Null: a household of their own is made. */
  readonly household: string | null;
  /** In any spelling; kept in the canonical one when it has the shape of a number. */
  readonly residentId?: string;
  readonly certificateNumber?: string;
  readonly phone?: string;
  readonly account?: string;
  readonly address?: string;
  /** Taken from the identity number when left out. */
  readonly birthDate?: PlainDate;
  readonly sex?: 'male' | 'female';
  /** From when they live there. */
  readonly from: PlainDate;
}

export interface Registered {
  readonly id: string;
  readonly household: string;
}

/** 1 living with a certificate, 2 living without, 3 died, 4 merged into another. */
export type Standing = 1 | 2 | 3 | 4;

/** Problem `identity-taken` when somebody else has the identity number, wherever they live. */
export declare function registerPerson(
  tx: Transaction,
  recording: Recording,
  person: PersonToRegister,
): Promise<Registered>;
/** Many at once, in the order given. Households: `#0`, `#1` … name the household of the person at that place in the list. */
export declare function registerPeople(
  tx: Transaction,
  recording: Recording,
  people: readonly PersonToRegister[],
): Promise<Registered[]>;

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
  /** Masked: 62***********02X; null when there is none. */
  readonly masked: Readonly<Record<Secret, string | null>>;
  /** The others in the household. */
  readonly members: readonly PersonSummary[];
  readonly assertions: readonly StoredAssertion[];
  readonly householdAssertions: readonly StoredAssertion[];
  readonly residences: readonly Residence[];
}

export interface Residence {
  readonly place: AreaCode;
  readonly household: string | null;
  readonly from: PlainDate;
  readonly recordedAt: string;
}

export type Secret = 'residentId' | 'certificateNumber' | 'phone' | 'account' | 'address';

/** Problem `not-found` when nobody of the scope's area has the id. Somebody who was merged is found under the old id too, with `mergedInto`. */
export declare function personFile(tx: Transaction, seal: Seal, id: string): Promise<PersonFile>;

/** One value in clear. The operation that calls it asks for the reason and audits it. */
export declare function revealIdentity(tx: Transaction, seal: Seal, id: string, secret: Secret): Promise<string | null>;
