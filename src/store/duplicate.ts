/** People who may be one and the same: registered twice, under two spellings of one name, or with somebody else's certificate. */
import { type RawBuilder, sql } from 'kysely';
import type { AreaCode } from '../values/area.ts';
import type { Transaction } from './database.ts';
import { numberHolders } from './number-holder.ts';

export type DuplicateReason =
  | 'sameIdentityNumber'
  | 'certificateOfOther'
  | 'sameCertificate'
  | 'sameBirthAndName'
  | 'sameBirthSimilarName';

export interface DuplicateCandidate {
  readonly people: readonly [string, string];
  readonly reasons: readonly DuplicateReason[];
  /** 0–100; above 90 nearly sure. */
  readonly likelihood: number;
}

interface Pair {
  a: string;
  b: string;
  nameA: string;
  nameB: string;
  areaA: AreaCode;
  areaB: AreaCode;
  lettersEqual: boolean;
  phoneEqual: boolean | null;
  addressEqual: boolean | null;
  by: 'identity' | 'certificate' | 'birth';
  hasNumbers: boolean;
}

/** Compared at most; a county with more than that has another trouble. */
const MOST = 20_000;

/** Pairs that may be the same person, the likeliest first: for one person, or for everybody in the scope's area. */
export async function proposeDuplicates(
  tx: Transaction,
  options: { person?: string; limit: number },
): Promise<DuplicateCandidate[]> {
  const pairs = new Map<string, DuplicateCandidate>();
  for (const pair of await pairsOf(tx, options.person)) {
    const judged = judge(pair);
    if (judged === undefined) continue;
    const people = pair.a < pair.b ? ([pair.a, pair.b] as const) : ([pair.b, pair.a] as const);
    const known = pairs.get(people.join());
    pairs.set(people.join(), {
      people,
      reasons: [...new Set([...(known?.reasons ?? []), judged.reason])],
      likelihood: Math.max(known?.likelihood ?? 0, judged.likelihood),
    });
  }
  return [...pairs.values()]
    .sort((x, y) => y.likelihood - x.likelihood || (x.people.join() < y.people.join() ? -1 : 1))
    .slice(0, options.limit);
}

function judge(pair: Pair): { reason: DuplicateReason; likelihood: number } | undefined {
  const sameName = pair.nameA === pair.nameB;
  if (pair.by === 'identity')
    return { reason: pair.hasNumbers ? 'certificateOfOther' : 'sameIdentityNumber', likelihood: sameName ? 98 : 85 };
  if (pair.by === 'certificate') return { reason: 'sameCertificate', likelihood: sameName ? 95 : 80 };
  const close = (pair.areaA === pair.areaB ? 14 : 0) + (pair.phoneEqual ? 18 : 0) + (pair.addressEqual ? 12 : 0);
  if (sameName) return { reason: 'sameBirthAndName', likelihood: 55 + close };
  const similar = pair.lettersEqual || isOneEditApart(pair.nameA, pair.nameB);
  if (!similar || !(pair.phoneEqual || pair.addressEqual)) return undefined;
  return { reason: 'sameBirthSimilarName', likelihood: 40 + close };
}

/** One character is another, missing, or too many. Counted in characters, not in code units. */
export function isOneEditApart(first: string, second: string): boolean {
  const a = [...first];
  const b = [...second];
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return Math.max(a.length, b.length) - start - end <= 1;
}

/** Pairs by equalities that a hash join answers: nobody is compared with everybody. */
async function pairsOf(tx: Transaction, person: string | undefined): Promise<Pair[]> {
  const { county } = tx.scope;
  const among = person === undefined ? sql`true` : sql`p.id in (${await lookalikesOf(tx, person)})`;
  const one = person === undefined ? sql`true` : sql`${person}::uuid in (pairs.a, pairs.b)`;
  const pair = (by: Pair['by']) => sql`
    select a.id as a, b.id as b, a.name as "nameA", b.name as "nameB", a.area_code as "areaA", b.area_code as "areaB",
      a.name_letters = b.name_letters as "lettersEqual", a.phone_hash = b.phone_hash as "phoneEqual",
      a.address_hash = b.address_hash as "addressEqual", ${by} as by, a.id_hash is not null and b.id_hash is not null as "hasNumbers"
    from known a join known b`;
  const born = sql`a.birth_date = b.birth_date and a.sex = b.sex and a.id < b.id`;
  return tx.rows(sql<Pair>`
    with known as materialized (
      select p.id, p.area_code, p.name, p.name_letters, p.birth_date, p.sex, p.id_hash, p.certificate_hash, p.phone_hash, h.address_hash
      from person p left join household h on h.county = p.county and h.id = p.household_id
      where p.county = ${county} and p.standing < 4 and ${among})
    select * from (
      ${pair('identity')} on b.id_hash = a.certificate_hash and b.id <> a.id and (a.id_hash is null or a.id_hash <> a.certificate_hash)
      union all ${pair('certificate')} on b.certificate_hash = a.certificate_hash and a.id < b.id
      union all ${pair('birth')} on ${born} and b.name_letters = a.name_letters
      union all ${pair('birth')} on ${born} and b.phone_hash = a.phone_hash
      union all ${pair('birth')} on ${born} and b.address_hash = a.address_hash
    ) as pairs
    where ${one} and not exists (select from person_distinct d
      where d.county = ${county} and d.first_id = least(pairs.a, pairs.b) and d.second_id = greatest(pairs.a, pairs.b))
    limit ${MOST}`);
}

/** Ids of the person and of everybody an index finds to share a number or the birthday. */
async function lookalikesOf(tx: Transaction, person: string): Promise<RawBuilder<unknown>> {
  const { county } = tx.scope;
  const known = await tx.sql<{ digest: Buffer }>`
    select certificate_hash as digest from person where county = ${county} and id = ${person}::uuid and certificate_hash is not null`;
  const digests = known.map(({ digest }) => digest);
  const named = [person, ...(await numberHolders(tx, digests)).map((holder) => holder.person)];
  const me = sql`(select * from person where county = ${county} and id = ${person}::uuid) as me`;
  return sql`
    select unnest(${named}::uuid[])
    union select o.id from ${me} join person o on o.county = ${county}
      and o.certificate_hash in (me.certificate_hash, me.id_hash)
      and o.certificate_hash is not null and (o.id_hash is null or o.certificate_hash <> o.id_hash)
    union select o.id from ${me} join person o on o.county = ${county} and o.standing = any('{1,2,3}'::smallint[])
      and o.birth_date = me.birth_date and o.sex = me.sex`;
}
