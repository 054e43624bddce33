/**
 * The checked tree: what every reader of rules runs. It comes from `check`, so its kinds fit, its ids exist and no value in it can leave 32 bits.
 * Constants are integers already (dates as day numbers, choices as codes, booleans as 0 and 1), bands are nested conditions, and a share is taken
 * of one rate, not of a choice between rates.
 */
import type { Comparison, Rounding } from '../define/expression.ts';
import type { Fact } from '../define/fact.ts';
import type { Parameter } from '../define/parameter.ts';
import type { Rate } from '../values/money.ts';

/** `text` and `decimal` occur in conditions over ledgers only. */
export type ValueKind = 'boolean' | 'integer' | 'money' | 'date' | 'choice' | 'rate' | 'text' | 'decimal';

/** The smallest and the largest value it can take; both zero where that has no meaning. */
interface Typed {
  readonly kind: ValueKind;
  readonly low: number;
  readonly high: number;
}

/** A key of a parameter's table: a fact with few values. Codes run from `low` to `high`; `names[code - low]` is the table's word, if there is one. */
export interface TableKey {
  readonly fact: string;
  readonly low: number;
  readonly high: number;
  readonly names: readonly (string | undefined)[];
}

interface OfMany<Op extends string> {
  readonly op: Op;
  readonly of: readonly Tree[];
}

export type Tree = Typed &
  (
    | { readonly op: 'fact'; readonly fact: string }
    | { readonly op: 'literal'; readonly value: number | string }
    | { readonly op: 'rate'; readonly rate: Rate }
    | { readonly op: 'parameter'; readonly parameter: Parameter; readonly keys: readonly TableKey[] }
    | { readonly op: 'day' }
    | { readonly op: 'age'; readonly of: Tree }
    | { readonly op: 'compare'; readonly as: Comparison; readonly left: Tree; readonly right: Tree }
    | { readonly op: 'oneOf'; readonly of: Tree; readonly values: readonly (number | string)[] }
    | OfMany<'and'>
    | OfMany<'or'>
    | OfMany<'add'>
    | OfMany<'larger'>
    | OfMany<'smaller'>
    | { readonly op: 'not'; readonly of: Tree }
    | { readonly op: 'known'; readonly of: Tree }
    | { readonly op: 'if'; readonly when: Tree; readonly yes: Tree; readonly no: Tree }
    | { readonly op: 'subtract'; readonly left: Tree; readonly right: Tree }
    | { readonly op: 'share'; readonly rate: Tree; readonly of: Tree; readonly round: Rounding }
    | { readonly op: 'times'; readonly of: Tree; readonly by: Tree }
    | { readonly op: 'portion'; readonly of: Tree; readonly by: Tree; readonly per: Tree; readonly round: Rounding }
    | { readonly op: 'members'; readonly where: Tree }
    | { readonly op: 'eligible'; readonly policy: string }
    | { readonly op: 'amountOf'; readonly policy: string }
  );

export type TreeOf<Op extends Tree['op']> = Extract<Tree, { readonly op: Op }>;

export function operandsOf(tree: Tree): readonly Tree[] {
  switch (tree.op) {
    case 'fact':
    case 'literal':
    case 'rate':
    case 'parameter':
    case 'day':
    case 'eligible':
    case 'amountOf':
      return [];
    case 'age':
    case 'not':
    case 'known':
    case 'oneOf':
      return [tree.of];
    case 'and':
    case 'or':
    case 'add':
    case 'larger':
    case 'smaller':
      return tree.of;
    case 'compare':
    case 'subtract':
      return [tree.left, tree.right];
    case 'if':
      return [tree.when, tree.yes, tree.no];
    case 'share':
      return [tree.rate, tree.of];
    case 'times':
      return [tree.of, tree.by];
    case 'portion':
      return [tree.of, tree.by, tree.per];
    case 'members':
      return [tree.where];
  }
}

/** What a tree reads, in order of first appearance. */
export interface Reads {
  readonly facts: readonly string[];
  readonly parameters: readonly string[];
  readonly policies: readonly string[];
}

export function readsOf(...trees: readonly Tree[]): Reads {
  const facts = new Set<string>();
  const parameters = new Set<string>();
  const policies = new Set<string>();
  const visit = (tree: Tree): void => {
    if (tree.op === 'fact') facts.add(tree.fact);
    if (tree.op === 'eligible' || tree.op === 'amountOf') policies.add(tree.policy);
    if (tree.op === 'parameter') {
      parameters.add(tree.parameter.id);
      for (const key of tree.keys) facts.add(key.fact);
    }
    operandsOf(tree).forEach(visit);
  };
  trees.forEach(visit);
  return { facts: [...facts], parameters: [...parameters], policies: [...policies] };
}

/** A fact that is computed, with the tree that computes it. */
export interface Derivation {
  readonly fact: Fact;
  readonly tree: Tree;
}
