/** What was paid, month by month, derived from the entries of ledgers that prove it. Only added to. */
import type { Ledger } from '../define/ledger.ts';
import type { FactValues } from '../define/pack.ts';
import type { AreaCode } from '../values/area.ts';
import type { PlainDate } from '../values/date.ts';
import type { Transaction } from './database.ts';
import { tellNews } from './news.ts';
import { type ReceiptLine, receiptLines } from './receipt-lines.ts';
import { unnested } from './unnested.ts';
import { withWholeCounty, withWholeCountyAbout } from './whole-county.ts';

/** An entry as an action left it. */
export interface EntryThatPays {
  readonly id: string;
  readonly area: AreaCode;
  readonly subject: { readonly kind: 'person' | 'household' | 'none'; readonly id: string | null };
  readonly values: FactValues;
  readonly withdrawn: boolean;
  /** Of the action. */
  readonly number: number;
}

export interface PaidLine extends ReceiptLine {
  readonly id: string;
  /** The person as whom they are known now. */
  readonly person: string;
  readonly entry: string;
  /** The line that this one takes back. */
  readonly reverses: string | null;
  /** Milliseconds: when the entry was recorded. */
  readonly knownAt: number;
}

interface NewLine extends ReceiptLine {
  readonly person: string;
  readonly entry: EntryThatPays;
  readonly place: string;
  readonly reverses: string | null;
}

interface StandingLine extends ReceiptLine {
  id: string;
  person: string;
  entry: string;
  place: string;
}

/**
 * Makes the lines of these entries what the entries say now: what stands and is no longer said is taken back, what is newly said is added. Where
 * nothing differs nothing is written, so it may be run over entries again.
 */
export async function keepPaidLines(
  tx: Transaction,
  ledger: Ledger,
  entries: readonly EntryThatPays[],
  origin: { readonly at: string; readonly newId: () => string },
): Promise<void> {
  if ((ledger.receipts ?? []).length === 0 || entries.length === 0) return;
  await withWholeCounty(tx, async (wide) => {
    const standing = Map.groupBy(await standingLines(wide, entries), ({ entry }) => entry);
    const lines = entries.flatMap((entry) => differing(ledger, entry, standing.get(entry.id) ?? []));
    if (lines.length === 0) return;
    await insertLines(wide, lines, origin);
    await countLists(wide, lines, origin.at);
    const people = [...new Set(lines.map(({ person }) => person))];
    await tellNews(wide, origin, { people: await asTheyAreNow(wide, people) });
  });
}

const standingLines = (tx: Transaction, entries: readonly EntryThatPays[]): Promise<StandingLine[]> => {
  const changed = entries.filter(({ number }) => number > 1).map(({ id }) => id);
  if (changed.length === 0) return Promise.resolve([]);
  return tx.sql<StandingLine>`
    select l.id, l.person_id as person, l.policy, l.month, l.part, l.amount_fen::float8 as "amountFen", l.entry_id as entry, l.place_code as place
    from paid_line l
    where l.county = ${tx.scope.county} and l.entry_id = any(${changed}::uuid[]) and l.reverses is null
      and not exists (select from paid_line r where r.county = l.county and r.entry_id = l.entry_id and r.reverses = l.id)`;
};

const sameLine = (a: ReceiptLine & { person: string }, b: ReceiptLine & { person: string }): boolean =>
  a.person === b.person &&
  a.policy === b.policy &&
  a.month === b.month &&
  a.part === b.part &&
  a.amountFen === b.amountFen;

function differing(ledger: Ledger, entry: EntryThatPays, standing: readonly StandingLine[]): NewLine[] {
  const { subject, withdrawn, values, area } = entry;
  const person = subject.kind === 'person' && !withdrawn ? subject.id : null;
  const wanted =
    person === null
      ? []
      : receiptLines(ledger, values).map((line): NewLine => ({ ...line, person, entry, place: area, reverses: null }));
  const over = standing.filter((line) => !wanted.some((want) => sameLine(line, want)));
  const fresh = wanted.filter((want) => !standing.some((line) => sameLine(line, want)));
  const back = over.map(
    ({ id, person: who, policy, month, part, amountFen, place }): NewLine => ({
      policy,
      month,
      part,
      amountFen: -amountFen,
      person: who,
      entry,
      place,
      reverses: id,
    }),
  );
  return [...back, ...fresh];
}

