/** The reference figures of the programme: 923 of 2,273 (MS-1), 450,000 yuan (MS-3), 282, 185 and 55 above 130 (MS-5, MS-7). */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { catalogueOf } from '../../engine/catalogue.ts';
import { compileColumns } from '../../engine/columns.ts';
import { readGivenFacts } from '../../engine/fact-row.ts';
import { fillPaper, type PaperData, paperNeeds, plainText } from '../../engine/fill.ts';
import type { PaperFigure } from '../../engine/fill-figure.ts';
import { against, fundTotals } from '../../engine/measure.ts';
import { ledgerReader } from '../../engine/step.ts';
import { traceReader } from '../../engine/trace.ts';
import { plainDate } from '../../values/date.ts';
import { cataractIndicators } from './cataract-indicators.ts';
import { cataractSurgery } from './cataract-surgery.ts';
import { funds } from './funds.ts';
import { generalIndicators, targets } from './indicators.ts';
import { livelihoodPack } from './pack.ts';
import { rehabilitationStation } from './rehabilitation-station.ts';
import { livelihoodSummary } from './summary.ts';

const catalogue = catalogueOf([livelihoodPack]);
const on = plainDate('2026-06-30');
const area = '621223';
const indicators = [...generalIndicators, ...cataractIndicators];

/** 2,273 people of level 1 or 2 with a certificate in force; every class of the scheme occurs among the 923. */
const people = Array.from({ length: 2273 }, (_, index) => ({
  person: { disabilityLevel: 1 + (index % 2), certificateValidUntil: `20${27 + (index % 9)}-12-31` },
  household: { lowIncome: index < 923 ? (['first', 'second', 'third', 'unclassified'][index % 4] as string) : 'none' },
}));

suite('MS-1', () => {
  const rows = people.map((each) => readGivenFacts(catalogue, each).row);

  test('923 of 2,273 are eligible, 1,350 are refused for not being on the scheme and for nothing else', () => {
    const reader = traceReader(catalogue, { on, area });
    const decisions = rows.map((row) => reader.decide('special-rescue', row));
    const refused = decisions.filter(({ outcome }) => outcome === 'ineligible');
    assert.equal(decisions.filter(({ outcome }) => outcome === 'eligible').length, 923);
    assert.equal(refused.length, 1350);
    for (const { criteria } of refused) {
      const failing = criteria.filter(({ holds }) => holds === false).map(({ id }) => id);
      assert.deepEqual(failing, ['onLowIncome']);
    }
    assert.equal(
      decisions.reduce((total, { amountFen }) => total + (amountFen ?? 0), 0),
      923 * 1200 * 100,
    );
  });

  test('deciding for everybody at once comes to the same', () => {
    const program = compileColumns(catalogue, ['special-rescue'], { on, areas: [area], reasons: true });
    const unknown = -2147483648;
    const columns = Object.fromEntries(
      program.facts.map((fact) => [fact, Int32Array.from(rows, (row) => row[fact] ?? unknown)]),
    );
    const [result] = program.run({ length: rows.length, columns, area: new Uint16Array(rows.length) });
    assert.ok(result);
    const notOnLowIncome = 1 << (program.criteria['special-rescue']?.indexOf('onLowIncome') ?? -1);
    const outcomes = [...result.outcome.subarray(0, rows.length)];
    const failing = [...result.failing.subarray(0, rows.length)];
    assert.equal(outcomes.filter((outcome) => outcome === 1).length, 923);
    assert.equal(failing.filter((mask) => mask === notOnLowIncome).length, 1350);
  });

  test('against the target of 2,019 that is 45.7 %, 1,096 short', () => {
    const target = targets.find(
      ({ indicator, period }) => indicator === 'special-rescue-recipients' && period === '2026',
    );
    assert.equal(target?.value, 2019);
    const { attainment, shortfall, excess } = against(923, target.value);
    assert.equal(attainment?.text, '45.7%');
    assert.equal(shortfall, 1096);
    assert.equal(excess, 0);
  });
});

test('MS-3: nine stations cost 270,000 and 180,000 yuan', () => {
  const fund = funds.find(({ id }) => id === 'station-fund');
  assert.ok(fund);
  const cost = new Map(livelihoodPack.parameters.map(({ id, values }) => [id, values.at(-1)?.value as number]));
  const { total, byLevel } = fundTotals(fund, 9, (parameter) => cost.get(parameter) ?? Number.NaN);
  assert.equal(total, 45_000_000n);
  assert.deepEqual(byLevel, [
    { level: 'city', fen: 27_000_000n },
    { level: 'county', fen: 18_000_000n },
  ]);
});

