/** A standard is raised after months were paid by the old one: all who get the difference for that reason alone are approved in one decision. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { approve } from '../../src/operations/correction/approve.ts';
import { approvePaper } from '../../src/operations/correction/approve-paper.ts';
import { list } from '../../src/operations/correction/list.ts';
import { papers } from '../../src/operations/correction/papers.ts';
import { read } from '../../src/operations/correction/read.ts';
import { reject } from '../../src/operations/correction/reject.ts';
import { catchUp } from '../../src/operations/entitlement/catch-up.ts';
import { record } from '../../src/operations/entry/record.ts';
import type { Caller } from '../../src/operations/operation.ts';
import { recordFact } from '../../src/operations/person/record-fact.ts';
import { adopt } from '../../src/operations/rule/adopt.ts';
import { approve as approveRule } from '../../src/operations/rule/approve.ts';
import { check } from '../../src/operations/rule/check.ts';
import { clauses } from '../../src/operations/rule/clauses.ts';
import { save } from '../../src/operations/rule/save.ts';
import { saveClauses } from '../../src/operations/rule/save-clauses.ts';
import { submit } from '../../src/operations/rule/submit.ts';
import { disabilityAllowancesPack } from '../../src/packs/disability-allowances/pack.ts';
import { registryPack } from '../../src/packs/registry/pack.ts';
import { correctionActions } from '../../src/store/correction-list.ts';
import { makeScope } from '../../src/store/scope.ts';
import { type County, entitlementCounty, OTHER_VILLAGE, type Somebody, VILLAGE } from './setup.ts';

const reason = '文件已印发，名单看过';
const paper = '宕民发〔2026〕9号';
const months = ['2026-01', '2026-02', '2026-03'];
let county: County;
let raised: readonly Somebody[];
let elsewhere: Somebody;
let dead: Somebody;
let promoted: Somebody;
let comparing: { readonly whole: number; readonly town: number };
/** Another official of the county than who drafted the raise. */
let second: Caller;

before(async () => {
  county = await entitlementCounty('2026-01-02T02:00:00Z', [registryPack, disabilityAllowancesPack]);
  second = {
    scope: makeScope({ county: '621223', area: '621223', role: 'county', staffId: randomUUID() }),
    requestId: 'test',
  };
  // Whoever waits for a ruling comes first in the list.
  elsewhere = await county.register();
  raised = [await county.register(), await county.register(), await county.register({ village: OTHER_VILLAGE })];
  [dead, promoted] = [await county.register(), await county.register()];
  for (const month of months) {
    county.at(`${month}-10T02:00:00Z`);
    const lines = [...raised, elsewhere, dead, promoted].map((each) => [each, { nursingAllowance: '100' }] as const);
    await county.list(month, lines);
  }
  county.at('2026-04-06T02:00:00Z');
  await adoptRaise();
  await county.run(recordFact, { person: dead.id, fact: 'diedOn', value: '2026-01-20', from: '2026-01-20', reason });
  await county.run(recordFact, { person: promoted.id, fact: 'disabilityLevel', value: 1, from: '2026-01-20', reason });
  const { name, residentId } = elsewhere;
  const values = { name, residentId, paidIn: '甘谷县', benefit: '护理补贴', from: '2026-01-01', to: '2026-02-01' };
  await county.run(record, { ledger: 'received-elsewhere', person: elsewhere.id, values });
  comparing = {
    whole: (await county.run(papers, {}, second)).comparing,
    town: (await county.run(list, { area: OTHER_VILLAGE }, second)).comparing,
  };
  await county.run(catchUp, {});
});
after(() => county.close());

/** Drafted by one of the county, approved at the host. */
async function adoptDraft(draft: string, from: string, issued: string): Promise<void> {
  await county.run(check, { draft }, county.county);
  await county.run(submit, { draft }, county.county);
  await county.run(approveRule, { draft, reason }, county.system);
  await county.run(adopt, { draft, paper: issued, from }, second);
}

