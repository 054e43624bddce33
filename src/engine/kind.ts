/** Which kind of value an expression gives. Literals are open: 5 is years, pieces or fen, and 'first' belongs to whatever choice stands beside it. */
import type { Expression } from '../define/expression.ts';
import type { Choice, Field } from '../define/field.ts';
import type { Parameter } from '../define/parameter.ts';
import type { ValueKind } from './tree.ts';

export interface Type {
  readonly kind: ValueKind;
  /** The choice's list. */
  readonly values?: readonly Choice[];
}

export type Inferred = Type | 'number' | 'string' | undefined;

export interface KindScope {
  readonly fact: (id: string) => Field | undefined;
  readonly parameter: (id: string) => Parameter | undefined;
}

export const isClosed = (type: Inferred): type is Type => typeof type === 'object';

export function typeOfField(field: Field): Type {
  switch (field.kind) {
    case 'boolean':
    case 'integer':
    case 'money':
    case 'date':
    case 'decimal':
      return { kind: field.kind };
    case 'choice':
      return { kind: 'choice', values: field.values ?? [] };
    default:
      return { kind: 'text' };
  }
}

/** Undefined when it reads something that is not defined. */
export function kindOf(expression: Expression, scope: KindScope): Inferred {
  switch (expression.op) {
    case 'fact': {
      const field = scope.fact(expression.fact);
      return field && typeOfField(field);
    }
    case 'constant':
      return kindOfConstant(expression.value);
    case 'parameter': {
      const parameter = scope.parameter(expression.parameter);
      return parameter && { kind: parameter.kind };
    }
    case 'day':
      return { kind: 'date' };
    case 'age':
    case 'members':
      return { kind: 'integer' };
    case 'amountOf':
      return { kind: 'money' };
    case 'if':
      return closest([expression.then, expression.otherwise], scope);
    case 'band':
      return closest(
        expression.bands.map(({ then }) => then),
        scope,
      );
    case 'add':
    case 'larger':
    case 'smaller':
      return closest(expression.of, scope);
    case 'subtract':
      return kindOfDifference(closest([expression.left, expression.right], scope));
    case 'times':
    case 'share':
    case 'portion':
      return kindOf(expression.of, scope);
    default:
      return { kind: 'boolean' };
  }
}

/** Between two dates lies a number of days. */
const kindOfDifference = (type: Inferred): Inferred =>
  type === 'string' || (isClosed(type) && type.kind === 'date') ? { kind: 'integer' } : type;

function kindOfConstant(value: unknown): Inferred {
  if (typeof value === 'boolean') return { kind: 'boolean' };
  if (typeof value === 'number') return 'number';
  return typeof value === 'string' ? 'string' : { kind: 'rate' };
}

/** The kind that the operands share: that of the first one which is not a literal. */
export function closest(operands: readonly Expression[], scope: KindScope): Inferred {
  const types = operands.map((operand) => kindOf(operand, scope));
  return types.find(isClosed) ?? types[0];
}
