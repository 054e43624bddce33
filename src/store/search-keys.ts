/** What was typed into the search box, as ranges and equalities on the key columns of `person`. The likelier readings come first. */
import { type RawBuilder, sql } from 'kysely';
import { canonicalPhone } from '../values/identity.ts';
import { canonicalResidentId } from '../values/resident-id.ts';
import type { Transaction } from './database.ts';
import { numberHolders } from './number-holder.ts';
import { tidyName, typedLetters } from './person-name.ts';
import { residentIdInside, type SecretIndex } from './person-secret.ts';
import type { Seal } from './seal.ts';

export interface SearchKey {
  readonly where: RawBuilder<unknown>;
  /** What was found by an earlier key is not found again. */
  readonly not: RawBuilder<unknown> | null;
  /** The order in which the index gives the rows: the whole name before longer ones. */
  readonly order: RawBuilder<unknown>;
}

export const keyedBy = ({ where, not }: SearchKey): RawBuilder<unknown> =>
  not === null ? where : sql`${where} and not (${not})`;

/** Greater than every text that begins with the prefix. */
const endOf = (prefix: string): string => `${prefix}\u{10FFFF}`;

const range = (column: string, prefix: string): RawBuilder<unknown> =>
  sql`${sql.ref(column)} >= ${prefix} and ${sql.ref(column)} < ${endOf(prefix)}`;

/** No keys: nothing can be found. */
export async function searchKeys(tx: Transaction, seal: Seal, q: string): Promise<SearchKey[]> {
  const typed = q.normalize('NFKC').trim();
  const compact = typed.replace(/[\s-]/g, '').toUpperCase();
  const digest = (index: SecretIndex, text: string) => seal.blindIndexes(index, text);
  if (/^\d{17}[\dX]([1-7][1-4](B\d)?)?$|^\d{15}$/.test(compact)) return numberKeys(tx, digest, compact);
  if (/^\d{3}[\dX]$/.test(compact))
    return [equality('id_tail_hash', digest('residentIdTail', compact), null), tailOfPhone(digest, compact)];
  const phone = canonicalPhone(typed);
  if (phone !== undefined) return [equality('phone_hash', digest('phone', phone), null)];
  if (/^[\d\s]+$/.test(typed)) return [];
  const letters = typedLetters(typed);
  return /^[a-z]+$/.test(letters) ? spelt(letters) : named(tidyName(q));
}

type Digest = (index: SecretIndex, text: string) => Buffer[];

async function numberKeys(tx: Transaction, digest: Digest, compact: string): Promise<SearchKey[]> {
  const number = compact.length > 18 ? residentIdInside(compact) : (canonicalResidentId(compact) ?? compact);
  const digests = digest('residentId', number);
  const holders = (await numberHolders(tx, digests)).map(({ person }) => person);
  return [
    {
      where: sql`p.id = any(${holders}::uuid[])`,
      not: null,
      order: sql`p.name`,
    },
    {
      where: sql`p.certificate_hash = any(${digests}::bytea[])
        and p.certificate_hash is not null and (p.id_hash is null or p.certificate_hash <> p.id_hash)`,
      not: sql`p.id_hash is not null and p.id_hash = any(${digests}::bytea[])`,
      order: sql`p.name`,
    },
  ];
}

const equality = (column: string, digests: readonly Buffer[], not: RawBuilder<unknown> | null): SearchKey => ({
  where: sql`${sql.ref(`p.${column}`)} = any(${digests}::bytea[])`,
  not,
  order: sql`p.name`,
});

const tailOfPhone = (digest: Digest, tail: string): SearchKey =>
  equality(
    'phone_tail_hash',
    digest('phoneTail', tail),
    sql`p.id_tail_hash is not null and p.id_tail_hash = any(${digest('residentIdTail', tail)}::bytea[])`,
  );

/** A single letter is the initial of whoever is spelt with it: the second key would look through all of them and find nobody new. */
function spelt(letters: string): SearchKey[] {
  const byLetters = { where: range('p.name_letters', letters), not: null, order: sql`p.name_letters` };
  if (letters.length === 1) return [byLetters];
  const not = range('p.name_letters', letters);
  return [byLetters, { where: range('p.name_initials', letters), not, order: sql`p.name_initials` }];
}

const named = (name: string): SearchKey[] =>
  name === ''
    ? []
    : [
        { where: range('p.name', name), not: null, order: sql`p.name` },
        { where: range('p.given_name', name), not: range('p.name', name), order: sql`p.given_name` },
      ];
