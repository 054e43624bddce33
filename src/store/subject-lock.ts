/**
 * Taking turns on a household: whoever writes about somebody first locks the household and then the person, always in the order of their ids; with it
 * the households of those who once lived with them, because their rows of those days are written too. Two who write about members of one household at
 * once would otherwise each keep rows that miss what the other wrote.
 */
import type { Subject } from '../define/fact.ts';
import { contains } from '../values/area.ts';
import { Problem } from '../values/problem.ts';
import { areaOfSubject } from './area-subject.ts';
import type { Transaction } from './database.ts';
import { householdsAround } from './residence.ts';
import { withWholeCounty } from './whole-county.ts';

export interface LockedSubjects {
  /** Area code of each subject. */
  readonly areas: ReadonlyMap<string, string>;
  /** Household of each person who has one. */
  readonly householdOf: ReadonlyMap<string, string>;
}

interface PersonSeat {
  id: string;
  area: string;
  household: string | null;
}

/** Problem `not-found` when one of them is not in the scope's area. */
export async function lockSubjects(
  tx: Transaction,
  subjects: readonly { readonly kind: Subject; readonly id: string }[],
): Promise<LockedSubjects> {
  const people = idsOf(subjects, 'person');
  const households = idsOf(subjects, 'household');
  const locked = await lockHouseholds(tx, people, households);
  const areas = new Map([...locked].filter(([, area]) => contains(tx.scope.area, area)));
  if (households.some((id) => !areas.has(id))) throw new Problem('not-found', { what: '家庭' });
  const seats = await lockPeople(tx, people);
  if (seats.length < people.length) throw new Problem('not-found', { what: '人员' });
  const householdOf = new Map<string, string>();
  for (const { id, area, household } of seats) {
    areas.set(id, area);
    if (household !== null) householdOf.set(id, household);
  }
  for (const [id, area] of await lockOthers(tx, subjects)) areas.set(id, area);
  return { areas, householdOf };
}

/** Gives the area of each; of those that are elsewhere, too. Problem `changed-meanwhile`. */
async function lockHouseholds(
  tx: Transaction,
  people: readonly string[],
  households: readonly string[],
): Promise<Map<string, string>> {
  if (people.length === 0 && households.length === 0) return new Map();
  return withWholeCounty(tx, async (wide) => {
    const around = await householdsAround(wide, { people, households });
    const rows = await wide.sql<{ id: string; area: string }>`
      select id, area_code as area from household
      where county = ${wide.scope.county} and id = any(${around}::uuid[]) order by id for update`;
    const locked = new Map(rows.map(({ id, area }) => [id, area]));
    // Somebody may have moved while the household was waited for.
    const asked = new Set(around);
    const now = await householdsAround(wide, { people, households });
    if (now.some((id) => !asked.has(id))) throw new Problem('changed-meanwhile');
    return locked;
  });
}

/** Places and organisations are entries of their registers; an area stands for itself, and who writes about it locks nobody out but others who do. */
async function lockOthers(
  tx: Transaction,
  subjects: readonly { readonly kind: Subject; readonly id: string }[],
): Promise<Map<string, string>> {
  const entries = [...idsOf(subjects, 'place'), ...idsOf(subjects, 'organisation')];
  const found = new Map<string, string>();
  if (entries.length > 0) {
    const rows = await tx.sql<{ id: string; area: string }>`
      select id, area_code as area from entry
      where county = ${tx.scope.county} and id = any(${entries}::uuid[]) order by id for update`;
    for (const { id, area } of rows) found.set(id, area);
    if (entries.some((id) => !found.has(id))) throw new Problem('not-found', { what: '场所或机构' });
  }
  for (const id of idsOf(subjects, 'area').sort()) {
    const area = areaOfSubject(id);
    if (area === undefined || !contains(tx.scope.area, area)) throw new Problem('not-found', { what: '地区' });
    await tx.sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`;
    found.set(id, area);
  }
  return found;
}

const idsOf = (subjects: readonly { kind: string; id: string }[], kind: string): string[] => [
  ...new Set(subjects.filter((subject) => subject.kind === kind).map(({ id }) => id)),
];

const lockPeople = (tx: Transaction, people: readonly string[]): Promise<PersonSeat[]> =>
  people.length === 0
    ? Promise.resolve([])
    : tx.sql<PersonSeat>`
        select id, area_code as area, household_id as household from person
        where county = ${tx.scope.county} and id = any(${people}::uuid[]) order by id for update`;
