/**
 * Decides for everybody at once: JavaScript generated from the checked trees, run over typed columns. It needs `new Function`, so it is for
 * servers and jobs; a browser uses `trace.ts`. The two are kept equal by property tests.
 */
import type { AreaCode } from '../values/area.ts';
import { type DayNumber, type PlainDate, toDayNumber } from '../values/date.ts';
import { completedYears } from './age.ts';
import type { Catalogue } from './catalogue.ts';
import { type CheckedPolicy, type CheckedVersion, versionOn } from './checked-policy.ts';
import { type Block, type PolicyColumns, UNKNOWN } from './columns-block.ts';
import { type Around, expressionsFor } from './columns-code.ts';
import { type Slots, slotsFor } from './columns-slots.ts';
import { bit, both, either, openOf, type Truth, truthOf } from './columns-truth.ts';
import { resolveParameters, withPoliciesRead } from './parameters.ts';
import type { Tree } from './tree.ts';

export { type Block, type PolicyColumns, UNKNOWN } from './columns-block.ts';

export interface ColumnsProgram {
  /** Ids of the facts it reads: the columns a block must have. */
  readonly facts: readonly string[];
  readonly policies: readonly string[];
  /** Criterion ids of each policy, in the order of the mask bits. */
  readonly criteria: Readonly<Record<string, readonly string[]>>;
  /** The result arrays are used again by the next run: read or copy them first. */
  run(block: Block): readonly PolicyColumns[];
}

/** Criteria in one function: with more, the processor's registers no longer hold the arrays, and it takes half as long again. */
const CRITERIA_PER_FUNCTION = 14;

type Generated = (
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
  age: (birth: DayNumber) => number,
) => void;

/** Problems: `policy-unknown`, `parameter-missing` for the first area that lacks a value. */
export function compileColumns(
  catalogue: Catalogue,
  policies: readonly string[],
  options: { on: PlainDate; areas: readonly (AreaCode | '')[]; reasons?: boolean },
): ColumnsProgram {
  const { on, areas, reasons = false } = options;
  const all = withPoliciesRead(catalogue, policies, on).map((id) => catalogue.checked.get(id)!);
  const wanted = new Set(policies);
  const parts = areas.map((area) => resolveParameters(catalogue, policies, on, area));
  const day = toDayNumber(on);
  const slots = slotsFor(areas.length, day, (parameter, area) => parts[area]!.get(parameter.id)!.held.value);
  const facts: string[] = [];
  const setting: Setting = {
    policies: all,
    on,
    day,
    slots,
    reasons,
    facts,
    indexOf: new Map(all.map(({ policy }, index) => [policy.id, index])),
  };
  const functions: Generated[] = [];
  for (const [first, end] of portionsOf(all, on)) functions.push(generate(setting, first, end));
  const { values, width, cells } = slots.finish();
  const age = completedYears(day);
  const results = makeResults(
    all.map(({ policy }) => policy.id),
    reasons,
  );
  return {
    facts,
    policies: all.map(({ policy }) => policy.id).filter((id) => wanted.has(id)),
    criteria: Object.fromEntries(
      all.map((policy) => [policy.policy.id, versionOn(policy, on)?.criteria.map(({ id }) => id) ?? []]),
    ),
    run: (block) => {
      const columns = facts.map((id) => columnOf(block, id));
      const { outcomes, amounts, failing, unclear, cut } = results(block.length);
      for (const decide of functions)
        decide(block.length, block.area, columns, width, values, cells, outcomes, amounts, failing, unclear, age);
      return cut().filter(({ policy }) => wanted.has(policy));
    },
  };
}

/** From and up to which policy each function goes. */
function portionsOf(policies: readonly CheckedPolicy[], on: PlainDate): [first: number, end: number][] {
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

function columnOf(block: Block, id: string): Int32Array {
  const column = block.columns[id];
  if (!column || column.length < block.length || block.area.length < block.length) {
    throw new RangeError(`the block has no column “${id}” of its length`);
  }
  return column;
}

/** Result arrays that grow with the largest block and are used again. */
function makeResults(policies: readonly string[], reasons: boolean) {
  let room = -1;
  let outcomes: Uint8Array[] = [];
  let amounts: Int32Array[] = [];
  let failing: Uint32Array[] = [];
  let unclear: Uint32Array[] = [];
  return (length: number) => {
    if (length > room) {
      room = length;
      outcomes = policies.map(() => new Uint8Array(length));
      amounts = policies.map(() => new Int32Array(length));
      failing = policies.map(() => new Uint32Array(reasons ? length : 0));
      unclear = policies.map(() => new Uint32Array(reasons ? length : 0));
    }
    const cut = (): PolicyColumns[] =>
      policies.map((policy, index) => ({
        policy,
        outcome: outcomes[index]!.subarray(0, length),
        amount: amounts[index]!.subarray(0, length),
        failing: failing[index]!.subarray(0, length),
        unclear: unclear[index]!.subarray(0, length),
      }));
    return { outcomes, amounts, failing, unclear, cut };
  };
}

interface Setting {
  readonly policies: readonly CheckedPolicy[];
  readonly on: PlainDate;
  readonly day: DayNumber;
  readonly slots: Slots;
  readonly reasons: boolean;
  /** Grows as facts are met. */
  readonly facts: string[];
  readonly indexOf: ReadonlyMap<string, number>;
}

/** The code of one function: columns of facts in, columns of results out, policies from `first` up to `end`. */
function generate(setting: Setting, first: number, end: number): Generated {
  const used = new Set<number>();
  const before = new Set<number>();
  const shared = new Map<string, string>();
  const preamble: string[] = [];
  let names = 0;
  const policyIndex = (id: string): number => {
    const index = setting.indexOf.get(id)!;
    if (index < first) before.add(index);
    return index;
  };
  const around: Around = {
    on: setting.day,
    slots: setting.slots,
    fact: (id) => {
      const found = setting.facts.indexOf(id);
      const index = found >= 0 ? found : setting.facts.push(id) - 1;
      used.add(index);
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
      preamble.push(statement(name));
      return name;
    },
    fresh: () => `v${names++}`,
  };
  const bodies = setting.policies
    .slice(first, end)
    .map((policy, offset) => policyCode(policy, first + offset, setting, around));
  const own = Array.from({ length: end - first }, (_, offset) => first + offset);
  const text = [
    '"use strict";',
    ...[...used].map((index) => `const F${index} = columns[${index}];`),
    ...[...own, ...before].flatMap((index) => [`const O${index} = outcomes[${index}], A${index} = amounts[${index}];`]),
    ...own.flatMap((index) =>
      setting.reasons ? [`const X${index} = failing[${index}], U${index} = unclear[${index}];`] : [],
    ),
    'for (let i = 0; i < n; i++) {',
    ...([...preamble, ...bodies].some((line) => line.includes('P[ab')) ? ['const ab = area[i] * width;'] : []),
    ...[...used].map((index) => `const f${index} = F${index}[i];`),
    ...[...before].map((index) => `const o${index} = O${index}[i], a${index} = A${index}[i];`),
    ...preamble,
    ...bodies,
    '}',
  ].join('\n');
  return new Function(
    'n',
    'area',
    'columns',
    'width',
    'P',
    'T',
    'outcomes',
    'amounts',
    'failing',
    'unclear',
    'age',
    text,
  ) as Generated;
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
