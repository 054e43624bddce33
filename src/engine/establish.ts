/**
 * The facts that an entry establishes: what its fields say about the person or household, and from when. A list that was filled in on a day says what
 * held on that day, so it covers what was said before about the time until then, and leaves alone what is already known to change later.
 */
import type { Fact, Subject } from '../define/fact.ts';
import type { Ledger, LedgerField } from '../define/ledger.ts';
import type { FactValues } from '../define/pack.ts';
import { addYears, isPlainDate, type PlainDate } from '../values/date.ts';
import type { Catalogue } from './catalogue.ts';
import { encode, type Row } from './fact-row.ts';

export interface Established {
  readonly subject: Subject;
  readonly fact: string;
  readonly field: string;
  readonly value: number;
  readonly from: PlainDate;
}

/** A piece of time in which a fact holds: `to` left out means until the next change that is known. */
export interface FactPiece {
  readonly fact: string;
  readonly value: number;
  readonly from: PlainDate;
  readonly to?: PlainDate;
}

/** A certificate is valid for ten years from its issue (残疾人证管理办法). */
const CERTIFICATE_YEARS = 10;

/** `filledOn`: the day for which the entry speaks. Of a ledger that describes places or organisations the catalogue is that of its subject. */
export function establishedBy(
  catalogue: Catalogue,
  ledger: Ledger,
  values: FactValues,
  filledOn: PlainDate,
): Established[] {
  return ledger.fields.flatMap((field) => {
    const fact = field.establishes === undefined ? undefined : catalogue.facts.get(field.establishes);
    if (fact === undefined) return [];
    const since = field.validFrom === undefined ? undefined : values[field.validFrom];
    const from = typeof since === 'string' && isPlainDate(since) && since <= filledOn ? since : filledOn;
    const given = values[field.id] ?? derivedValue(fact, field, values);
    const value = encode(fact, fact.kind === 'integer' && typeof given === 'number' ? Math.floor(given) : given);
    return value === null ? [] : [{ subject: fact.subject, fact: fact.id, field: field.id, value, from }];
  });
}

/** A list that gives only the day of issue tells the end of validity too. */
function derivedValue(fact: Fact, field: LedgerField, values: FactValues): PlainDate | null {
  if (fact.id !== 'certificateValidUntil' || field.validFrom === undefined) return null;
  const issued = values[field.validFrom];
  return typeof issued === 'string' && isPlainDate(issued) ? addYears(issued, CERTIFICATE_YEARS) : null;
}

/**
 * What is news, given what was known on the day the entry speaks for. `known` null: nothing was known about the subject.
 * “On the minimum-living scheme, class not given” is no news for a household whose class is known.
 */
export function newsOf(catalogue: Catalogue, established: readonly Established[], known: Row | null): Established[] {
  return established.filter(({ fact, value }) => {
    const held = known?.[fact] ?? null;
    if (held === null) return true;
    return held !== value && !(isVague(catalogue.facts.get(fact), value) && isClass(catalogue.facts.get(fact), held));
  });
}

const idOf = (fact: Fact | undefined, code: number): string | undefined =>
  fact?.values?.find((choice) => choice.code === code)?.id;
const isVague = (fact: Fact | undefined, code: number): boolean =>
  fact?.id === 'lowIncome' && idOf(fact, code) === 'unclassified';
const isClass = (fact: Fact | undefined, code: number): boolean => idOf(fact, code) !== 'none';

/** Cuts each in two where something else was known: until the day it speaks for over whatever was said, and from there on until the next known change. */
export function piecesOf(established: readonly Established[], known: Row | null, filledOn: PlainDate): FactPiece[] {
  return established.flatMap(({ fact, value, from }): FactPiece[] => {
    const other = (known?.[fact] ?? null) !== null && from < filledOn;
    return other
      ? [
          { fact, value, from, to: filledOn },
          { fact, value, from: filledOn },
        ]
      : [{ fact, value, from }];
  });
}
