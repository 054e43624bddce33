/** A block of people with their facts in columns, and the digest of what was last decided about each. */
import type { AreaCode } from '../values/area.ts';
import { UUID_BYTES } from './standing.ts';

/** The longest area code: a village. */
export const AREA_BYTES = 12;

export interface FactBlock {
  readonly length: number;
  /** Fact → values encoded as in rows, UNKNOWN for null. */
  readonly columns: Readonly<Record<string, Int32Array>>;
  /** 16 bytes for each person. */
  readonly people: Uint8Array;
  /** 12 bytes for each person, filled up with zeros. */
  readonly areas: Uint8Array;
  /** 0: nothing was decided yet; 1: a decision stands; its digest is in the halves below. */
  readonly decided: Uint8Array;
  readonly digestHigh: Int32Array;
  readonly digestLow: Int32Array;
  /** Where the result stands among those that were read, −1 for none. */
  readonly standing: Int32Array;
}

/** While it is being filled. */
export interface OpenBlock extends FactBlock {
  length: number;
}

export function emptyBlock(facts: readonly string[], size: number): OpenBlock {
  return {
    length: 0,
    columns: Object.fromEntries(facts.map((fact) => [fact, new Int32Array(size)])),
    people: new Uint8Array(size * UUID_BYTES),
    areas: new Uint8Array(size * AREA_BYTES),
    decided: new Uint8Array(size),
    digestHigh: new Int32Array(size),
    digestLow: new Int32Array(size),
    standing: new Int32Array(size),
  };
}

/** The i-th of 12-byte area codes as text. */
export const areaText = (bytes: Uint8Array, i: number): AreaCode =>
  Buffer.from(bytes.buffer, bytes.byteOffset + i * AREA_BYTES, AREA_BYTES)
    .toString('latin1')
    .replace(/\0+$/, '');
