/** A parameter through time in one area: which value holds from which day until which. */
import type { DatedValue, Parameter } from '../../define/parameter.ts';
import { type AreaCode, contains } from '../../values/area.ts';
import { type DayNumber, toDayNumber } from '../../values/date.ts';
import { parameterOn } from '../parameters.ts';
import { FOREVER } from './flip.ts';

export interface ParameterStep {
  readonly from: DayNumber;
  /** The first day on which another value holds; FOREVER when none is known. */
  readonly until: DayNumber;
  readonly held: DatedValue;
}

/** In order of time, without gaps from the first value on. Values of wider areas that a nearer one covers do not show. */
export function parameterSteps(parameter: Parameter, area: AreaCode | ''): ParameterStep[] {
  const dates = [
    ...new Set(parameter.values.filter((held) => contains(held.area, area)).map(({ from }) => from)),
  ].sort();
  const steps: { from: DayNumber; until: DayNumber; held: DatedValue }[] = [];
  for (const date of dates) {
    const held = parameterOn(parameter, date, area)!;
    const last = steps.at(-1);
    if (last?.held === held) continue;
    const from = toDayNumber(date);
    if (last) last.until = from;
    steps.push({ from, until: FOREVER, held });
  }
  return steps;
}

/** The step on a day; undefined before the first. */
export function stepHolding(steps: readonly ParameterStep[], day: DayNumber): ParameterStep | undefined {
  for (let index = steps.length - 1; index >= 0; index -= 1) if (steps[index]!.from <= day) return steps[index];
  return undefined;
}

/** The widest area in which every parameter has the same values through time as in this one: areas that share it share their decisions. */
export function areaOfValues(parameters: Iterable<Parameter>, area: AreaCode | ''): AreaCode | '' {
  let nearest = '';
  for (const { values } of parameters)
    for (const held of values) if (held.area.length > nearest.length && contains(held.area, area)) nearest = held.area;
  return nearest;
}
