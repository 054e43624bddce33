/**
 * The same policies for json-rules-engine and zen-engine, translated from the checked trees. They are spared what they can not do well: amounts,
 * parameters (put in as numbers) and rows of tables (given to them beforehand as one more fact). Asked is only: eligible, yes or no.
 */
import { ZenEngine } from '@gorules/zen-engine';
import { Engine, type NestedCondition, type TopLevelCondition } from 'json-rules-engine';
import type { Comparison } from '../src/define/expression.ts';
import type { Catalogue } from '../src/engine/catalogue.ts';
import { versionOn } from '../src/engine/checked-policy.ts';
import type { Row } from '../src/engine/fact-row.ts';
import { interpret, type Surroundings } from '../src/engine/interpret.ts';
import { resolveParameters } from '../src/engine/parameters.ts';
import { readsOf, type Tree } from '../src/engine/tree.ts';
import { latestBirthFor, type PlainDate, toDayNumber } from '../src/values/date.ts';

/** A condition that is either met or not: negation has been pushed down, and what is unknown is not met. */
export type Plain =
  | { readonly all: readonly Plain[] }
  | { readonly any: readonly Plain[] }
  | { readonly known: string; readonly is: boolean }
  | { readonly fact: string; readonly as: Comparison; readonly value: number }
  | { readonly fact: string; readonly as: Comparison; readonly other: string }
  | { readonly fact: string; readonly among: readonly number[]; readonly is: boolean };

export interface PeerPolicies {
  readonly policies: readonly { readonly id: string; readonly when: Plain }[];
  /** Adds the rows of tables to a person's facts. */
  readonly prepare: (row: Row) => Record<string, number | null>;
}

const opposite: Record<Comparison, Comparison> = { '=': '!=', '!=': '=', '<': '>=', '>=': '<', '>': '<=', '<=': '>' };
const mirrored: Record<Comparison, Comparison> = { '=': '=', '!=': '!=', '<': '>', '>=': '<=', '>': '<', '<=': '>=' };

export function peerPolicies(catalogue: Catalogue, ids: readonly string[], on: PlainDate, area: string): PeerPolicies {
  const resolved = resolveParameters(catalogue, ids, on, area);
  const day = toDayNumber(on);
  const around: Surroundings = { on: day, parameter: ({ id }) => resolved.get(id)!.held.value };
  const lookUps = new Map<string, Tree>();

  const constantOf = (tree: Tree): number | undefined => {
    if (readsOf(tree).facts.length > 0) return undefined;
    const value = interpret(tree, around)({}, null);
    return typeof value === 'number' ? value : undefined;
  };
  const nameOf = (tree: Tree): string => {
    if (tree.op === 'fact') return tree.fact;
    if (tree.op !== 'parameter') throw new TypeError(`“${tree.op}” is not compared in the measured policies`);
    const name = `row_${tree.parameter.id.replaceAll('-', '_')}`;
    lookUps.set(name, tree);
    return name;
  };

  const compared = (left: Tree, as: Comparison, right: Tree): Plain => {
    const value = constantOf(right);
    if (left.op === 'age' && value !== undefined) return comparedAge(left.of, as, value);
    if (value !== undefined) return { fact: nameOf(left), as, value };
    if (constantOf(left) !== undefined) return compared(right, mirrored[as], left);
    return { fact: nameOf(left), as, other: nameOf(right) };
  };
  const comparedAge = (birth: Tree, as: Comparison, years: number): Plain => {
    const fact = nameOf(birth);
    const least = as === '>=' || as === '<' ? years : years + 1;
    return { fact, as: as === '>=' || as === '>' ? '<=' : '>', value: latestBirthFor(least, day) };
  };

  const plain = (tree: Tree, wanted: boolean): Plain => {
    switch (tree.op) {
      case 'not':
        return plain(tree.of, !wanted);
      case 'and':
      case 'or': {
        const parts = tree.of.map((part) => plain(part, wanted));
        return (tree.op === 'and') === wanted ? { all: parts } : { any: parts };
      }
      case 'fact':
        return { fact: tree.fact, as: '=', value: wanted ? 1 : 0 };
      case 'known':
        return { known: nameOf(tree.of), is: wanted };
      case 'compare':
        return compared(tree.left, wanted ? tree.as : opposite[tree.as], tree.right);
      case 'oneOf':
        return { fact: nameOf(tree.of), among: tree.values.map(Number), is: wanted };
      default:
        throw new TypeError(`“${tree.op}” does not occur in the measured policies`);
    }
  };

  const policies = ids.map((id) => {
    const version = versionOn(catalogue.checked.get(id)!, on);
    return { id, when: { all: (version?.criteria ?? []).map(({ is }) => plain(is, true)) } };
  });
  const rows = [...lookUps].map(([name, tree]) => ({ name, read: interpret(tree, around) }));
  const prepare = (row: Row): Record<string, number | null> => ({
    ...row,
    ...Object.fromEntries(rows.map(({ name, read }) => [name, read(row, null) as number | null])),
  });
  return { policies, prepare };
}