async function adoptRaise(): Promise<void> {
  const value = { table: { 1: 15_000, 2: 11_000, 3: 0, 4: 0 } };
  const values = [{ parameter: 'nursing-allowance-standard', area: '621223', value, clause: '一' }];
  const words = { title: '提高护理补贴标准', paper, from: '2026-02-01', values };
  const { draft } = await county.run(save, words, county.county);
  await adoptDraft(draft, '2026-02-01', paper);
}

test('while people are still compared, their number is said, of the area that is asked for', async () => {
  assert.deepEqual(comparing, { whole: 4, town: 1 });
  assert.equal((await county.run(papers, {}, second)).comparing, 0);
  assert.equal((await county.run(list, {}, second)).comparing, 0);
});

const isOwnWork = { code: 'own-work' };
const waiting = async (area?: string) => (await county.run(papers, { area }, county.county)).papers;
const statesOf = async (person: Somebody) =>
  (await county.corrections(person)).map(({ kind, period, state }) => `${period} ${kind} ${state}`).sort();

test('only what has the paper for its one cause is counted under it', async () => {
  assert.deepEqual(await waiting(), [{ paper, total: 8, people: 4, arrearsFen: 8 * 1000, own: true }]);
  assert.deepEqual(await waiting(OTHER_VILLAGE.slice(0, 9)), [
    { paper, total: 2, people: 1, arrearsFen: 2000, own: true },
  ]);
  const { corrections, total } = await county.run(list, { state: 'proposed', paper, area: VILLAGE });
  assert.equal(total, 6);
  assert.ok(corrections.every(({ person }) => person !== dead.id && person !== promoted.id));
  assert.ok((await county.corrections(promoted)).some(({ kind, state }) => kind === 'arrears' && state === 'proposed'));
});

test('whoever drafted the rules approves neither all that their paper causes nor any of it, and refuses none', async () => {
  const all = { paper, seen: 8, seenFen: 8000, reason };
  await assert.rejects(county.run(approvePaper, all, county.county), isOwnWork);
  const [one] = await county.corrections(raised[0]!);
  for (const together of [false, true]) {
    await assert.rejects(county.run(approve, { correction: one!.id, together, reason }, county.county), isOwnWork);
    await assert.rejects(county.run(reject, { correction: one!.id, together, reason }, county.county), isOwnWork);
  }
  assert.equal((await county.run(read, { correction: one!.id }, county.county)).ownWork, 'drafted');
  assert.equal((await county.run(read, { correction: one!.id }, second)).ownWork, null);
  assert.ok((await county.run(papers, {}, second)).papers.every(({ own }) => !own));
  assert.deepEqual(await statesOf(raised[0]!), ['2026-02 arrears proposed', '2026-03 arrears proposed']);
});

test('what was not seen so is not approved, nor anything by who may not', async () => {
  const asked = { paper, seen: 8, seenFen: 8000, reason };
  for (const other of [{ seen: 7 }, { seenFen: 7999 }, { area: VILLAGE }])
    await assert.rejects(county.run(approvePaper, { ...asked, ...other }, second), { code: 'conflict' });
  await assert.rejects(county.run(approvePaper, { ...asked, reason: '好' }, second), { code: 'input-invalid' });
  await assert.rejects(county.run(approvePaper, { ...asked, area: '621224' }, second), { code: 'area-unknown' });
  assert.deepEqual(await statesOf(raised[0]!), ['2026-02 arrears proposed', '2026-03 arrears proposed']);
});

test('what became known meanwhile, and nobody has compared yet, is not approved with the rest', async () => {
  const [, somebody] = raised;
  county.at('2026-04-06T02:01:00Z');
  await county.say(somebody!, 'person', { inPrison: 1 }, '2026-02-15');
  await assert.rejects(county.run(approvePaper, { paper, seen: 8, seenFen: 8000, reason }, second), {
    code: 'conflict',
  });
  county.at('2026-04-06T02:02:00Z');
  await county.say(somebody!, 'person', { inPrison: 0 }, '2026-02-15');
  assert.deepEqual(await statesOf(somebody!), ['2026-02 arrears proposed', '2026-03 arrears proposed']);
});

