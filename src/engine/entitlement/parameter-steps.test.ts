/** Which value of a parameter holds in an area, through time. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parameter } from '../../define/parameter.ts';
import { plainDate, toDayNumber } from '../../values/date.ts';
import { FOREVER } from './flip.ts';
import { areaOfValues, parameterSteps, stepHolding } from './parameter-steps.ts';

const source = { paper: 'Charter of the Lights' };
const held = (from: string, area: string, value: number) => ({ from: plainDate(from), area, value, source });
const day = (date: string) => toDayNumber(plainDate(date));
const { parameter: oil } = parameter.money('oil', 'oil', {
  values: [
    held('2020-01-01', '', 1),
    held('2021-01-01', '', 2),
    held('2020-07-01', '621223', 3),
    held('2022-01-01', '621223100', 4),
  ],
});

test('a nearer value covers those of wider areas, also later ones', () => {
  const shown = (area: string) => parameterSteps(oil, area).map(({ held: { value } }) => value);
  assert.deepEqual(shown('110101'), [1, 2]);
  assert.deepEqual(shown('621223'), [1, 3]);
  assert.deepEqual(shown('621223100200'), [1, 3, 4]);
  assert.deepEqual(
    parameterSteps(oil, '621223').map(({ from, until }) => [from, until]),
    [
      [day('2020-01-01'), day('2020-07-01')],
      [day('2020-07-01'), FOREVER],
    ],
  );
});

test('a value holds from its first day on', () => {
  const steps = parameterSteps(oil, '');
  const on = (date: string) => stepHolding(steps, day(date))?.held.value;
  assert.deepEqual(['2019-12-31', '2020-01-01', '2020-12-31', '2021-01-01'].map(on), [undefined, 1, 1, 2]);
});

test('areas share their decisions up to the nearest one with a value of its own', () => {
  const nearest = (area: string) => areaOfValues([oil], area);
  assert.deepEqual(['', '110101', '621223', '621223999', '621223100', '621223100200'].map(nearest), [
    '',
    '',
    '621223',
    '621223',
    '621223100',
    '621223100',
  ]);
});
