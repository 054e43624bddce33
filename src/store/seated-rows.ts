/** The rows of people as their households' assertions make them, for the households of today or of a day gone by. Nothing is written here. */
import { isClaimFact } from '../define/claim.ts';
import type { AreaCode } from '../values/area.ts';
import { type DayNumber, type PlainDate, toDayNumber } from '../values/date.ts';
import { assertionsOf } from './assertion.ts';
import type { Transaction } from './database.ts';
import type { Recording } from './fact-book.ts';
import { type HouseholdRows, householdRows, type PersonRow } from './person-row.ts';
import { keptSince, type RowInTime, rowsInTime } from './person-stretches.ts';

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

/** Today, and on other days as far as they are kept. */
export async function rowsInTimeOfSeats(
  tx: Transaction,
  book: Book,
  seats: readonly Seat[],
  today: PlainDate,
): Promise<SeatedInTime[]> {
  const households = await householdsOf(tx, book, seats);
  const [day, since] = [toDayNumber(today), keptSince(today)];
  return households.flatMap(({ rows, members }) => seated(members, rowsInTime(rows, day, since)));
}

const seated = <R extends PersonRow>(members: readonly Seat[], rows: readonly R[]): (R & Seated)[] =>
  rows.map((row, index) => ({ ...row, area: members[index]!.area, household: members[index]!.household }));

async function householdsOf(
  tx: Transaction,
  { book, seal }: Book,
  seats: readonly Seat[],
): Promise<{ rows: HouseholdRows; members: readonly Seat[] }[]> {
  const ids = [...new Set(seats.flatMap(({ household }) => household ?? []))];
  const about = Map.groupBy(
    (await assertionsOf(tx, seal, [...seats.map(({ id }) => id), ...ids])).filter(({ fact }) => !isClaimFact(fact)),
    ({ subjectId }) => subjectId,
  );
  const moves = await movesOf(tx, ids);
  const known = (id: string) => ({ id, assertions: about.get(id) ?? [] });
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
