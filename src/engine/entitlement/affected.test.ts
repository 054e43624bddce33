import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  criterion,
  draft,
  facts,
  fictionalPack,
  keeper,
  oilBase,
  parameters,
  tower,
} from '../../../test/rules/fictional-pack.ts';
import { eligibleFor } from '../../define/expression.ts';
import { pack } from '../../define/pack.ts';
import { plainDate, toDayNumber } from '../../values/date.ts';
import { catalogueOf } from '../catalogue.ts';
import { dependenciesOf } from './affected.ts';
import { changedRules, changedValues } from './changed-rules.ts';
import { FOREVER } from './flip.ts';

const source = { paper: 'Charter of the Lights' };
const readers = dependenciesOf(catalogueOf([fictionalPack]));

suite('who reads what', () => {
  test('a fact is read directly, through a table, through what follows from it and through other policies', () => {
    assert.deepEqual(readers.readersOfFact('wage').own, ['lamp-oil', 'bell']);
    // lamp-oil asks storm-bread, bell asks lamp-oil.
    assert.deepEqual(readers.readersOfFact('remote').own, ['storm-bread', 'lamp-oil', 'bell']);
    assert.deepEqual(readers.readersOfFact('purse'), { own: [], household: [] });
    assert.deepEqual(readers.readersOfFact('no such fact'), { own: [], household: [] });
  });

  test('what is counted over members is read for everybody in the household', () => {
    assert.deepEqual(readers.readersOfFact('rank').household, ['storm-bread', 'lamp-oil', 'bell']);
    assert.deepEqual(readers.readersOfFact('wage').household, []);
    assert.deepEqual(readers.readersOfFact('diedOn').household, ['storm-bread', 'lamp-oil', 'bell']);
    assert.deepEqual(readers.readersOfMove().household, ['storm-bread', 'lamp-oil', 'bell']);
  });

  test('a parameter touches its readers and theirs', () => {
    assert.deepEqual(readers.readersOfParameter('years-needed'), ['lamp-oil', 'bell']);
    assert.deepEqual(readers.readersOfParameter('oil-base'), ['storm-bread', 'lamp-oil', 'bell']);
    assert.deepEqual(readers.readersOfPolicy('bell'), ['bell']);
  });
});

suite('changed values', () => {
  const values = oilBase.parameter.values;
  const changes = (...more: typeof values) =>
    changedValues(oilBase.parameter, { ...oilBase.parameter, values: [...values, ...more] });
  const day = (date: string) => toDayNumber(plainDate(date));
  const shown = (list: ReturnType<typeof changes>) =>
    list.map(({ area, except, from, to, before, after }) => [area, except, from, to, before?.value, after?.value]);

  test('hold where no nearer value covers them, until the next one', () => {
    assert.deepEqual(shown(changes({ from: plainDate('2022-01-01'), area: '', value: 11_000, source })), [
      // From 2023 one county and from 2024 one province have their own.
      ['', ['11', '110101'], day('2022-01-01'), day('2024-01-01'), 10_000, 11_000],
      ['11', ['110101'], day('2022-01-01'), day('2024-01-01'), 10_000, 11_000],
      ['110101', [], day('2022-01-01'), day('2023-01-01'), 10_000, 11_000],
    ]);
    assert.deepEqual(shown(changes({ from: plainDate('2025-07-01'), area: '1101', value: 5, source })), [
      ['1101', ['110101'], day('2025-07-01'), FOREVER, 20_001, 5],
    ]);
  });

  test('are none when the value is the same', () => {
    assert.deepEqual(changes({ from: plainDate('2025-07-01'), area: '', value: 12_345, source }), []);
  });
});

suite('changed clauses', () => {
  const lights = (remoteOnly: boolean) =>
    catalogueOf([
      pack({
        id: 'lights',
        title: 'lights',
        version: '1',
        facts,
        parameters,
        policies: [
          draft('beam', [
            { from: '2010-01-01', criteria: { hurt: criterion(keeper.hurt) }, amount: null },
            {
              from: '2020-01-01',
              criteria: { hurt: criterion(remoteOnly ? tower.remote : keeper.hurt) },
              amount: null,
            },
          ]),
          draft('horn', [{ from: '2010-01-01', criteria: { beam: criterion(eligibleFor('beam')) }, amount: null }]),
          draft('bell', [{ from: '2010-01-01', criteria: { alone: criterion(keeper.alone) }, amount: null }]),
        ],
      }),
    ]);

  test('touch the policy and those that read it, from the day of the version', () => {
    const change = changedRules(lights(false), lights(true));
    assert.deepEqual(change.policies, ['beam']);
    assert.deepEqual(change.affected, ['beam', 'horn']);
    assert.equal(change.from, toDayNumber(plainDate('2020-01-01')));
    assert.deepEqual(changedRules(lights(true), lights(true)), {
      parameters: [],
      policies: [],
      affected: [],
      from: FOREVER,
    });
  });
});
