/** The code that decides over columns: one function for a few policies, a loop over people, no branches where it can be helped. */
import type { DayNumber, PlainDate } from '../values/date.ts';
import { type CheckedPolicy, type CheckedVersion, versionOn } from './checked-policy.ts';
import { UNKNOWN } from './columns-block.ts';
import type { Calendar } from './columns-calendar.ts';
import { type Around, expressionsFor } from './columns-code.ts';
import type { Slots } from './columns-slots.ts';
import { bit, both, either, openOf, type Truth, truthOf } from './columns-truth.ts';
import type { Tree } from './tree.ts';

/** Criteria in one function: with more, the processor's registers no longer hold the arrays, and it takes half as long again. */
const CRITERIA_PER_FUNCTION = 14;

/** `outcomes` and the others hold one array for each policy of the program. */
export type Generated = (
  n: number,
  area: Uint16Array,
  columns: readonly Int32Array[],
  width: number,
  P: Int32Array,
  T: Int32Array,
  outcomes: readonly Uint8Array[],
  amounts: readonly Int32Array[],
  failing: readonly Uint32Array[],
  unclear: readonly Uint32Array[],
  age: (birth: DayNumber, day?: number) => number,
  day: Uint16Array | undefined,
  L: Int32Array,
) => void;

/** From and up to which policy each function goes. */
export function portionsOf(policies: readonly CheckedPolicy[], on: PlainDate): [first: number, end: number][] {
  const portions: [number, number][] = [];
  let room = 0;
  policies.forEach((policy, index) => {
    const size = versionOn(policy, on)?.criteria.length ?? 0;
    const last = portions.at(-1);
    if (last === undefined || size > room) {
      portions.push([index, index + 1]);
      room = CRITERIA_PER_FUNCTION - size;
    } else {
      last[1] = index + 1;
      room -= size;
    }
  });
  return portions;
}

/** What all functions of a program share. */
export interface Setting {
  readonly policies: readonly CheckedPolicy[];
  readonly on: PlainDate;
  readonly calendar: Calendar;
  readonly slots: Slots;
  readonly reasons: boolean;
  /** Grows as facts are met. */
  readonly facts: string[];
  readonly indexOf: ReadonlyMap<string, number>;
}

/** What the bodies of one function turn out to need while they are written. */
interface Needs {
  /** Columns by their number. */
  readonly facts: Set<number>;
  /** Policies of earlier functions, whose results are read. */
  readonly earlier: Set<number>;
  /** Statements that each row runs before all policies. */
  readonly preamble: string[];
}

function aroundFor(setting: Setting, first: number, needs: Needs): Around {
  const shared = new Map<string, string>();
  let names = 0;
  const policyIndex = (id: string): number => {
    const index = setting.indexOf.get(id)!;
    if (index < first) needs.earlier.add(index);
    return index;
  };
  return {
    calendar: setting.calendar,
    slots: setting.slots,
    fact: (id) => {
      const found = setting.facts.indexOf(id);
      const index = found >= 0 ? found : setting.facts.push(id) - 1;
      needs.facts.add(index);
      return `f${index}`;
    },
    outcome: (id) => `o${policyIndex(id)}`,
    amount: (id) => {
      const index = policyIndex(id);
      return { variable: `a${index}`, money: amountTree(setting.policies[index]!, setting.on) !== null };
    },
    once: (what, statement) => {
      const known = shared.get(what);
      if (known !== undefined) return known;
      const name = `v${names++}`;
      shared.set(what, name);
      needs.preamble.push(statement(name));
      return name;
    },
    fresh: () => `v${names++}`,
  };
}

