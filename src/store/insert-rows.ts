/**
 * Many rows into one table, the fastest way the scope allows: the system's jobs copy straight into it; everybody else copies into a temporary
 * table and inserts from there, so that row-level security looks at each row (it has no COPY FROM).
 */
import { type BinaryType, type BinaryValue, binaryRows } from './binary-rows.ts';
import type { CopyIn } from './copy-stream.ts';
import type { Transaction } from './database.ts';

/** Column → its type. `jsonb` takes its text. */
export type Columns = Readonly<Record<string, BinaryType | 'jsonb'>>;
export type RowValues = readonly (BinaryValue | string)[];

/** The values of each row in the order of the columns. Gives the number of rows. */
export async function insertRows(
  tx: Transaction,
  table: string,
  columns: Columns,
  rows: Iterable<RowValues>,
): Promise<number> {
  const names = Object.keys(columns);
  if (tx.scope.role === 'system') return copyRows(await tx.copyIn(table, names), columns, rows);
  const staging = `staging_${table}`;
  const list = names.map((name) => `"${name}"`).join(', ');
  await tx.execute(`create temporary table if not exists "${staging}" as select ${list} from "${table}" with no data`);
  await tx.execute(`truncate "${staging}"`);
  await copyRows(await tx.copyIn(staging, names), columns, rows);
  const answer = await tx.execute(`insert into "${table}" (${list}) select ${list} from "${staging}"`);
  await tx.execute(`drop table "${staging}"`);
  return answer.length;
}

async function copyRows(copy: CopyIn, columns: Columns, rows: Iterable<RowValues>): Promise<number> {
  const types = Object.values(columns);
  const writer = binaryRows(types.map((type) => (type === 'jsonb' ? 'bytea' : type)));
  const json = types.flatMap((type, index) => (type === 'jsonb' ? [index] : []));
  for (const row of rows) {
    writer.add(json.length === 0 ? (row as readonly BinaryValue[]) : withJson(row, json));
    const chunk = writer.full();
    if (chunk !== undefined) await copy.write(chunk);
  }
  await copy.write(writer.end());
  return copy.end();
}

/** The binary form of jsonb is the number of its version, 1, and its text. */
function withJson(row: RowValues, columns: readonly number[]): BinaryValue[] {
  const values = [...row] as BinaryValue[];
  for (const column of columns) {
    const text = values[column];
    if (text !== null) values[column] = Buffer.from(`\u0001${String(text)}`);
  }
  return values;
}
