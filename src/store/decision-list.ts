/** Who stands where with a policy: lists and counts over the packed results that stand. */
import { type RawBuilder, sql } from 'kysely';
import { type AreaCode, areaEnd } from '../values/area.ts';
import type { PlainDate } from '../values/date.ts';
import type { Transaction } from './database.ts';
import { type PersonSummary, summaryColumns } from './person.ts';
import { STANDING_RUN } from './standing.ts';

export interface StandingFilter {
  /** Place of the policy in packed results. */
  readonly slot: number;
  /** 0 ineligible, 1 eligible, 2 unknown. */
  readonly outcome: number;
  readonly area: AreaCode;
  /** Bit of a criterion that must fail. */
  readonly failing?: number;
  /** Bits of criteria of which one at least can not be told. */
  readonly unclear?: number;
  /** Column of `person_facts` that must be unknown. */
  readonly unknownColumn?: string;
  /** People who are left out: those who receive already. */
  readonly except?: readonly string[];
  /** Of the undecided: one question away or more; a number: exactly this question away (its place among the facts the policy reads, from 1). */
  readonly away?: 'one' | 'several' | number;
  /** Whether they have applied for it by the day. */
  readonly applied?: { readonly policy: string; readonly on: PlainDate; readonly is: boolean };
  /** Whether they draw something beside which it is not paid. */
  readonly excluded?: { readonly by: readonly Excluding[]; readonly is: boolean };
}

/** Another policy that is paid instead to those who draw it: always, or by the amounts that were decided for both. */
export interface Excluding {
  /** Its place in packed results; null where it is drawn elsewhere, at the amounts given. */
  readonly slot: number | null;
  readonly people: readonly string[];
  /** Fen, of each of the people; null where nobody said how much. */
  readonly fen?: readonly (number | null)[];
  readonly wins: 'always' | 'larger' | 'at-least';
}

const SLOT_BYTES = 12;

const byteAt = (slot: number, byte: number): RawBuilder<unknown> =>
  sql`case when length(d.results) >= ${(slot + 1) * SLOT_BYTES} then get_byte(d.results, ${slot * SLOT_BYTES + byte}) end`;

/** Words are little endian, so bit k of a word stands in byte k / 8. */
const hasBit = (slot: number, word: number, bit: number): RawBuilder<unknown> =>
  sql`(${byteAt(slot, word * 4 + (bit >> 3))} >> ${bit & 7}) & 1 = 1`;

function conditionOf(tx: Transaction, filter: StandingFilter): RawBuilder<unknown> {
  const { slot, outcome, area, failing, unclear, unknownColumn, except } = filter;
  const conditions = [
    sql`d.county = ${tx.scope.county}`,
    sql`d.until_run = ${STANDING_RUN}`,
    sql`${byteAt(slot, 3)} >> 6 = ${outcome}`,
  ];
  if (area !== tx.scope.county) conditions.push(sql`d.area_code >= ${area} and d.area_code < ${areaEnd(area)}`);
  if (failing !== undefined) conditions.push(hasBit(slot, 0, failing));
  if (unclear !== undefined) {
    const bits = Array.from({ length: 31 }, (_, bit) => bit).filter((bit) => (unclear >>> bit) & 1);
    conditions.push(
      bits.length === 0
        ? sql`false`
        : sql`(${sql.join(
            bits.map((bit) => hasBit(slot, 1, bit)),
            sql` or `,
          )})`,
    );
  }
  if (unknownColumn !== undefined) {
    conditions.push(sql`exists (select from person_facts f
      where f.county = d.county and f.person_id = d.person_id and f.${sql.ref(unknownColumn)} is null)`);
  }
  if (filter.away !== undefined) conditions.push(awayIs(slot, filter.away));
  if (filter.applied !== undefined)
    conditions.push(sql`${filter.applied.is ? sql`` : sql`not`} ${hasApplied(tx, filter.applied)}`);
  if (filter.excluded !== undefined)
    conditions.push(sql`${filter.excluded.is ? sql`` : sql`not`} ${isExcluded(slot, filter.excluded.by)}`);
  if (except !== undefined) conditions.push(sql`not (d.person_id = any(${except}::uuid[]))`);
  return sql.join(conditions, sql` and `);
}

/** The amount in fen; null where it can not be told. In PostgreSQL | and << bind alike, so each byte has its brackets. */
function amountAt(slot: number): RawBuilder<unknown> {
  const [a, b, c, d] = [8, 9, 10, 11].map((byte) => byteAt(slot, byte));
  const word = sql`(${a} | ((${b}) << 8) | ((${c}) << 16) | ((${d}) << 24))`;
  return sql`case when ${word} > -2147483393 then ${word} end`;
}

/** Never null: where an amount can not be told, nobody is taken to be excluded by it. */
function isExcluded(slot: number, by: readonly Excluding[]): RawBuilder<unknown> {
  const each = by.map(({ slot: other, people, fen = [], wins }) => {
    const draws = sql`d.person_id = any(${people}::uuid[])`;
    if (wins === 'always') return draws;
    const than = wins === 'larger' ? sql`>` : sql`>=`;
    if (other === null)
      return sql`exists (select from unnest(${people}::uuid[], ${fen}::bigint[]) as told(person, fen)
        where told.person = d.person_id and told.fen ${than} ${amountAt(slot)})`;
    return sql`(${draws} and ${byteAt(other, 3)} >> 6 = 1 and ${amountAt(other)} ${than} ${amountAt(slot)})`;
  });
  return each.length === 0 ? sql`false` : sql`coalesce(${sql.join(each, sql` or `)}, false)`;
}

