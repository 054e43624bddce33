/** Benefits that do not go together are found before they are paid, and wait until a person has decided. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { staffCaller } from '../../src/operations/access.ts';
import { confirm } from '../../src/operations/claim/confirm.ts';
import { record as claim } from '../../src/operations/claim/record.ts';
import { approve } from '../../src/operations/correction/approve.ts';
import { read as readCorrection } from '../../src/operations/correction/read.ts';
import { merge } from '../../src/operations/duplicate/merge.ts';
import { clashes } from '../../src/operations/entitlement/clashes.ts';
import { benefitNamed } from '../../src/operations/entitlement/drawn-elsewhere.ts';
import { read } from '../../src/operations/entitlement/read.ts';
import { ruleClash } from '../../src/operations/entitlement/rule-clash.ts';
import { act } from '../../src/operations/entry/act.ts';
import { record } from '../../src/operations/entry/record.ts';
import { apply } from '../../src/operations/import/apply.ts';
import { preview } from '../../src/operations/import/preview.ts';
import { whatIf } from '../../src/operations/rule/what-if.ts';
import { disabilityAllowancesPack } from '../../src/packs/disability-allowances/pack.ts';
import { registryPack } from '../../src/packs/registry/pack.ts';
import { twoSystemsPack } from '../../src/packs/two-systems/pack.ts';
import { clashRulings } from '../../src/store/clash-ruling.ts';
import { type County, entitlementCounty, type Somebody } from './setup.ts';

let county: County;
before(async () => {
  county = await entitlementCounty('2026-05-06T02:00:00Z', [registryPack, disabilityAllowancesPack, twoSystemsPack]);
});
after(() => county.close());

const found = async (person: Somebody, state?: 'open' | 'decided') => {
  const { clashes: all } = await county.run(clashes, { person: person.id, ...(state && { state }) });
  return all.map(({ kind, first, last, sides, keep, ruling }) => ({
    kind,
    first,
    last,
    sides: sides.map(({ policy, state: how, amountFen }) => `${policy} ${how} ${amountFen}`),
    keep: keep === null ? null : sides[keep]!.policy,
    ruled: ruling?.keep ?? null,
  }));
};
const refusal = (code: string) => (error: { code?: string }) => error.code === code;
const due = async (person: Somebody, policy: string, month: string) => {
  const { policies } = await county.run(read, { person: person.id, first: month, last: month, policies: [policy] });
  return policies[0]!.periods[0]!.amountFen;
};
const reason = '和本人核实过，自己选的';

test('two applications that would start together are found before either is paid; the second waits for a decision', async () => {
  const person = await county.register({ born: '19480101' });
  for (const policy of ['living-allowance', 'elderly-allowance'])
    await county.run(claim, { person: person.id, policy, on: '2026-05-04', channel: 'counter' });
  const [pair, ...more] = await found(person, 'open');
  assert.deepEqual(more, []);
  assert.equal(pair!.kind, 'excluded');
  assert.deepEqual([pair!.first, pair!.last], ['2026-05', '2026-06']);
  assert.deepEqual(
    pair!.sides.map((side) => side.split(' ').slice(0, 2).join(' ')),
    ['elderly-allowance applied', 'living-allowance applied'],
  );
  const larger = pair!.keep!;
  const smaller = larger === 'living-allowance' ? 'elderly-allowance' : 'living-allowance';

  await county.run(confirm, { person: person.id, policy: smaller, on: '2026-05-06' }, county.county);
  await assert.rejects(
    county.run(confirm, { person: person.id, policy: larger, on: '2026-05-06' }, county.county),
    refusal('clash-open'),
  );

  const { key } = (await county.run(clashes, { person: person.id })).clashes[0]!;
  const [policy] = key.split('~');
  // Not by the rule: the person chose the smaller one.
  const keep = smaller === policy ? 'policy' : 'other';
  await assert.rejects(
    county.run(ruleClash, { person: person.id, clash: key, keep: 'both', reason }),
    refusal('input-invalid'),
  );
  await county.run(ruleClash, { person: person.id, clash: key, keep, reason }, county.county);
  assert.deepEqual(await found(person, 'open'), []);
  assert.deepEqual(
    (await found(person, 'decided')).map(({ ruled }) => ruled),
    [keep],
  );
  await county.run(confirm, { person: person.id, policy: larger, on: '2026-05-06' }, county.county);
  assert.equal(await due(person, larger, '2026-05'), 0);
  assert.ok((await due(person, smaller, '2026-05'))! > 0);
});

test('whoever recorded one of the applications does not decide between them', async () => {
  const person = await county.register({ born: '19480101' });
  const asked = { person: person.id, on: '2026-05-04', channel: 'counter' } as const;
  await county.run(claim, { ...asked, policy: 'living-allowance' });
  await county.run(claim, { ...asked, policy: 'elderly-allowance' }, county.county);
  const [clash] = (await county.run(clashes, { person: person.id })).clashes;
  const given = { person: person.id, clash: clash!.key, keep: 'policy', reason } as const;
  await assert.rejects(county.run(ruleClash, given, county.county), refusal('own-work'));
  const colleague = staffCaller({ staffId: randomUUID(), role: 'county', area: '621223' }, 'test');
  assert.equal((await county.run(ruleClash, given, colleague)).keep, 'policy');
});

test('without a decision the rule keeps the larger one, and says so', async () => {
  const person = await county.register({ born: '19480101' });
  for (const policy of ['living-allowance', 'elderly-allowance'])
    for (const step of ['applied', 'confirmed'] as const) await county.claim(person, policy, step, '2026-04-08');
  const [pair] = await found(person);
  const fen = new Map(pair!.sides.map((side) => [side.split(' ')[0]!, Number(side.split(' ')[2])]));
  assert.ok([...fen.values()].every((amount) => amount <= fen.get(pair!.keep!)!));
  const smaller = [...fen.keys()].find((policy) => policy !== pair!.keep)!;
  assert.equal(await due(person, smaller, '2026-05'), 0);
});

const elsewhere = (person: Somebody, benefit: string, values: Record<string, string> = {}) =>
  county.run(record, {
    ledger: 'received-elsewhere',
    person: person.id,
    values: {
      name: person.name,
      residentId: person.residentId,
      paidIn: '甘谷县',
      benefit,
      from: '2026-03-01',
      ...values,
    },
  });

/** Whether a higher standard of the nursing allowance would be felt by somebody. */
async function feelsRaise({ id }: Somebody): Promise<boolean> {
  const value = { table: { 1: 15_000, 2: 11_000, 3: 0, 4: 0 } };
  const values = [{ parameter: 'nursing-allowance-standard', area: '621223', value }];
  const draft = { title: '提高护理补贴标准', paper: '宕民发〔2026〕9号', from: '2026-04-01', values };
  const { list } = await county.run(whatIf, { draft, first: '2026-04', last: '2026-05' }, county.county);
  return list.some(({ person }) => person === id);
}

