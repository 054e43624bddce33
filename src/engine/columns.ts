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
import { both, either, type Truth, truthOf } from './columns-truth.ts';
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

/** A longer function is no longer compiled well. */
const POLICIES_PER_FUNCTION = 16;

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
  for (let first = 0; first < all.length; first += POLICIES_PER_FUNCTION) {
    functions.push(generate(setting, first, Math.min(first + POLICIES_PER_FUNCTION, all.length)));
  }
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
    'const ab = area[i] * width;',
    ...[...used].map((index) => `const f${index} = F${index}[i];`),
    ...[...before].map((index) => `const o${index} = O${index}[i], a${index} = A${index}[i];`),
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
    return [`const o${index} = ${fails} ? 0 : ${holds} ? 1 : 2;`];
  }
  const failing = truths.map(({ no }, position) => `${no} << ${position}`);
  const unclear = truths.map(({ yes, no }, position) => `(1 ^ ${either(yes, no)}) << ${position}`);
  return [
    `const x${index} = ${failing.join(' | ')};`,
    `const u${index} = ${unclear.join(' | ')};`,
    `const o${index} = x${index} !== 0 ? 0 : u${index} !== 0 ? 2 : 1;`,
  ];
}

function amountCode(version: CheckedVersion, index: number, around: Around): string[] {
  if (version.amount === null) return [`const a${index} = ${UNKNOWN};`];
  const lines: string[] = [];
  const figure = expressionsFor(around, lines).figure(version.amount);
  const value = figure.known === null ? figure.code : `${figure.known} ? ${figure.code} : ${UNKNOWN}`;
  return [
    `let a${index} = o${index} === 0 ? 0 : ${UNKNOWN};`,
    `if (o${index} === 1) {`,
    ...lines,
    `a${index} = ${value};`,
    '}',
  ];
}
