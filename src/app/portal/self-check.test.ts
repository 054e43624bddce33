import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { AREA, catalogue, ON } from '../../../test/pages/site.tsx';
import { readGivenFacts } from '../../engine/fact-row.ts';
import { traceReader } from '../../engine/trace.ts';
import { RESULT, selfCheckOf, topics } from './self-check.ts';
import { type Answers, CERTIFICATE, readAnswer } from './self-check-answers.ts';
import { reasonsOf } from './self-check-results.tsx';
import { selfCheckRules } from './self-check-rules.ts';
import { advance } from './self-check-step.ts';
import { servicesOf } from './service.ts';

const services = servicesOf(catalogue.policies.values());
const rules = selfCheckRules(catalogue, services, { from: ON, area: AREA });
const check = selfCheckOf(rules, ON);
const reader = traceReader(catalogue, { on: ON, area: AREA });
const asked = rules.facts.filter(({ question }) => question !== undefined);

/** Any answers a form can send: right, unsure, empty and nonsense. */
const anyAnswers = fc.record({
  ...Object.fromEntries(
    asked.map(({ id, kind, values }) => [
      `a.${id}`,
      kind === 'choice'
        ? fc.constantFrom(...(values ?? []).map((value) => value.id), 'unknown')
        : kind === 'boolean'
          ? fc.constantFrom('yes', 'no', 'unknown')
          : fc.constantFrom('0', '1', '2', '3', '4', '12', '1500', 'unknown', ''),
    ]),
  ),
  ...Object.fromEntries(
    asked
      .filter(({ kind }) => kind === 'date')
      .flatMap(({ id }) => [
        [`a.${id}.year`, fc.constantFrom('1930', '1968', '1990', '2015', '2022', '2030', '')],
        [`a.${id}.month`, fc.constantFrom('1', '3', '12')],
        [`a.${id}.day`, fc.constantFrom('1', '5', '28')],
      ]),
  ),
  [CERTIFICATE]: fc.constantFrom('yes', 'no', 'waiting'),
}) as unknown as fc.Arbitrary<Answers>;

/** What the whole catalogue, from which nothing was left out, decides for what was answered and still asked. */
function decidedByAll(answers: Answers) {
  const person: Record<string, unknown> = {};
  const household: Record<string, unknown> = {};
  const keep = (id: string, value: unknown): void => {
    (catalogue.facts.get(id)?.subject === 'household' ? household : person)[id] = value;
  };
  for (const fact of rules.facts) if (fact.assumed !== undefined) keep(fact.id, fact.assumed);
  for (let page = 0; page < RESULT; page++)
    for (const fact of check.questions(page, answers).facts) {
      const reading = readAnswer(fact, answers, ON);
      if ('value' in reading) keep(fact.id, reading.value);
    }
  const { row } = readGivenFacts(catalogue, { person, household });
  return services.map(({ id }) => reader.decide(id, row));
}

test('the short rules of the page decide as the whole catalogue does, in 5,000 cases', () => {
  let eligible = 0;
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const short = check.results(answers).map(({ decision }) => decision);
      const whole = decidedByAll(answers);
      for (const [index, decision] of short.entries()) {
        const other = whole[index]!;
        assert.equal(decision?.outcome, other.outcome, other.policy);
        assert.equal(decision?.amountFen, other.amountFen, other.policy);
        assert.deepEqual(decision?.missing, other.missing, other.policy);
        assert.deepEqual(
          decision?.criteria.map(({ holds }) => holds),
          other.criteria.map(({ holds }) => holds),
          other.policy,
        );
        if (other.outcome === 'eligible') eligible += 1;
      }
    }),
    { numRuns: 5000 },
  );
  assert.ok(eligible > 1000, `only ${eligible} eligible decisions were compared`);
});

test('nothing is asked that can no longer change a result, and nothing asked is missing in the end', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const everything = { ...answers, [CERTIFICATE]: 'yes' };
      const open = new Set(check.results(everything).flatMap(({ decision }) => decision?.missing ?? []));
      for (let page = 0; page < RESULT; page++)
        for (const fact of check.questions(page, everything).facts) {
          const reading = readAnswer(fact, everything, ON);
          if ('value' in reading && reading.value !== null) assert.ok(!open.has(fact.id), fact.id);
        }
    }),
    { numRuns: 300 },
  );
});

