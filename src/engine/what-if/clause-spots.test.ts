import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { age, and, atLeast, type Expression, equals, not, oneOf } from '../../define/expression.ts';
import type { Field } from '../../define/field.ts';
import { spotsOf, withSpots } from './clause-spots.ts';

const fields: readonly Field[] = [
  { id: 'born', label: '出生日期', kind: 'date' },
  { id: 'level', label: '残疾等级', kind: 'integer' },
  { id: 'income', label: '收入', kind: 'money' },
];
const scope = { fact: (id: string) => fields.find((field) => field.id === id), parameter: () => undefined };
const fact = (id: string): Expression => ({ op: 'fact', fact: id });
const tree = and(
  atLeast(age(fact('born') as never), 60),
  oneOf(fact('level'), 1, 2),
  not(equals(fact('income'), 100_00)),
  fact('care') as never,
);

describe('values of a condition that can be changed', () => {
  it('are found in reading order, with their kind and whether they rule out', () => {
    const found = spotsOf(tree, scope).map(({ place, op, type, negated }) => [place, op, type.kind, negated]);
    assert.deepEqual(found, [
      [0, 'compare', 'integer', false],
      [1, 'oneOf', 'integer', false],
      [2, 'compare', 'money', true],
    ]);
  });

  it('rule out under one “not”, and no longer under two', () => {
    const level = equals(fact('level'), 1);
    const ruling = [level, not(level), not(not(level)), not(and(not(level), level))].map((each) =>
      spotsOf(each, scope).map(({ negated }) => negated),
    );
    assert.deepEqual(ruling, [[false], [true], [false], [false, true]]);
  });

  it('are put back where they were found, and the rest stays', () => {
    assert.deepEqual(withSpots(tree, scope, new Map()), tree);
    const changed = withSpots(
      tree,
      scope,
      new Map([
        [1, { values: [1, 2, 3] }],
        [2, { as: '<', value: 5 }],
      ] as const),
    );
    assert.deepEqual(
      changed,
      and(
        atLeast(age(fact('born') as never), 60),
        oneOf(fact('level'), 1, 2, 3),
        not({ op: 'compare', as: '<', left: fact('income'), right: { op: 'constant', value: 5 } }),
        fact('care') as never,
      ),
    );
  });
});
