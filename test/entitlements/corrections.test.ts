/** From late news to money: what was approved is netted, withheld in instalments, or recovered apart; and what was known on a day stays known. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { Settled } from '../../src/app/console/correction-page.tsx';
import { periodWords } from '../../src/app/correction-words.ts';
import { confirm } from '../../src/operations/claim/confirm.ts';
import { end } from '../../src/operations/claim/end.ts';
import { record as claim } from '../../src/operations/claim/record.ts';
import { address } from '../../src/operations/correction/address.ts';
import { approve } from '../../src/operations/correction/approve.ts';
import { list } from '../../src/operations/correction/list.ts';
import { notice } from '../../src/operations/correction/notice.ts';
import { plan } from '../../src/operations/correction/plan.ts';
import { read as readCorrection } from '../../src/operations/correction/read.ts';
import { type SettledPart, settle } from '../../src/operations/correction/settle.ts';
import { explain } from '../../src/operations/decision/explain.ts';
import { notice as decisionNotice } from '../../src/operations/entitlement/notice.ts';
import { read } from '../../src/operations/entitlement/read.ts';
import { redeterminePeople } from '../../src/operations/entitlement/redetermine.ts';
import { record as findFraud } from '../../src/operations/fraud/record.ts';
import { recordFact } from '../../src/operations/person/record-fact.ts';
import { adopt } from '../../src/operations/rule/adopt.ts';
import { approve as approveRule } from '../../src/operations/rule/approve.ts';
import { check } from '../../src/operations/rule/check.ts';
import { save } from '../../src/operations/rule/save.ts';
import { submit } from '../../src/operations/rule/submit.ts';
import type { StoredCorrection } from '../../src/store/correction.ts';
import { correctionActions } from '../../src/store/correction-list.ts';
import { type County, entitlementCounty, type Somebody } from './setup.ts';

let county: County;
before(async () => {
  county = await entitlementCounty();
});
beforeEach(() => county.at('2026-01-02T02:00:00Z'));
after(() => county.close());

const reason = '核对材料，情况属实';
const months = ['2026-01', '2026-02', '2026-03', '2026-04'];

async function paid(options?: { level?: number }): Promise<Somebody> {
  const person = await county.register(options);
  for (const month of months) {
    county.at(`${month}-10T02:00:00Z`);
    await county.list(month, [[person, { livingAllowance: '110', nursingAllowance: '100' }]]);
  }
  county.at('2026-05-06T02:00:00Z');
  return person;
}

const say = (person: Somebody, fact: string, value: string | number | boolean, from: string) =>
  county.run(recordFact, { person: person.id, fact, value, from, reason });

const proposals = async (person: Somebody) =>
  (await county.corrections(person)).filter(({ state }) => state === 'proposed');

async function approveAll(person: Somebody): Promise<void> {
  for (const { id, circumstance } of await proposals(person)) {
    const whom = circumstance === 'death' ? { to: 'heirs' as const } : {};
    await county.run(approve, { correction: id, reason, ...whom }, county.county);
  }
}

/** What each was told of the plan. */
async function settledParts(person: Somebody): Promise<(SettledPart & StoredCorrection)[]> {
  await county.run(settle, { person: person.id, reason });
  const settled = (await county.corrections(person)).filter(({ state }) => state === 'settled');
  return Promise.all(
    settled.map(async (each) => {
      const actions = await county.inside(({ tx }) => correctionActions(tx, each.id));
      return { ...each, ...(actions.at(-1)!.data as unknown as SettledPart) };
    }),
  );
}

const sum = (parts: readonly { fen: number }[]): number => parts.reduce((total, { fen }) => total + fen, 0);

