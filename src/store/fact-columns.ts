/** The columns of `person_facts` and `person_stretch`: one per fact of the catalogue, added when the system starts, so that a new pack needs no migration. */
import type { Fact } from '../define/fact.ts';
import type { Database, Queries } from './database.ts';
import { isSealedFact } from './fact-book.ts';

export type FactColumnType = 'boolean' | 'smallint' | 'integer' | 'date';

export interface FactColumn {
  readonly fact: string;
  /** `needsLongTermCare` stands in `needs_long_term_care`. */
  readonly column: string;
  readonly type: FactColumnType;
  /** Which pad of the row's key stream masks it; null when it stands in clear. */
  readonly slot: number | null;
}

/** Stands for an unknown value under a mask, so that what is missing does not show either; the same as in the engine's columns. */
export const MASKED_UNKNOWN = -2147483648;

const SMALLEST = -32768;
const LARGEST = 32767;

export function columnTypeOf(fact: Fact): FactColumnType {
  switch (fact.kind) {
    case 'boolean':
      return 'boolean';
    case 'date':
      return 'date';
    case 'money':
      return 'integer';
    case 'choice':
      return 'smallint';
    case 'integer':
      return (fact.min ?? Number.NEGATIVE_INFINITY) >= SMALLEST && (fact.max ?? Number.POSITIVE_INFINITY) <= LARGEST
        ? 'smallint'
        : 'integer';
  }
}

const columnNameOf = (fact: string): string => fact.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Adds the columns that are missing. Throws when a fact of another kind already stands under the same name: its values would be misread. */
export async function ensureFactColumns(database: Database, facts: Iterable<Fact>): Promise<void> {
  await database.owner(async (queries) => {
    await queries.execute('begin');
    await queries.execute('lock table fact_column in share row exclusive mode');
    const known = new Map((await factColumns(queries)).map((column) => [column.fact, column]));
    let slots = Math.max(-1, ...[...known.values()].map(({ slot }) => slot ?? -1)) + 1;
    for (const fact of facts) {
      const column = known.get(fact.id);
      const type = columnTypeOf(fact);
      const sealed = isSealedFact(fact);
      if (column === undefined) await addColumn(queries, fact.id, type, sealed ? slots++ : null);
      else if (column.type !== type || (column.slot !== null) !== sealed)
        throw new Error(`the fact ${fact.id} was of another kind before: give it another id`);
    }
    await queries.execute('commit');
  });
}

async function addColumn(queries: Queries, fact: string, type: FactColumnType, slot: number | null): Promise<void> {
  if (!/^[a-z][A-Za-z0-9]*$/.test(fact)) throw new TypeError(`a fact's id is in camel case: ${fact}`);
  const column = columnNameOf(fact);
  for (const table of ['person_facts', 'person_stretch'])
    await queries.execute(`alter table ${table} add column if not exists "${column}" ${type}`);
  await queries.sql`insert into fact_column (fact, column_name, type, slot) values (${fact}, ${column}, ${type}, ${slot})`;
}

/** All columns there are, in the order in which they were added. */
export const factColumns = (queries: Queries): Promise<FactColumn[]> =>
  queries.sql<FactColumn>`
    select c.fact, c.column_name as column, c.type, c.slot from fact_column c
    join pg_attribute a on a.attrelid = 'person_facts'::regclass and a.attname = c.column_name and not a.attisdropped
    order by a.attnum`;
