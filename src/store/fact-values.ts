/** The values of facts in copied rows, read into columns; sealed money is opened block by block. */
import { DAYS_TO_2000 } from './binary-rows.ts';
import { int32At } from './copied-rows.ts';
import type { FactColumn } from './fact-columns.ts';
import type { Seal } from './seal.ts';

/** As in the engine's columns. */
const UNKNOWN = -2147483648;

export interface ValueReader {
  /** Reads the values of the i-th row, which begin at `at`, and gives where they end. `nonce`: where the row's nonce stands, −1 for none. */
  add(bytes: Uint8Array, at: number, i: number, nonce: number): number;
  /** Where the values end that begin at `at`. */
  skip(bytes: Uint8Array, at: number): number;
  /** Opens what is sealed in the first rows. */
  finish(length: number): void;
}

/** Into `values`, by fact, of up to `size` rows. */
export function valueReader(
  columns: readonly FactColumn[],
  seal: Seal,
  values: Readonly<Record<string, Int32Array>>,
  size: number,
): ValueReader {
  const lists = columns.map(({ fact }) => values[fact]!);
  const later = Int32Array.from(columns, ({ type }) => (type === 'date' ? DAYS_TO_2000 : 0));
  // A masked value can be any number, also the one that stands for unknown: whether there is one is kept beside it.
  const present = columns.map(({ slot }) => (slot === null ? null : new Uint8Array(size)));
  const masked = columns.flatMap(({ slot }, index) =>
    slot === null ? [] : [{ slot, column: lists[index]!, present: present[index]! }],
  );
  const nonceWords = new Uint32Array(size * 2);
  return {
    add: (bytes, at, i, nonce) => {
      nonceWords[i * 2] = nonce === -1 ? 0 : int32At(bytes, nonce + 4);
      nonceWords[i * 2 + 1] = nonce === -1 ? 0 : int32At(bytes, nonce);
      let position = at;
      for (let column = 0; column < lists.length; column++) {
        // How many bytes a value has tells what it is: a boolean, a smallint, an integer or a date; 255 is the end of −1, which is null.
        const length = bytes[position + 3]!;
        position += 4;
        let value = UNKNOWN;
        if (length === 1) value = bytes[position]!;
        else if (length === 2) value = ((bytes[position]! << 24) | (bytes[position + 1]! << 16)) >> 16;
        else if (length === 4) value = int32At(bytes, position) + later[column]!;
        if (length !== 255) position += length;
        lists[column]![i] = value;
        const there = present[column]!;
        if (there !== null) there[i] = length === 255 ? 0 : 1;
      }
      return position;
    },
    skip: (bytes, at) => {
      let position = at;
      for (let column = 0; column < lists.length; column++) position += 4 + Math.max(int32At(bytes, position), 0);
      return position;
    },
    finish: (length) => unmask(masked, seal, nonceWords, length),
  };
}

interface Masked {
  readonly slot: number;
  readonly column: Int32Array;
  /** 1 where there is a value. */
  readonly present: Uint8Array;
}

/** Sealed money is masked by a key stream that the row's nonce selects; `nonceWords` are two for each row. */
function unmask(masked: readonly Masked[], seal: Seal, nonceWords: Uint32Array, length: number): void {
  const rows: number[] = [];
  for (let i = 0; i < length; i++) if (masked.some(({ present }) => present[i] === 1)) rows.push(i);
  if (rows.length === 0) return;
  const nonces = new BigUint64Array(rows.length);
  const words = new Uint32Array(nonces.buffer);
  rows.forEach((i, index) => {
    words[index * 2] = nonceWords[i * 2]!;
    words[index * 2 + 1] = nonceWords[i * 2 + 1]!;
  });
  const slots = Math.max(...masked.map(({ slot }) => slot)) + 1;
  const pads = seal.keystream(nonces, slots);
  for (const { slot, column, present } of masked) {
    const first = slot * rows.length;
    rows.forEach((i, index) => {
      if (present[i] === 1) column[i]! ^= pads[first + index]!;
    });
  }
}
