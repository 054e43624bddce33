/** What an expression may read where it stands, and the list of everything found wrong. */
import type { Expression } from '../define/expression.ts';
import type { Field } from '../define/field.ts';
import type { Parameter } from '../define/parameter.ts';
import type { Type } from './kind.ts';
import type { Range } from './range.ts';
import type { Tree } from './tree.ts';

export interface Scope {
  /** What is being checked, for the message: `policy "nursing" (2016-01-01) criterion "severe"`. */
  readonly where: string;
  readonly defects: string[];
  readonly fact: (id: string) => Field | undefined;
  readonly parameter: (id: string) => Parameter | undefined;
  /** What a policy pays at least and at most; null when its benefit is not money. */
  readonly policy: (id: string) => Range | null | undefined;
  /** Facts of a household's members, where counting them is allowed. */
  readonly member?: (id: string) => Field | undefined;
  /** Whether the day of the decision, parameters and policies may be read: not in facts that are derived once and stored. */
  readonly dated: boolean;
  /** What can be computed at most; 32 bits when left out. */
  readonly largest?: number;
}

/** The tree, or null after defects have been noted. `want` is the kind the place asks for. */
export type Check = (expression: Expression, want: Type | undefined, scope: Scope) => Tree | null;

export function defect(scope: Scope, message: string): null {
  scope.defects.push(`${scope.where}: ${message}`);
  return null;
}
