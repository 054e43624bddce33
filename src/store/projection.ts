/** What lists show and filter by: columns of `person` that are made from the timeline of facts, and only ever by this. */
import { sql } from 'kysely';
import { type DayNumber, fromDayNumber, type PlainDate } from '../values/date.ts';
import type { Transaction } from './database.ts';
import type { Values } from './fact-book.ts';
import type { PersonRow } from './person-row.ts';
import { type UnnestedColumn, unnested } from './unnested.ts';

/** Fact → the column it stands in. */
const PROJECTED = {
  sex: 'sex',
  relation: 'relation',
  disabilityCategory: 'disability_category',
  disabilityLevel: 'disability_level',
  lowIncome: 'low_income',
  birthDate: 'birth_date',
  certificateValidUntil: 'certificate_valid_until',
  diedOn: 'died_on',
} as const;
type Projected = keyof typeof PROJECTED;
const DATES: ReadonlySet<string> = new Set<Projected>(['birthDate', 'certificateValidUntil', 'diedOn']);

const names = Object.values(PROJECTED).map((name) => sql.ref(name));
export const projectedColumns = sql.join(names);

const dateOf = (day: DayNumber | null): PlainDate | null => (day === null ? null : fromDayNumber(day));

/** The values of `projectedColumns` for many rows. */
export function projected(rows: readonly Values[]): UnnestedColumn[] {
  return (Object.keys(PROJECTED) as Projected[]).map((fact): UnnestedColumn => {
    const values = rows.map((row) => row[fact] ?? null);
    return DATES.has(fact) ? ['date', values.map(dateOf)] : ['smallint', values];
  });
}

/** Writes the columns of those for whom they differ. */
export async function writeProjection(tx: Transaction, rows: readonly PersonRow[]): Promise<void> {
  if (rows.length === 0) return;
  const own = sql.join([sql`p.standing`, ...names.map((name) => sql`p.${name}`)]);
  const given = sql.join([sql`given.standing`, ...names.map((name) => sql`given.${name}`)]);
  const columns = unnested([
    ['uuid', rows.map(({ person }) => person)],
    ['smallint', rows.map(({ standing }) => standing)],
    ...projected(rows.map(({ values }) => values)),
  ]);
  await tx.rows(sql`
    update person p
    set standing = given.standing, version = p.version + 1, ${sql.join(names.map((name) => sql`${name} = given.${name}`))}
    from ${columns} as given (id, standing, ${projectedColumns})
    where p.county = ${tx.scope.county} and p.id = given.id and (${own}) is distinct from (${given})`);
}
