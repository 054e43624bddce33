/** A condition over the facts of people, as a function of a row: for what the database can not answer, and to check what it answers. */
import type { Expression } from '../define/expression.ts';
import type { ParameterValue } from '../define/parameter.ts';
import type { AreaCode } from '../values/area.ts';
import { type PlainDate, toDayNumber } from '../values/date.ts';
import { Problem } from '../values/problem.ts';
import type { Catalogue } from './catalogue.ts';
import { check } from './check.ts';
import type { Row } from './fact-row.ts';
import { interpret } from './interpret.ts';
import { parameterOn } from './parameters.ts';
import { readsOf } from './tree.ts';

export interface PeopleCondition {
  /** Ids of the facts it reads. */
  readonly facts: readonly string[];
  /** Null when it can not be told. */
  holds(row: Row): boolean | null;
}

/** Throws TypeError when the condition does not fit the catalogue. */
export function peopleCondition(
  catalogue: Catalogue,
  where: Expression,
  at: { on: PlainDate; area: AreaCode },
): PeopleCondition {
  const defects: string[] = [];
  const tree = check(
    where,
    { kind: 'boolean' },
    {
      where: 'condition over people',
      defects,
      fact: (id) => catalogue.facts.get(id),
      parameter: (id) => catalogue.parameters.get(id),
      policy: () => undefined,
      dated: true,
    },
  );
  if (tree === null) throw new TypeError(defects.join('; '));
  const parameter = parameterFinder(catalogue, at);
  const read = interpret(tree, { on: toDayNumber(at.on), parameter: ({ id }) => parameter(id) });
  return {
    facts: readsOf(tree).facts,
    holds: (row) => {
      const truth = read(row, null);
      return truth === null ? null : truth === 1;
    },
  };
}

/** The value of a parameter on the day in the area. Problem `parameter-missing`. */
export function parameterFinder(
  catalogue: Catalogue,
  { on, area }: { on: PlainDate; area: AreaCode },
): (id: string) => ParameterValue {
  return (id) => {
    const parameter = catalogue.parameters.get(id);
    const held = parameter && parameterOn(parameter, on, area);
    if (held === undefined) throw new Problem('parameter-missing', { policy: '—', parameter: id, on, area });
    return held.value;
  };
}
