/**
 * Values that must not be readable in a copy of the database: identity numbers, phones, accounts, addresses, diagnoses. Three forms:
 *
 * - `seal` / `open`: AES-256-GCM, bound to table, column and row, so that a sealed value moved elsewhere does not open.
 * - `blindIndex`: a keyed digest, so that an equal value can be found without being readable.
 * - `keystream`: for whole numbers that policies read by the million. AES-256 in counter mode, one counter per version of a row.
 */
import { createCipheriv, createDecipheriv, hash, randomBytes } from 'node:crypto';
import { Problem } from '../values/problem.ts';
import type { Key, Keys } from './keys.ts';

/** Where a sealed value stands; it opens nowhere else. */
export interface Place {
  readonly table: string;
  readonly column: string;
  /** The row's id. */
  readonly row: string;
}

/** Layout of a sealed value: key id 4 bytes, nonce 12, text in UTF-8, tag 16. */
const KEY_ID = 4;
const NONCE = 12;
const TAG = 16;

export interface Seal {
  /** Sealed with the current key. */
  seal(text: string, place: Place): Buffer;
  /** Throws Problem `seal-broken` when the value was changed, belongs elsewhere, or its key is gone. */
  open(sealed: Uint8Array, place: Place): string;
  /** True when the value is sealed with a key on its way out. */
  outdated(sealed: Uint8Array): boolean;
  /** 32 bytes. The kind keeps equal texts of different kinds apart: a phone number is not found among account numbers. */
  blindIndex(kind: string, text: string): Buffer;
  /** By each key there is, current first: what to look for while values are being indexed anew. */
  blindIndexes(kind: string, text: string): Buffer[];
  /**
   * Pads for the whole numbers of many rows, made by one call: `sealed = value ^ pad`, `value = sealed ^ pad`.
   * `nonces`: one per row version, never used twice (see nonces.ts). `slots`: numbers per row.
   * Result in columns: the pad of slot s of row r is at `s * nonces.length + r`.
   * Throws Problem `seal-broken` when the key that a nonce names is gone: a wrong pad would give wrong numbers without a word.
   */
  keystream(nonces: BigUint64Array, slots: number): Int32Array;
  /** The byte that new nonces carry to name the current key. */
  readonly streamTag: number;
}

export function sealWith(keys: Keys): Seal {
  return {
    seal: (text, place) => sealText(keys.current, text, place),
    open: (sealed, place) => openText(keys, sealed, place),
    outdated: (sealed) => !isOf(keys.current, sealed),
    blindIndex: (kind, text) => digest(keys.current, kind, text),
    blindIndexes: (kind, text) => keys.all.map((key) => digest(key, kind, text)),
    keystream: (nonces, slots) => keystream(keys, nonces, slots),
    streamTag: tagOf(keys.current),
  };
}

/** Lengths in front, so that no two places can be written alike. */
function bindingOf({ table, column, row }: Place): Buffer {
  return Buffer.from([table, column, row].map((part) => `${Buffer.byteLength(part)}:${part}`).join(''));
}

/** Random bytes are drawn for many nonces at once: asking for twelve costs nearly as much as for thousands. */
const POOL = NONCE * 512;
let pool = Buffer.alloc(0);
let drawn = 0;

function nextNonce(): Buffer {
  if (drawn === pool.length) {
    pool = randomBytes(POOL);
    drawn = 0;
  }
  drawn += NONCE;
  return pool.subarray(drawn - NONCE, drawn);
}

function sealText(key: Key, text: string, place: Place): Buffer {
  const nonce = nextNonce();
  const cipher = createCipheriv('aes-256-gcm', key.seal, nonce);
  cipher.setAAD(Buffer.concat([key.id, bindingOf(place)]));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([key.id, nonce, body, cipher.getAuthTag()]);
}

function openText(keys: Keys, sealed: Uint8Array, place: Place): string {
  const where = `${place.table}.${place.column}`;
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const key = bytes.length < KEY_ID + NONCE + TAG ? undefined : keys.all.find((candidate) => isOf(candidate, bytes));
  if (key === undefined) throw new Problem('seal-broken', { where });
  const decipher = createDecipheriv('aes-256-gcm', key.seal, bytes.subarray(KEY_ID, KEY_ID + NONCE), {
    authTagLength: TAG,
  });
  decipher.setAAD(Buffer.concat([key.id, bindingOf(place)]));
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG));
  try {
    return (
      decipher.update(bytes.subarray(KEY_ID + NONCE, bytes.length - TAG), undefined, 'utf8') + decipher.final('utf8')
    );
  } catch {
    throw new Problem('seal-broken', { where });
  }
}

const isOf = (key: Key, sealed: Uint8Array): boolean => key.id.equals(sealed.subarray(0, KEY_ID));

