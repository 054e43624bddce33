/** What becomes known late about somebody who was paid becomes proposals in the transaction that writes it. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, beforeEach, test } from 'node:test';
import { catchUp } from '../../src/operations/entitlement/catch-up.ts';
import { determine } from '../../src/operations/entitlement/determine.ts';
import { redeterminePeople } from '../../src/operations/entitlement/redetermine.ts';
import { act } from '../../src/operations/entry/act.ts';
import { recordingOf } from '../../src/operations/operation.ts';
import { correctFact } from '../../src/operations/person/correct-fact.ts';
import { recordFact } from '../../src/operations/person/record-fact.ts';
import { assertionsOf } from '../../src/store/assertion.ts';
import { correctionActions } from '../../src/store/correction-list.ts';
import { historiesOf } from '../../src/store/history.ts';
import { moveHousehold } from '../../src/store/household.ts';
import { paidLines } from '../../src/store/paid-line.ts';
import { plainDate } from '../../src/values/date.ts';
import { type County, entitlementCounty, OTHER_VILLAGE, type Somebody, VILLAGE } from './setup.ts';

let county: County;
before(async () => {
  county = await entitlementCounty();
});
beforeEach(() => county.at('2026-01-02T02:00:00Z'));
after(() => county.close());

const reason = '村里报来的情况';
const months = ['2026-01', '2026-02', '2026-03', '2026-04'];
const waiting = async (person: Somebody) =>
  (await county.corrections(person))
    .filter(({ state }) => state === 'proposed')
    .sort((a, b) => (`${a.policy} ${a.period}` < `${b.policy} ${b.period}` ? -1 : 1))
    .map(({ policy, period, kind, amountFen, circumstance }) => [policy, period, kind, amountFen, circumstance]);

async function paidFor(list: readonly string[], person: Somebody): Promise<void> {
  for (const month of list) {
    county.at(`${month}-10T02:00:00Z`);
    await county.list(month, [[person, { livingAllowance: '110', nursingAllowance: '100' }]]);
  }
}

test('nobody waits to be determined before anybody was, nor to be compared before anything was paid; afterwards everybody told of does', async () => {
  const fresh = await entitlementCounty();
  try {
    const waitingIn = (table: string) =>
      fresh.inside(async ({ tx }) => {
        const rows =
          table === 'news'
            ? await tx.sql<{ id: string }>`select person_id as id from news`
            : await tx.sql<{ id: string }>`select person_id as id from undetermined`;
        return rows.map(({ id }) => id);
      });
    await fresh.register();
    assert.deepEqual(await waitingIn('undetermined'), []);
    await fresh.run(determine, {});
    const first = await fresh.register();
    assert.deepEqual(await waitingIn('news'), []);
    assert.deepEqual(await waitingIn('undetermined'), [first.id]);
    await fresh.pay(first, '2026-01', { livingAllowance: '110', nursingAllowance: '100' });
    const second = await fresh.register();
    assert.deepEqual(await waitingIn('news'), [second.id]);
  } finally {
    await fresh.close();
  }
});

test('who was paid what was due has nothing to correct', async () => {
  const person = await county.register();
  await paidFor(months, person);
  assert.deepEqual(await waiting(person), []);
});

test('a death that becomes known late is recovered for each month after it, by a town as well', async () => {
  const person = await county.register();
  await paidFor(months, person);
  county.at('2026-05-06T02:00:00Z');
  const given = { person: person.id, fact: 'diedOn', value: '2026-02-11', from: '2026-02-11', reason };
  const { arising } = await county.run(recordFact, given, county.town(VILLAGE.slice(0, 9)));
  const nothing = { arrears: 0, recoveries: 0, changed: 0, withdrawn: 0, waiting: 0 };
  assert.deepEqual(arising, { ...nothing, recoveries: 4, person: person.id });
  assert.deepEqual(await waiting(person), [
    ['living-allowance', '2026-03', 'recovery', 11_000, 'death'],
    ['living-allowance', '2026-04', 'recovery', 11_000, 'death'],
    ['nursing-allowance', '2026-03', 'recovery', 10_000, 'death'],
    ['nursing-allowance', '2026-04', 'recovery', 10_000, 'death'],
  ]);
  const first = (await county.corrections(person)).find(({ state }) => state === 'proposed');
  assert.deepEqual(
    first!.causes.map((cause) => (cause as { fact?: string }).fact),
    ['diedOn'],
  );
  const before = await county.corrections(person);
  const again = await county.inside((context) => redeterminePeople(context, [person.id]));
  assert.deepEqual(again, { people: 1, proposed: 0, arrears: 0, recoveries: 0, changed: 0, withdrawn: 0, about: [] });
  assert.deepEqual(await county.corrections(person), before);
});

test('a level that rose last spring is paid up; when that was an error, the proposal goes', async () => {
  const person = await county.register();
  await paidFor(months, person);
  county.at('2026-05-06T02:00:00Z');
  const given = { person: person.id, fact: 'disabilityLevel', value: 1, from: '2026-02-15', reason };
  await county.run(recordFact, given);
  assert.deepEqual(
    await waiting(person),
    ['2026-03', '2026-04'].map((month) => ['nursing-allowance', month, 'arrears', 2000, 'ordinary']),
  );
  const said = await county.inside(({ tx, seal }) => assertionsOf(tx, seal, [person.id]));
  const wrong = said.find(({ fact, value }) => fact === 'disabilityLevel' && value === 1)!;
  county.at('2026-05-07T02:00:00Z');
  const { arising } = await county.run(correctFact, {
    person: person.id,
    assertion: wrong.id,
    value: 2,
    from: '2026-02-15',
    reason: '当时看错了等级',
  });
  assert.equal(arising.withdrawn, 2);
  const gone = (await county.corrections(person)).find(({ amountFen }) => amountFen === 2000);
  const actions = await county.inside(({ tx }) => correctionActions(tx, gone!.id));
  assert.deepEqual(
    actions.slice(-2).map(({ kind, amountFen, staffId }) => [kind, amountFen, staffId]),
    [
      ['propose', 2000, null],
      ['withdraw', 2000, null],
    ],
  );
  assert.equal(arising.person, person.id);
  assert.deepEqual(await waiting(person), []);
});

test('a payment that is taken back is a line against it, and what was proven by it is proven no longer', async () => {
  const person = await county.register();
  county.at('2026-03-10T02:00:00Z');
  const entry = await county.pay(person, '2026-03', { livingAllowance: '330', livingMonths: 3, backPay: '50' });
  const lines = () => county.inside(({ tx }) => paidLines(tx, [person.id]));
  assert.deepEqual((await lines()).map(({ month, part, amountFen }) => [month, part, amountFen]).sort(), [
    ['2026-01-01', 'regular', 11_000],
    ['2026-02-01', 'regular', 11_000],
    ['2026-03-01', 'back-pay', 5000],
    ['2026-03-01', 'regular', 11_000],
  ]);
  const claims = async () =>
    (await county.inside(({ tx, seal }) => historiesOf(tx, seal, [person.id]))).get(person.id)!.claims;
  assert.deepEqual(
    [...new Set((await claims()).map(({ fact }) => fact))],
    ['applied:living-allowance', 'confirmed:living-allowance'],
  );
  await county.run(act, { entry, values: { remark: '没有变' } });
  assert.equal((await lines()).length, 4);
  county.at('2026-03-20T02:00:00Z');
  await county.run(act, { entry, action: 'withdraw' });
  assert.equal(
    (await lines()).reduce((sum, { amountFen }) => sum + amountFen, 0),
    0,
  );
  assert.equal((await claims()).filter(({ withdrawn }) => withdrawn).length > 0, true);
  await county.run(act, { entry, action: 'restore' });
  assert.equal(
    (await lines()).reduce((sum, { amountFen }) => sum + amountFen, 0),
    38_000,
  );
});

test('nothing is proposed where no list is on record or nobody applied; whoever applied and is missing in a list is', async () => {
  const person = await county.register({ village: '621223102200' });
  await county.run(catchUp, {});
  assert.deepEqual(await waiting(person), []);
  const other = await county.register({ village: '621223102200' });
  await paidFor(['2026-04'], other);
  await county.inside((context) => redeterminePeople(context, [person.id]));
  assert.deepEqual(await waiting(person), []);
  for (const policy of ['living-allowance', 'nursing-allowance'])
    for (const step of ['applied', 'confirmed'] as const) await county.claim(person, policy, step, '2026-04-08');
  await county.inside((context) => redeterminePeople(context, [person.id]));
  assert.deepEqual(
    (await waiting(person)).map(([policy, period, kind]) => [policy, period, kind]),
    [
      ['living-allowance', '2026-04', 'arrears'],
      ['nursing-allowance', '2026-04', 'arrears'],
    ],
  );
});

test('one payment entered by hand, and a few lines for earlier months, are no list of the town', async () => {
  const village = '621223103200';
  const missing = await county.register({ village });
  county.at('2026-01-02T02:00:00Z');
  for (const step of ['applied', 'confirmed'] as const)
    await county.claim(missing, 'living-allowance', step, '2025-12-08');
  const redetermined = async () => {
    await county.inside((context) => redeterminePeople(context, [missing.id]));
    return (await waiting(missing)).map(([, period, kind]) => `${period} ${kind}`);
  };
  county.at('2026-03-10T02:00:00Z');
  const byHand = await county.register({ village });
  const entry = await county.pay(byHand, '2026-01', { livingAllowance: '130' });
  assert.deepEqual(await redetermined(), []);
  assert.deepEqual(await waiting(byHand), [['living-allowance', '2026-01', 'recovery', 2000, 'ordinary']]);
  await county.run(act, { entry, action: 'withdraw' });
  assert.deepEqual(await waiting(byHand), []);

  const people: Somebody[] = [];
  for (let i = 0; i < 11; i++) people.push(await county.register({ village }));
  const amounts = (index: number): Record<string, string | number> =>
    index === 0 ? { livingAllowance: '330', livingMonths: 3 } : { livingAllowance: '110', livingMonths: 1 };
  const entries = await county.list(
    '2026-03',
    people.map((person, index) => [person, amounts(index)] as const),
  );
  assert.deepEqual(await redetermined(), ['2026-03 arrears']);
  // Corrected by hand it is still a line of the list; a list that was taken back is on record no longer.
  for (const each of entries)
    await county.run(act, { entry: each, values: { livingAllowance: '100', livingMonths: 1 } });
  assert.deepEqual(await redetermined(), ['2026-03 arrears']);
  for (const each of entries) await county.run(act, { entry: each, action: 'withdraw' });
  assert.deepEqual(await redetermined(), []);
});

test('who moved to another town is compared by the lists of both, whoever writes', async () => {
  const person = await county.register();
  await paidFor(['2026-01', '2026-02'], person);
  const move = { person: person.id, household: null, village: OTHER_VILLAGE, from: plainDate('2026-03-01') };
  county.at('2026-03-02T02:00:00Z');
  await county.inside((context) => moveHousehold(context.tx, recordingOf(context, { kind: 'staff', ref: null }), move));
  county.at('2026-05-06T02:00:00Z');
  const given = { person: person.id, fact: 'inPrison', value: true, from: '2026-01-15', reason };
  await county.run(recordFact, given, county.town(OTHER_VILLAGE.slice(0, 9)));
  assert.deepEqual(
    (await waiting(person)).filter(([, period]) => period === '2026-02').map(([policy, , kind]) => [policy, kind]),
    [
      ['living-allowance', 'recovery'],
      ['nursing-allowance', 'recovery'],
    ],
  );
});

test('every statement that adds to what is known or paid stands in a file that tells the news', () => {
  const folder = new URL('../../src/store/', import.meta.url);
  const writing = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.includes('.test.'))
    .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const)
    .filter(([, text]) =>
      /insert into (fact|residence|paid_line|person_merge|fraud_finding)\b|add\('(fact|residence)'/.test(text),
    );
  assert.ok(writing.length >= 5, `${writing.length} files`);
  for (const [name, text] of writing) assert.match(text, /await tell(News|OfFacts)\(/, name);
});
