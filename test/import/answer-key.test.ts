/** The seven sample workbooks against their answer key: every count, every wrong cell, every figure that the key gives. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readWorkbook } from '../../src/engine/import/read-workbook.ts';
import type { ReadRow } from '../../src/engine/import/reading.ts';
import { ledgerReader } from '../../src/engine/step.ts';
import { openWorkbook } from '../../src/formats/workbook.ts';
import { cataractDiagnosed, cataractSurgery } from '../../src/packs/livelihood/cataract-surgery.ts';
import { managed, mentalHealthCase, treated } from '../../src/packs/mental-health/mental-health-case.ts';
import { loadAreas } from '../../src/store/areas/load-areas.ts';
import { plainDate } from '../../src/values/date.ts';
import { installedLedgers } from './installed-ledgers.ts';

interface Expected {
  readonly ledger: string;
  readonly rows: number;
  readonly ok: number;
  readonly errors: readonly { sheet: string; row: number; field: string; code: string }[];
  readonly [figure: string]: unknown;
}

const folder = new URL('../fixtures/ledgers/', import.meta.url);
const key = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as Record<string, Expected>;
const { areas } = loadAreas();

async function read(file: string) {
  const workbook = await openWorkbook(readFileSync(new URL(file, folder)), file);
  const reading = await readWorkbook(workbook, { ledgers: installedLedgers, areas, today: plainDate('2026-07-01') });
  const rows: ReadRow[] = [];
  for await (const row of reading.rows()) rows.push(row);
  return { workbook, reading, rows, expected: key[file]! };
}

const count = (rows: readonly ReadRow[], test: (values: ReadRow['values']) => boolean | null): number =>
  rows.filter(({ values }) => test(values) === true).length;

const tally = (rows: readonly ReadRow[], field: string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { values } of rows) counts[String(values[field])] = (counts[String(values[field])] ?? 0) + 1;
  return counts;
};

const sum = (rows: readonly ReadRow[], field: string): number =>
  rows.reduce((total, { values }) => total + Number(values[field] ?? 0), 0);

describe('counts and wrong cells', () => {
  assert.equal(Object.keys(key).length, 7);
  for (const file of Object.keys(key)) {
    it(file, async () => {
      const { reading, rows, expected } = await read(file);
      assert.equal(reading.ledger.id, expected.ledger);
      assert.equal(rows.length, expected.rows);
      assert.equal(rows.filter(({ wrong }) => wrong.length === 0).length, expected.ok);
      const wrong = rows.flatMap(({ sheet, row, wrong }) =>
        wrong.map(({ column: field, code }) => ({ sheet, row, field, code })),
      );
      assert.deepEqual(wrong, expected.errors);
    });
  }
});

describe('figures', () => {
  it('roster: one sheet to a town, all of them', async () => {
    const { reading, expected } = await read('01-roster.xlsx');
    assert.equal(reading.sheets.length, expected['sheets']);
    assert.deepEqual(
      reading.sheets.map(({ filledOn }) => filledOn),
      Array(4).fill('2026-03-07'),
    );
  });

  it('low-income households: families and their classes', async () => {
    const { rows, expected } = await read('02-low-income-households.xlsx');
    const heads = rows.filter(({ row, household }) => household?.headRow === row);
    assert.equal(heads.length, expected['households']);
    const { first, second, third } = tally(heads, 'lowIncome');
    assert.deepEqual({ 1: first, 2: second, 3: third }, expected['classes']);
    // Every member carries the class of the family.
    assert.equal(
      count(rows, ({ lowIncome }) => lowIncome === null),
      0,
    );
    for (const head of heads) {
      const members = rows.filter(({ household }) => household?.id === head.household?.id);
      assert.equal(members.length, head.values['householdSize']);
      assert.ok(members.every(({ values }) => values['lowIncome'] === head.values['lowIncome']));
      assert.equal(head.values['relation'], 'head');
    }
  });

  it('cataract: diagnosed, operated, subsidy, visits that fall due', async () => {
    const { rows, expected } = await read('03-cataract.xlsx');
    const reader = ledgerReader(cataractSurgery);
    assert.equal(count(rows, reader.condition(cataractDiagnosed)), expected['diagnosed']);
    assert.equal(
      count(rows, ({ operatedOn }) => operatedOn !== null),
      expected['operated'],
    );
    assert.equal(sum(rows, 'subsidy'), Number(expected['subsidy_yuan']) * 100);
    const stages = new Map<string | null, number>();
    for (const { values } of rows) {
      const stage = reader.stageOf(values);
      stages.set(stage, (stages.get(stage) ?? 0) + 1);
    }
    assert.equal(stages.get('ruled-out'), 350 - 282);
    assert.equal(stages.get('unsuitable'), 282 - 185);
    assert.equal((stages.get('operated') ?? 0) + (stages.get('followed-up') ?? 0), 185);
    const due = rows.flatMap(({ values }) => reader.due(values));
    assert.equal(due.length, 185 * 3);
    assert.deepEqual(
      reader.due(rows[0]!.values).map(({ on }) => on),
      ['2026-04-30', '2026-05-06', '2026-05-29'],
    );
    assert.equal(
      count(rows, ({ village }) => village !== null),
      350,
    );
  });

  it('river orders: by level, closed, late, cleared', async () => {
    const { rows, expected } = await read('04-river-orders.xlsx');
    assert.deepEqual(tally(rows, 'level'), expected['by_level']);
    const closed = rows.filter(({ values }) => values['closedOn'] !== null);
    assert.equal(closed.length, expected['closed']);
    assert.equal(rows.length - closed.length, expected['open']);
    assert.equal(
      count(rows, ({ closedOn, dueOn }) => closedOn !== null && dueOn !== null && String(closedOn) > String(dueOn)),
      expected['closed_late'],
    );
    assert.equal(sum(rows, 'clearedArea'), expected['cleared_m2']);
  });

  it('employment: by state, from a text file in GB18030', async () => {
    const { workbook, rows, expected } = await read('05-employment.csv');
    assert.equal(workbook.encoding, expected['encoding']);
    const { employed, unemployed, flexible, 'public-post': publicPost } = tally(rows, 'status');
    assert.deepEqual(
      { 就业: employed, 失业: unemployed, 灵活就业: flexible, 公益性岗位: publicPost },
      expected['by_status'],
    );
    assert.equal(
      count(rows, ({ category, level }) => category === null || level === null),
      0,
    );
  });

  it('two subsidies: the total, the month of the title', async () => {
    const { workbook, rows, expected } = await read('06-two-subsidies.xls');
    assert.equal(workbook.kind, 'html');
    assert.equal(sum(rows, 'total'), Number(expected['total_yuan']) * 100);
    assert.equal(sum(rows, 'livingAllowance') + sum(rows, 'nursingAllowance'), sum(rows, 'total'));
    assert.deepEqual(tally(rows, 'month'), { '2026-03-01': 240 });
  });

  it('mental health: insured, managed, treated, locked up', async () => {
    const { rows, expected } = await read('07-psychiatric-follow-up.xlsx');
    const reader = ledgerReader(mentalHealthCase);
    assert.equal(
      count(rows, ({ insured }) => insured === true),
      expected['insured'],
    );
    assert.equal(count(rows, reader.condition(managed)), expected['managed']);
    assert.equal(count(rows, reader.condition(treated)), expected['treated']);
    assert.equal(
      count(rows, ({ locked }) => locked === true),
      expected['locked'],
    );
  });
});
