/**
 * Lists of people: filtered, searched, sorted, by pages, within the scope's area. Ids are found in an index that holds all that is filtered by;
 * only the people of the page are then fetched. Comparisons are on plain columns, so that the indexes serve ahead of row-level security too.
 */
import { type RawBuilder, sql } from 'kysely';
import { type AreaCode, areaEnd } from '../values/area.ts';
import { addMonths, type PlainDate } from '../values/date.ts';
import type { Transaction } from './database.ts';
import { type PersonSummary, type Standing, summaryColumns } from './person.ts';
import type { Seal } from './seal.ts';
import { keyedBy, type SearchKey, searchKeys } from './search-keys.ts';

export interface PeopleFilter {
  /** A name or given name or the beginning of one, pinyin, initials, an identity number or certificate, the last four of an identity number or phone, a phone. */
  readonly q?: string;
  /** A town or village code. */
  readonly area?: AreaCode;
  readonly category?: number;
  readonly level?: number;
  /** A class of the minimum-living scheme, or `any` for all who are on it. */
  readonly lowIncome?: number | 'any';
  /**
   * Living with a certificate, only those whose certificate has expired or will within three months, living without, all the living, died, or everybody.
   * Left out: `holder`, with `q`: `all`.
   */
  readonly status?: 'holder' | 'expired' | 'expiring' | 'member' | 'living' | 'died' | 'all';
}

export const peopleSorts = ['name', 'place', 'birth', '-name', '-place', '-birth'] as const;
/** With a minus in front the other way round: an index is as good backwards. */
export type PeopleSort = (typeof peopleSorts)[number];

export interface PeoplePage {
  readonly people: readonly PersonSummary[];
  /** How many there are; when more than 100,000, 100,000. Pages beyond are empty: a list of that length is to be filtered. */
  readonly total: number;
  readonly totalIsExact: boolean;
}

export interface PeopleQuery {
  readonly filter: PeopleFilter;
  /** Search results come by likeness instead: the whole name first. */
  readonly sort: PeopleSort;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  readonly today: PlainDate;
}

/** Lists are counted, and can be leafed through, so far. */
export const COUNTED = 100_000;

type Condition = RawBuilder<unknown>;
/** One way through an index: rows in order of `order`, all of the same `rank`. */
interface Walk {
  readonly rank: number;
  readonly where: Condition;
  readonly order: readonly Condition[];
  readonly descending: boolean;
}

/** All keys run the same way, so that the index that keeps them in order serves both. */
const ordered = (keys: readonly Condition[], descending: boolean): Condition =>
  sql.join(descending ? keys.map((key) => sql`${key} desc`) : keys);

export async function listPeople(tx: Transaction, seal: Seal, query: PeopleQuery): Promise<PeoplePage> {
  const walks = await walksOf(tx, seal, query);
  const offset = (query.page - 1) * query.pageSize;
  const wanted = Math.min(query.pageSize, COUNTED - offset);
  const people = walks.length === 0 || wanted <= 0 ? [] : await peopleOf(tx, walks, offset, wanted);
  const isLast = people.length < wanted && (people.length > 0 || offset === 0);
  const total = isLast ? offset + people.length : await countOf(tx, walks);
  return { people, total: Math.min(total, COUNTED), totalIsExact: total <= COUNTED };
}

const peopleOf = (tx: Transaction, walks: readonly Walk[], offset: number, wanted: number): Promise<PersonSummary[]> =>
  tx.rows(sql<PersonSummary>`
    select ${summaryColumns}
    from (${pageOf(walks, offset, wanted)}) as found
    join person p on p.county = ${tx.scope.county} and p.id = found.id
    order by found.place`);

