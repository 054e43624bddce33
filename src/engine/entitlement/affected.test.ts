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
import { constant, type Expression, eligibleFor, equals } from '../../define/expression.ts';
import { factsOf, refs } from '../../define/fact.ts';
import { type Pack, pack } from '../../define/pack.ts';
import { parameter } from '../../define/parameter.ts';
import type { Policy } from '../../define/policy.ts';
import { plainDate, toDayNumber } from '../../values/date.ts';
import { catalogueOf } from '../catalogue.ts';
import { dependenciesOf } from './affected.ts';
import { changedRules, changedValues } from './changed-rules.ts';
import { FOREVER } from './flip.ts';

const source = { paper: 'Charter of the Lights' };
const parameterRef = (id: string) => ({ op: 'parameter' as const, parameter: id, by: [] });
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

suite('who reads what of a pack of its own', () => {
  const pair = factsOf('household').boolean('pair', 'two keepers', { derive: equals(tower.keepers, 2) });
  const limits = ['limit', 'tenth'] as const;
  const dated = { from: plainDate('2000-01-01'), area: '', source };
  const words = { because: '合计不超过上限', becauseEn: 'no more than the limit together', source };
  const catalogue = catalogueOf([
    pack({
      id: 'lights',
      title: 'lights',
      version: '1',
      facts: [...facts, pair.fact],
      parameters: [
        ...parameters,
        parameter.money('limit', 'limit', { values: [{ ...dated, value: 1000 }] }).parameter,
        parameter.rate('tenth', 'tenth', { values: [{ ...dated, value: { of: 1, in: 10 } }] }).parameter,
      ],
      policies: [
        draft('beam', [{ from: '2010-01-01', criteria: { hurt: criterion(keeper.hurt) }, amount: constant(1) }]),
        draft('couple', [
          { from: '2010-01-01', criteria: { pair: criterion(refs({ pair }).pair) }, amount: constant(1) },
        ]),
        draft('grown', [
          { from: '2010-01-01', criteria: { hurt: criterion(keeper.hurt) }, amount: parameterRef('oil-base') },
        ]),
        {
          ...draft('horn', [{ from: '2010-01-01', criteria: { hurt: criterion(keeper.hurt) }, amount: constant(1) }]),
          cap: { with: ['grown'], parameter: limits[0], share: limits[1], ...words },
        },
      ],
    }),
  ]);
  const { readersOfFact, readersOfMove, readersOfParameter } = dependenciesOf(catalogue);

  test('what is counted is read through all that follows from it', () => {
    assert.deepEqual(readersOfFact('rank').household, ['couple']);
    assert.deepEqual(readersOfFact('diedOn').household, ['couple']);
  });

  test('the height of a limit is read by all who are under it', () => {
    for (const id of limits) assert.deepEqual(readersOfParameter(id), ['grown', 'horn']);
  });

  test('a move is felt by who reads the household, or a value that is another one elsewhere', () => {
    assert.deepEqual(readersOfMove(), { own: ['couple', 'grown'], household: ['couple'] });
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

  const plain = (more: Partial<Policy> = {}, facted = facts, values: Pack['parameters'] = parameters) =>
    catalogueOf([
      pack({
        id: 'lights',
        title: 'lights',
        version: '1',
        facts: facted,
        parameters: values,
        policies: [
          draft('beam', [{ from: '2010-01-01', criteria: { hurt: criterion(keeper.hurt) }, amount: constant(2) }]),
          {
            ...draft('horn', [{ from: '2010-01-01', criteria: { hurt: criterion(keeper.hurt) }, amount: constant(1) }]),
            ...more,
          },
          draft('rank', [
            {
              from: '2010-01-01',
              criteria: { veteran: criterion(keeper.veteran) },
              amount: { op: 'parameter', parameter: 'by-rank', by: [keeper.rank] },
            },
          ]),
        ],
      }),
    ]);
  const words = { because: '两项不能同时领取', becauseEn: 'not both', source };

  test('other months, exclusions and limits are other rules, from the beginning of time on', () => {
    const before = plain();
    const others: Partial<Policy>[] = [
      { months: { starts: 'month-of-qualifying', stops: 'month-of-change', amounts: 'month-after', source } },
      { excludes: [{ policy: 'beam', keep: 'other', ...words }] },
      { cap: { with: ['beam'], parameter: 'oil-base', ...words } },
      { every: 'year' },
    ];
    for (const more of others) {
      const change = changedRules(before, plain(more));
      assert.deepEqual([change.policies, change.affected, change.from], [['horn'], ['horn'], -FOREVER]);
    }
    assert.deepEqual(changedRules(before, plain({ title: 'another horn' })).policies, []);
  });

  test('so is another way in which a fact follows from others', () => {
    const soldiers = facts.map((fact) => (fact.id === 'veteran' ? { ...fact, derive: keeper.hurt } : fact));
    const change = changedRules(plain(), plain({}, soldiers));
    assert.deepEqual([change.policies, change.affected, change.from], [[], ['rank'], -FOREVER]);
  });

  test('and a table that asks for another fact', () => {
    const byHurt = parameters.map((each) =>
      each.id === 'by-rank'
        ? { ...each, by: ['hurt'], values: [{ ...each.values[0]!, value: { table: { true: 1, false: 2 } } }] }
        : each,
    );
    const asking = (values: Pack['parameters'], by: Expression) =>
      catalogueOf([
        pack({
          id: 'lights',
          title: 'lights',
          version: '1',
          facts,
          parameters: values,
          policies: [
            draft('rank', [
              {
                from: '2010-01-01',
                criteria: { hurt: criterion(keeper.hurt) },
                amount: { op: 'parameter', parameter: 'by-rank', by: [by] },
              },
            ]),
          ],
        }),
      ]);
    assert.deepEqual(changedRules(asking(parameters, keeper.rank), asking(byHurt, keeper.hurt)).policies, ['rank']);
  });
});
