/**
 * What all policies decided for one person, in few bytes, so that a million people's results are kept, compared and written back cheaply.
 * Each policy has a slot of three 32-bit integers: the outcome in the two highest bits over the mask of criteria that fail; the mask of criteria
 * that can not be told; the amount in fen, or of the undecided how many questions they are away (question/single.ts). Slots are little endian in storage, as on every machine this runs on.
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
  /** Of the undecided: the place of the only question (from 1), 255 for several, 0 when nothing is told of it. */
  readonly question: number;
}

/**
 * Packs the results of the chosen people of a block, one after the other from the `first` place on: place p stands at `p × slots × 3`. Slots without a
 * policy in `results` are zero.
 * @param slotOf the slot of each policy; slots are 0 … slots − 1
 */
export function packResults(
  results: readonly PolicyColumns[],
  slotOf: (policy: string) => number,
  slots: number,
  chosen: readonly number[],
  into: Int32Array,
  first = 0,
): void {
  const stride = slots * INTS;
  const start = first * stride;
  into.fill(0, start, start + chosen.length * stride);
  for (const { policy, outcome, failing, unclear, amount } of results) {
    let at = start + slotOf(policy) * INTS;
    for (const i of chosen) {
      into[at] = (outcome[i]! << 30) | (failing[i]! & MASK);
      into[at + 1] = unclear[i]!;
      into[at + 2] = amount[i]!;
      at += stride;
    }
  }
}

/** Words for each person that say where they live: results are written anew for somebody who has moved. */
export const PLACE_WORDS = 3;

/**
 * Two 32-bit halves of a digest of each person's results and place: equal ones have equal digests, and different ones differ but once in 2^64.
 * Column by column, so that nothing is packed for those whose results are the same as before.
 */
export function digestResults(
  results: readonly PolicyColumns[],
  slotOf: (policy: string) => number,
  places: Int32Array,
  length: number,
  high: Int32Array,
  low: Int32Array,
): void {
  for (let i = 0, at = 0; i < length; i++) {
    let a = 0x9e3779b9;
    let b = 0x85ebca6b;
    for (const end = at + PLACE_WORDS; at < end; at++) {
      a = Math.imul(a ^ places[at]!, 0x2c1b3c6d);
      a ^= a >>> 15;
      b = turned(Math.imul(b ^ places[at]!, 0x297a2d39)) + a;
    }
    high[i] = a;
    low[i] = b;
  }
  const inOrder = [...results].sort((one, other) => slotOf(one.policy) - slotOf(other.policy));
  for (const columns of inOrder) digestPolicy(columns, slotOf(columns.policy), length, high, low);
  for (let i = 0; i < length; i++) {
    high[i] = mixed(high[i]! ^ (low[i]! >>> 7));
    low[i] = mixed(low[i]!);
  }
}

function digestPolicy(
  { outcome, failing, unclear, amount }: PolicyColumns,
  slot: number,
  length: number,
  high: Int32Array,
  low: Int32Array,
): void {
  const salt = Math.imul(slot + 1, 0x165667b1);
  for (let i = 0; i < length; i++) {
    const head = ((outcome[i]! << 30) | (failing[i]! & MASK)) ^ salt;
    const open = unclear[i]!;
    const fen = amount[i]!;
    let a = Math.imul(high[i]! ^ head, 0x2c1b3c6d);
    a ^= a >>> 15;
    let b = turned(Math.imul(low[i]! ^ head, 0x297a2d39)) + a;
    a = Math.imul(a ^ open, 0x2c1b3c6d);
    a ^= a >>> 15;
    b = turned(Math.imul(b ^ open, 0x297a2d39)) + a;
    a = Math.imul(a ^ fen, 0x2c1b3c6d);
    a ^= a >>> 15;
    b = turned(Math.imul(b ^ fen, 0x297a2d39)) + a;
    high[i] = a;
    low[i] = b;
  }
}

const turned = (value: number): number => (value << 13) | (value >>> 19);

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
  const outcome = outcomes[head >>> 30] ?? 'ineligible';
  const undecided = outcome === 'unknown';
  return {
    outcome,
    failing: head & MASK,
    unclear: view.getUint32(4, true),
    amountFen: amount === UNKNOWN || undecided ? null : amount,
    question: undecided ? view.getUint8(8) : 0,
  };
}

/** Names of the criteria whose bits are set. */
export const criteriaIn = (mask: number, criteria: readonly string[]): string[] =>
  criteria.filter((_, bit) => (mask >>> bit) & 1);
