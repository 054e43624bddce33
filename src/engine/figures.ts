/** The figures of a policy besides its verdict: each with what it was worked out from and what is missing for it. */
import type { Fact } from '../define/fact.ts';
import type { CheckedFigure } from './checked-policy.ts';
import type { FigureResult } from './decision.ts';
import { numberText, UNKNOWN_TEXT } from './fact-text.ts';
import { type Cells, interpret } from './interpret.ts';
import { type MissingSurroundings, missingIn } from './missing.ts';
import type { Resolved } from './parameters.ts';
import { type factUser, parameterUser } from './used.ts';

interface Around {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly resolved: ReadonlyMap<string, Resolved>;
  readonly around: MissingSurroundings;
  readonly factUsed: ReturnType<typeof factUser>;
}

/** Undefined when there are none. */
export function compileFigures(
  figures: readonly CheckedFigure[],
  around: Around,
): ((row: Cells) => readonly FigureResult[]) | undefined {
  if (figures.length === 0) return undefined;
  const compiled = figures.map((figure) => compileFigure(figure, around));
  return (row) => compiled.map((result) => result(row));
}

function compileFigure({ id, figure, is, reads }: CheckedFigure, { facts, resolved, around, factUsed }: Around) {
  const read = interpret(is, around);
  const find = missingIn(is, around);
  const used = reads.facts.map(factUsed);
  const parameters = parameterUser(is, resolved);
  const kind = is.kind === 'money' ? 'money' : 'integer';
  const { label, labelEn, unit, decimals, source } = figure;
  return (row: Cells): FigureResult => {
    const found = read(row, null);
    const value = typeof found === 'number' ? found : null;
    const missing = new Set<string>();
    if (value === null) find(row, missing);
    return {
      id,
      label,
      labelEn,
      kind,
      value,
      text: value === null ? UNKNOWN_TEXT : numberText(kind, value, unit, decimals),
      source,
      facts: used.map((use) => use(row)),
      parameters: parameters(row),
      missing: [...missing],
      missingLabels: [...missing].map((fact) => facts.get(fact)?.label ?? fact),
    };
  };
}