/** `(id, place)` of the page. */
function pageOf(walks: readonly Walk[], offset: number, wanted: number): RawBuilder<unknown> {
  const [only] = walks;
  if (walks.length === 1 && only !== undefined)
    return sql`
      select id, row_number() over () as place
      from (select p.id from person p where ${only.where} order by ${ordered(only.order, only.descending)} limit ${wanted} offset ${offset}) as walk`;
  const { order: first, descending } = walks[0]!;
  const width = first.length;
  const keys = Array.from({ length: width }, (_, index) => sql.ref(`key${index}`));
  const parts = walks.map(
    ({ rank, where, order }) => sql`
      (select p.id, ${rank}::integer as rank, ${sql.join(order.map((key, index) => sql`${key} as ${keys[index]}`))}
        from person p where ${where} order by ${ordered(order, descending)} limit ${offset + wanted})`,
  );
  return sql`
    select id, row_number() over () as place
    from (select id from (${sql.join(parts, sql` union all `)}) as walks order by rank, ${ordered(keys, descending)} limit ${wanted} offset ${offset}) as page`;
}

async function countOf(tx: Transaction, walks: readonly Walk[]): Promise<number> {
  if (walks.length === 0) return 0;
  const parts = walks.map(({ where }) => sql`(select 1 from person p where ${where} limit ${COUNTED + 1})`);
  const [row] = await tx.rows(sql<{ n: number }>`
    select count(*)::integer as n from (select 1 from (${sql.join(parts, sql` union all `)}) as walks limit ${COUNTED + 1}) as counted`);
  return row!.n;
}

const SORTS = {
  name: [sql`p.name_pinyin`, sql`p.id`],
  place: [sql`p.area_code`, sql`p.name_pinyin`, sql`p.id`],
  birth: [sql`p.birth_date`, sql`p.id`],
} as const satisfies Record<string, readonly Condition[]>;

const sortOf = (sort: PeopleSort) => ({
  order: SORTS[sort.replace('-', '') as keyof typeof SORTS],
  descending: sort.startsWith('-'),
});

async function walksOf(tx: Transaction, seal: Seal, { filter, sort, today }: PeopleQuery): Promise<Walk[]> {
  const q = filter.q?.trim() ?? '';
  const standings = standingsOf(filter.status ?? (q === '' ? 'holder' : 'all'));
  const conditions = conditionsOf(tx, filter, today);
  const where = (...more: Condition[]): Condition => sql.join([...conditions, ...more], sql` and `);
  if (q === '')
    return standings.map((standing) => ({ rank: 0, where: where(sql`p.standing = ${standing}`), ...sortOf(sort) }));
  const among = sql`p.standing = any(${standings}::smallint[])`;
  return (await searchKeys(tx, seal, q)).map((key: SearchKey, rank) => ({
    rank,
    where: where(among, keyedBy(key)),
    order: [key.order, sql`p.id`],
    descending: false,
  }));
}

function standingsOf(status: NonNullable<PeopleFilter['status']>): Standing[] {
  switch (status) {
    case 'holder':
    case 'expired':
    case 'expiring':
      return [1];
    case 'living':
      return [1, 2];
    case 'member':
      return [2];
    case 'died':
      return [3];
    case 'all':
      return [1, 2, 3];
  }
}

function conditionsOf(tx: Transaction, filter: PeopleFilter, today: PlainDate): Condition[] {
  const conditions = [sql`p.county = ${tx.scope.county}`];
  // Row-level security says the same of the scope's area; said here, the planner can count with it.
  for (const area of [tx.scope.area, filter.area ?? tx.scope.county])
    if (area !== tx.scope.county) conditions.push(sql`p.area_code >= ${area} and p.area_code < ${areaEnd(area)}`);
  if (filter.category !== undefined) conditions.push(sql`p.disability_category = ${filter.category}`);
  if (filter.level !== undefined) conditions.push(sql`p.disability_level = ${filter.level}`);
  if (filter.lowIncome === 'any') conditions.push(sql`p.low_income > 0`);
  else if (filter.lowIncome !== undefined) conditions.push(sql`p.low_income = ${filter.lowIncome}`);
  if (filter.status === 'expired') conditions.push(sql`p.certificate_valid_until < ${today}`);
  if (filter.status === 'expiring')
    conditions.push(sql`p.certificate_valid_until >= ${today} and p.certificate_valid_until < ${addMonths(today, 3)}`);
  if (filter.category !== undefined || filter.level !== undefined) conditions.push(sql`p.disability_level is not null`);
  return conditions;
}
