import type { Fact } from '../define/fact.ts';
import type { FactValue } from '../define/pack.ts';
import type { Catalogue } from './catalogue.ts';

/** Fact id → its value as an integer: boolean 0/1, choice its code, date its day number, money fen; null = unknown. Household facts are folded in. */
export type Row = Readonly<Record<string, number | null>>;

/** What was given for one person: every fact of the catalogue in `row` (unknown ones null), the other members' person facts in `members`. */
export interface GivenRow {
  readonly row: Row;
  readonly members: readonly Row[] | null;
}

export declare function encode(fact: Fact, value: FactValue): number | null;
export declare function decode(fact: Fact, value: number | null): FactValue;
/** Reads FACTS.json. Problems: `fact-unknown`, `fact-value-invalid`, `input-invalid`. */
export declare function readGivenFacts(catalogue: Catalogue, given: unknown): GivenRow;
