/**
 * The binary form of COPY, read without making an object per row: https://www.postgresql.org/docs/current/sql-copy.html
 * A row is the number of its fields in two bytes, then each field as its length in four bytes and its bytes; length −1 is null.
 */

/** 11 bytes of signature, then flags and the length of an extension, both zero. */
const HEADER = 19;
const END = 0xffff;

/** Reads the row whose first field begins at `at` and gives where it ends. What it wants to keep it has to copy. */
export type ReadRow = (bytes: Uint8Array, at: number) => number;

export interface RowShape {
  readonly fields: number;
  /** No row has more bytes in all of its fields together, lengths not counted. */
  readonly most: number;
}

/** Every row is read, in order; gives the number of rows. */
export async function readRows(chunks: AsyncIterable<Buffer>, shape: RowShape, read: ReadRow): Promise<number> {
  const surelyWhole = 2 + shape.fields * 4 + shape.most;
  let bytes = Buffer.alloc(0);
  let headerSeen = false;
  let rows = 0;
  /** Bytes at the beginning that were left over from the last piece. */
  let kept = 0;
  for await (const chunk of chunks) {
    const end = kept + chunk.length;
    if (end > bytes.length) bytes = Buffer.concat([bytes.subarray(0, kept)], end * 2);
    bytes.set(chunk, kept);
    kept = end;
    if (!headerSeen && end < HEADER) continue;
    let at = headerSeen ? 0 : HEADER + bytes.readInt32BE(HEADER - 4);
    headerSeen = true;
    while (end - at >= surelyWhole || isWhole(bytes, at, end)) {
      const fields = (bytes[at]! << 8) | bytes[at + 1]!;
      if (fields === END) break;
      if (fields !== shape.fields) throw new Error(`a copied row has ${fields} fields instead of ${shape.fields}`);
      at = read(bytes, at + 2);
      rows += 1;
    }
    bytes.copyWithin(0, at, end);
    kept = end - at;
  }
  if (kept !== 2 || bytes.readUInt16BE(0) !== END) throw new Error('the copy ended within a row');
  return rows;
}

/** Whether all of the row, or the mark of the end, that begins at `at` has arrived. */
function isWhole(bytes: Uint8Array, at: number, end: number): boolean {
  if (at + 2 > end) return false;
  const fields = (bytes[at]! << 8) | bytes[at + 1]!;
  if (fields === END) return true;
  let position = at + 2;
  for (let field = 0; field < fields; field++) {
    if (position + 4 > end) return false;
    position += 4 + Math.max(int32At(bytes, position), 0);
  }
  return position <= end;
}

export const int32At = (bytes: Uint8Array, at: number): number =>
  (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
