/** People made up for measuring decisions, straight as columns: no names, only facts. The same seed gives the same people. */
import type { Fact } from '../src/define/fact.ts';
import { UNKNOWN } from '../src/engine/columns.ts';
import type { Row } from '../src/engine/fact-row.ts';
import { rangeOf } from '../src/engine/range.ts';
import { dayNumberOf } from '../src/values/date.ts';

const UNKNOWN_SHARE = 0.05;

/** xorshift32: numbers from 0 up to 1. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** One column for each fact. A twentieth of everything is unknown; a yes is as rare as most marks of a person are. */
export function crowdColumns(facts: readonly Fact[], people: number): Record<string, Int32Array> {
  return Object.fromEntries(
    facts.map((fact, index) => {
      const random = randomFrom(20260701 + index * 7919);
      const draw = drawer(fact, random);
      return [fact.id, Int32Array.from({ length: people }, () => (random() < UNKNOWN_SHARE ? UNKNOWN : draw()))];
    }),
  );
}

function drawer(fact: Fact, random: () => number): () => number {
  const between = (low: number, high: number): number => low + Math.floor(random() * (high - low + 1));
  const { low, high } = rangeOf(fact);
  switch (fact.kind) {
    case 'boolean':
      return () => (random() < 0.15 ? 1 : 0);
    case 'choice': {
      const codes = (fact.values ?? []).map(({ code }) => code);
      return () => codes[between(0, codes.length - 1)] ?? UNKNOWN;
    }
    case 'integer':
      return () => between(low, Math.min(high, low + 40));
    case 'money':
      return () => between(0, 30_000);
    case 'date':
      return dayDrawer(fact.id, between, random);
  }
}

/** Births over a century, deaths of few, certificates around the day. */
function dayDrawer(id: string, between: (low: number, high: number) => number, random: () => number): () => number {
  if (id === 'birthDate') return () => between(dayNumberOf(1926, 1, 1), dayNumberOf(2026, 6, 30));
  if (id === 'diedOn')
    return () => (random() < 0.97 ? UNKNOWN : between(dayNumberOf(2020, 1, 1), dayNumberOf(2026, 6, 30)));
  return () => between(dayNumberOf(2024, 1, 1), dayNumberOf(2035, 12, 31));
}

/** The first people of the columns, as rows. */
export function rowsFrom(columns: Readonly<Record<string, Int32Array>>, people: number): Row[] {
  return Array.from({ length: people }, (_, index) =>
    Object.fromEntries(
      Object.entries(columns).map(([id, column]) => {
        const value = column[index] ?? UNKNOWN;
        return [id, value === UNKNOWN ? null : value];
      }),
    ),
  );
}