/** The lowest byte of what stands in the place of the amount (engine/question/single.ts). */
function awayIs(slot: number, away: NonNullable<StandingFilter['away']>): RawBuilder<unknown> {
  const question = byteAt(slot, 8);
  if (away === 'one') return sql`${question} between 1 and 250`;
  return away === 'several' ? sql`${question} not between 1 and 250` : sql`${question} = ${away}::integer`;
}

interface Application {
  readonly policy: string;
  readonly on: PlainDate;
}

/** `a`: an application on record that nobody has taken back, by what was said last. */
const isApplication = (tx: Transaction, { policy, on }: Application, step = 'applied'): RawBuilder<unknown> => sql`
  a.county = ${tx.scope.county} and a.fact = ${`${step}:${policy}`} and strpos(a.fact, ':') > 0
  and a.valid_from <= ${on}::date and (a.valid_to is null or a.valid_to > ${on}::date) and not a.withdrawn and a.value = 1
  and not exists (select from fact l where l.county = a.county and l.subject_id = a.subject_id and l.fact = a.fact and l.supersedes = a.id)`;

export const hasApplied = (tx: Transaction, application: Application): RawBuilder<unknown> =>
  sql`exists (select from fact a where a.subject_id = d.person_id and ${isApplication(tx, application)})`;

/** Whose application was confirmed and stands on the day. */
export const peopleConfirmedFor = async (tx: Transaction, application: Application): Promise<string[]> =>
  (
    await tx.rows(sql<{ id: string }>`
      select distinct a.subject_id as id from fact a where ${isApplication(tx, application, 'confirmed')} order by 1`)
  ).map(({ id }) => id);

export interface ClaimingCount {
  readonly area: AreaCode;
  readonly paid: number;
  /** And not paid. */
  readonly applied: number;
  /** And neither: who draws something beside which it is not paid. */
  readonly excluded: number;
}

/** Of those who are eligible: who is paid, has applied or is excluded, by the areas right below. Looks only at people who claim. */
export async function countClaiming(
  tx: Transaction,
  asked: {
    readonly slot: number;
    readonly area: AreaCode;
    readonly application: Application;
    readonly paid: readonly string[];
    readonly excluding: readonly Excluding[];
  },
): Promise<ClaimingCount[]> {
  const { slot, area, application, paid, excluding } = asked;
  const drawing = excluding.flatMap(({ people }) => people);
  const digits = area.length === 6 ? 9 : 12;
  return tx.rows(sql<ClaimingCount>`
    select substr(d.area_code, 1, ${digits}::integer) as area, (count(*) filter (where c.paid))::integer as paid,
      (count(*) filter (where not c.paid and c.applied))::integer as applied,
      (count(*) filter (where not c.paid and not c.applied and ${isExcluded(slot, excluding)}))::integer as excluded
    from (select id, bool_or(paid) as paid, bool_or(applied) as applied from (
      select unnest(${paid}::uuid[]) as id, true as paid, false as applied
      union all select unnest(${drawing}::uuid[]), false, false
      union all select a.subject_id, false, true from fact a where ${isApplication(tx, application)}) as any_of_them group by id) as c
    join decision d on d.county = ${tx.scope.county} and d.person_id = c.id
    where ${conditionOf(tx, { slot, outcome: 1, area })} group by 1 order by 1`);
}

export interface StandingPerson extends PersonSummary {
  readonly results: Buffer;
}

export interface StandingPage {
  readonly people: readonly StandingPerson[];
  readonly total: number;
}

/** By place and name; `fewestUnknown` puts those first who are one question away, then those for whom the fewest criteria can not be told. */
export async function listStanding(
  tx: Transaction,
  filter: StandingFilter,
  page: { readonly page: number; readonly pageSize: number; readonly fewestUnknown?: boolean },
): Promise<StandingPage> {
  const where = conditionOf(tx, filter);
  const unknown = sql`not (${awayIs(filter.slot, 'one')}), bit_count(substring(d.results from ${filter.slot * SLOT_BYTES + 5} for 4)),`;
  const [count] = await tx.rows(
    sql<{ total: number }>`select count(*)::integer as total from decision d where ${where}`,
  );
  const people = await tx.rows(sql<StandingPerson>`
    select ${summaryColumns}, d.results from decision d join person p on p.county = d.county and p.id = d.person_id
    where ${where} order by ${page.fewestUnknown ? unknown : sql``} p.area_code, p.name_pinyin, p.id
    limit ${page.pageSize} offset ${(page.page - 1) * page.pageSize}`);
  return { people, total: count?.total ?? 0 };
}

/** How many in each area below the one asked for, by its code. */
export async function countStandingByArea(
  tx: Transaction,
  filter: StandingFilter,
): Promise<{ area: AreaCode; count: number }[]> {
  const digits = filter.area.length === 6 ? 9 : 12;
  return tx.rows(sql<{ area: AreaCode; count: number }>`
    select substr(d.area_code, 1, ${digits}::integer) as area, count(*)::integer as count from decision d
    where ${conditionOf(tx, filter)} group by 1 order by 1`);
}

/** The money of those who stand there, in fen; amounts that can not be told are left out. By the first `digits` of the area, or in all. */
export async function sumStanding(
  tx: Transaction,
  filter: StandingFilter,
  digits?: number,
): Promise<{ area: AreaCode; people: number; fen: number }[]> {
  const fen = amountAt(filter.slot);
  const area = digits === undefined ? sql`${filter.area}::text` : sql`substr(d.area_code, 1, ${digits}::integer)`;
  const rows = await tx.rows(sql<{ area: AreaCode; people: number; fen: string | null }>`
    select ${area} as area, count(*)::integer as people, sum(${fen}) as fen
    from decision d where ${conditionOf(tx, filter)} group by 1 order by 1`);
  return rows.map((row) => ({ area: row.area, people: row.people, fen: Number(row.fen ?? 0) }));
}
