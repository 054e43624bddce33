/** A person decides about a proposal: as it stands now, what was looked at, once, and not about what they recorded themselves. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { staffCaller } from '../../src/operations/access.ts';
import { address } from '../../src/operations/correction/address.ts';
import { approve } from '../../src/operations/correction/approve.ts';
import { read } from '../../src/operations/correction/read.ts';
import { reject } from '../../src/operations/correction/reject.ts';
import { merge } from '../../src/operations/duplicate/merge.ts';
import { redeterminePeople } from '../../src/operations/entitlement/redetermine.ts';
import { record } from '../../src/operations/entry/record.ts';
import { recordingOf } from '../../src/operations/operation.ts';
import { recordFact } from '../../src/operations/person/record-fact.ts';
import { disabilityAllowancesPack } from '../../src/packs/disability-allowances/pack.ts';
import { registryPack } from '../../src/packs/registry/pack.ts';
import { changeCorrections, withdrawCorrections } from '../../src/store/correction.ts';
import { correctionActions, recordersOf } from '../../src/store/correction-list.ts';
import { moveHousehold } from '../../src/store/household.ts';
import { plainDate } from '../../src/values/date.ts';
import { type County, entitlementCounty, OTHER_VILLAGE, type Somebody } from './setup.ts';

const reason = '核对材料，情况属实';
const colleague = staffCaller({ staffId: randomUUID(), role: 'county', area: '621223' }, 'test');
let county: County;
before(async () => {
  county = await entitlementCounty('2026-01-02T02:00:00Z', [registryPack, disabilityAllowancesPack]);
});
after(() => county.close());

/** Paid both allowances from January to April, as of May. */
async function paid(): Promise<Somebody> {
  const person = await county.register();
  for (const month of ['2026-01', '2026-02', '2026-03', '2026-04']) {
    county.at(`${month}-10T02:00:00Z`);
    await county.list(month, [[person, { livingAllowance: '110', nursingAllowance: '100' }]]);
  }
  county.at('2026-05-06T02:00:00Z');
  return person;
}

/** By a member of the county's staff. */
const say = (person: Somebody, fact: string, value: string | number | boolean, from: string) =>
  county.run(recordFact, { person: person.id, fact, value, from, reason }, county.county);

const waiting = async (person: Somebody) =>
  (await county.corrections(person)).filter(({ state }) => state === 'proposed');
const shown = async (person: Somebody) =>
  (await county.corrections(person))
    .filter(({ state }) => state !== 'withdrawn')
    .map(({ policy, period, kind, state }) => `${policy} ${period} ${kind} ${state}`)
    .sort();

test('whoever recorded what caused it decides neither way; a colleague does, once', async () => {
  const person = await paid();
  await say(person, 'disabilityLevel', 1, '2026-03-10');
  const [first] = await waiting(person);
  const correction = first!.id;
  for (const decide of [approve, reject])
    await assert.rejects(county.run(decide, { correction, reason }, county.county), { code: 'own-work' });
  assert.equal((await county.run(read, { correction }, county.county)).ownWork, 'recorded');
  assert.equal((await county.run(read, { correction }, colleague)).ownWork, null);
  assert.equal((await county.run(approve, { correction, reason }, colleague)).decided, 1);
  for (const decide of [approve, reject])
    await assert.rejects(county.run(decide, { correction, reason }, colleague), { code: 'conflict' });
  // Nor does a comparison that began before.
  await county.inside(async ({ tx }) => {
    await changeCorrections(tx, [{ ...first!, amountFen: 1 }], { at: '2026-05-06T02:00:00Z' });
    await withdrawCorrections(tx, [first!.key], { at: '2026-05-06T02:00:00Z' });
  });
  const { state, amountFen } = (await county.corrections(person)).find(({ id }) => id === correction)!;
  assert.deepEqual([state, amountFen], ['approved', first!.amountFen]);
});

test('whoever recorded a move is one of those who recorded what it causes', async () => {
  const person = await county.register();
  const { database } = county.services;
  await database.tx(county.county.scope, async (tx) => {
    const recording = await county.inside(async (context) =>
      recordingOf({ ...context, scope: county.county.scope }, { kind: 'staff', ref: reason }),
    );
    const move = { person: person.id, household: null, village: OTHER_VILLAGE, from: plainDate('2026-03-01') };
    await moveHousehold(tx, recording, move);
  });
  const recorders = await county.inside(async ({ tx }) => {
    const homes = await tx.sql<{ id: string }>`select id from residence where person_id = ${person.id}::uuid`;
    return recordersOf(
      tx,
      homes.map(({ id }) => id),
    );
  });
  assert.deepEqual(recorders, [county.county.scope.staffId]);
});

