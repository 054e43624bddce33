/** The rows of people as their households' assertions make them, for the households of today or of a day gone by. Nothing is written here. */
import { isClaimFact } from '../define/claim.ts';
import type { AreaCode } from '../values/area.ts';
import { type DayNumber, type PlainDate, toDayNumber } from '../values/date.ts';
import { assertionsOf, type StoredAssertion } from './assertion.ts';
import type { Transaction } from './database.ts';
import type { FactBook, Recording } from './fact-book.ts';
import { type PersonRow, rowsOfHousehold } from './person-row.ts';

/** Where a person stands, beside what is known about them. */
export interface Seat {
  id: string;
  area: AreaCode;
  household: string | null;
}

export interface SeatedRow extends PersonRow {
  readonly area: AreaCode;
  readonly household: string | null;
}

/** `seats` are whole households. */
export async function rowsOfSeats(
  tx: Transaction,
  { book, seal }: Pick<Recording, 'book' | 'seal'>,
  seats: readonly Seat[],
  day: PlainDate,
): Promise<SeatedRow[]> {
  const households = [...new Set(seats.flatMap(({ household }) => household ?? []))];
  const about = Map.groupBy(
    (await assertionsOf(tx, seal, [...seats.map(({ id }) => id), ...households])).filter(
      ({ fact }) => !isClaimFact(fact),
    ),
    ({ subjectId }) => subjectId,
  );
  const moves = await movesOf(tx, households);
  return rowsBySeat(book, seats, about, moves, toDayNumber(day));
}

function rowsBySeat(
  book: FactBook,
  seats: readonly Seat[],
  about: ReadonlyMap<string, readonly StoredAssertion[]>,
  moves: ReadonlyMap<string, readonly DayNumber[]>,
  day: DayNumber,
): SeatedRow[] {
  const known = (id: string) => ({ id, assertions: about.get(id) ?? [] });
  const groups = Map.groupBy(seats, ({ id, household }) => household ?? id);
  return [...groups.values()].flatMap((members) => {
    const household = members[0]!.household;
    const rows = rowsOfHousehold(
      book,
      {
        household: household === null ? null : known(household),
        members: members.map(({ id }) => known(id)),
        moves: household === null ? [] : (moves.get(household) ?? []),
      },
      day,
    );
    return rows.map((row, index) => ({ ...row, area: members[index]!.area, household }));
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