test('the same benefit drawn in another county is found by the words of that county; left to it, ours is recovered', async () => {
  const person = await county.register();
  for (const month of ['2026-03', '2026-04', '2026-05'])
    await county.pay(person, month, { livingAllowance: '110', nursingAllowance: '100' });
  await elsewhere(person, '护理补贴（重度）', { amount: '100' });
  const [pair, ...more] = await found(person, 'open');
  assert.deepEqual(more, []);
  assert.deepEqual(pair!.sides, ['nursing-allowance paid 10000', 'nursing-allowance elsewhere 10000']);
  assert.deepEqual([pair!.kind, pair!.keep], ['same-policy', null]);
  const { clashes: all } = await county.run(clashes, { person: person.id });
  county.at('2026-05-06T03:00:00Z');
  await county.run(ruleClash, { person: person.id, clash: all[0]!.key, keep: 'other', reason }, county.county);
  const proposed = (await county.corrections(person)).filter(({ state }) => state === 'proposed');
  const correction = proposed[0]!.id;
  await assert.rejects(county.run(approve, { correction, reason }, county.county), refusal('own-work'));
  const another = staffCaller({ staffId: randomUUID(), role: 'county', area: '621223' }, 'test');
  assert.deepEqual(
    [
      (await county.run(readCorrection, { correction }, county.county)).ownWork,
      (await county.run(readCorrection, { correction }, another)).ownWork,
    ],
    ['ruled', null],
  );
  assert.deepEqual(
    proposed.map(({ policy, period, kind, amountFen }) => [policy, period, kind, amountFen]).sort(),
    ['2026-03', '2026-04', '2026-05'].map((month) => ['nursing-allowance', month, 'recovery', 10_000]),
  );
  assert.equal(await feelsRaise(person), false, 'whatever it would be here');
  // A later decision counts more.
  county.at('2026-05-07T02:00:00Z');
  const [decided] = (await county.run(clashes, { person: person.id })).clashes;
  await county.run(ruleClash, {
    person: person.id,
    clash: decided!.key,
    keep: 'both',
    reason: '查明是重名，不是同一个人',
  });
  assert.equal(await feelsRaise(person), true);
  assert.deepEqual(
    (await found(person, 'decided')).map(({ ruled }) => ruled),
    ['both'],
  );
  assert.deepEqual(
    (await county.corrections(person)).filter(({ state }) => state === 'proposed'),
    [],
  );
});

