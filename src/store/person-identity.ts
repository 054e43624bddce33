/** Who somebody is: by identity number, by the number inside the certificate, or by name, birth date and village. */
import type { AreaCode } from '../values/area.ts';
import type { PlainDate } from '../values/date.ts';
import type { Transaction } from './database.ts';
import type { Seal } from './seal.ts';

export interface Identity {
  readonly residentId?: string;
  readonly certificateNumber?: string;
  readonly name?: string;
  readonly birthDate?: PlainDate;
  readonly village?: AreaCode;
}

export type IdentityMatch =
  | { readonly match: 'found'; readonly person: string; readonly by: 'residentId' | 'certificate' | 'nameBirthVillage' }
  | { readonly match: 'none' }
  | { readonly match: 'ambiguous'; readonly people: readonly string[] };

export declare function findPersonByIdentity(tx: Transaction, seal: Seal, identity: Identity): Promise<IdentityMatch>;
/** Many at once, answers in the order given. */
export declare function findPeopleByIdentity(
  tx: Transaction,
  seal: Seal,
  identities: readonly Identity[],
): Promise<IdentityMatch[]>;
