import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { AREA, catalogue as installed, ON } from '../../../test/pages/site.tsx';
import type { Fact } from '../../define/fact.ts';
import { lifeSituations } from '../../define/life-situation.ts';
import { encode } from '../../engine/fact-row.ts';
import { type Asker, askerOf } from '../../engine/question/asker.ts';
import { answered, rowOf, type Situation } from '../../engine/question/situation.ts';
import { traceReader } from '../../engine/trace.ts';
import { catalogueAsSaid } from './as-said.ts';
import { RESULT, type SelfCheck, type Step, selfCheckOf } from './self-check.ts';
import {
  ABOUT,
  type Answers,
  CERTIFICATE,
  isFew,
  joinedFields,
  readAnswer,
  situationsIn,
} from './self-check-answers.ts';
import { reasonsOf } from './self-check-results.tsx';
import { openRules, selfCheckRules } from './self-check-rules.ts';
import { advance } from './self-check-step.ts';
import { servicesOf } from './service.ts';

const all = servicesOf(installed.policies.values());
/** What is on record is what the person says. */
const catalogue = catalogueAsSaid(installed);
const services = all.filter(({ applicant }) => applicant === undefined);
const rules = selfCheckRules(installed, all, { from: ON, area: AREA });
const check = selfCheckOf(rules, ON, { remember: true });
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
  [ABOUT]: fc.subarray(lifeSituations.map(({ id }) => id)).map((chosen) => chosen.join(',')),
}) as unknown as fc.Arbitrary<Answers>;

const onCertificate = ['disabilityCategory', 'disabilityLevel', 'certificateValidUntil'];
const mayAsk = ({ question }: Fact): boolean => question !== undefined;
const wholeAskers = new Map<string, Asker>();
/** Of the whole catalogue, for those who look at these life situations. */
function wholeAskerFor(answers: Answers): Asker {
  const looked = situationsIn(answers);
  const wanted = services.filter(({ lifeSituation }) => looked.includes(lifeSituation)).map(({ id }) => id);
  const asker = wholeAskers.get(looked.join()) ?? askerOf(catalogue, wanted, { on: ON, area: AREA, mayAsk });
  wholeAskers.set(looked.join(), asker);
  return asker;
}
const shortCatalogue = openRules(rules);
const shortReader = traceReader(shortCatalogue, { on: ON, area: AREA });

/** What may be known of somebody once some questions were answered, unsure or left out. */
const anySituation: fc.Arbitrary<Situation> = fc
  .tuple(
    anyAnswers,
    fc.subarray(
      asked.map(({ id }) => id),
      { minLength: asked.length - 8 },
    ),
  )
  .map(([answers, known]) => {
    const own: Record<string, number | null> = { inPrison: 0 };
    for (const fact of asked) {
      const reading = readAnswer(fact, answers, ON);
      if (known.includes(fact.id) && 'value' in reading) own[fact.id] = encode(fact, reading.value);
    }
    return { own, members: null, unsure: new Set<string>() };
  });

test('the short rules of the page decide as the whole catalogue does, in 5,000 cases', () => {
  let eligible = 0;
  fc.assert(
    fc.property(anySituation, (situation) => {
      const row = rowOf(shortCatalogue, situation);
      const whole = rowOf(catalogue, situation);
      for (const { id } of services) {
        const decision = shortReader.decide(id, row);
        const other = reader.decide(id, whole);
        assert.equal(decision.outcome, other.outcome, id);
        assert.equal(decision.amountFen, other.amountFen, id);
        assert.deepEqual(decision.missing, other.missing, id);
        assert.deepEqual(
          decision.criteria.map(({ holds }) => holds),
          other.criteria.map(({ holds }) => holds),
          id,
        );
        if (other.outcome === 'eligible') eligible += 1;
      }
    }),
    { numRuns: 5000 },
  );
  assert.ok(eligible > 1000, `only ${eligible} eligible decisions were compared`);
});

/** Fills in page after page with these answers until the result. Gives the questions as they came. */
function walk(
  answers: Answers,
  each: (standing: ReturnType<SelfCheck['at']>, given: Answers) => void = () => {},
): { steps: Step[]; given: Answers } {
  const steps: Step[] = [];
  let given: Answers = {};
  for (let page = 0; page !== RESULT; page = check.after(page, given)) {
    const standing = check.at(page, given);
    each(standing, given);
    if (standing.step === null) break;
    assert.ok(steps.push(standing.step) < RESULT);
    given = { ...given, ...answerTo(standing.step, answers) };
    assert.deepEqual(check.errors(page, given), {});
  }
  return { steps, given };
}