test('those of a town, then the others in turn past who waits for a ruling; a second time there is nothing', async () => {
  const town = OTHER_VILLAGE.slice(0, 9);
  const first = await county.run(approvePaper, { paper, area: town, seen: 2, seenFen: 2000, reason }, second);
  assert.deepEqual(first, { area: town, decided: 2, amountFen: 2000, held: 0, left: 0 });
  assert.deepEqual(await statesOf(raised[0]!), ['2026-02 arrears proposed', '2026-03 arrears proposed']);
  const { corrections } = await county.run(list, { state: 'proposed', paper }, second);
  assert.ok(
    corrections.slice(0, 2).every(({ person }) => person === elsewhere.id),
    'who is held back comes first: for the month in which the same is drawn elsewhere, not for the one after it',
  );
  const rest = { paper, seen: 6, seenFen: 6000, reason };
  const some = await county.run(approvePaper, { ...rest, most: 2 }, second);
  assert.deepEqual(some, { area: '621223', decided: 2, amountFen: 2000, held: 1, left: 4 });
  const others = await county.run(approvePaper, { ...rest, seen: 4, seenFen: 4000 }, second);
  assert.deepEqual(others, { area: '621223', decided: 3, amountFen: 3000, held: 1, left: 1 });
  await assert.rejects(county.run(approvePaper, rest, second), { code: 'conflict' });
  const held = await county.run(approvePaper, { ...rest, seen: 1, seenFen: 1000 }, second);
  assert.deepEqual(held, { area: '621223', decided: 0, amountFen: 0, held: 1, left: 1 });
  for (const person of raised)
    assert.deepEqual(await statesOf(person), ['2026-02 arrears approved', '2026-03 arrears approved']);
  assert.deepEqual(await statesOf(elsewhere), ['2026-02 arrears proposed', '2026-03 arrears approved']);
  assert.ok((await statesOf(dead)).every((state) => state.endsWith('recovery proposed')));
  assert.ok((await statesOf(promoted)).every((state) => state.endsWith('proposed')));
  await county.run(catchUp, {});
  assert.deepEqual(await statesOf(raised[0]!), ['2026-02 arrears approved', '2026-03 arrears approved']);
});

test('each of them says who approved it and why', async () => {
  const [one] = await county.corrections(raised[0]!);
  const actions = await county.inside(({ tx }) => correctionActions(tx, one!.id));
  assert.deepEqual(
    actions.map(({ kind, reason: why, staffId }) => [kind, why, staffId !== null]),
    [
      ['propose', null, false],
      ['approve', reason, true],
    ],
  );
});

test('changed criteria, too, leave what they cause to somebody else than who drafted them', async () => {
  county.at('2026-05-06T02:00:00Z');
  const policy = 'nursing-allowance';
  const { lines } = await county.run(clauses, { policy, on: '2026-02-01' }, county.county);
  const criteria = lines.map(({ id, criterion: { because, otherwise } }) => ({ id, because, otherwise, changes: [] }));
  const added = {
    fact: 'disabilityLevel',
    as: '=' as const,
    values: [1],
    because: '等级为一级',
    otherwise: '等级不是一级',
  };
  const given = { title: '只给一级的人', paper: '条件拟稿', from: '2026-02-01', policy, criteria, added };
  const { draft } = await county.run(saveClauses, given, county.county);
  await adoptDraft(draft, '2026-02-01', '宕民发〔2026〕10号');
  await county.run(catchUp, {});
  const corrections = await county.corrections(raised[0]!);
  const back = corrections.find(({ kind, state }) => kind === 'recovery' && state === 'proposed');
  assert.ok(back, 'what was paid is proposed to be paid back');
  await assert.rejects(county.run(approve, { correction: back.id, reason }, county.county), isOwnWork);
  assert.equal((await county.run(approve, { correction: back.id, reason }, second)).decided, 1);
});
