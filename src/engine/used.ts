/** The facts and parameters a criterion used, as people read them. What can be made once is made once: an explanation costs well under a microsecond. */
import type { Fact } from '../define/fact.ts';
import type { Parameter } from '../define/parameter.ts';
import type { Catalogue } from './catalogue.ts';
import type { FactUsed, ParameterUsed } from './decision.ts';
import { decode } from './fact-row.ts';
import { factText, parameterText, UNKNOWN_TEXT } from './fact-text.ts';
import { type Cells, interpret, type Read } from './interpret.ts';
import type { Resolved } from './parameters.ts';
import { rangeOf } from './range.ts';
import { operandsOf, type Tree } from './tree.ts';

/** Facts with so many values or fewer keep what is shown of each. */
const FEW = 256;

export function factUser(catalogue: Catalogue): (id: string) => (row: Cells) => FactUsed {
  const users = new Map<string, (row: Cells) => FactUsed>();
  return (id) => {
    const fact = catalogue.facts.get(id);
    if (!fact) throw new TypeError(`no fact ${id}`);
    const user = users.get(id) ?? makeUser(fact);
    users.set(id, user);
    return user;
  };
}

function makeUser(fact: Fact): (row: Cells) => FactUsed {
  const { id, label } = fact;
  const unknown: FactUsed = { id, label, value: null, text: UNKNOWN_TEXT, unknown: true };
  const { low, high } = rangeOf(fact);
  const show = (value: number): FactUsed => ({
    id,
    label,
    value: decode(fact, value),
    text: factText(fact, value),
    unknown: false,
  });
  const shown = high - low < FEW ? Array.from({ length: high - low + 1 }, (_, index) => show(low + index)) : [];
  // One person is explained by many policies in a row: the last value is likely to be asked for again.
  let last = unknown;
  let lastValue: number | undefined;
  return (row) => {
    const value = row[id];
    if (typeof value !== 'number') return unknown;
    if (shown.length > 0) return shown[value - low] ?? show(value);
    if (value !== lastValue) {
      last = show(value);
      lastValue = value;
    }
    return last;
  };
}

/** The parameters of a tree; those with a table show the row that was read. */
export function parameterUser(
  tree: Tree,
  resolved: ReadonlyMap<string, Resolved>,
): (row: Cells) => readonly ParameterUsed[] {
  const users = new Map<string, { used: ParameterUsed; cell: Read | null; parameter: Parameter }>();
  const visit = (node: Tree): void => {
    operandsOf(node).forEach(visit);
    if (node.op !== 'parameter' || users.has(node.parameter.id)) return;
    const { id, label, kind } = node.parameter;
    const held = resolved.get(id)?.held;
    if (!held) return;
    const text = parameterText(node.parameter, held.value);
    const used = { id, label, kind, value: held.value, text, from: held.from, source: held.source };
    const cell = node.keys.length > 0 ? interpret(node, { parameter: () => held.value }) : null;
    users.set(id, { used, cell, parameter: node.parameter });
  };
  visit(tree);
  const list = [...users.values()];
  const fixed = list.map(({ used }) => used);
  if (list.every(({ cell }) => cell === null)) return () => fixed;
  const pickers = list.map(({ used, cell, parameter }) => (cell ? rowPicker(used, cell, parameter) : () => used));
  return (row) => pickers.map((pick) => pick(row));
}

/** What a row says is written once; a table has few different values. */
function rowPicker(used: ParameterUsed, cell: Read, parameter: Parameter): (row: Cells) => ParameterUsed {
  const picked = new Map<number, ParameterUsed>();
  return (row) => {
    const value = cell(row, null);
    if (typeof value !== 'number') return used;
    const known = picked.get(value);
    if (known) return known;
    const fresh = { ...used, value, text: parameterText(parameter, value) };
    picked.set(value, fresh);
    return fresh;
  };
}