/** A key spread over the inner and the outer block of HMAC (RFC 2104); the outer one has room for the inner digest. */
interface HmacBlocks {
  readonly inner: Buffer;
  readonly outer: Buffer;
}

const HASH_BLOCK = 64;
const hmacBlocks = new WeakMap<Key, HmacBlocks>();

function hmacBlocksOf(key: Key): HmacBlocks {
  const known = hmacBlocks.get(key);
  if (known !== undefined) return known;
  const inner = Buffer.alloc(HASH_BLOCK, 0x36);
  const outer = Buffer.alloc(HASH_BLOCK + 32, 0x5c);
  key.index.export().forEach((byte, at) => {
    inner[at]! ^= byte;
    outer[at]! ^= byte;
  });
  const blocks = { inner, outer };
  hmacBlocks.set(key, blocks);
  return blocks;
}

/** HMAC-SHA-256 of the kind and the text. By hashing in one call, because a list asks for a million and a Hmac object costs five times as much. */
function digest(key: Key, kind: string, text: string): Buffer {
  const { inner, outer } = hmacBlocksOf(key);
  const message = `${Buffer.byteLength(kind)}:${kind}${text}`;
  const whole = Buffer.allocUnsafe(HASH_BLOCK + Buffer.byteLength(message));
  inner.copy(whole);
  whole.write(message, HASH_BLOCK);
  hash('sha256', whole, 'buffer').copy(outer, HASH_BLOCK);
  return hash('sha256', outer, 'buffer');
}

/** An AES block is 16 bytes: four numbers. */
const NUMBERS_PER_BLOCK = 4;

const tagOf = (key: Key): number => key.id[0]!;

function keystream(keys: Keys, nonces: BigUint64Array, slots: number): Int32Array {
  // The lowest byte of a nonce names its key; numbers are little-endian on every platform there is a PostgreSQL package for.
  const bytes = new Uint8Array(nonces.buffer, nonces.byteOffset, nonces.byteLength);
  const counts = new Int32Array(256);
  for (let at = 0; at < bytes.length; at += 8) counts[bytes[at]!]!++;
  const used = keys.all.filter((key) => counts[tagOf(key)]! > 0);
  const known = used.reduce((sum, key) => sum + counts[tagOf(key)]!, 0);
  if (known !== nonces.length) throw new Problem('seal-broken', { where: 'sealed column' });
  const [only, ...others] = used;
  if (only === undefined) return new Int32Array(0);
  if (others.length === 0) return padsOf(only, nonces, slots);
  return mixed(used, bytes, nonces, slots);
}

/** While rows are sealed anew some are of the old key and some of the new. */
function mixed(used: readonly Key[], tags: Uint8Array, nonces: BigUint64Array, slots: number): Int32Array {
  const pads = new Int32Array(nonces.length * slots);
  for (const key of used) {
    const rows = Array.from(nonces.keys()).filter((row) => tags[row * 8] === tagOf(key));
    const own = padsOf(
      key,
      BigUint64Array.from(rows, (row) => nonces[row]!),
      slots,
    );
    for (let slot = 0; slot < slots; slot++) {
      for (let at = 0; at < rows.length; at++) pads[slot * nonces.length + rows[at]!] = own[slot * rows.length + at]!;
    }
  }
  return pads;
}

/** The counter block of a row version: its nonce, then the number of the block within the row. */
function padsOf(key: Key, nonces: BigUint64Array, slots: number): Int32Array {
  const rows = nonces.length;
  const blocks = Math.ceil(slots / NUMBERS_PER_BLOCK);
  // Two words of nonce and two of number for each: as big integers every one of them would be an object.
  const words = new Uint32Array(nonces.buffer, nonces.byteOffset, rows * 2);
  const counters = new Uint32Array(rows * blocks * 4);
  for (let block = 0, at = 0; block < blocks; block++) {
    for (let row = 0; row < rows; row++, at += 4) {
      counters[at] = words[row * 2]!;
      counters[at + 1] = words[row * 2 + 1]!;
      counters[at + 2] = block;
    }
  }
  const cipher = createCipheriv('aes-256-ecb', key.stream, null).setAutoPadding(false);
  const stream = cipher.update(Buffer.from(counters.buffer));
  return inColumns(new Int32Array(stream.buffer, stream.byteOffset, stream.length / 4), rows, slots);
}

function inColumns(stream: Int32Array, rows: number, slots: number): Int32Array {
  const pads = new Int32Array(rows * slots);
  for (let slot = 0; slot < slots; slot++) {
    const block = Math.floor(slot / NUMBERS_PER_BLOCK);
    let from = block * rows * NUMBERS_PER_BLOCK + (slot % NUMBERS_PER_BLOCK);
    for (let row = 0, to = slot * rows; row < rows; row++, to++, from += NUMBERS_PER_BLOCK) pads[to] = stream[from]!;
  }
  return pads;
}