test('who certainly fits is told so: a severe disabled person of a low-income household', () => {
  const answers: Answers = {
    'a.birthDate.year': '1968',
    'a.birthDate.month': '3',
    'a.birthDate.day': '5',
    [CERTIFICATE]: 'yes',
    'a.disabilityCategory': 'physical',
    'a.disabilityLevel': '1',
    'a.certificateValidUntil.year': '2030',
    'a.certificateValidUntil.month': '1',
    'a.certificateValidUntil.day': '1',
    'a.needsLongTermCare': 'yes',
    'a.lowIncome': 'first',
    'a.fullySupported': 'no',
    'a.inWorkInjuryCare': 'no',
    'a.onOrphanAllowance': 'no',
    'a.onVeteranDisabilityPension': 'no',
    'a.otherLivingAllowance': '0',
    'a.otherCareAllowance': '0',
  };
  const found = check
    .results(answers)
    .filter(({ service }) => ['living-allowance', 'nursing-allowance'].includes(service.id));
  assert.deepEqual(
    found.map(({ decision }) => decision?.outcome),
    ['eligible', 'eligible'],
  );
  const words = reasonsOf(found[0]!).join('');
  assert.match(words, /^因为残疾人证在有效期内；/);
  assert.match(words, /参考标准：每月 110元。/);
});

test('without a certificate its questions are not asked, and the result says what to do first', () => {
  const answers: Answers = { [CERTIFICATE]: 'no' };
  const ids = check.questions(1, answers).facts.map(({ id }) => id);
  assert.ok(!ids.includes('disabilityLevel') && !ids.includes('certificateValidUntil'));
  const living = check.results(answers).find(({ service }) => service.id === 'living-allowance')!;
  assert.equal(living.decision?.outcome, 'unknown');
  assert.match(reasonsOf(living).join(''), /要先有残疾人证。/);
});

test('an empty first page is refused in the same words that stand beside the fields, and keeps what was typed', () => {
  const state = advance(check, 0, 'next', { 'a.birthDate.year': '68', 'a.birthDate.month': '3' });
  assert.equal(state.page, 0);
  assert.equal(state.errors['a.birthDate'], '出生日期的年份要填 4 位数字，例如 1968');
  assert.equal(state.errors[CERTIFICATE], '请选择有没有残疾人证');
  assert.equal(state.answers['a.birthDate.year'], '68');
});

const date = (year: string, month: string, day: string) => {
  const fact = rules.facts.find(({ id }) => id === 'birthDate')!;
  return readAnswer(fact, { 'a.birthDate.year': year, 'a.birthDate.month': month, 'a.birthDate.day': day }, ON);
};

test('dates, money and numbers are read as people write them, and refused with what would be right', () => {
  assert.deepEqual(date('1968', ' 3', '05'), { value: '1968-03-05' });
  assert.deepEqual(date('1969', '2', '29'), { error: '出生日期没有这一天，请查日子' });
  assert.deepEqual(date('1968', '13', '1'), { error: '出生日期的月份要填 1 到 12' });
  assert.deepEqual(date('2027', '1', '1'), { error: '出生日期不能晚于今天' });
  assert.deepEqual(date('', '', ''), { error: '请填出生日期' });
  const money = rules.facts.find(({ id }) => id === 'otherLivingAllowance')!;
  const read = (text: string) => readAnswer(money, { 'a.otherLivingAllowance': text }, ON);
  assert.deepEqual(read('1,234.5'), { value: 123450 });
  assert.deepEqual(read('0'), { value: 0 });
  assert.deepEqual(read(''), { value: null });
  for (const wrong of ['abc', '-1', '1.234', '1e3', '99999999']) assert.ok('error' in read(wrong), wrong);
});

test('every page but the result can be reached, and going back leads to a page with questions', () => {
  for (let page = 0; page < topics.length; page++)
    assert.ok(check.questions(page, { [CERTIFICATE]: 'yes' }).facts.length > 0, topics[page]?.label);
  assert.equal(check.before(RESULT, { [CERTIFICATE]: 'yes' }), RESULT - 1);
  assert.equal(advance(check, RESULT, 'change', { [CERTIFICATE]: 'yes' }).page, 0);
  assert.equal(advance(check, 2, 'nonsense', {}).page, 2);
});
