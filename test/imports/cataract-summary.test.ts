// From the cataract list to the work summary: 282 diagnosed, 185 operated, 142.3 % of 130, 55 above target.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { packs } from '../../src/main/packs.ts';
import { record } from '../../src/operations/entry/record.ts';
import { apply } from '../../src/operations/import/apply.ts';
import { preview } from '../../src/operations/import/preview.ts';
import { measure } from '../../src/operations/indicator/measure.ts';
import { rows } from '../../src/operations/indicator/rows.ts';
import { fill } from '../../src/operations/paper/fill.ts';
import { write } from '../../src/operations/paper/write.ts';
import { set } from '../../src/operations/target/set.ts';
import { county, testWorld, type World } from '../../src/operations/testing.ts';

let world: World;
before(async () => {
  world = await testWorld(packs, '2026-08-31T02:00:00Z');
  const file = new Uint8Array(readFileSync(new URL('../fixtures/ledgers/03-cataract.xlsx', import.meta.url)));
  const { importId } = await world.run(preview, { file, fileName: '03-cataract.xlsx' });
  await world.run(apply, { importId });
});
after(() => world.close());

test('the indicators say what the list holds, beside the target handed down', async () => {
  const { indicators } = await world.run(measure, {
    indicators: 'cataract-diagnosed,cataract-operated,cataract-subsidy',
  });
  assert.deepEqual(
    indicators.map(({ id, value, target, attainment, attainmentText, shortfall, excess }) => [
      id,
      value,
      target,
      attainment,
      attainmentText,
      shortfall,
      excess,
    ]),
    [
      ['cataract-diagnosed', 282, null, null, null, null, null],
      ['cataract-operated', 185, 130, 142.3, '142.3%', 0, 55],
      ['cataract-subsidy', 20_350_000, null, null, null, null, null],
    ],
  );
});

test('periods and areas divide the whole', async () => {
  const value = async (period: string, area?: string) =>
    (await world.run(measure, { indicators: ['cataract-operated'], period, area })).indicators[0]?.value ?? Number.NaN;
  const months = await Promise.all(
    Array.from({ length: 12 }, (_, month) => value(`2026-${String(month + 1).padStart(2, '0')}`)),
  );
  assert.equal(
    months.reduce((sum, each) => sum + each),
    185,
  );
  assert.equal((await value('2026H1')) + (await value('2026H2')), 185);
  assert.equal(await value('2025'), 0);
  const { indicators } = await world.run(measure, {
    indicators: ['cataract-operated', 'cataract-diagnosed'],
    children: true,
  });
  for (const [id, whole] of [
    ['cataract-operated', 185],
    ['cataract-diagnosed', 282],
  ] as const) {
    const towns = indicators.filter((each) => each.id === id && each.area.length === 9);
    assert.equal(towns.length, 25);
    assert.equal(
      towns.reduce((sum, town) => sum + (town.value ?? 0), 0),
      whole,
    );
  }
});

test('each figure opens to the rows it counts, masked', async () => {
  const operated = await world.run(rows, { indicator: 'cataract-operated', pageSize: 200 });
  assert.deepEqual([operated.total, operated.rows.length], [185, 185]);
  const diagnosed = await world.run(rows, { indicator: 'cataract-diagnosed', page: 2, pageSize: 200 });
  assert.deepEqual([diagnosed.total, diagnosed.rows.length], [282, 82]);
  const shown = JSON.stringify([operated, diagnosed]);
  assert.doesNotMatch(shown, /\d{17}[\dX]/, 'no identity number in clear');
  assert.match(operated.rows[0]?.values?.['residentId'] ?? '', /^\d{2}\*{13}[\dX]{3}$/);
  assert.equal(operated.rows[0]?.values?.['diagnosis'], '＊＊＊');
});

test('the work summary says it in its words, and each figure keeps its link', async () => {
  const { paper } = await world.run(fill, { paper: 'livelihood-summary' });
  const runs = paper.blocks.flatMap((block) => (block.block === 'table' ? block.rows.flat(2) : block.runs));
  const figures = runs.flatMap(({ text, figure }) => (figure ? [`${figure.id}.${figure.part} ${text}`] : []));
  for (const said of [
    'cataract-diagnosed.value 282',
    'cataract-operated.value 185',
    'cataract-operated.attainment 142.3%',
    'cataract-operated.excess 55',
  ])
    assert.ok(figures.includes(said), said);
  // Planned for the nine stations of the target although none is built yet: 9 × 30,000 of the city and 9 × 20,000 of the county.
  assert.match(JSON.stringify(paper.blocks), /45万元.*27万元.*18万元/);
  assert.equal(paper.title, '宕昌县2026年民生工程残疾人项目工作总结');
  const { bytes, fileName } = await world.run(write, { paper: 'livelihood-summary' });
  assert.equal(Buffer.from(bytes.subarray(0, 2)).toString(), 'PK');
  assert.match(fileName, /\.docx$/);
});

test('a problem from the log stands in the paper with its date as papers write it', async () => {
  const values = {
    project: 'outreach',
    problem: '偏远村听不到广播',
    measure: '增加入户讲解',
    answers: '县残联宣文股',
    raisedOn: '2026-03-05',
    dueOn: '2026-04-30',
    state: 'open',
  };
  await world.run(record, { ledger: 'problem-log', values });
  const { paper } = await world.run(fill, { paper: 'livelihood-summary' });
  const text = JSON.stringify(paper.blocks);
  assert.match(text, /偏远村听不到广播/);
  assert.match(text, /县残联宣文股负责，2026年4月30日前完成/);
});

test('a target that is changed holds at once, for its area and period only, and the old one stays on record', async () => {
  const target = {
    indicator: 'cataract-operated',
    area: county,
    period: '2026',
    handedDownBy: '市残联',
    paper: '调整通知',
  };
  assert.equal((await world.run(set, { ...target, value: 150 })).targets.length, 1);
  assert.deepEqual(
    (await world.run(set, { ...target, value: 185 })).targets.map(({ value, supersededAt }) => [
      value,
      supersededAt !== null,
    ]),
    [
      [185, false],
      [150, true],
    ],
  );
  const [now] = (await world.run(measure, { indicators: ['cataract-operated'] })).indicators;
  assert.deepEqual([now?.target, now?.attainment, now?.excess, now?.met], [185, 100, 0, true]);
  assert.equal(
    (await world.run(measure, { indicators: ['cataract-operated'], period: '2026H1' })).indicators[0]?.target,
    null,
  );
  await assert.rejects(world.run(set, { ...target, value: 1 }, world.town('621223100')), { code: 'not-allowed' });
});