test('what has changed since somebody looked is not decided unseen', async () => {
  const person = await paid();
  await say(person, 'inPrison', true, '2026-02-15');
  const [first] = await waiting(person);
  const correction = first!.id;
  const seen = first!.actions;
  await assert.rejects(county.run(approve, { correction, seen: seen + 1, reason }, colleague), { code: 'conflict' });
  // Four proposals together have four times as many actions.
  await assert.rejects(county.run(approve, { correction, together: true, seen, reason }, colleague), {
    code: 'conflict',
  });
  const together = { correction, together: true, seen: 4 * seen, reason };
  assert.equal((await county.run(approve, together, colleague)).decided, 4);
});

test('what became known meanwhile counts first, also where nobody has compared it yet', async () => {
  const person = await paid();
  await say(person, 'inPrison', true, '2026-02-15');
  const [first] = await waiting(person);
  // Recorded by a write that does not wait for the comparison.
  await county.say(person, 'person', { inPrison: 0 }, '2026-02-15');
  assert.equal((await waiting(person)).length, 4);
  await assert.rejects(county.run(approve, { correction: first!.id, reason }, colleague), { code: 'conflict' });
  // Refused as a whole: what was found is written by the next comparison.
  assert.equal((await waiting(person)).length, 4);
  await county.inside((context) => redeterminePeople(context, [person.id]));
  assert.deepEqual(await waiting(person), []);
});

test('of who was registered twice, what was decided stays decided, approved or refused', async () => {
  const person = await paid();
  await say(person, 'inPrison', true, '2026-02-15');
  const [one, two] = await waiting(person);
  await county.run(approve, { correction: one!.id, reason }, colleague);
  await county.run(reject, { correction: two!.id, reason }, colleague);
  const winner = await county.register();
  await county.run(merge, { winner: winner.id, loser: person.id, reason: '同一个人登记了两次' });
  const again = await county.inside((context) => redeterminePeople(context, [person.id, winner.id]));
  assert.deepEqual([again.proposed, again.changed, again.withdrawn], [0, 0, 0]);
  const now = Date.parse('2026-05-06T02:00:00Z');
  assert.deepEqual(
    (await county.corrections(winner))
      .filter(({ decidedAt }) => decidedAt !== null)
      .map(({ id, state, decidedAt, person: whose }) => [id, state, decidedAt, whose])
      .sort(),
    [
      [one!.id, 'approved', now, winner.id],
      [two!.id, 'rejected', now, winner.id],
    ].sort(),
  );
});

test('decided together is what has the same circumstance, and each action stands on record', async () => {
  const person = await paid();
  await say(person, 'inPrison', true, '2026-01-15');
  county.at('2026-05-07T02:00:00Z');
  await say(person, 'diedOn', '2026-03-20', '2026-03-20');
  const death = (await waiting(person)).find(({ circumstance }) => circumstance === 'death')!;
  assert.equal(death.knownAt, Date.parse('2026-05-07T02:00:00Z'));
  assert.ok(death.causes.some((cause) => (cause as { fact?: string }).fact === 'diedOn'));
  const ordinary = (await waiting(person)).find(({ circumstance }) => circumstance === 'ordinary')!;
  await assert.rejects(county.run(address, { correction: ordinary.id, to: 'estate', reason }, colleague), {
    code: 'conflict',
  });
  const done = await county.run(approve, { correction: death.id, together: true, to: 'heirs', reason }, colleague);
  assert.equal(done.decided, 2);
  assert.deepEqual(await shown(person), [
    'living-allowance 2026-02 recovery proposed',
    'living-allowance 2026-03 recovery proposed',
    'living-allowance 2026-04 recovery approved',
    'nursing-allowance 2026-02 recovery proposed',
    'nursing-allowance 2026-03 recovery proposed',
    'nursing-allowance 2026-04 recovery approved',
  ]);
  const actions = await county.inside(({ tx }) => correctionActions(tx, death.id));
  assert.deepEqual(
    actions.map(({ number, kind }) => [number, kind]),
    [
      [1, 'propose'],
      [2, 'change'],
      [3, 'approve'],
    ],
  );
  // It was proposed for another reason before the death was known; then it is another matter.
  assert.deepEqual([actions[0]!.data['circumstance'], actions[1]!.data['circumstance']], ['ordinary', 'death']);
});

test('arrears of several months wait when any of them clashes', async () => {
  const person = await paid();
  await say(person, 'disabilityLevel', 1, '2026-01-20');
  const { name, residentId } = person;
  const values = { name, residentId, paidIn: '甘谷县', benefit: '护理补贴', from: '2026-04-01' };
  await county.run(record, { ledger: 'received-elsewhere', person: person.id, values });
  const arrears = (await waiting(person)).filter(({ kind }) => kind === 'arrears');
  assert.deepEqual(arrears.map(({ period }) => period).sort(), ['2026-02', '2026-03', '2026-04']);
  const given = { correction: arrears[0]!.id, together: true, reason };
  await assert.rejects(county.run(approve, given, colleague), { code: 'clash-open' });
  // Alone, the months before it need not wait.
  const early = arrears.find(({ period }) => period < '2026-04')!;
  assert.equal((await county.run(approve, { correction: early.id, reason }, colleague)).decided, 1);
});
