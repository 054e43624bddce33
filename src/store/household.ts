/** Households: who lives together, and moving. */
import { type AreaCode, contains } from '../values/area.ts';
import type { PlainDate } from '../values/date.ts';
import { Problem } from '../values/problem.ts';
import type { Transaction } from './database.ts';
import type { Recording } from './fact-book.ts';
import { tellNews } from './news.ts';
import { membersOf, type PersonSummary } from './person.ts';
import { refreshPeople } from './person-facts.ts';
import { lockSubjects } from './subject-lock.ts';

/** Living and dead, without those who were merged into others; the head first. */
export const householdMembers = (tx: Transaction, household: string): Promise<PersonSummary[]> =>
  membersOf(tx, household);

export interface Move {
  readonly person: string;
  /** Null: into a household of their own. */
  readonly household: string | null;
  /** The village of a new household; of an existing one it is the household's. */
  readonly village: AreaCode;
  readonly from: PlainDate;
}

/**
 * Into another household of the county; what is known about the person goes along. Gives the household.
 * Problems: `not-found` when person, household or village are not in the scope's area; `input-invalid` for a day in the future or before the last move.
 */
export async function moveHousehold(tx: Transaction, recording: Recording, move: Move): Promise<string> {
  const { person, village } = move;
  if (village.length !== 12 || !contains(tx.scope.area, village))
    throw new Problem('not-found', { what: '村（社区）' });
  await mustFollow(tx, recording, move);
  const household = move.household ?? recording.newId();
  if (move.household === null)
    await tx.run`
      insert into household (county, id, area_code, created_at)
      values (${tx.scope.county}, ${household}::uuid, ${village}, ${recording.at}::timestamptz)`;
  const before = await seatOf(tx, person);
  const left = before.household === null ? [] : [{ kind: 'household', id: before.household } as const];
  const { areas } = await lockSubjects(tx, [
    { kind: 'person', id: person },
    { kind: 'household', id: household },
    ...left,
  ]);
  if (areas.get(household) !== village) throw new Problem('conflict', { what: '家庭不在这个村' });
  await tx.run`
    insert into residence (county, person_id, id, household_id, recorded_by, recorded_at, valid_from, area_code, place_code,
      source_kind, source_ref)
    values (${tx.scope.county}, ${person}::uuid, ${recording.newId()}::uuid, ${household}::uuid, ${tx.scope.staffId}::uuid,
      ${recording.at}::timestamptz, ${move.from}, ${village}, ${village}, ${recording.origin.kind}, ${recording.origin.ref})`;
  await seat(tx, person, household, village);
  await refreshPeople(tx, recording, {
    people: [person],
    households: before.household === null ? [household] : [household, before.household],
  });
  await tellNews(tx, recording, { people: [person], around: [person] });
  return household;
}

/** Homes are told in their order, so that the last one told is the one of today. */
async function mustFollow(tx: Transaction, { today }: Recording, { person, from }: Move): Promise<void> {
  const [last] = await tx.sql<{ from: PlainDate }>`
    select max(valid_from) as "from" from residence where county = ${tx.scope.county} and person_id = ${person}::uuid`;
  if (from > today) throw new Problem('input-invalid', { what: '搬迁日期不能晚于今天' });
  if (last?.from && from < last.from) throw new Problem('input-invalid', { what: '搬迁日期不能早于上一次搬迁' });
}

async function seatOf(tx: Transaction, person: string): Promise<{ household: string | null }> {
  const [row] = await tx.sql<{ household: string | null }>`
    select household_id as household from person where county = ${tx.scope.county} and id = ${person}::uuid and standing < 4`;
  if (row === undefined) throw new Problem('not-found', { what: '人员' });
  return row;
}

/** Everything about the person is seen from the new place, and no longer from the old. */
async function seat(tx: Transaction, person: string, household: string, village: AreaCode): Promise<void> {
  const { county } = tx.scope;
  await tx.run`
    update person set household_id = ${household}::uuid, area_code = ${village}, version = version + 1
    where county = ${county} and id = ${person}::uuid`;
  await tx.run`update person_uid set person_area = ${village} where county = ${county} and person_id = ${person}::uuid and person_area <> ${village}`;
  await tx.run`update fact set area_code = ${village} where county = ${county} and subject_id = ${person}::uuid and area_code <> ${village}`;
  await tx.run`update residence set area_code = ${village} where county = ${county} and person_id = ${person}::uuid and area_code <> ${village}`;
  await tx.run`update paid_line set area_code = ${village} where county = ${county} and person_id = ${person}::uuid and area_code <> ${village}`;
  await tx.run`
    update correction_action a set area_code = ${village} from correction c
    where a.county = ${county} and c.county = ${county} and c.id = a.correction_id and c.person_id = ${person}::uuid and a.area_code <> ${village}`;
  await tx.run`update correction set area_code = ${village} where county = ${county} and person_id = ${person}::uuid and area_code <> ${village}`;
  await tx.run`update fraud_finding set area_code = ${village} where county = ${county} and person_id = ${person}::uuid and area_code <> ${village}`;
}