/** Says of one person which policies are met. */
export type Peer = (person: Record<string, number | null>) => Promise<ReadonlySet<string>>;

const operators: Record<Comparison, string> = {
  '=': 'equal',
  '!=': 'notEqual',
  '<': 'lessThan',
  '<=': 'lessThanInclusive',
  '>': 'greaterThan',
  '>=': 'greaterThanInclusive',
};

export function jsonRulesEngine({ policies }: PeerPolicies): Peer {
  const engine = new Engine();
  for (const { id, when } of policies) {
    engine.addRule({ conditions: jsonCondition(when) as TopLevelCondition, event: { type: id } });
  }
  return async (person) => new Set((await engine.run(person)).events.map(({ type }) => type));
}

function jsonCondition(plain: Plain): NestedCondition {
  if ('all' in plain) return { all: plain.all.map(jsonCondition) };
  if ('any' in plain) return { any: plain.any.map(jsonCondition) };
  if ('known' in plain) return { fact: plain.known, operator: plain.is ? 'notEqual' : 'equal', value: null };
  const known = (fact: string): NestedCondition => ({ fact, operator: 'notEqual', value: null });
  if ('among' in plain) {
    const test = { fact: plain.fact, operator: plain.is ? 'in' : 'notIn', value: plain.among };
    return plain.is ? test : { all: [known(plain.fact), test] };
  }
  if ('other' in plain) {
    return {
      all: [
        known(plain.other),
        known(plain.fact),
        { fact: plain.fact, operator: operators[plain.as], value: { fact: plain.other } },
      ],
    };
  }
  const test = { fact: plain.fact, operator: operators[plain.as], value: plain.value };
  return plain.as === '!=' ? { all: [known(plain.fact), test] } : test;
}

export function zenEngine({ policies }: PeerPolicies): Peer & { dispose: () => void } {
  const engine = new ZenEngine();
  const expressions = policies.map(({ id, when }, index) => ({
    id: `e${index}`,
    key: id.replaceAll('-', '_'),
    value: zenExpression(when),
  }));
  const decision = engine.createDecision({
    nodes: [
      { id: 'in', name: 'request', type: 'inputNode', position: { x: 0, y: 0 } },
      { id: 'rules', name: 'rules', type: 'expressionNode', position: { x: 1, y: 0 }, content: { expressions } },
      { id: 'out', name: 'response', type: 'outputNode', position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'rules', type: 'edge' },
      { id: 'b', sourceId: 'rules', targetId: 'out', type: 'edge' },
    ],
  });
  const decide: Peer = async (person) => {
    const { result } = await decision.evaluate(person);
    return new Set(policies.filter((_, index) => result[expressions[index]!.key] === true).map(({ id }) => id));
  };
  return Object.assign(decide, { dispose: () => engine.dispose() });
}

function zenExpression(plain: Plain): string {
  const join = (parts: readonly Plain[], word: string): string => `(${parts.map(zenExpression).join(` ${word} `)})`;
  if ('all' in plain) return join(plain.all, 'and');
  if ('any' in plain) return join(plain.any, 'or');
  if ('known' in plain) return `(${plain.known} ${plain.is ? '!=' : '=='} null)`;
  if ('among' in plain)
    return `(${plain.fact} != null and ${plain.fact} ${plain.is ? 'in' : 'not in'} [${plain.among.join(', ')}])`;
  const as = plain.as === '=' ? '==' : plain.as;
  if ('other' in plain)
    return `(${plain.fact} != null and ${plain.other} != null and ${plain.fact} ${as} ${plain.other})`;
  return `(${plain.fact} != null and ${plain.fact} ${as} ${plain.value})`;
}
