import assert from 'node:assert/strict';
import { test } from 'node:test';
import { column, ledger } from '../define/ledger.ts';
import { pack } from '../define/pack.ts';
import { lowIncomeClasses } from '../define/registry.ts';
import { plainDate, toDayNumber } from '../values/date.ts';
import { catalogueOf } from './catalogue.ts';
import { establishedBy, newsOf, piecesOf } from './establish.ts';

const list = ledger({
  id: 'list',
  title: '名册',
  requirements: [],
  subject: 'person',
  titleWords: [],
  key: ['name'],
  fields: [
    column('name', '姓名', 'name'),
    column('level', '等级', 'integer', { establishes: 'disabilityLevel', validFrom: 'issued' }),
    column('issued', '发证日期', 'date'),
    column('until', '有效期至', 'date', { establishes: 'certificateValidUntil', validFrom: 'issued' }),
    column('class', '低保', 'choice', { values: lowIncomeClasses, establishes: 'lowIncome' }),
  ],
});
const catalogue = catalogueOf([pack({ id: 'p', title: 'p', version: '1', ledgers: [list] })]);
const day = plainDate('2026-03-07');
const told = (values: Record<string, string | number>) =>
  establishedBy(catalogue, list, values, day).map(({ subject, fact, value, from }) => [subject, fact, value, from]);

test('fields establish facts from the day they name, otherwise from the day the list was filled in', () => {
  assert.deepEqual(told({ name: '甲', level: 2, issued: '2020-02-29', class: 'first' }), [
    ['person', 'disabilityLevel', 2, '2020-02-29'],
    ['person', 'certificateValidUntil', toDayNumber(plainDate('2030-02-28')), '2020-02-29'],
    ['household', 'lowIncome', 1, '2026-03-07'],
  ]);
  assert.deepEqual(told({ level: 3, until: '2029-01-01' }), [
    ['person', 'disabilityLevel', 3, '2026-03-07'],
    ['person', 'certificateValidUntil', toDayNumber(plainDate('2029-01-01')), '2026-03-07'],
  ]);
  assert.deepEqual(
    told({ level: 1, issued: '2027-01-01' })[0],
    ['person', 'disabilityLevel', 1, '2026-03-07'],
    'a day to come',
  );
  assert.deepEqual(told({ name: '乙' }), []);
});

test('what is known already is no news, and a class is not blurred by a bare yes', () => {
  const established = (value: string) => establishedBy(catalogue, list, { class: value }, day);
  const news = (value: string, known: number | null) =>
    newsOf(catalogue, established(value), { lowIncome: known }).length;
  assert.deepEqual(
    [news('unclassified', null), news('unclassified', 0), news('unclassified', 2), news('unclassified', 4)],
    [1, 1, 0, 0],
  );
  assert.deepEqual([news('none', 2), news('first', 4), news('first', 1)], [1, 1, 0]);
  assert.equal(newsOf(catalogue, established('first'), null).length, 1);
});

test('a statement covers what was said before about the time until its day, and no known later change', () => {
  const established = establishedBy(catalogue, list, { level: 2, issued: '2020-01-01' }, day);
  assert.deepEqual(piecesOf(established, { disabilityLevel: 3 }, day).slice(0, 2), [
    { fact: 'disabilityLevel', value: 2, from: '2020-01-01', to: '2026-03-07' },
    { fact: 'disabilityLevel', value: 2, from: '2026-03-07' },
  ]);
  assert.deepEqual(piecesOf(established, null, day)[0], { fact: 'disabilityLevel', value: 2, from: '2020-01-01' });
});