test('an ordinary recovery is withheld in instalments of what is still paid, to the last fen, and settled once', async () => {
  const person = await paid();
  await say(person, 'inPrison', true, '2026-02-15');
  await say(person, 'inPrison', false, '2026-04-20');
  await approveAll(person);
  const approved = (await county.corrections(person)).filter(({ state }) => state === 'approved');
  const owed = approved.reduce((total, { amountFen }) => total + amountFen, 0);
  assert.ok(owed > 0 && approved.every(({ kind }) => kind === 'recovery'));
  const made = await county.run(plan, { person: person.id });
  assert.ok(made.instalments.length > 1);
  assert.ok(made.instalments.every(({ month }) => month >= '2026-06'));
  assert.equal(sum(made.instalments) + sum(made.payBack) + sum(made.offsets), owed);
  const { settled } = await county.run(settle, { person: person.id, reason: '本人同意分月扣' });
  assert.equal(settled, approved.length);
  await assert.rejects(county.run(settle, { person: person.id, reason }), { code: 'conflict' });
  const actions = await county.inside(({ tx }) => correctionActions(tx, approved[0]!.id));
  const { instalments } = actions.at(-1)!.data as { instalments: { month: string }[] };
  assert.ok(instalments.length > 0);
  const shown = await county.run(readCorrection, { correction: approved[0]!.id });
  assert.deepEqual(shown.settled?.instalments, instalments);
  const panel = String(await Settled({ settled: shown.settled!, kind: 'recovery' }));
  assert.match(panel, /已定的办法/);
  for (const { month } of instalments) assert.match(panel, new RegExp(`${periodWords(month)}发放时扣`));
  // What is settled counts as paid back: when it turns out to have been due, it is paid anew.
  county.at('2026-05-07T02:00:00Z');
  await say(person, 'inPrison', false, '2026-02-15');
  const anew = await proposals(person);
  assert.ok(anew.every(({ kind }) => kind === 'arrears'));
  assert.equal(sum(anew.map(({ amountFen }) => ({ fen: amountFen }))), owed);
});

test('arrears are set against what is to be recovered of the same benefit before anything is paid out', async () => {
  const person = await paid();
  await say(person, 'disabilityLevel', 1, '2026-02-15');
  await say(person, 'inPrison', true, '2026-03-15');
  await approveAll(person);
  const approved = (await county.corrections(person)).filter(({ policy }) => policy === 'nursing-allowance');
  assert.deepEqual([...new Set(approved.map(({ kind }) => kind))].sort(), ['arrears', 'recovery']);
  const made = await county.run(plan, { person: person.id });
  assert.ok(sum(made.offsets) > 0);
  assert.deepEqual(made.payOut, []);
  const parts = await settledParts(person);
  for (const kind of ['arrears', 'recovery'])
    assert.equal(
      sum(parts.filter((each) => each.kind === kind).map(({ offsetFen }) => ({ fen: offsetFen }))),
      sum(made.offsets),
    );
});

test('after a death the family is written to, the death is the reason, and nothing is netted or withheld', async () => {
  const person = await paid();
  await say(person, 'diedOn', '2026-02-11', '2026-02-11');
  const first = (await proposals(person)).find(({ circumstance }) => circumstance === 'death');
  const form = { correction: first!.id, together: true, reason };
  await assert.rejects(county.run(approve, form, county.county), ({ code, fields }) => {
    assert.deepEqual([code, fields], ['input-invalid', { to: '身故后多发的钱，通过以前要写明向谁追缴' }]);
    return true;
  });
  assert.equal((await proposals(person)).length, 4, 'nothing was approved');
  await approveAll(person);
  const { corrections: listed } = await county.run(list, { person: person.id, state: 'approved' });
  assert.deepEqual(
    listed.map(({ addressedTo }) => addressedTo),
    ['heirs', 'heirs', 'heirs', 'heirs'],
  );
  const heirs = await county.run(notice, { correction: first!.id });
  assert.match(JSON.stringify(heirs.paper), /共420元.*由领取了这笔钱的家属退回/);
  // The others stay addressed to the heirs: a notice names one whom it addresses.
  await county.run(address, { correction: first!.id, to: 'estate', reason });
  const made = await county.run(plan, { person: person.id });
  assert.deepEqual([made.offsets, made.instalments, made.payBack], [[], [], []]);
  assert.equal(sum(made.afterDeath), 42_000);
  const { paper } = await county.run(notice, { correction: first!.id });
  const words = JSON.stringify(paper);
  assert.equal(paper.addressee, `${person.name}的家属`);
  assert.match(words, /共1[01]0元.*从遗产中退回/);
  assert.match(words, /已于2026年2月11日去世/);
  assert.doesNotMatch(words, /过期|换证/);
  const stop = await county.run(decisionNotice, { person: person.id, policy: 'nursing-allowance', month: '2026-04' });
  assert.match(JSON.stringify(stop.paper), /去世/);
  assert.match(JSON.stringify(stop.paper), /从2026年3月起停发/);
  assert.doesNotMatch(JSON.stringify(stop.paper), /过期|换证|再申请/);
  const { decided } = await county.run(readCorrection, { correction: first!.id });
  assert.match(decided!.decision.words.zh[0]!, /去世/);
  assert.match(decided!.decision.words.en[0]!, /died/);
  for (const { payBackFen, amountFen } of await settledParts(person)) assert.equal(payBackFen, amountFen);
  const again = await county.inside((context) => redeterminePeople(context, [person.id]));
  assert.deepEqual(again.about, [], 'what is settled is claimed once');
});

