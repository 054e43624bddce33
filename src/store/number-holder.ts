/**
 * Whose identity numbers these are, asked by digest. A question of its own and never a join: numbers are spread by number, people by county.
 * Everybody in the county may learn that a number is taken; who it is they see only if they see the person.
 */
import type { Transaction } from './database.ts';

export interface NumberHolder {
  readonly digest: Buffer;
  readonly person: string;
}

/** Of these digests those that are taken in the county. Who was merged into another is the other here. */
export const numberHolders = async (tx: Transaction, digests: readonly Buffer[]): Promise<NumberHolder[]> =>
  digests.length === 0
    ? []
    : tx.sql<NumberHolder>`
        select id_hash as digest, person_id as person from person_uid
        where id_hash = any(${digests}::bytea[]) and county = ${tx.scope.county}`;
