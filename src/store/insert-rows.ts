/** Many rows into one table, by COPY: under the lock of the scope's area, as `Transaction.copyIn` sees to. */
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
  return copyRows(await tx.copyIn(table, Object.keys(columns)), columns, rows);
}

async function copyRows(copy: CopyIn, columns: Columns, rows: Iterable<RowValues>): Promise<number> {
  const types = Object.values(columns);
  const writer = binaryRows(types.map((type) => (type === 'jsonb' ? 'bytea' : type)));
  const json = types.flatMap((type, index) => (type === 'jsonb' ? [index] : []));
  try {
    for (const row of rows) {
      writer.add(json.length === 0 ? (row as readonly BinaryValue[]) : withJson(row, json));
      const chunk = writer.full();
      if (chunk !== undefined) await copy.write(chunk);
    }
    await copy.write(writer.end());
  } catch (error) {
    await copy.abort(error instanceof Error ? error : new Error('the rows could not be made'));
    throw error;
  }
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