const idOf = (step: Step): string => (typeof step === 'string' ? step : step.id);

/** What the form of one question sends: as answered, otherwise not sure. */
function answerTo(step: Step, answers: Answers): Answers {
  if (step === 'about') return { [ABOUT]: answers[ABOUT] ?? '' };
  if (step === 'certificate') return { [CERTIFICATE]: answers[CERTIFICATE] ?? 'waiting' };
  const names =
    step.kind === 'date' ? ['year', 'month', 'day'].map((part) => `a.${step.id}.${part}`) : [`a.${step.id}`];
  const given = Object.fromEntries(names.map((name) => [name, answers[name] ?? '']));
  if (!('error' in readAnswer(step, given, ON))) return given;
  return step.id === 'birthDate'
    ? { 'a.birthDate.year': '1968', 'a.birthDate.month': '3', 'a.birthDate.day': '5' }
    : Object.fromEntries(
        names.map((name) => [name, step.kind === 'boolean' || step.kind === 'choice' || isFew(step) ? 'unknown' : '']),
      );
}

test('the page asks what the whole catalogue would ask next, never twice, fewer each time, and at the end nothing', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      let situation: Situation = { own: { inPrison: 0 }, members: null, unsure: new Set() };
      let bound = Number.POSITIVE_INFINITY;
      const { steps } = walk(answers, ({ step, atMost }, given) => {
        if (step !== null) assert.ok(atMost < bound, 'as many questions are left as before');
        bound = atMost;
        if (step === 'about') return;
        if (step === 'certificate') {
          if (answers[CERTIFICATE] !== 'yes')
            situation = { ...situation, unsure: new Set([...situation.unsure, ...onCertificate]) };
          return;
        }
        const next = wholeAskerFor(answers).next(situation);
        assert.equal(step?.id, next?.fact);
        if (next === null || step === null) return;
        const reading = readAnswer(step, { ...given, ...answerTo(step, answers) }, ON);
        situation = answered(situation, next, 'value' in reading ? encode(step, reading.value) : null);
      });
      assert.equal(new Set(steps).size, steps.length);
      assert.equal(wholeAskerFor(answers).next(situation), null);
    }),
    { numRuns: 20 },
  );
});

test('what is called settled on the way is so at the end, whatever is answered in between', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const told = new Map<string, string>();
      const { given } = walk(answers, ({ settled }) => {
        for (const { service, decision } of settled) told.set(service.id, decision!.outcome);
      });
      for (const { service, decision } of check.results(given))
        if (told.has(service.id)) assert.equal(decision?.outcome, told.get(service.id), service.id);
    }),
    { numRuns: 15 },
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
  const { given, steps } = walk(answers);
  assert.ok(steps.length < asked.length, 'everything is asked');
  const found = check
    .results(given)
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
  const { steps, given } = walk({ [CERTIFICATE]: 'no' });
  const ids = steps.map(idOf);
  assert.ok(ids.includes('certificate') && onCertificate.every((id) => !ids.includes(id)));
  const living = check.results(given).find(({ service }) => service.id === 'living-allowance')!;
  assert.equal(living.decision?.outcome, 'unknown');
  assert.match(reasonsOf(living).join(''), /要先有残疾人证。/);
});

const press = (page: number, go: string, answers: Answers, resume = false) =>
  advance(check, { page, go, answers, resume });

