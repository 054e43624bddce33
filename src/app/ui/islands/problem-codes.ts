/**
 * Stands in for `values/problem.ts` in scripts: pages in the browser look at a problem's code and never at its words,
 * and the catalogue of words in two languages is 12 KB.
 */
import type { Details, ProblemCode } from '../../../values/problem.ts';

export class Problem extends Error {
  readonly code: ProblemCode;

  constructor(code: ProblemCode, _details: Details = {}) {
    super(code);
    this.code = code;
  }
}