test('wherever a decision after a death is explained, the death is said, and nobody is asked to renew a certificate', async () => {
  const person = await paid();
  await say(person, 'diedOn', '2026-02-11', '2026-02-11');
  const { decisions } = await county.run(explain, { person: person.id });
  const { policies } = await county.run(read, { person: person.id });
  const last = policies.map(({ intervals }) => intervals.at(-1)!.decision);
  assert.ok(decisions.length > 1 && last.length === decisions.length);
  for (const decision of [...decisions, ...last]) {
    assert.equal(decision.words.zh[0], '待遇对象已于2026年2月11日去世，去世以后不再发放。');
    assert.match(decision.words.en[0]!, /died on 2026-02-11/);
    assert.doesNotMatch(JSON.stringify(decision), /换证/);
  }
  // The day itself still counts, and other reasons keep their words.
  const before = await county.run(explain, { person: person.id, on: '2026-02-11' });
  assert.ok(before.decisions.every(({ outcome }) => outcome === 'eligible'));
  await say(person, 'inPrison', true, '2026-01-01');
  const both = await county.run(explain, { person: person.id });
  assert.match(JSON.stringify(both.decisions[0]!.words), /去世.*服刑/);
});

test('what was obtained by fraud stands apart from the day of the finding on', async () => {
  const person = await paid();
  await say(person, 'inPrison', true, '2026-01-15');
  await county.run(findFraud, { person: person.id, policy: 'living-allowance', from: '2026-01-01', reason });
  const found = await proposals(person);
  assert.deepEqual([...new Set(found.map(({ policy, circumstance }) => `${policy} ${circumstance}`))].sort(), [
    'living-allowance fraud',
    'nursing-allowance ordinary',
  ]);
  await approveAll(person);
  const made = await county.run(plan, { person: person.id });
  assert.equal(sum(made.byFraud), 33_000);
  assert.ok(made.instalments.every(({ policy }) => policy !== 'living-allowance'));
});

test('of one benefit, what was obtained by fraud is paid back at once, and the rest withheld', async () => {
  const person = await paid();
  await say(person, 'inPrison', true, '2026-01-15');
  await say(person, 'inPrison', false, '2026-04-20');
  await county.run(findFraud, { person: person.id, policy: 'nursing-allowance', from: '2026-03-01', reason });
  await approveAll(person);
  const parts = (await settledParts(person)).filter(({ policy }) => policy === 'nursing-allowance');
  assert.deepEqual(
    parts.map(({ period, circumstance, payBackFen, instalments }) => [
      period,
      circumstance,
      payBackFen,
      instalments.length > 0,
    ]),
    [
      ['2026-02', 'ordinary', 0, true],
      ['2026-03', 'fraud', 10_000, false],
    ],
  );
});

test('an application that is recorded late counts from its month, and ends with the month in which it is given up', async () => {
  const person = await county.register();
  county.at('2026-06-10T02:00:00Z');
  const policy = 'nursing-allowance';
  await county.run(claim, { person: person.id, policy, on: '2026-03-18', channel: 'village' });
  await county.run(confirm, { person: person.id, policy, on: '2026-04-02' }, county.county);
  await county.run(end, { person: person.id, policy, on: '2026-05-12', reason: '本人不再需要' });
  const { policies } = await county.run(read, { person: person.id, first: '2026-02', policies: [policy] });
  assert.deepEqual(
    policies[0]!.periods.map(({ period, outcome }) => [period, outcome]),
    [
      ['2026-02', 'ineligible'],
      ['2026-03', 'eligible'],
      ['2026-04', 'eligible'],
      ['2026-05', 'eligible'],
      ['2026-06', 'ineligible'],
    ],
  );
});