test('a page that is wrong or empty is refused in the words that stand beside the field, and keeps what was typed', () => {
  const { steps, given } = walk({
    [CERTIFICATE]: 'yes',
    'a.certificateValidUntil.year': '2030',
    'a.certificateValidUntil.month': '1',
    'a.certificateValidUntil.day': '1',
  });
  const pageOf = (wanted: string): number => steps.findIndex((step) => idOf(step) === wanted);
  const choice = steps.find((step): step is Fact => typeof step !== 'string' && step.kind === 'choice')!;
  const without = Object.fromEntries(Object.entries(given).filter(([name]) => name !== `a.${choice.id}`));
  const empty = press(pageOf(choice.id), 'next', without);
  assert.deepEqual([empty.page, empty.errors], [pageOf(choice.id), { [`a.${choice.id}`]: `请选择：${choice.label}` }]);
  const page = pageOf('certificateValidUntil');
  const typed = { ...given, 'a.certificateValidUntil.year': '30' };
  const state = press(page, 'next', typed);
  assert.equal(state.page, page);
  assert.equal(state.errors['a.certificateValidUntil'], '残疾人证有效期至的年份要填 4 位数字，例如 1968');
  assert.equal(state.answers['a.certificateValidUntil.year'], '30');
  const gate = pageOf('certificate');
  const { [CERTIFICATE]: _, ...undecided } = given;
  assert.deepEqual(press(gate, 'next', undecided).errors, { [CERTIFICATE]: '请选择有没有残疾人证' });
});

test('going back leads through the questions as they came; one answer is changed from the result and the others stay', () => {
  const { steps, given } = walk({ [CERTIFICATE]: 'yes', 'a.disabilityLevel': '1', 'a.lowIncome': 'first' });
  assert.equal(press(RESULT, 'change', given).page, 0);
  let page = RESULT;
  for (let left = steps.length - 1; left >= 0; left--) {
    page = press(page, 'back', given).page;
    assert.equal(page, left);
    assert.equal(check.at(page, given).step, steps[left]);
  }
  const at = steps.findIndex((step) => idOf(step) === 'lowIncome');
  const changing = press(RESULT, `to-${at}`, given);
  assert.deepEqual([changing.page, changing.resume], [at, true]);
  assert.equal(press(at, 'next', given, true).page, RESULT);
  // Another answer opens other questions: it stops at the first of them.
  const other = press(at, 'next', { ...given, 'a.lowIncome': 'none' }, true);
  assert.ok(other.page === RESULT || !(`a.${(check.at(other.page, other.answers).step as Fact).id}` in other.answers));
  assert.equal(press(2, 'nonsense', given).page, 2);
});

test('who looks at one side of life is asked about nothing else, and still told what fits besides', () => {
  const { steps, given } = walk({
    [ABOUT]: 'home',
    [CERTIFICATE]: 'yes',
    'a.disabilityLevel': '1',
    'a.lowIncome': 'first',
  });
  const home = services.filter(({ lifeSituation }) => lifeSituation === 'home').map(({ id }) => id);
  const all = walk({ [ABOUT]: '', [CERTIFICATE]: 'yes', 'a.disabilityLevel': '1', 'a.lowIncome': 'first' });
  assert.deepEqual(steps.slice(0, 2), ['about', 'certificate'], 'what most rests on comes first');
  assert.ok(steps.length * 2 < all.steps.length, `${steps.length} of ${all.steps.length}`);
  for (const { service, decision } of check.results(given))
    assert.ok(home.includes(service.id) || decision?.outcome === 'eligible', service.id);
  assert.equal(check.results(all.given).length, services.length);
});

test('several boxes ticked under one name are one answer, and none ticked is everything', () => {
  const given = joinedFields([
    [ABOUT, ''],
    [ABOUT, 'care'],
    [ABOUT, 'home'],
  ]);
  assert.deepEqual(situationsIn(given), ['care', 'home']);
  assert.equal(situationsIn({ [ABOUT]: '' }).length, lifeSituations.length);
  assert.equal(situationsIn({ [ABOUT]: 'nonsense' }).length, lifeSituations.length);
});

test('the word of the person counts where the office asks for a record, and decides the same once everything is said', () => {
  const office = traceReader(installed, { on: ON, area: AREA });
  const nothing = rowOf(catalogue, { own: { inPrison: 0 }, members: null });
  assert.equal(office.decide('demolition-allowance', nothing).criteria.at(-1)?.holds, false);
  assert.equal(reader.decide('demolition-allowance', nothing).criteria.at(-1)?.holds, null);
  fc.assert(
    fc.property(anySituation, (situation) => {
      const row = rowOf(catalogue, situation);
      for (const { id } of services) {
        const said = reader.decide(id, row);
        // What is still open may be refused by the office for want of a record; what is settled is settled alike.
        if (said.outcome === 'unknown') continue;
        const { outcome, amountFen } = office.decide(id, row);
        assert.deepEqual([outcome, amountFen], [said.outcome, said.amountFen], id);
      }
    }),
    { numRuns: 300 },
  );
});
