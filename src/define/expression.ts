/**
 * The expression tree of rules, as plain JSON. Three-valued: an unknown fact makes a result unknown unless the other operands settle it
 * (false and unknown = false, true or unknown = true). If a rule can not be said, this vocabulary grows; there is no way out to code.
 */
import type { Rate } from '../values/money.ts';

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** Rounding of a share: the mode is written in the rule, `to` is the unit in fen (1 = fen, 10 = jiao, 100 = yuan). */
export interface Rounding {
  readonly mode: 'half-up' | 'down' | 'up';
  readonly to: 1 | 10 | 100;
}

export type Expression =
  | { readonly op: 'fact'; readonly fact: string }
  | { readonly op: 'constant'; readonly value: number | boolean | string | Rate }
  /** A parameter's value on the day and in the area; `by` are the keys into its table. */
  | { readonly op: 'parameter'; readonly parameter: string; readonly by: readonly Expression[] }
  /** The day for which is decided. */
  | { readonly op: 'day' }
  /** Completed years since a date, on the day of the decision. Someone born on 29 February completes a year on 28 February. */
  | { readonly op: 'age'; readonly of: Expression }
  | { readonly op: 'compare'; readonly as: Comparison; readonly left: Expression; readonly right: Expression }
  | { readonly op: 'oneOf'; readonly of: Expression; readonly values: readonly (string | number)[] }
  | { readonly op: 'and'; readonly all: readonly Expression[] }
  | { readonly op: 'or'; readonly any: readonly Expression[] }
  | { readonly op: 'not'; readonly of: Expression }
  /** Whether a value is known: never unknown itself. */
  | { readonly op: 'known'; readonly of: Expression }
  | { readonly op: 'if'; readonly when: Expression; readonly then: Expression; readonly otherwise: Expression }
  | { readonly op: 'add'; readonly of: readonly Expression[] }
  | { readonly op: 'subtract'; readonly left: Expression; readonly right: Expression }
  | { readonly op: 'larger'; readonly of: readonly Expression[] }
  | { readonly op: 'smaller'; readonly of: readonly Expression[] }
  /** A share of an amount or of a whole number: rate × amount, rounded as written. What is below zero counts as zero. */
  | { readonly op: 'share'; readonly rate: Expression; readonly of: Expression; readonly round: Rounding }
  /** A whole number of times an amount. */
  | { readonly op: 'times'; readonly of: Expression; readonly by: Expression }
  /** An amount or whole number × `by` ÷ `per`, rounded once at the end: one post for each 500, months of a year. Below zero counts as zero. */
  | {
      readonly op: 'portion';
      readonly of: Expression;
      readonly by: Expression;
      readonly per: Expression;
      readonly round: Rounding;
    }
  /** The first band whose bound is above the value; the last band has no bound. */
  | {
      readonly op: 'band';
      readonly of: Expression;
      readonly bands: readonly { readonly below?: number; readonly then: Expression }[];
    }
  /** How many members of the household (the person included) for whom something holds. Only in derived facts of households. */
  | { readonly op: 'members'; readonly where: Expression }
  /** Whether another policy decides for the same person on the same day. */
  | { readonly op: 'eligible'; readonly policy: string }
  /** What another policy pays the same person; zero when it refuses. */
  | { readonly op: 'amountOf'; readonly policy: string };

/** A phantom type on the tree, so that a date can not be added to money by mistake. */
export type Of<K extends string> = Expression & { readonly __kind?: K };
export type BooleanOf = Of<'boolean'>;
export type NumberOf = Of<'integer'> | Of<'money'>;
export type MoneyOf = Of<'money'>;
export type DateOf = Of<'date'>;
export type ChoiceOf = Of<'choice'>;
export type RateOf = Of<'rate'>;

type Numeric = NumberOf | number;
const asExpression = (value: Expression | number | boolean | string): Expression =>
  typeof value === 'object' ? value : { op: 'constant', value };

export const constant = <K extends string>(value: number | boolean | string | Rate): Of<K> => ({
  op: 'constant',
  value,
});
export const day: DateOf = { op: 'day' };

