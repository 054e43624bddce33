/** What an import left in the registry and the ledgers, and what rests on it: asked before it is undone. */
import type { PlainDate } from '../values/date.ts';
import type { Transaction } from './database.ts';

/** Entries that an import wrote, with the number of its action and whether others have acted on them since. */
export interface ImportedEntry {
  readonly entry: string;
  readonly number: number;
  readonly later: number;
}

export async function importedEntries(tx: Transaction, id: string): Promise<ImportedEntry[]> {
  return tx.sql<ImportedEntry>`
    select a.entry_id as entry, min(a.number) as number, max(e.actions) - max(a.number) as later
    from entry_action a join entry e on e.county = a.county and e.id = a.entry_id
    where a.county = ${tx.scope.county} and a.import_id = ${id} group by a.entry_id order by a.entry_id`;
}

export interface ImportedSubjects {
  /** People whom the import registered. */
  readonly people: readonly string[];
  /** Households that consist of them alone. */
  readonly households: readonly string[];
  /** People who were known before and whom it seated in another household, with where they were. */
  readonly moved: readonly {
    readonly person: string;
    readonly from: PlainDate;
    readonly place: string;
    readonly household: string | null;
  }[];
}

interface Placement {
  person: string;
  household: string | null;
  place: string;
  from: PlainDate;
  own: boolean;
}

export async function importedSubjects(tx: Transaction, id: string): Promise<ImportedSubjects> {
  const { county } = tx.scope;
  const rows = await tx.sql<Placement>`
    select person_id as person, household_id as household, place_code as place, valid_from as "from",
      coalesce(source_kind = 'import' and source_ref = ${id}, false) as own
    from residence where county = ${county} and person_id in (
      select person_id from residence where county = ${county} and source_kind = 'import' and source_ref = ${id})
    order by person_id, recorded_at, id`;
  const people: string[] = [];
  const moved: ImportedSubjects['moved'][number][] = [];
  for (const [person, placements] of Map.groupBy(rows, (row) => row.person)) {
    if (placements[0]!.own) people.push(person);
    const last = placements.findLastIndex(({ own }) => own);
    const before = placements[last - 1];
    if (!placements[0]!.own && before)
      moved.push({ person, from: placements[last]!.from, place: before.place, household: before.household });
  }
  const households = await tx.sql<{ id: string }>`
    select distinct household_id as id from residence r
    where r.county = ${county} and r.source_kind = 'import' and r.source_ref = ${id} and r.household_id is not null and not exists (
      select from residence o where o.county = r.county and o.household_id = r.household_id
        and not coalesce(o.source_kind = 'import' and o.source_ref = ${id}, false))`;
  return { people, households: households.map((row) => row.id), moved };
}

/** How many facts, entries and moves of others rest on what an import established: they would lose their ground. */
export async function builtUpon(
  tx: Transaction,
  id: string,
  { people, households }: ImportedSubjects,
): Promise<Record<'facts' | 'entries' | 'moves', number>> {
  const { county } = tx.scope;
  const subjects = [...people, ...households];
  const [facts] = await tx.sql<{ count: number }>`
    select count(*)::integer as count from fact f
    where f.county = ${county} and not f.withdrawn and not coalesce(f.source_kind = 'import' and f.source_ref = ${id}, false)
      and (f.subject_id = any(${subjects}::uuid[]) or f.supersedes in (
        select m.id from fact m where m.county = ${county} and m.source_kind = 'import' and m.source_ref = ${id}))
      and not exists (select from fact w where w.county = f.county and w.subject_id = f.subject_id and w.fact = f.fact
        and w.supersedes = f.id and w.withdrawn)`;
  const [entries] = await tx.sql<{ count: number }>`
    select count(*)::integer as count from entry e
    where e.county = ${county} and e.subject_id = any(${subjects}::uuid[]) and e.withdrawn_at is null and e.import_id is distinct from ${id}`;
  const [moves] = await tx.sql<{ count: number }>`
    select count(*)::integer as count from residence r
    where r.county = ${county} and not coalesce(r.source_kind = 'import' and r.source_ref = ${id}, false) and (
      r.household_id = any(${households}::uuid[]) or r.person_id = any(${people}::uuid[]))`;
  return { facts: facts?.count ?? 0, entries: entries?.count ?? 0, moves: moves?.count ?? 0 };
}
