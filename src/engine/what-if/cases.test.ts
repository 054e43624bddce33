/** Worked cases under a draft: on their own day, where it may change nothing, and on its first day, where it shows what it changes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fictionalPack } from '../../../test/rules/fictional-pack.ts';
import type { WorkedCase } from '../../define/pack.ts';
import { plainDate } from '../../values/date.ts';
import { catalogueOf } from '../catalogue.ts';
import { casesUnder } from './cases.ts';
import { catalogueWith } from './draft.ts';

const given = { person: { hurt: true }, household: { keepers: 1, remote: true } };
const worked = (title: string, policy: string, on: string, area: string): WorkedCase => ({
  policy,
  title,
  on: plainDate(on),
  area,
  given,
  expect: { outcome: 'eligible' },
});
const before = catalogueOf([
  {
    ...fictionalPack,
    cases: [
      worked('here', 'storm-bread', '2025-03-01', '130101001'),
      worked('there', 'storm-bread', '2025-03-01', '140101'),
      worked('later', 'storm-bread', '2025-09-01', '130101'),
      worked('other', 'bell', '2025-09-01', '130101'),
    ],
  },
]);
const from = plainDate('2025-07-01');
const after = catalogueWith(before, {
  id: 'raise',
  title: 'July raise',
  paper: { paper: 'Charter No. 7' },
  from,
  values: [{ parameter: 'oil-base', area: '13', value: 13_000 }],
  clauses: [],
});

test('each is tried on its own day and on the first day of the draft, in one of its areas', () => {
  const { tried, signed, examples } = casesUnder(before, after, { policies: ['storm-bread'], from, areas: ['13'] });
  const shown = (all: typeof signed) =>
    all.map(({ title, on, area, before: was, after: is }) => [title, on, area, was.amountFen, is.amountFen].join(' '));
  assert.equal(tried, 3);
  assert.deepEqual(shown(signed), ['later 2025-09-01 130101 12345 13000']);
  assert.deepEqual(shown(examples).sort(), [
    'here 2025-07-01 130101001 12345 13000',
    'later 2025-07-01 130101 12345 13000',
    'there 2025-07-01 13 12345 13000',
  ]);
});