const compare = (as: Comparison, left: Expression, right: Expression | number | string | boolean): BooleanOf => ({
  op: 'compare',
  as,
  left,
  right: asExpression(right),
});
export const equals = (left: Expression, right: Expression | number | string): BooleanOf => compare('=', left, right);
export const atLeast = (left: NumberOf, right: Numeric): BooleanOf => compare('>=', left, right);
export const atMost = (left: NumberOf, right: Numeric): BooleanOf => compare('<=', left, right);
export const lessThan = (left: NumberOf, right: Numeric): BooleanOf => compare('<', left, right);
export const moreThan = (left: NumberOf, right: Numeric): BooleanOf => compare('>', left, right);
export const onOrBefore = (left: DateOf, right: DateOf): BooleanOf => compare('<=', left, right);
export const onOrAfter = (left: DateOf, right: DateOf): BooleanOf => compare('>=', left, right);
export const before = (left: DateOf, right: DateOf): BooleanOf => compare('<', left, right);
export const oneOf = (of: Expression, ...values: (string | number)[]): BooleanOf => ({ op: 'oneOf', of, values });

export const and = (...all: BooleanOf[]): BooleanOf => ({ op: 'and', all });
export const or = (...any: BooleanOf[]): BooleanOf => ({ op: 'or', any });
export const not = (of: BooleanOf): BooleanOf => ({ op: 'not', of });
export const known = (of: Expression): BooleanOf => ({ op: 'known', of });

export const age = (birth: DateOf): Of<'integer'> => ({ op: 'age', of: birth });
export const choose = <K extends string>(when: BooleanOf, then: Of<K>, otherwise: Of<K>): Of<K> => ({
  op: 'if',
  when,
  then,
  otherwise,
});
/** Of money as of whole numbers, but never of both together. */
interface OfMany {
  (...of: MoneyOf[]): MoneyOf;
  (...of: Of<'integer'>[]): Of<'integer'>;
}
interface OfTwo {
  (left: MoneyOf, right: MoneyOf): MoneyOf;
  (left: Of<'integer'>, right: Of<'integer'>): Of<'integer'>;
}
export const add: OfMany = (...of: Expression[]): Expression => ({ op: 'add', of });
export const subtract: OfTwo = (left: Expression, right: Expression): Expression => ({ op: 'subtract', left, right });
/** Days from one date to another. */
export const daysBetween = (from: Expression, to: Expression): Of<'integer'> => ({
  op: 'subtract',
  left: to,
  right: from,
});
export const larger: OfMany = (...of: Expression[]): Expression => ({ op: 'larger', of });
export const smaller: OfMany = (...of: Expression[]): Expression => ({ op: 'smaller', of });
export const share = <K extends string = 'money'>(
  rate: RateOf,
  of: Of<K>,
  round: Rounding = { mode: 'half-up', to: 1 },
): Of<K> => ({
  op: 'share',
  rate,
  of,
  round,
});
/** `portion(wage, { by: months, per: 12 })`: wage × months ÷ 12. `per` is at least 1. */
export const portion = <K extends string>(
  of: Of<K>,
  { by = 1, per }: { by?: Numeric; per: Numeric },
  round: Rounding = { mode: 'half-up', to: 1 },
): Of<K> => ({ op: 'portion', of, by: asExpression(by), per: asExpression(per), round });
/** One for each so many, the last part of a group counting as a whole one: 1,001 families at one for 500 are three. */
export const onePer = (of: Of<'integer'>, per: Numeric): Of<'integer'> => portion(of, { per }, { mode: 'up', to: 1 });
export const times = <K extends string = 'money'>(of: Of<K>, by: Numeric): Of<K> => ({
  op: 'times',
  of,
  by: asExpression(by),
});
/** `band(age, [{ below: 60, then: a }, { below: 80, then: b }, { then: c }])` */
export const band = <K extends string>(of: NumberOf, bands: { below?: number; then: Of<K> }[]): Of<K> => ({
  op: 'band',
  of,
  bands,
});
export const countMembers = (where: BooleanOf): Of<'integer'> => ({ op: 'members', where });
export const someMember = (where: BooleanOf): BooleanOf => compare('>=', countMembers(where), 1);
export const eligibleFor = (policy: string): BooleanOf => ({ op: 'eligible', policy });
export const amountOf = (policy: string): MoneyOf => ({ op: 'amountOf', policy });
