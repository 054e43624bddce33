import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { fictionalPack, oilBase } from '../../test/rules/fictional-pack.ts';
import { plainDate } from '../values/date.ts';
import { Problem } from '../values/problem.ts';
import { catalogueOf } from './catalogue.ts';
import { parameterOn, resolveParameters, withPoliciesRead } from './parameters.ts';

const catalogue = catalogueOf([fictionalPack]);
const valueOn = (on: string, area: string) => parameterOn(oilBase.parameter, plainDate(on), area)?.value;

suite('the value that holds', () => {
  test('is the latest of the nearest area', () => {
    assert.equal(valueOn('2023-12-31', ''), 10_000);
    assert.equal(valueOn('2024-01-01', ''), 12_345);
    assert.equal(valueOn('2024-01-01', '12'), 12_345);
    assert.equal(valueOn('2024-01-01', '11'), 20_001);
    // The county set its own a year earlier: nearer wins over later.
    assert.equal(valueOn('2024-06-01', '110101001'), 777);
    assert.equal(valueOn('2022-12-31', '110101001'), 10_000);
    // 1101 is no part of 110101 but contains it; 11010 would be no area.
    assert.equal(valueOn('2024-06-01', '1101'), 20_001);
    assert.equal(valueOn('1999-12-31', ''), undefined);
  });

  test('is found for all that a policy reads, through the policies it reads', () => {
    const on = plainDate('2024-07-01');
    assert.deepEqual(withPoliciesRead(catalogue, ['bell'], on), ['storm-bread', 'lamp-oil', 'bell']);
    const resolved = resolveParameters(catalogue, ['bell'], on, '1101');
    assert.deepEqual([...resolved.keys()].sort(), ['by-rank', 'oil-base', 'oil-rate', 'years-needed']);
    assert.equal(resolved.get('by-rank')?.held.from, '2024-06-01');
    // Before 2020 the policy read nothing.
    assert.equal(resolveParameters(catalogue, ['lamp-oil'], plainDate('2012-01-01'), '').size, 0);
  });

  test('is missed by name', () => {
    const { parameters } = catalogue;
    const gone = { ...catalogue, parameters: new Map([...parameters].filter(([id]) => id !== 'oil-rate')) };
    assert.throws(
      () => resolveParameters(gone, ['lamp-oil'], plainDate('2024-07-01'), '11'),
      (error) =>
        error instanceof Problem &&
        error.code === 'parameter-missing' &&
        error.details['parameter'] === 'oil-rate' &&
        error.details['policy'] === 'lamp-oil' &&
        error.details['area'] === '11',
    );
  });
});