/** One function: columns of facts in, columns of results out, policies from `first` up to `end`. */
export function generate(setting: Setting, first: number, end: number): Generated {
  const needs: Needs = { facts: new Set(), earlier: new Set(), preamble: [] };
  const around = aroundFor(setting, first, needs);
  const own = setting.policies.slice(first, end);
  const bodies = own.map((policy, offset) => policyCode(policy, first + offset, setting, around));
  const row = [...needs.preamble, ...bodies];
  const lines = [
    '"use strict";',
    ...[...needs.facts].map((index) => `const F${index} = columns[${index}];`),
    ...[...needs.earlier].map((index) => `const O${index} = outcomes[${index}], A${index} = amounts[${index}];`),
    ...own.map((_, offset) => resultsOf(first + offset, setting.reasons)),
    'for (let i = 0; i < n; i++) {',
    row.some((line) => line.includes('P[ab')) ? 'const ab = area[i] * width;' : '',
    row.some((line) => /\bdy\b/.test(line)) ? 'const dy = day[i];' : '',
    ...[...needs.facts].map((index) => `const f${index} = F${index}[i];`),
    ...[...needs.earlier].map((index) => `const o${index} = O${index}[i], a${index} = A${index}[i];`),
    ...row,
    '}',
  ];
  return new Function(...argumentNames, lines.join('\n')) as Generated;
}

const argumentNames = [
  ...['n', 'area', 'columns', 'width', 'P', 'T', 'outcomes', 'amounts', 'failing', 'unclear', 'age', 'day', 'L'],
];

function resultsOf(index: number, reasons: boolean): string {
  const masks = reasons ? `, X${index} = failing[${index}], U${index} = unclear[${index}]` : '';
  return `const O${index} = outcomes[${index}], A${index} = amounts[${index}]${masks};`;
}

/** Undefined when the policy is not in force on the day. */
const amountTree = (policy: CheckedPolicy, on: PlainDate): Tree | null => versionOn(policy, on)?.amount ?? null;

function policyCode(policy: CheckedPolicy, index: number, setting: Setting, around: Around): string {
  const version = versionOn(policy, setting.on);
  const store = [`O${index}[i] = o${index};`, `A${index}[i] = a${index};`];
  if (setting.reasons) store.push(`X${index}[i] = x${index};`, `U${index}[i] = u${index};`);
  if (!version) {
    const nothing = `const o${index} = 0, a${index} = ${policy.pays ? 0 : UNKNOWN}, x${index} = 0, u${index} = 0;`;
    return [nothing, ...store].join('\n');
  }
  const lines: string[] = [];
  const code = expressionsFor(around, lines);
  const truths = version.criteria.map(({ is }) => truthOf(is, code));
  lines.push(...outcomeCode(truths, index, setting.reasons));
  lines.push(...amountCode(version, index, around));
  return [...lines, ...store].join('\n');
}

function outcomeCode(truths: readonly Truth[], index: number, reasons: boolean): string[] {
  if (!reasons) {
    const fails = either(...truths.map(({ no }) => no));
    const holds = both(...truths.map(({ yes }) => yes));
    return [`const o${index} = (1 ^ ${fails}) << (1 ^ ${holds});`];
  }
  const failing = truths.map(({ no }, position) => `${no} << ${position}`);
  const unclear = truths.map((truth, position) => `${openOf(truth)} << ${position}`);
  return [
    `const x${index} = ${failing.join(' | ')};`,
    `const u${index} = ${unclear.join(' | ')};`,
    `const o${index} = (1 ^ ${bit(`(x${index} !== 0)`)}) << ${bit(`(u${index} !== 0)`)};`,
  ];
}

/** Nothing is computed, only read. */
const isPlain = ({ op }: Tree): boolean => op === 'literal' || op === 'parameter' || op === 'fact';

function amountCode(version: CheckedVersion, index: number, around: Around): string[] {
  if (version.amount === null) return [`const a${index} = ${UNKNOWN};`];
  const lines: string[] = [];
  const figure = expressionsFor(around, lines).figure(version.amount);
  const value = figure.known === null ? figure.code : `${figure.known} ? ${figure.code} : ${UNKNOWN}`;
  // Without a statement of its own the amount is chosen by bits: whether somebody is eligible is a branch that nobody can predict.
  if (lines.length === 0 && (figure.known === null || figure.raw) && isPlain(version.amount)) {
    return [`const a${index} = -(o${index} & 1) & ${figure.code} | o${index} >> 1 << 31;`];
  }
  return [
    `let a${index} = o${index} === 0 ? 0 : ${UNKNOWN};`,
    `if (o${index} === 1) {`,
    ...lines,
    `a${index} = ${value};`,
    '}',
  ];
}