/** The label that says who may see a line is the person's. */
async function insertLines(
  tx: Transaction,
  lines: readonly NewLine[],
  { at, newId }: { readonly at: string; readonly newId: () => string },
): Promise<void> {
  await tx.run`
    insert into paid_line (county, area_code, known_at, id, person_id, policy, month, entry_id, entry_action, part, amount_fen, reverses, place_code)
    select ${tx.scope.county}, p.area_code, ${at}::timestamptz, given.* from ${unnested([
      ['uuid', lines.map(() => newId())],
      ['uuid', lines.map(({ person }) => person)],
      ['text', lines.map(({ policy }) => policy)],
      ['date', lines.map(({ month }) => month)],
      ['uuid', lines.map(({ entry }) => entry.id)],
      ['integer', lines.map(({ entry }) => entry.number)],
      ['text', lines.map(({ part }) => part)],
      ['bigint', lines.map(({ amountFen }) => String(amountFen))],
      ['uuid', lines.map(({ reverses }) => reverses)],
      ['text', lines.map(({ place }) => place)],
    ])} as given (id, person_id, policy, month, entry_id, entry_action, part, amount_fen, reverses, place_code)
    join person p on p.county = ${tx.scope.county} and p.id = given.person_id`;
}

/** What is paid back or deducted stands in the month of a list without making one. */
async function countLists(tx: Transaction, lines: readonly NewLine[], at: string): Promise<void> {
  await tx.run`
    insert into paid_list (county, known_at, place, policy, month, lines, listed, listed_at)
    select ${tx.scope.county}, ${at}::timestamptz, place, policy, month, sum(lines),
      coalesce(sum(lines) filter (where came), 0), case when bool_or(came) then ${at}::timestamptz end
    from (
      select given.*, part in ('regular', 'open') and e.import_id is not null as came
      from ${unnested([
        ['uuid', lines.map(({ entry }) => entry.id)],
        ['text', lines.map(({ place }) => place)],
        ['text', lines.map(({ policy }) => policy)],
        ['date', lines.map(({ month }) => month)],
        ['text', lines.map(({ part }) => part)],
        ['integer', lines.map(({ reverses }) => (reverses === null ? 1 : -1))],
      ])} as given (entry, place, policy, month, part, lines)
      join entry e on e.county = ${tx.scope.county} and e.id = given.entry) counted
    group by place, policy, month order by place, policy, month
    on conflict (county, place, policy, month) do update set lines = paid_list.lines + excluded.lines,
      listed = paid_list.listed + excluded.listed, listed_at = coalesce(paid_list.listed_at, excluded.listed_at)`;
}

/** Who was merged is who they were merged into. */
async function asTheyAreNow(tx: Transaction, people: readonly string[]): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>`
    with recursive now as (
      select id, merged_into from person where county = ${tx.scope.county} and id = any(${people}::uuid[])
      union all
      select p.id, p.merged_into from now n join person p on p.county = ${tx.scope.county} and p.id = n.merged_into)
    select distinct id from now where merged_into is null`;
  return rows.map(({ id }) => id);
}

/** All lines of these people and of those who were merged into them, as recorded. The whole county's: a person's earlier towns paid too. */
export const paidLines = (tx: Transaction, people: readonly string[]): Promise<PaidLine[]> =>
  withWholeCountyAbout(
    tx,
    people,
    (wide, seen) => wide.sql<PaidLine>`
      with recursive own as (
        select unnest(${seen}::uuid[]) as id, unnest(${seen}::uuid[]) as person
        union all
        select p.id, o.person from own o join person p on p.county = ${tx.scope.county} and p.merged_into = o.id)
      select l.id, o.person, l.policy, l.month, l.part, l.amount_fen::float8 as "amountFen", l.entry_id as entry, l.reverses,
        (extract(epoch from l.known_at) * 1000)::float8 as "knownAt"
      from own o join paid_line l on l.county = ${tx.scope.county} and l.person_id = o.id
      order by l.known_at, l.id`,
  );

export interface PaidList {
  /** Nine digits; the county's six for what belongs to no town. */
  readonly town: string;
  readonly policy: string;
  readonly month: PlainDate;
  /** Milliseconds: when the first line was recorded. */
  readonly knownAt: number;
}

/** One in so many lines of a town's longest list is enough to be a list of the town. */
const SHORTEST_LIST = 10;

/**
 * For which months lists of the towns are on record. Lines that were entered by hand make none, nor do a few beside the long lists of other months:
 * who is paid for several months at once, or late, says nothing about the rest of the town.
 */
export const paidLists = (tx: Transaction, towns: readonly string[]): Promise<PaidList[]> =>
  tx.sql<PaidList>`
    select town, policy, month, (extract(epoch from since) * 1000)::float8 as "knownAt"
    from (
      select left(place, 9) as town, policy, month, min(listed_at) as since, sum(listed) as lines,
        max(sum(listed)) over (partition by left(place, 9), policy) as longest
      from paid_list
      where county = ${tx.scope.county} and listed > 0 and left(place, 9) = any(${towns}::text[])
      group by left(place, 9), policy, month) listed
    where lines * ${SHORTEST_LIST}::int >= longest`;

/** Whether anybody was paid under one of these policies for a month from this one on. */
export async function isPaidSince(tx: Transaction, policies: readonly string[], month: string): Promise<boolean> {
  const rows = await tx.sql`
    select from paid_list where county = ${tx.scope.county} and policy = any(${policies}::text[]) and month >= ${month} and lines > 0 limit 1`;
  return rows.length > 0;
}