test('MS-4: a station is as far as its milestones, and none can be skipped', () => {
  const { stageOf } = ledgerReader(rehabilitationStation);
  const sited = { sitedOn: '2026-04-20' };
  assert.equal(stageOf({}), null);
  assert.equal(stageOf(sited), 'sited');
  assert.equal(stageOf({ ...sited, equippedOn: '2026-09-01' }), 'sited', 'equipment without the retrofit');
  assert.equal(
    stageOf({ ...sited, retrofittedOn: '2026-07-01', equippedOn: '2026-09-01', coordinatorTrainedOn: '2026-10-01' }),
    'completed',
  );
});

test('MS-5: a visit is on time until thirty days after the operation', () => {
  const indicator = cataractIndicators.find(({ id }) => id === 'cataract-follow-ups-on-time');
  assert.ok(indicator?.numerator.of === 'entries' && indicator.numerator.where);
  const onTime = ledgerReader(cataractSurgery).condition(indicator.numerator.where);
  assert.equal(onTime({ operatedOn: '2026-02-10', followedUpOn: '2026-03-12' }), true);
  assert.equal(onTime({ operatedOn: '2026-02-10', followedUpOn: '2026-03-13' }), false);
  assert.equal(onTime({ operatedOn: '2026-02-10' }), null);
});

/** What the paper needs, as measured; whatever is not named has not begun. */
function paperData(
  measured: Readonly<Record<string, number>>,
  parts: Readonly<Record<string, Partial<PaperFigure>>> = {},
): PaperData {
  const needs = paperNeeds(livelihoodSummary);
  const figures = needs.figures.map((id): [string, PaperFigure] => {
    const indicator = indicators.find((each) => each.id === id);
    assert.ok(indicator, `the paper quotes ${id}, which nothing measures`);
    const value = measured[id] ?? 0;
    const target = targets.find((each) => each.indicator === id)?.value;
    const { shortfall, excess } = target === undefined ? {} : against(value, target);
    return [id, { unit: indicator.unit, value, numerator: value, target, shortfall, excess, ...parts[id] }];
  });
  const stationMoney = {
    total: 45_000_000n,
    byLevel: [
      { level: 'city', fen: 27_000_000n },
      { level: 'county', fen: 18_000_000n },
    ],
  };
  return {
    figures: Object.fromEntries(figures),
    funds: Object.fromEntries(needs.funds.map((id) => [id, stationMoney])),
    entries: Object.fromEntries(needs.entries.map(({ key }) => [key, []])),
    period: '2026',
    areaName: '宕昌县',
    date: plainDate('2026-11-23'),
  };
}

const textOf = (data: PaperData): string =>
  fillPaper(livelihoodSummary, data)
    .blocks.map((block) => (block.block === 'table' ? '' : plainText(block.runs)))
    .join('\n');

suite('MS-7', () => {
  const reference = paperData(
    {
      'severely-disabled-people': 2273,
      'special-rescue-recipients': 923,
      'severe-not-on-low-income': 1350,
      'stations-sited': 9,
      'cataract-screened': 350,
      'cataract-diagnosed': 282,
      'cataract-operated': 185,
      'cataract-subsidy': 20_350_000,
    },
    { 'cataract-follow-ups-on-time': { numerator: 185, denominator: 185, value: 100 } },
  );

  test('the reference figures stand in it', () => {
    const text = textOf(reference);
    assert.match(
      text,
      /一级、二级残疾人共2273人，其中家庭享受最低生活保障、符合救助条件的923人；1350人因家庭未纳入最低生活保障/,
    );
    assert.match(text, /市下达任务2019人，完成任务的45\.7%，与任务相差1096人/);
    assert.match(text, /建站资金共45万元，其中市级配套27万元，县级配套18万元。/);
    assert.match(text, /确诊282人，实施复明手术185例。/);
    assert.match(text, /完成任务的142\.3%，55例超出任务/);
    assert.match(text, /手术补助资金20\.35万元/);
    assert.match(text, /一个月内完成回访185人，按期回访率100%。/);
    assert.doesNotMatch(text, /未填|undefined|NaN/);
  });

  test('what has not begun is not praised', () => {
    const text = textOf(reference);
    assert.match(text, /知识宣传尚未进村。/);
    assert.doesNotMatch(text, /手语讲解|设备到位|协理员多由|(?<!\d)0(人|个|例|场|户|元)/);
    const nothing = textOf(paperData({}));
    assert.match(nothing, /筛查工作尚未开展。/);
    assert.match(nothing, /康复站尚未确定站址/);
    assert.doesNotMatch(nothing, /超出任务|补助资金|按期回访率/);
  });

  test('without a target it speaks of none', () => {
    const figures = Object.entries(reference.figures).map(([id, { target, shortfall, excess, ...rest }]) => [id, rest]);
    const text = textOf({ ...reference, figures: Object.fromEntries(figures) });
    assert.doesNotMatch(text, /市下达任务|年度任务|未填/);
  });
});
