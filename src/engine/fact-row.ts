/** Facts as integers: a person's row, and the facts files people write. */
import type { Fact, OtherSubject, Subject } from '../define/fact.ts';
import type { FactValue } from '../define/pack.ts';
import { fromDayNumber, isPlainDate, toDayNumber } from '../values/date.ts';
import { Problem } from '../values/problem.ts';
import type { Catalogue } from './catalogue.ts';
import { deriveHousehold, derivePerson } from './derive.ts';
import { rangeOf } from './range.ts';

/** Fact id → its value as an integer: boolean 0/1, choice its code, date its day number, money fen; null = unknown. Household facts are folded in. */
export type Row = Readonly<Record<string, number | null>>;

/** What was given for one person: every fact of the catalogue in `row` (unknown ones null), the other members' person facts in `members`. */
export interface GivenRow {
  readonly row: Row;
  readonly members: readonly Row[] | null;
}

/** Problem `fact-value-invalid` says what would be valid, never what was given. */
export function encode(fact: Fact, value: FactValue): number | null {
  if (value === null) return null;
  const code = codeOf(fact, value);
  const { low, high } = rangeOf(fact);
  if (code === undefined || code < low || code > high) {
    throw new Problem('fact-value-invalid', { id: fact.id, label: fact.label, expected: expectedOf(fact) });
  }
  return code;
}

function codeOf(fact: Fact, value: string | number | boolean): number | undefined {
  switch (fact.kind) {
    case 'boolean':
      return typeof value === 'boolean' ? Number(value) : undefined;
    case 'integer':
    case 'money':
      return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
    case 'date':
      return typeof value === 'string' && isPlainDate(value) ? toDayNumber(value) : undefined;
    case 'choice':
      return fact.values?.find(({ id }) => id === value)?.code;
  }
}

function expectedOf(fact: Fact): string {
  const { low, high } = rangeOf(fact);
  switch (fact.kind) {
    case 'boolean':
      return 'true / false';
    case 'integer':
      return `${low}–${high}`;
    case 'money':
      return `${low}–${high}（分 / fen）`;
    case 'date':
      return '日历上真有的一天，写成 YYYY-MM-DD';
    case 'choice':
      return (fact.values ?? []).map(({ id, label }) => `${id}（${label}）`).join(', ');
  }
}

export function decode(fact: Fact, value: number | null): FactValue {
  if (value === null) return null;
  switch (fact.kind) {
    case 'boolean':
      return value === 1;
    case 'integer':
    case 'money':
      return value;
    case 'date':
      return fromDayNumber(value);
    case 'choice':
      return fact.values?.find(({ code }) => code === value)?.id ?? null;
  }
}

const SHAPE = '{ person, household, members } / { place } / { area } / { organisation }';

/** The facts of a place, an area or an organisation, by the rules about it; those not given are unknown. Problems as below. */
export function readGivenSubject(rules: Catalogue, subject: OtherSubject, given: unknown): Row {
  return { ...blank(rules), ...readFacts(rules, subject, subject, given) };
}

/**
 * Reads `{ person: { fact: value }, household: { fact: value }, members: [{ fact: value }] }`; the person is counted among the members.
 * Derived facts are computed unless they are given; without `members` those that count members stay unknown.
 * Problems: `fact-unknown`, `fact-value-invalid`, `input-invalid`.
 */
export function readGivenFacts(catalogue: Catalogue, given: unknown): GivenRow {
  if (!isRecord(given)) throw new Problem('input-invalid', { what: SHAPE });
  const stray = Object.keys(given).find((name) => !['person', 'household', 'members'].includes(name));
  if (stray !== undefined) throw new Problem('fact-unknown', { id: stray, where: SHAPE });
  const members = readMembers(catalogue, given['members']);
  const person = readPerson(catalogue, 'person', given['person']);
  const household = readFacts(catalogue, 'household', 'household', given['household']);
  const everybody = members && [person, ...members];
  const derived = deriveHousehold(catalogue, everybody, household);
  return { row: { ...blank(catalogue), ...person, ...derived, ...household }, members };
}

function readMembers(catalogue: Catalogue, given: unknown): Row[] | null {
  if (given === undefined || given === null) return null;
  if (!Array.isArray(given)) throw new Problem('input-invalid', { what: 'members: [ … ]' });
  return given.map((member, index) => readPerson(catalogue, `members[${index}]`, member));
}

function readPerson(catalogue: Catalogue, where: string, given: unknown): Row {
  const person = readFacts(catalogue, where, 'person', given);
  return { ...derivePerson(catalogue, person), ...person };
}

/** Facts that are given as null are left out: they are as unknown as if they were not there, and a derived value may fill them. */
function readFacts(catalogue: Catalogue, where: string, subject: Subject, given: unknown): Record<string, number> {
  if (given === undefined || given === null) return {};
  if (!isRecord(given)) throw new Problem('input-invalid', { what: `${where}: { … }` });
  const values: Record<string, number> = {};
  for (const [id, value] of Object.entries(given)) {
    const fact = catalogue.facts.get(id);
    if (!fact || fact.subject !== subject) throw new Problem('fact-unknown', { id, where });
    if (!isFactValue(value))
      throw new Problem('fact-value-invalid', { id, label: fact.label, expected: expectedOf(fact) });
    const code = encode(fact, value);
    if (code !== null) values[id] = code;
  }
  return values;
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isFactValue = (value: unknown): value is FactValue =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

function blank(catalogue: Catalogue): Record<string, null> {
  return Object.fromEntries([...catalogue.facts.keys()].map((id) => [id, null]));
}
