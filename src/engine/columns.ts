/**
 * Decides for everybody at once: JavaScript generated from the checked trees, run over typed columns. It needs `new Function`, so it is for
 * servers and jobs; a browser uses `trace.ts`. The two are kept equal by property tests.
 */
import type { AreaCode } from '../values/area.ts';
import { type PlainDate, toDayNumber } from '../values/date.ts';
import type { Catalogue } from './catalogue.ts';
import { type CheckedPolicy, versionOn } from './checked-policy.ts';
import type { Block, PolicyColumns } from './columns-block.ts';
import { oneDay, ownDays } from './columns-calendar.ts';
import { type Generated, generate, portionsOf, type Setting } from './columns-generate.ts';
import { slotsFor } from './columns-slots.ts';
import { resolveParameters, withPoliciesRead } from './parameters.ts';

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

/**
 * Problems: `policy-unknown`, `parameter-missing` for the first area that lacks a value.
 * @param options.days each row of a block has a day of its own, among so many from `on`; on all of them versions and parameters are those of `on`.
 */
export function compileColumns(
  catalogue: Catalogue,
  policies: readonly string[],
  options: { on: PlainDate; areas: readonly (AreaCode | '')[]; reasons?: boolean; days?: number },
): ColumnsProgram {
  const { on, areas, reasons = false, days } = options;
  if (areas.length === 0) throw new RangeError('people live in areas: at least one is needed');
  const all = withPoliciesRead(catalogue, policies, on).map((id) => catalogue.checked.get(id)!);
  const parts = areas.map((area) => resolveParameters(catalogue, policies, on, area));
  const calendar = days === undefined ? oneDay(toDayNumber(on)) : ownDays(toDayNumber(on), days);
  const slots = slotsFor(areas.length, calendar, (parameter, area) => parts[area]!.get(parameter.id)!.held.value);
  const indexOf = new Map(all.map(({ policy }, index) => [policy.id, index]));
  const setting: Setting = { policies: all, on, calendar, slots, reasons, facts: [], indexOf };
  const functions = portionsOf(all, on).map(([first, end]) => generate(setting, first, end));
  const ids = [...indexOf.keys()];
  const wanted = new Set(policies);
  const criteriaOf = (policy: CheckedPolicy): string[] => versionOn(policy, on)?.criteria.map(({ id }) => id) ?? [];
  return {
    facts: setting.facts,
    policies: ids.filter((id) => wanted.has(id)),
    criteria: Object.fromEntries(all.map((policy) => [policy.policy.id, criteriaOf(policy)])),
    run: runner(setting, functions, makeResults(ids, reasons), (id) => wanted.has(id)),
  };
}

type Results = ReturnType<typeof makeResults>;

function runner(
  { slots, facts, calendar }: Setting,
  functions: readonly Generated[],
  results: Results,
  isWanted: (policy: string) => boolean,
) {
  const { values, width, cells } = slots.finish();
  const { age, births } = calendar.finish();
  return (block: Block): PolicyColumns[] => {
    const columns = facts.map((id) => columnOf(block, id));
    const { outcomes, amounts, failing, unclear, cut } = results(block.length);
    const found = [outcomes, amounts, failing, unclear] as const;
    for (const decide of functions) {
      decide(block.length, block.area, columns, width, values, cells, ...found, age, block.day, births);
    }
    return cut().filter(({ policy }) => isWanted(policy));
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
