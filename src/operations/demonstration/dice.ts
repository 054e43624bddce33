/** Chance that repeats itself: the same seed throws the same numbers on every machine (sfc32 with 128 bits of state). */
export interface Dice {
  /** 0 ≤ x < 1. */
  next(): number;
  /** A whole number, both ends included. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  one<T>(of: readonly T[]): T;
  /** An index, each as likely as its weight. */
  weighted(weights: readonly number[]): number;
  /** 32 random bits. */
  bits(): number;
}

/** Spreads a seed and a name into independent streams, so that adding one thing does not change all others. */
function stateOf(seed: number, stream: string): [number, number, number, number] {
  let hash = (2166136261 ^ seed) >>> 0;
  const next = (byte: number): number => {
    hash = Math.imul(hash ^ byte, 16777619) >>> 0;
    hash ^= hash >>> 15;
    return hash >>> 0;
  };
  for (const character of stream) next(character.codePointAt(0)!);
  return [next(1), next(2), next(3), 1];
}

export function diceOf(seed: number, stream: string): Dice {
  let [a, b, c, d] = stateOf(seed, stream);
  const bits = (): number => {
    const t = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 12; i++) bits();
  const next = (): number => bits() / 4294967296;
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    bits,
    next,
    between,
    chance: (probability) => next() < probability,
    one: (of) => of[Math.floor(next() * of.length)]!,
    weighted: (weights) => {
      let rest = next() * weights.reduce((sum, weight) => sum + weight, 0);
      for (const [index, weight] of weights.entries()) {
        rest -= weight;
        if (rest < 0) return index;
      }
      return weights.length - 1;
    },
  };
}