test('an application given up from a day before it was confirmed: due for the months in which it stood, and for no other', async () => {
  const policy = 'nursing-allowance';
  const months = async (from: string, confirmed: boolean) => {
    county.at('2026-01-02T02:00:00Z');
    const person = await county.register();
    county.at('2026-06-10T02:00:00Z');
    await county.run(claim, { person: person.id, policy, on: '2026-03-18', channel: 'village' });
    if (confirmed) await county.run(confirm, { person: person.id, policy, on: '2026-06-02' }, county.county);
    county.at('2026-06-11T02:00:00Z');
    await county.run(end, { person: person.id, policy, on: from, reason: '本人不再需要' });
    const asked = { person: person.id, first: '2026-02', policies: [policy] };
    const due = async (known?: string) =>
      (await county.run(read, { ...asked, ...(known && { known }) })).policies[0]!.periods.filter(
        ({ outcome }) => outcome === 'eligible',
      ).map(({ period }) => period);
    return { now: await due(), before: await due('2026-06-10') };
  };
  const stood = ['2026-03', '2026-04', '2026-05', '2026-06'];
  assert.deepEqual(await months('2026-05-12', true), { now: stood.slice(0, 3), before: stood });
  assert.deepEqual(await months('2026-03-18', true), { now: [], before: stood });
  assert.deepEqual(await months('2026-05-12', false), { now: [], before: [] });
});

test('as known on a day: what was decided and paid by then, reasons included, whatever came later', async () => {
  const person = await paid();
  const asked = { person: person.id, first: '2026-01', last: '2026-04' };
  const seen: { day: string; read: unknown; explained: unknown }[] = [];
  const look = async (day: string, known?: string) => ({
    read: (({ known: _, ...rest }) => rest)(await county.run(read, { ...asked, ...(known && { known }) })),
    explained: (await county.run(explain, { person: person.id, on: '2026-03-20', known: known ?? day })).decisions,
  });
  const steps: [string, () => Promise<unknown>][] = [
    ['2026-05-06', () => say(person, 'disabilityLevel', 1, '2026-02-15')],
    ['2026-05-08', () => approveAll(person)],
    ['2026-05-11', () => say(person, 'inPrison', true, '2026-03-10')],
    ['2026-05-14', () => approveAll(person)],
    ['2026-05-18', () => say(person, 'diedOn', '2026-01-20', '2026-01-20')],
  ];
  for (const [day, act] of steps) {
    county.at(`${day}T02:00:00Z`);
    await act();
    seen.push({ day, ...(await look(day)) });
  }
  county.at('2026-07-01T02:00:00Z');
  const corrections = ({ read: one }: { read: unknown }) =>
    one as { corrections: { state: string }[]; policies: unknown };
  for (const { day, ...then } of seen) {
    const now = await look(day, day);
    assert.deepEqual(corrections(now).policies, corrections(then).policies, day);
    assert.deepEqual(now.explained, then.explained, day);
  }
});

// The last one: from here on the county decides by other rules.
test('as known on a day: by the rules adopted by then', async () => {
  const person = await paid();
  const asked = { person: person.id, first: '2026-01', last: '2026-04', policies: ['nursing-allowance'] };
  const amounts = async (known?: string) =>
    (await county.run(read, { ...asked, ...(known && { known }) })).policies[0]!.periods.map(
      ({ amountFen }) => amountFen,
    );
  const explained = async (known: string) =>
    (await county.run(explain, { person: person.id, on: '2026-03-20', known, policies: ['nursing-allowance'] }))
      .decisions;
  county.at('2026-05-20T02:00:00Z');
  const before = { amounts: await amounts(), explained: await explained('2026-05-20') };
  const value = { table: { 1: 14_000, 2: 11_000, 3: 0, 4: 0 } };
  const values = [{ parameter: 'nursing-allowance-standard', area: '621223', value, clause: '一' }];
  const words = { title: '提高护理补贴标准', paper: '宕残联发〔2026〕12号 关于提高标准的通知', toConfirm: true };
  const { draft } = await county.run(save, { ...words, from: '2026-02-01', values }, county.county);
  await county.run(check, { draft }, county.county);
  await county.run(submit, { draft }, county.county);
  await county.run(approveRule, { draft, reason }, county.system);
  county.at('2026-05-21T02:00:00Z');
  await county.run(adopt, { draft, paper: words.paper, from: '2026-02-01' }, county.county);
  assert.deepEqual(await amounts(), [10_000, 11_000, 11_000, 11_000]);
  assert.deepEqual(await amounts('2026-05-20'), before.amounts);
  assert.deepEqual(await explained('2026-05-20'), before.explained);
  assert.notDeepEqual(await explained('2026-05-21'), before.explained);
});
