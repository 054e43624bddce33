/** A fact on its own: its choices are told apart, its bounds are bounds. */
import type { Fact } from '../define/fact.ts';
import { fits, LARGEST, rangeOf } from './range.ts';

export function checkFact(fact: Fact, defects: string[]): void {
  const where = `fact "${fact.id}"`;
  const { values = [] } = fact;
  if (fact.kind === 'choice') {
    if (values.length === 0) defects.push(`${where}: a choice without values`);
    if (new Set(values.map(({ id }) => id)).size < values.length) defects.push(`${where}: two values have the same id`);
    if (new Set(values.map(({ code }) => code)).size < values.length)
      defects.push(`${where}: two values have the same code`);
    const bad = values.find(({ code }) => !Number.isInteger(code) || code < 0 || code > LARGEST);
    if (bad) defects.push(`${where}: the code of “${bad.id}” is not a whole number from 0 to ${LARGEST}`);
  } else if (fact.values) {
    defects.push(`${where}: only a choice has values`);
  }
  const ofPeople = fact.subject === 'person' || fact.subject === 'household';
  if (fact.derive && !ofPeople) defects.push(`${where}: facts of a ${fact.subject} are not derived: write a figure`);
  if (fact.measuredBy !== undefined && (fact.subject !== 'area' || fact.kind !== 'integer'))
    defects.push(`${where}: only whole numbers of an area are measured`);
  const range = rangeOf(fact);
  if (range.low > range.high || !fits(range)) defects.push(`${where}: its min and max are no range of 32-bit integers`);
}
