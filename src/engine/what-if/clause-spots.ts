/** The values in a condition that somebody can change without writing a rule: what a fact is compared with, and the lists it may be in. */
import type { Comparison, Expression } from '../../define/expression.ts';
import { closest, type KindScope, type Type } from '../kind.ts';

interface Common {
  /** Place among the spots of its condition, in reading order. */
  readonly place: number;
  /** What is compared. */
  readonly of: Expression;
  readonly type: Type;
  /** Stands under a “not”: what is named here rules the benefit out. */
  readonly negated: boolean;
}

export type Spot =
  | (Common & { readonly op: 'compare'; readonly as: Comparison; readonly value: string | number | boolean })
  | (Common & { readonly op: 'oneOf'; readonly values: readonly (string | number)[] });

/** A change at one spot. */
export type SpotChange =
  | { readonly as: Comparison; readonly value: string | number | boolean }
  | { readonly values: readonly (string | number)[] };

const editable: ReadonlySet<string> = new Set(['boolean', 'integer', 'money', 'date', 'choice']);

export function spotsOf(condition: Expression, scope: KindScope): Spot[] {
  const spots: Spot[] = [];
  rewrite(condition, scope, false, (spot) => {
    spots.push({ ...spot, place: spots.length });
    return undefined;
  });
  return spots;
}

/** The condition with other values; spots that `changes` leaves out stay as they are. */
export function withSpots(
  condition: Expression,
  scope: KindScope,
  changes: ReadonlyMap<number, SpotChange>,
): Expression {
  let place = 0;
  return rewrite(condition, scope, false, () => changes.get(place++));
}

type Found = (spot: Spot) => SpotChange | undefined;

function rewrite(node: Expression, scope: KindScope, negated: boolean, found: Found): Expression {
  const spot = spotAt(node, scope, negated);
  const change = spot && found(spot);
  const below = negated !== (node.op === 'not');
  return inside(change ? changed(node, change) : node, (child) => rewrite(child, scope, below, found)) as Expression;
}

function spotAt(node: Expression, scope: KindScope, negated: boolean): Spot | undefined {
  if (node.op === 'oneOf') {
    const type = typeOf([node.of], scope);
    return type && { op: 'oneOf', place: 0, of: node.of, type, negated, values: node.values };
  }
  if (node.op !== 'compare' || node.right.op !== 'constant' || typeof node.right.value === 'object') return undefined;
  const type = typeOf([node.left, node.right], scope);
  return type && { op: 'compare', place: 0, of: node.left, type, negated, as: node.as, value: node.right.value };
}

function typeOf(operands: readonly Expression[], scope: KindScope): Type | undefined {
  const inferred = closest(operands, scope);
  const type: Type | undefined =
    inferred === 'number' ? { kind: 'integer' } : inferred === 'string' ? { kind: 'date' } : inferred;
  return type && editable.has(type.kind) ? type : undefined;
}

function changed(node: Expression, change: SpotChange): Expression {
  if (node.op === 'oneOf' && 'values' in change) return { ...node, values: change.values };
  if (node.op === 'compare' && 'as' in change)
    return { ...node, as: change.as, right: { op: 'constant', value: change.value } };
  return node;
}

/** Maps the expressions right below, wherever in the node they stand. */
function inside(node: unknown, map: (child: Expression) => Expression): unknown {
  const deep = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(deep);
    if (typeof value !== 'object' || value === null) return value;
    return 'op' in value ? map(value as Expression) : inside(value, map);
  };
  return Object.fromEntries(Object.entries(node as object).map(([name, value]) => [name, deep(value)]));
}
