/** The rows of people as their households' assertions make them, for the households of today or of a day gone by. Nothing is written here. */
import { isClaimFact } from '../define/claim.ts';
import type { AreaCode } from '../values/area.ts';
import { type DayNumber, type PlainDate, toDayNumber } from '../values/date.ts';
import { assertionsOf } from './assertion.ts';
import type { Transaction } from './database.ts';
import type { Recording } from './fact-book.ts';
import { type HouseholdRows, householdRows, type Known, type PersonRow } from './person-row.ts';
import { type Home, homesOf, keptSince, type RowInTime, rowsInTime } from './person-stretches.ts';
import { residencesAround } from './residence.ts';
import type { Seal } from './seal.ts';

/** Where a person stands, beside what is known about them. */
export interface Seat {
  id: string;
  area: AreaCode;
  household: string | null;
}

interface Seated {
  readonly area: AreaCode;
  readonly household: string | null;
}
export type SeatedRow = PersonRow & Seated;
/** With the rows of other days. */
export type SeatedInTime = RowInTime & Seated;

type Book = Pick<Recording, 'book' | 'seal'>;

/** On one day. `seats` are whole households. */
export async function rowsOfSeats(
  tx: Transaction,
  book: Book,
  seats: readonly Seat[],
  day: PlainDate,
): Promise<SeatedRow[]> {
  const households = await householdsOf(tx, book, seats);
  return households.flatMap(({ rows, members }) => seated(members, rows.on(toDayNumber(day))));
}

/** Today, and on other days as far as they are kept: with the whole county in sight, because others who lived here may live elsewhere now. */
export async function rowsInTimeOfSeats(
  tx: Transaction,
  book: Book,
  seats: readonly Seat[],
  today: PlainDate,
): Promise<SeatedInTime[]> {
  const since = keptSince(today);
  const homes = await homesSince(tx, seats, since);
  const seatOf = new Map(seats.map((seat) => [seat.id, seat]));
  const people = seats.map(({ id }) => id);
  const households = people.flatMap((id) => homes.get(id)!.flatMap(({ household }) => household ?? []));
  const known = await knownAbout(tx, book.seal, [...homes.keys(), ...new Set(households)]);
  const rows = rowsInTime(book.book, { homes, known }, people, toDayNumber(today), since);
  return rows.map((row) => {
    const { area, household } = seatOf.get(row.person)!;
    return { ...row, area, household };
  });
}

/** Where nobody has come or gone since, people are where they are seated. */
async function homesSince(
  tx: Transaction,
  seats: readonly Seat[],
  since: DayNumber,
): Promise<Map<string, readonly Home[]>> {
  const ids = [...new Set(seats.flatMap(({ household }) => household ?? []))];
  const [from, to] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const homes = new Map<string, readonly Home[]>(
    seats.map(({ id, household, area }) => [id, [{ from, to, household, place: area }]]),
  );
  const moves = await movesOf(tx, ids);
  const moved = seats.filter(({ household }) => moves.get(household ?? '')?.some((day) => day > since));
  const around = await residencesAround(
    tx,
    moved.map(({ id }) => id),
  );
  for (const [id, own] of Map.groupBy(around, ({ person }) => person))
    homes.set(id, homesOf(own.map(({ from, household, area }) => ({ from, household, place: area }))));
  return homes;
}

async function knownAbout(tx: Transaction, seal: Seal, ids: readonly string[]): Promise<(id: string) => Known> {
  const said = (await assertionsOf(tx, seal, ids)).filter(({ fact }) => !isClaimFact(fact));
  const about = Map.groupBy(said, ({ subjectId }) => subjectId);
  return (id) => ({ id, assertions: about.get(id) ?? [] });
}

const seated = <R extends PersonRow>(members: readonly Seat[], rows: readonly R[]): (R & Seated)[] =>
  rows.map((row, index) => ({ ...row, area: members[index]!.area, household: members[index]!.household }));

async function householdsOf(
  tx: Transaction,
  { book, seal }: Book,
  seats: readonly Seat[],
): Promise<{ rows: HouseholdRows; members: readonly Seat[] }[]> {
  const ids = [...new Set(seats.flatMap(({ household }) => household ?? []))];
  const known = await knownAbout(tx, seal, [...seats.map(({ id }) => id), ...ids]);
  const moves = await movesOf(tx, ids);
  return [...Map.groupBy(seats, ({ id, household }) => household ?? id).values()].map((members) => {
    const household = members[0]!.household;
    const rows = householdRows(book, {
      household: household === null ? null : known(household),
      members: members.map(({ id }) => known(id)),
      moves: household === null ? [] : (moves.get(household) ?? []),
    });
    return { rows, members };
  });
}

/** Days on which somebody came to a household or left it. Where people lived first is where they are taken to have lived before. */
async function movesOf(tx: Transaction, households: readonly string[]): Promise<Map<string, DayNumber[]>> {
  const rows = await tx.sql<{ household: string; from: PlainDate }>`
    with was as (
      select person_id, household_id, valid_from,
        lag(household_id) over (partition by person_id order by valid_from, id) as before,
        row_number() over (partition by person_id order by valid_from, id) as place
      from residence
      where county = ${tx.scope.county} and person_id in (
        select person_id from residence where county = ${tx.scope.county} and household_id = any(${households}::uuid[])))
    select household_id as household, valid_from as "from" from was where place > 1 and household_id = any(${households}::uuid[])
    union all
    select before, valid_from from was where place > 1 and before = any(${households}::uuid[])`;
  const moves = new Map<string, DayNumber[]>();
  for (const { household, from } of rows) moves.set(household, [...(moves.get(household) ?? []), toDayNumber(from)]);
  return moves;
}
