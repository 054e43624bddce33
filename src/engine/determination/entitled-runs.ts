/**
 * What is due to people over many periods, in few bytes: for each person runs of equal periods, two 32-bit words each. Where nothing is due there is
 * no run. The first word says the policy's place, what is due, the first period of the run and how many; the second the fen of each period.
 */
import { UNKNOWN } from '../columns-block.ts';
import { type Due, dues } from './month-settling.ts';

export const RUN_BYTES = 8;
const WORDS = 2;
export interface EntitledRun {
  /** The policy's place in packed results. */
  readonly slot: number;
  readonly due: Exclude<Due, 0>;
  /** Counted from the first period of the policy in the determination. */
  readonly first: number;
  readonly count: number;
  /** Of each period; null when the benefit is not money or the amount can not be told. */
  readonly fen: number | null;
}

/** Runs of the people of one block while they are found, policy by policy. */
export interface RunBook {
  /** Forgets the last block. */
  begin(people: number): void;
  /** Policies come in the order of their places, a person's runs of one policy in order of time. Runs of nothing are left out. */
  add(person: number, slot: number, due: Due, first: number, count: number, fen: number): void;
  /** Words of each person. */
  readonly counts: Int32Array;
  /** The words of the person begin here. */
  startOf(person: number): number;
  readonly words: Int32Array;
}

export function runBook(): RunBook {
  let stride = 64;
  let counts = new Int32Array(0);
  let words = new Int32Array(0);
  let people = 0;
  const widen = (): void => {
    const wider = new Int32Array(people * stride * 2);
    for (let i = 0; i < people; i++) wider.set(words.subarray(i * stride, i * stride + counts[i]!), i * stride * 2);
    stride *= 2;
    words = wider;
  };
  return {
    begin: (length) => {
      people = length;
      if (counts.length < length) counts = new Int32Array(length);
      if (words.length < length * stride) words = new Int32Array(length * stride);
      counts.fill(0);
    },
    add: (person, slot, due, first, count, fen) => {
      if (due === dues.nothing) return;
      if (counts[person]! + WORDS > stride) widen();
      const at = person * stride + counts[person]!;
      words[at] = (slot << 18) | (due << 16) | (first << 8) | count;
      words[at + 1] = fen;
      counts[person]! += WORDS;
    },
    get counts() {
      return counts;
    },
    startOf: (person) => person * stride,
    get words() {
      return words;
    },
  };
}

/** Reads what was stored for one person, as bytes in little-endian words. */
export function readRuns(bytes: Uint8Array): EntitledRun[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.byteLength / RUN_BYTES }, (_, index) => {
    const head = view.getInt32(index * RUN_BYTES, true);
    const fen = view.getInt32(index * RUN_BYTES + 4, true);
    return {
      slot: slotOfRun(head),
      ...(readHead(head) as { due: Exclude<Due, 0>; first: number; count: number }),
      fen: fen === UNKNOWN ? null : fen,
    };
  });
}

/** The policy's place, from the first word of a run. */
export const slotOfRun = (head: number): number => head >>> 18;

/** What is due, the first period and the number of periods, from the first word of a run. */
export const readHead = (head: number): { due: Due; first: number; count: number } => ({
  due: ((head >>> 16) & 3) as Due,
  first: (head >>> 8) & 255,
  count: head & 255,
});

/** A person's old runs with those of some policies taken out and found anew. */
export function spliceRuns(
  into: RunBook,
  person: number,
  old: Int32Array,
  fresh: RunBook,
  isFresh: (slot: number) => boolean,
): void {
  const take = (words: Int32Array, at: number): void => {
    const { due, first, count } = readHead(words[at]!);
    into.add(person, slotOfRun(words[at]!), due, first, count, words[at + 1]!);
  };
  let at = fresh.startOf(person);
  const end = at + fresh.counts[person]!;
  for (let before = 0; before < old.length; before += WORDS) {
    const slot = slotOfRun(old[before]!);
    if (isFresh(slot)) continue;
    for (; at < end && slotOfRun(fresh.words[at]!) < slot; at += WORDS) take(fresh.words, at);
    take(old, before);
  }
  for (; at < end; at += WORDS) take(fresh.words, at);
}

/** Two 32-bit halves of a digest of somebody's runs and place. */
export function digestRuns(
  { counts, words, startOf }: RunBook,
  places: Int32Array,
  placeWords: number,
  people: number,
  high: Int32Array,
  low: Int32Array,
): void {
  for (let i = 0; i < people; i++) {
    let a = 0x9e3779b9 ^ counts[i]!;
    let b = 0x85ebca6b;
    for (let at = i * placeWords, end = at + placeWords; at < end; at++) {
      a = Math.imul(a ^ places[at]!, 0x2c1b3c6d);
      a ^= a >>> 15;
      b = turned(Math.imul(b ^ places[at]!, 0x297a2d39)) + a;
    }
    for (let at = startOf(i), end = at + counts[i]!; at < end; at++) {
      a = Math.imul(a ^ words[at]!, 0x2c1b3c6d);
      a ^= a >>> 15;
      b = turned(Math.imul(b ^ words[at]!, 0x297a2d39)) + a;
    }
    high[i] = mixed(a ^ (b >>> 7));
    low[i] = mixed(b);
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
