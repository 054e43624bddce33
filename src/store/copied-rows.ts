/**
 * The binary form of COPY, read without making an object per row: https://www.postgresql.org/docs/current/sql-copy.html
 * A row is the number of its fields, then each field as its length and its bytes; length −1 is null.
 */

/** 11 bytes of signature, then flags and the length of an extension, both zero. */
const HEADER = 19;
const END = -1;

/** Where a row's fields stand: field i is `bytes[starts[i] … starts[i] + lengths[i]]`; length −1 is null. Used again for the next row. */
export interface CopiedRow {
  bytes: Buffer;
  readonly starts: Int32Array;
  readonly lengths: Int32Array;
}

/** Calls `each` for every row, in order; gives the number of rows. What `each` wants to keep it has to copy. */
export async function readRows(
  chunks: AsyncIterable<Buffer>,
  fields: number,
  each: (row: CopiedRow) => void,
): Promise<number> {
  const row: CopiedRow = { bytes: Buffer.alloc(0), starts: new Int32Array(fields), lengths: new Int32Array(fields) };
  let headerSeen = false;
  let rows = 0;
  /** Bytes at the beginning of `row.bytes` that were left over from the last piece. */
  let kept = 0;
  for await (const chunk of chunks) {
    const end = kept + chunk.length;
    if (end > row.bytes.length) row.bytes = Buffer.concat([row.bytes.subarray(0, kept)], end * 2);
    row.bytes.set(chunk, kept);
    kept = end;
    if (!headerSeen && end < HEADER) continue;
    let at = headerSeen ? 0 : HEADER + row.bytes.readInt32BE(HEADER - 4);
    headerSeen = true;
    for (let next = locate(row, at, end); next > 0; next = locate(row, at, end)) {
      each(row);
      rows += 1;
      at = next;
    }
    row.bytes.copyWithin(0, at, end);
    kept = end - at;
  }
  if (kept !== 2 || row.bytes.readInt16BE(0) !== END) throw new Error('the copy ended within a row');
  return rows;
}

/** Finds the fields of the row that begins at `at`; gives where the next begins, or 0 when the row is not complete or there is none. */
function locate({ bytes, starts, lengths }: CopiedRow, at: number, end: number): number {
  const fields = starts.length;
  if (at + 2 > end) return 0;
  const count = (bytes[at]! << 8) | bytes[at + 1]!;
  if (count === 0xffff) return 0;
  if (count !== fields) throw new Error(`a copied row has ${count} fields instead of ${fields}`);
  let position = at + 2;
  for (let field = 0; field < fields; field++) {
    if (position + 4 > end) return 0;
    const length = int32At(bytes, position);
    position += 4;
    starts[field] = position;
    lengths[field] = length;
    if (length > 0) position += length;
  }
  return position > end ? 0 : position;
}

export const int32At = (bytes: Uint8Array, at: number): number =>
  (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