test('what was withdrawn from the list of another county clashes no more', async () => {
  const person = await county.register();
  await county.pay(person, '2026-05', { nursingAllowance: '100' });
  const { entry } = await elsewhere(person, '护理补贴（重度）', { amount: '100' });
  // Beside one that stays, so that the person is still looked at.
  await elsewhere(person, '高温补贴');
  assert.equal((await found(person)).length, 1);
  await county.run(act, { entry, action: 'withdraw' });
  assert.deepEqual(await found(person), []);
});

test('what was paid without being due clashes by what was paid, from the month on in which it is drawn elsewhere', async () => {
  const person = await county.register({ level: 4 });
  for (const month of ['2026-03', '2026-04']) await county.pay(person, month, { nursingAllowance: '90' });
  await elsewhere(person, '护理补贴（重度）', { amount: '100', from: '2026-04-01' });
  const [pair, ...more] = await found(person);
  assert.deepEqual(more, []);
  assert.deepEqual([pair!.first, pair!.last], ['2026-04', '2026-04']);
  assert.deepEqual(pair!.sides, ['nursing-allowance paid 9000', 'nursing-allowance elsewhere 10000']);
});

test('who was merged clashes as whom they are known now, once', async () => {
  const [winner, loser, first] = [await county.register(), await county.register(), await county.register()];
  const entry = await county.pay(loser, '2026-05', { nursingAllowance: '130' });
  await elsewhere(first, '护理补贴（重度）', { amount: '100' });
  for (const [into, from] of [
    [loser, first],
    [winner, loser],
  ] as const)
    await county.run(merge, { winner: into.id, loser: from.id, reason: '同一个人登记了几次' });
  const { clashes: all } = await county.run(clashes, {});
  const own = all.filter(({ person }) => [winner.id, loser.id, first.id].includes(person.id));
  assert.deepEqual(
    own.map(({ person, kind }) => [person.id, kind]),
    [[winner.id, 'same-policy']],
  );
  assert.equal((await found(winner)).length, 1);
  const back = async () =>
    (await county.corrections(winner)).flatMap(({ state, amountFen }) => (state === 'proposed' ? [amountFen] : []));
  assert.deepEqual(await back(), [3000]);
  await county.run(act, { entry, action: 'withdraw' });
  assert.deepEqual(await back(), []);
});

