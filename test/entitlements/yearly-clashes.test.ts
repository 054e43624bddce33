/** Benefits that are paid by the year and do not go together wait for a decision as those of a month do. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { known } from '../../src/define/expression.ts';
import { column, field, ledger } from '../../src/define/ledger.ts';
import { pack } from '../../src/define/pack.ts';
import { confirm } from '../../src/operations/claim/confirm.ts';
import { record as claim } from '../../src/operations/claim/record.ts';
import { clashes } from '../../src/operations/entitlement/clashes.ts';
import { read } from '../../src/operations/entitlement/read.ts';
import { ruleClash } from '../../src/operations/entitlement/rule-clash.ts';
import { act } from '../../src/operations/entry/act.ts';
import { record } from '../../src/operations/entry/record.ts';
import { apply } from '../../src/operations/import/apply.ts';
import { preview } from '../../src/operations/import/preview.ts';
import { registryPack } from '../../src/packs/registry/pack.ts';
import { type County, entitlementCounty, type Somebody } from './setup.ts';
import { severeBenefit } from './severe-benefit.ts';

const money = (id: string, label: string) => column(id, label, 'money', { unit: '元/年', min: 0, sensitive: 'money' });
const lights = pack({
  id: 'lights',
  title: '灯塔',
  version: '1',
  facts: [],
  policies: [
    severeBenefit('coal', '灯塔取暖煤', { every: 'year', fen: 60_000, larger: ['gas'] }),
    severeBenefit('gas', '灯塔取暖气', { every: 'year', fen: 80_000 }),
  ],
  ledgers: [
    ledger({
      id: 'heating-payment',
      title: '灯塔取暖发放表',
      requirements: [],
      subject: 'person',
      titleWords: ['灯塔取暖'],
      fields: [
        column('month', '发放月份', 'date', { fromTitle: 'month' }),
        column('name', '姓名', 'name', { required: true, sensitive: 'identity' }),
        column('residentId', '身份证号', 'residentId', { required: true, sensitive: 'identity' }),
        money('coal', '取暖煤'),
        money('gas', '取暖气'),
      ],
      key: ['residentId', 'month'],
      receipts: [
        { policy: 'coal', amount: 'coal', month: 'month' },
        { policy: 'gas', amount: 'gas', month: 'month' },
      ],
      stages: [{ id: 'paid', label: '已发', when: known(field('residentId')), date: 'month' }],
    }),
  ],
});

let county: County;
before(async () => {
  county = await entitlementCounty('2026-11-06T02:00:00Z', [registryPack, lights]);
});
after(() => county.close());

const reason = '问过本人，只要其中一份';
const open = { code: 'clash-open' };
const found = async ({ id }: Somebody) => (await county.run(clashes, { person: id })).clashes;
const sidesOf = async (person: Somebody) =>
  (await found(person)).map(({ kind, first, last, sides, ruling }) => ({
    kind,
    time: `${first}..${last}`,
    sides: sides.map(({ policy: id, state, amountFen }) => `${id} ${state} ${amountFen}`),
    ruled: ruling?.keep ?? null,
  }));
const due = async ({ id }: Somebody, policies: string[]) => {
  const { policies: lines } = await county.run(read, { person: id, first: '2026-11', last: '2026-11', policies });
  return lines.map(({ periods }) => periods[0]!.amountFen);
};
const list = (month: string, { name, residentId }: Somebody, heading: string, yuan: number) =>
  county.run(preview, {
    file: new TextEncoder().encode(`灯塔取暖发放表 ${month}\n姓名,身份证号,${heading}\n${name},${residentId},${yuan}`),
    fileName: 'list.csv',
  });

test('two applications of one year wait for a decision, which holds against the rule for the whole year', async () => {
  const person = await county.register();
  for (const id of ['coal', 'gas'])
    await county.run(claim, { person: person.id, policy: id, on: '2026-11-02', channel: 'counter' });
  assert.deepEqual(await sidesOf(person), [
    { kind: 'excluded', time: '2026..2026', sides: ['coal granted 60000', 'gas granted 80000'], ruled: null },
  ]);
  await assert.rejects(
    county.run(confirm, { person: person.id, policy: 'coal', on: '2026-11-06' }, county.county),
    open,
  );
  assert.deepEqual(await due(person, ['coal', 'gas']), [0, 80_000]);
  const [clash] = await found(person);
  assert.equal(clash!.sides[clash!.keep!]!.policy, 'gas');
  await county.run(ruleClash, { person: person.id, clash: clash!.key, keep: 'policy', reason }, county.county);
  assert.deepEqual(
    (await sidesOf(person)).map(({ ruled }) => ruled),
    ['policy'],
  );
  assert.deepEqual(await due(person, ['coal', 'gas']), [60_000, 0]);
  await county.run(confirm, { person: person.id, policy: 'coal', on: '2026-11-06' }, county.county);
});

test('what was paid in the spring meets what a list is to pay in the autumn, before it is written', async () => {
  const person = await county.register();
  await county.run(apply, { importId: (await list('2026年2月', person, '取暖煤', 600)).importId });
  const { importId } = await list('2026年11月', person, '取暖气', 800);
  await assert.rejects(county.run(apply, { importId }), open);
  const { clashes: listed } = await county.run(clashes, { importId });
  assert.deepEqual(
    listed.map(({ first, sides }) => [first, ...sides.map(({ policy: id, state }) => `${id} ${state}`)]),
    [['2026', 'coal paid', 'gas listed']],
  );
});

test('what nobody has to apply for, and was taken back, is not drawn', async () => {
  const person = await county.register();
  const { name, residentId } = person;
  const values = { name, residentId, month: '2026-02-01', coal: '600' };
  const { entry } = await county.run(record, { ledger: 'heating-payment', person: person.id, values });
  const drawn = { name, residentId, paidIn: '甘谷县', benefit: '灯塔取暖气', amount: '800', from: '2026-01-01' };
  await county.run(record, { ledger: 'received-elsewhere', person: person.id, values: drawn });
  assert.deepEqual(
    (await sidesOf(person)).map(({ sides }) => sides),
    [['coal paid 60000', 'gas elsewhere 80000']],
  );
  await county.run(act, { entry, action: 'withdraw' });
  assert.deepEqual(await found(person), []);
});

test('what was paid for the last of the months asked for is looked at', async () => {
  const person = await county.register();
  const { name, residentId } = person;
  const values = { name, residentId, month: '2026-11-01', coal: '600', gas: '800' };
  await county.run(record, { ledger: 'heating-payment', person: person.id, values });
  const asked = { person: person.id, first: '2026-11', last: '2026-11' };
  assert.equal((await county.run(clashes, asked)).clashes.length, 1);
});

test('paid for the year by another county, too', async () => {
  const person = await county.register();
  await county.run(claim, { person: person.id, policy: 'coal', on: '2026-11-02', channel: 'counter' });
  const { name, residentId } = person;
  const values = { name, residentId, paidIn: '甘谷县', benefit: '灯塔取暖煤', from: '2026-01-01', to: '2026-01-01' };
  await county.run(record, { ledger: 'received-elsewhere', person: person.id, values });
  // In the three months that are looked at nothing is paid there; in their year it is.
  const all = await found(person);
  assert.deepEqual(
    all.map(({ kind, first, sides }) => [kind, first, ...sides.map(({ state }) => state)]),
    [['same-policy', '2026', 'granted', 'elsewhere']],
  );
  await county.run(ruleClash, { person: person.id, clash: all[0]!.key, keep: 'other', reason }, county.county);
  assert.deepEqual(await due(person, ['coal']), [0]);
});
