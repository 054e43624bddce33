import type { Expression } from '../define/expression.ts';
import type { Choice, FieldKind, Sensitivity } from '../define/field.ts';
import type { ParameterValue } from '../define/parameter.ts';
import type { PlainDate } from '../values/date.ts';

/** Where a fact (or a ledger's field) stands in the query. */
export interface SqlFact {
  /** SQL of the column. `native`: boolean, integer/bigint (money in fen), date, a choice's code as integer, text. `encoded`: everything an integer as in the engine's columns. */
  readonly sql: string;
  readonly stored: 'native' | 'encoded';
  readonly kind: FieldKind;
  readonly values?: readonly Choice[];
  readonly sensitive?: Sensitivity;
}

export interface SqlContext {
  readonly on: PlainDate;
  readonly fact: (id: string) => SqlFact | undefined;
  readonly parameter?: (id: string) => ParameterValue;
  /** Parameters of the query so far; values are pushed here and appear as $n in the text. */
  readonly values: unknown[];
}

/** A condition as SQL: true, false or NULL (unknown), exactly as the engine decides. Throws when the database can not answer it. */
export declare function expressionSql(expression: Expression, context: SqlContext): string;
