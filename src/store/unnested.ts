/** Many rows as parameters of one statement: an array per column, `unnest($1::uuid[], $2::text[])`. Row-level security looks at each row. */
import { type RawBuilder, sql } from 'kysely';

export type ArrayType =
  | 'uuid'
  | 'text'
  | 'smallint'
  | 'integer'
  | 'bigint'
  | 'boolean'
  | 'date'
  | 'timestamptz'
  | 'bytea';

/** `values` as the driver takes them: dates, instants and bigints as text. */
export type UnnestedColumn = readonly [type: ArrayType, values: readonly unknown[]];

export const unnested = (columns: readonly UnnestedColumn[]): RawBuilder<unknown> =>
  sql`unnest(${sql.join(columns.map(([type, values]) => sql`${values}::${sql.raw(type)}[]`))})`;
