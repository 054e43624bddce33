/**
 * What all policies decided for one person, in few bytes, so that a million people's results are kept, compared and written back cheaply.
 * Each policy has a slot of three 32-bit integers: the outcome in the two highest bits over the mask of criteria that fail; the mask of criteria
 * that can not be told; the amount in fen. Slots are little endian in storage, as on every machine this runs on.
 */
import { type PolicyColumns, UNKNOWN } from './columns.ts';
import { type Outcome, outcomes } from './decision.ts';

export const SLOT_BYTES = 12;
const INTS = 3;
const MASK = 0x3fffffff;

export interface SlotResult {
  readonly outcome: Outcome;
  /** Bit k: the k-th criterion does not hold. */
  readonly failing: number;
  /** Bit k: the k-th criterion can not be told. */
  readonly unclear: number;
  /** Null when the benefit is not money or the amount can not be told. */
  readonly amountFen: number | null;
}

/**
 * Packs a block's results: person i stands at `i × slots × 3`. Slots without a policy in `results` are zero.
 * @param slotOf the slot of each policy; slots are 0 … slots − 1
 */
export function packResults(
  results: readonly PolicyColumns[],
  slotOf: (policy: string) => number,
  slots: number,
  length: number,
  into: Int32Array = new Int32Array(length * slots * INTS),
): Int32Array {
  const stride = slots * INTS;
  into.fill(0, 0, length * stride);
  for (const { policy, outcome, failing, unclear, amount } of results) {
    let at = slotOf(policy) * INTS;
    for (let i = 0; i < length; i++, at += stride) {
      into[at] = (outcome[i]! << 30) | (failing[i]! & MASK);
      into[at + 1] = unclear[i]!;
      into[at + 2] = amount[i]!;
    }
  }
  return into;
}

/** Two 32-bit halves of a digest of each person's packed results: equal results have equal digests, and different ones differ but once in 2^64. */
export function digestResults(
  packed: Int32Array,
  slots: number,
  length: number,
  high: Int32Array,
  low: Int32Array,
): void {
  const stride = slots * INTS;
  for (let i = 0, at = 0; i < length; i++) {
    let a = 0x9e3779b9 ^ stride;
    let b = 0x85ebca6b ^ stride;
    for (const end = at + stride; at < end; at++) {
      const word = packed[at]!;
      a = Math.imul(a ^ word, 0x2c1b3c6d);
      a ^= a >>> 15;
      b = Math.imul(b ^ word, 0x297a2d39);
      b = ((b << 13) | (b >>> 19)) + a;
    }
    high[i] = mixed(a ^ (b >>> 7));
    low[i] = mixed(b);
  }
}

function mixed(value: number): number {
  let x = value ^ (value >>> 16);
  x = Math.imul(x, 0x7feb352d);
  x ^= x >>> 15;
  x = Math.imul(x, 0x846ca68b);
  return x ^ (x >>> 16);
}

/** Reads one slot of a stored result; undefined when the result is older than the policy's slot. */
export function unpackSlot(results: Uint8Array, slot: number): SlotResult | undefined {
  const at = slot * SLOT_BYTES;
  if (results.byteLength < at + SLOT_BYTES) return undefined;
  const view = new DataView(results.buffer, results.byteOffset + at, SLOT_BYTES);
  const head = view.getUint32(0, true);
  const amount = view.getInt32(8, true);
  return {
    outcome: outcomes[head >>> 30] ?? 'ineligible',
    failing: head & MASK,
    unclear: view.getUint32(4, true),
    amountFen: amount === UNKNOWN ? null : amount,
  };
}

/** Names of the criteria whose bits are set. */
export const criteriaIn = (mask: number, criteria: readonly string[]): string[] =>
  criteria.filter((_, bit) => (mask >>> bit) & 1);