test('what two other counties pay is theirs to settle', async () => {
  const person = await county.register();
  for (const paidIn of ['甘谷县', '武山县']) await elsewhere(person, '护理补贴（重度）', { paidIn, amount: '100' });
  assert.deepEqual(await found(person), []);
});

test('which one is larger can not be told where nobody said how much; what is decided holds as long as it was said to last', async () => {
  const person = await county.register({ born: '19480101' });
  await county.pay(person, '2026-04', { livingAllowance: '110', nursingAllowance: '100' });
  await elsewhere(person, 'elderly-allowance', { to: '2026-04-01' });
  const [pair, ...more] = await found(person);
  assert.deepEqual(more, []);
  assert.deepEqual([pair!.kind, pair!.keep, pair!.first, pair!.last], ['excluded', null, '2026-04', '2026-04']);
  const [clash] = (await county.run(clashes, { person: person.id })).clashes;
  await county.run(ruleClash, { person: person.id, clash: clash!.key, keep: 'policy', reason });
  const rulings = await county.inside(({ tx }) => clashRulings(tx, [person.id]));
  assert.deepEqual(
    rulings.map(({ policy, other, first, last }) => [policy, other, first, last]),
    [['living-allowance', 'elderly-allowance', '2026-04', '2026-04']],
  );
});

test('a word that means two of our benefits names neither', () => {
  const titled = (id: string, title: string) => [id, { id, title }] as const;
  const policies = new Map([
    titled('one', '护理补贴（一）'),
    titled('two', '护理补贴（二）'),
    titled('three', '生活补贴'),
  ]);
  const named = benefitNamed({ policies, ledgers: new Map() } as never);
  assert.deepEqual(['护理补贴', '生活补贴', 'one', ' 生活 补贴 (困难)'].map(named), [
    undefined,
    'three',
    'one',
    'three',
  ]);
});

test('words that name none of our benefits are told and not passed over', async () => {
  const person = await county.register();
  await elsewhere(person, '高温补贴');
  const { unnamed } = await county.run(clashes, { person: person.id });
  assert.deepEqual(
    unnamed.map(({ benefit, paidIn, name }) => [benefit, paidIn, name]),
    [['高温补贴', '甘谷县', person.name]],
  );
});

test('a list of payments waits while somebody on it draws the same elsewhere, unless it has gone out', async () => {
  const person = await county.register();
  await elsewhere(person, '困难残疾人生活补贴');
  const head = '姓名,身份证号,生活补贴,合计';
  const file = Buffer.from(
    `宕昌县残疾人两项补贴发放表（2026年5月）\n${head}\n${person.name},${person.residentId},110,110\n`,
  );
  const { importId } = await county.run(preview, { file, fileName: '发放表.csv', ledger: 'two-subsidy-payment' });
  const { clashes: listed } = await county.run(clashes, { importId });
  assert.deepEqual(
    listed.map(({ sides }) => sides.map(({ state }) => state)),
    [['listed', 'elsewhere']],
  );
  await assert.rejects(county.run(apply, { importId }), refusal('clash-open'));
  const { new: written } = await county.run(apply, { importId, paidAlready: true });
  assert.equal(written, 1);
});

test('a list does not wait for what was only applied for beside it', async () => {
  const person = await county.register({ born: '19480101' });
  await county.run(claim, { person: person.id, policy: 'elderly-allowance', on: '2026-05-04', channel: 'counter' });
  const file = Buffer.from(
    `宕昌县残疾人两项补贴发放表（2026年5月）\n姓名,身份证号,生活补贴,合计\n${person.name},${person.residentId},110,110\n`,
  );
  const { importId } = await county.run(preview, { file, fileName: '发放表.csv', ledger: 'two-subsidy-payment' });
  const { clashes: listed } = await county.run(clashes, { importId });
  assert.deepEqual(
    listed.map(({ sides }) => sides.map(({ state }) => state).sort()),
    [['applied', 'listed']],
  );
  assert.equal((await county.run(apply, { importId })).new, 1);
});
