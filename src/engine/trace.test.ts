import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { fictionalPack } from '../../test/rules/fictional-pack.ts';
import { plainDate } from '../values/date.ts';
import { Problem } from '../values/problem.ts';
import { catalogueOf } from './catalogue.ts';
import { readGivenFacts } from './fact-row.ts';
import { traceReader } from './trace.ts';
import { wordsOf } from './words.ts';

const catalogue = catalogueOf([fictionalPack]);
const JULY = plainDate('2024-07-01');
const keeper = {
  person: { rank: 'keeper', born: '2000-01-01', wage: 250_000, hurt: false },
  household: { remote: false, keepers: 1, anyHurt: false },
};

function decide(policy: string, given: unknown, on = '2024-07-01', area = '') {
  return traceReader(catalogue, { on: plainDate(on), area }).decide(policy, readGivenFacts(catalogue, given).row);
}
const holds = (decision: ReturnType<typeof decide>) =>
  Object.fromEntries(decision.criteria.map((each) => [each.id, each.holds]));
const changed = (person: object, household: object = {}) => ({
  person: { ...keeper.person, ...person },
  household: { ...keeper.household, ...household },
});

suite('a decision', () => {
  test('shows every criterion with facts, parameters, policies and clause', () => {
    const decision = decide('lamp-oil', keeper, '2024-07-01', '1101');
    assert.equal(decision.outcome, 'eligible');
    assert.equal(decision.version, '2020-01-01');
    // 222 by rank in 1101, and two thirds of 20,001.
    assert.equal(decision.amountFen, 222 + 13_334);
    assert.deepEqual(holds(decision), { ranked: true, grown: true, poor: true, fed: true });
    const [ranked, grown, , fed] = decision.criteria;
    assert.deepEqual(ranked?.facts, [{ id: 'rank', label: 'rank', value: 'keeper', text: 'keeper', unknown: false }]);
    assert.deepEqual(grown?.facts[0]?.value, '2000-01-01');
    assert.equal(grown?.parameters[0]?.value, 18);
    assert.deepEqual(grown?.source, { paper: 'Charter of the Lights', clause: '2' });
    assert.deepEqual(fed?.policies, [{ id: 'storm-bread', title: 'storm-bread', outcome: 'ineligible' }]);
    const byRank = decision.amountParameters.find(({ id }) => id === 'by-rank');
    assert.equal(byRank?.value, 222);
    assert.equal(byRank?.from, '2024-06-01');
    assert.equal(byRank?.text, '2.22元');
  });

  test('leaves no criterion out when another has failed', () => {
    const decision = decide('lamp-oil', { person: { rank: 'apprentice', born: '2020-01-01' } });
    assert.equal(decision.outcome, 'ineligible');
    assert.equal(decision.amountFen, 0);
    assert.deepEqual(holds(decision), { ranked: false, grown: false, poor: null, fed: null });
    assert.deepEqual(decision.missing, []);
  });

  test('is unknown while a fact is missing that matters, and names it', () => {
    const decision = decide('lamp-oil', { person: { rank: 'keeper', wage: 250_000 }, household: { keepers: 4 } });
    assert.equal(decision.outcome, 'unknown');
    assert.equal(decision.amountFen, null);
    // Four keepers: no storm bread, so nobody need say who is hurt.
    assert.deepEqual(decision.missing, ['born']);
    assert.deepEqual(decision.missingLabels, ['born']);
  });

  test('reaches through other policies for what is missing', () => {
    const decision = decide('lamp-oil', changed({ hurt: null }, { anyHurt: null }));
    assert.deepEqual(holds(decision), { ranked: true, grown: true, poor: true, fed: null });
    assert.deepEqual([...decision.missing].sort(), ['anyHurt', 'hurt']);
    const bell = decide('bell', changed({ born: null }));
    assert.deepEqual(bell.missing, ['born']);
  });

  test('can be certain while the amount is not', () => {
    const decision = decide('storm-bread', changed({ hurt: true }, { remote: null }));
    assert.equal(decision.outcome, 'eligible');
    assert.equal(decision.amountFen, null);
    assert.deepEqual(decision.missing, ['remote']);
  });

  test('follows the version of the day; before the first there is nothing to get', () => {
    assert.equal(decide('lamp-oil', keeper, '2015-01-01').amountFen, 5000);
    const early = decide('lamp-oil', keeper, '2009-12-31');
    assert.deepEqual([early.version, early.outcome, early.amountFen, early.criteria], [null, 'ineligible', 0, []]);
    assert.equal(decide('bell', keeper, '2014-12-31').amountFen, null);
  });

  test('of an unknown policy is a problem', () => {
    assert.throws(
      () => decide('gone', keeper),
      (error) => error instanceof Problem && error.code === 'policy-unknown',
    );
    const reader = traceReader(catalogue, { on: JULY, area: '' });
    assert.throws(
      () => reader.decideAll({}, ['gone']),
      (error) => error instanceof Problem && error.code === 'policy-unknown',
    );
    assert.deepEqual(
      reader.decideAll({}, ['bell', 'lamp-oil']).map(({ policy }) => policy),
      ['lamp-oil', 'bell'],
    );
  });

  test('is the same for the same facts, whoever was decided before', () => {
    const reader = traceReader(catalogue, { on: JULY, area: '' });
    const row = readGivenFacts(catalogue, keeper).row;
    const first = JSON.stringify(reader.decide('lamp-oil', row));
    reader.decide('lamp-oil', readGivenFacts(catalogue, changed({ rank: 'warden', born: '1980-02-29', wage: 1 })).row);
    assert.equal(JSON.stringify(reader.decide('lamp-oil', row)), first);
  });
});

suite('in words', () => {
  const words = (given: unknown, language: 'zh' | 'en', policy = 'lamp-oil') =>
    wordsOf(decide(policy, given), language);

  test('a yes says why, how much and by which paper', () => {
    const { headline, reasons } = words(keeper, 'zh');
    assert.equal(headline, '可以享受“lamp-oil”，每月 17.43元。');
    assert.equal(reasons[0], '因为ranks as keeper（rank：keeper；依据：Charter of the Lights 2）。');
    assert.match(reasons.at(-1) ?? '', /^金额按by rank 2元（2000-01-01 起，Charter of the Lights 1）、.*计算。$/);
    assert.equal(words(keeper, 'en').headline, 'Entitled to “lamp-oil”: 17.43 yuan a month.');
  });

  test('a no names only what fails, with the fact that failed it', () => {
    const { headline, reasons } = words(changed({ wage: 300_001 }), 'zh');
    assert.equal(headline, '不能享受“lamp-oil”。');
    assert.deepEqual(reasons, ['not: earns little（wage：3,000.01元；依据：Charter of the Lights 2）。']);
    assert.deepEqual(words(changed({ wage: 300_001 }), 'en').reasons, [
      'Does not hold: earns little (wage: 3,000.01元; source: Charter of the Lights 2).',
    ]);
  });

  test('an open case says what is needed', () => {
    assert.equal(words(changed({ born: null }), 'zh').headline, '还不能判断能不能享受“lamp-oil”，需要知道：born。');
    assert.match(words(changed({ born: null }), 'en').headline, /Needed: born\.$/);
    assert.equal(
      words(changed({ hurt: true }, { remote: null }), 'zh', 'storm-bread').headline,
      '可以享受“storm-bread”，金额还要看：remote。',
    );
  });
});
