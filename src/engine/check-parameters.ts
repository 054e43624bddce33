/** Parameters: their values have the right shape and are there when a policy asks for them. */
import type { Fact } from '../define/fact.ts';
import type { DatedValue, Parameter } from '../define/parameter.ts';
import { isAreaCode } from '../values/area.ts';
import { isPlainDate } from '../values/date.ts';
import { isRate, tableKey } from './check-constant.ts';
import { type CheckedPolicy, type CheckedVersion, partsRead } from './checked-policy.ts';
import { interpret, type Read } from './interpret.ts';
import { LARGEST } from './range.ts';
import { cellsOf, wordsOfKeys } from './table.ts';
import { operandsOf, type TableKey, type Tree, type TreeOf } from './tree.ts';

const MOST_CELLS = 20_000;

/** What is wrong with a parameter on its own. */
export function checkParameterValues(parameter: Parameter, facts: ReadonlyMap<string, Fact>, defects: string[]): void {
  const where = `parameter "${parameter.id}"`;
  const keys = parameter.by.map((id) => tableKey(id, facts.get(id)));
  for (const key of keys) if (typeof key === 'string') defects.push(`${where}: ${key}`);
  const seen = new Set<string>();
  for (const held of parameter.values) {
    const at = `${where} from ${held.from}${held.area === '' ? '' : ` in ${held.area}`}`;
    if (!isPlainDate(held.from)) defects.push(`${at}: “from” is not a date`);
    if (held.area !== '' && !isAreaCode(held.area)) defects.push(`${at}: the area code is not valid`);
    if (seen.has(`${held.area} ${held.from}`)) defects.push(`${at}: there are two values for the same day and area`);
    seen.add(`${held.area} ${held.from}`);
    const wrong = wrongValue(parameter, held, keys);
    if (wrong) defects.push(`${at}: ${wrong}`);
  }
  if (!parameter.values.some(({ area }) => area === '')) {
    defects.push(`${where}: it has no default value (area '') for places that set none of their own`);
  }
}

function wrongValue(
  parameter: Parameter,
  { value }: DatedValue,
  keys: readonly (TableKey | string)[],
): string | undefined {
  if (parameter.kind === 'rate') return isRate(value) ? undefined : 'a rate is a fraction of whole numbers';
  if (typeof value === 'number') return parameter.by.length > 0 ? 'it needs a table' : wrongNumber(value);
  if (!('table' in value)) return 'it is a rate, not a number';
  if (parameter.by.length === 0) return 'it is a table without keys';
  const good = keys.filter((key) => typeof key === 'object');
  if (good.length < keys.length) return undefined;
  const words = new Set(wordsOfKeys(good));
  const stray = Object.keys(value.table).find((word) => !words.has(word));
  if (stray !== undefined) return `its row “${stray}” is no value of ${parameter.by.join(', ')}`;
  return Object.values(value.table).map(wrongNumber).find(Boolean);
}

const wrongNumber = (value: number): string | undefined =>
  Number.isInteger(value) && Math.abs(value) <= LARGEST ? undefined : `${value} is not a whole number of 32 bits`;

/** What is wrong with the parameters a policy reads: not there yet when a version begins, or a table without a row that somebody can need. */
export function checkParametersOf(
  { policy, versions }: CheckedPolicy,
  parameters: ReadonlyMap<string, Parameter>,
  defects: string[],
): void {
  for (const version of versions) {
    const where = `policy "${policy.id}" from ${version.from}`;
    const ids = partsRead(version).flatMap(({ parameters: read }) => read);
    for (const id of new Set(ids)) {
      const first = parameters
        .get(id)
        ?.values.filter(({ area }) => area === '')
        .map(({ from }) => from)
        .sort()[0];
      if (first !== undefined && first > version.from) {
        defects.push(`${where}: parameter "${id}" has no default value before ${first}`);
      }
    }
    checkTables(where, version, defects);
  }
}

function checkTables(where: string, version: CheckedVersion, defects: string[]): void {
  const holds = version.criteria.map(({ is }) => interpret(is, {}));
  version.criteria.forEach(({ is }, index) => {
    visitTables(
      is,
      holds.filter((_, other) => other !== index),
      (table, guards) => checkRows(where, table, guards, defects),
    );
  });
  if (version.amount) visitTables(version.amount, holds, (table, guards) => checkRows(where, table, guards, defects));
}

/** Each table with the conditions that hold whenever it is looked up. */
function visitTables(
  tree: Tree,
  guards: readonly Read[],
  found: (table: TreeOf<'parameter'>, guards: readonly Read[]) => void,
): void {
  if (tree.op === 'parameter' && tree.keys.length > 0) found(tree, guards);
  if (tree.op !== 'if') {
    for (const operand of operandsOf(tree)) visitTables(operand, guards, found);
    return;
  }
  const when = interpret(tree.when, {});
  const otherwise: Read = (row, members) => {
    const truth = when(row, members);
    return typeof truth === 'number' ? 1 - truth : null;
  };
  visitTables(tree.when, guards, found);
  visitTables(tree.yes, [...guards, when], found);
  visitTables(tree.no, [...guards, otherwise], found);
}

/** A row may be missing only where some condition is certainly false whatever the other facts are. */
function checkRows(where: string, table: TreeOf<'parameter'>, guards: readonly Read[], defects: string[]): void {
  const words = wordsOfKeys(table.keys);
  if (words.length > MOST_CELLS) {
    defects.push(`${where}: the table "${table.parameter.id}" has more than ${MOST_CELLS} rows`);
    return;
  }
  for (const held of table.parameter.values) {
    const cells = cellsOf(held.value, table.keys);
    const gap = words.find((word, index) => {
      if (word === undefined || cells[index] !== undefined) return false;
      const row = rowOf(table.keys, index);
      return guards.every((guard) => guard(row, null) !== 0);
    });
    if (gap !== undefined) {
      defects.push(
        `${where}: parameter "${table.parameter.id}" from ${held.from} has no row “${gap}”, which the criteria let through`,
      );
    }
  }
}

function rowOf(keys: readonly TableKey[], index: number): Record<string, number> {
  let rest = index;
  const row: Record<string, number> = {};
  for (const { fact, low, high } of keys.toReversed()) {
    const size = high - low + 1;
    row[fact] = low + (rest % size);
    rest = Math.floor(rest / size);
  }
  return row;
}
