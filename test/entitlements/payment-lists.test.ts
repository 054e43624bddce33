/** The minimum-living scheme and insurance contributions as they were paid: compared with what was due, and kept below their limits before they go out. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { householdFacts, relations } from '../../src/define/registry.ts';
import { decide } from '../../src/operations/decision/decide.ts';
import { unclaimed } from '../../src/operations/decision/unclaimed.ts';
import { clashes } from '../../src/operations/entitlement/clashes.ts';
import { read } from '../../src/operations/entitlement/read.ts';
import { ruleClash } from '../../src/operations/entitlement/rule-clash.ts';
import { apply } from '../../src/operations/import/apply.ts';
import { preview } from '../../src/operations/import/preview.ts';
import { read as readImport } from '../../src/operations/import/read.ts';
import { recordFact } from '../../src/operations/person/record-fact.ts';
import { disabilityAllowancesPack } from '../../src/packs/disability-allowances/pack.ts';
import { federationPlanPack } from '../../src/packs/federation-plan/pack.ts';
import { mentalHealthPack } from '../../src/packs/mental-health/pack.ts';
import { registryPack } from '../../src/packs/registry/pack.ts';
import { twoSystemsPack } from '../../src/packs/two-systems/pack.ts';
import { type County, entitlementCounty, OTHER_VILLAGE, type Somebody, VILLAGE } from './setup.ts';

/** Lists are compared town by town. */
const THIRD_VILLAGE = '621223102200';
const FOURTH_VILLAGE = '621223105200';

let county: County;
before(async () => {
  const packs = [registryPack, disabilityAllowancesPack, twoSystemsPack, federationPlanPack, mentalHealthPack];
  county = await entitlementCounty('2026-01-02T02:00:00Z', packs);
});
after(() => county.close());

const reason = '村里报来的情况';
const codeOf = (values: readonly { id: string; code: number }[], id: string): number =>
  values.find((each) => each.id === id)!.code;
const registration = (id: string): number => codeOf(householdFacts.registration.fact.values!, id);
const proposed = async (person: Somebody) =>
  (await county.corrections(person))
    .filter(({ state }) => state === 'proposed')
    .map(({ policy, period, kind, amountFen }) => `${period} ${policy} ${kind} ${amountFen / 100}`)
    .sort();
const csv = (...lines: readonly string[]) => new TextEncoder().encode(lines.join('\n'));
const bring = async (file: Uint8Array<ArrayBuffer>) => county.run(preview, { file, fileName: '发放表.csv' });
const says = (code: string, words: RegExp) => (error: { code?: string; say?: (language: 'zh') => string }) => {
  assert.equal(error.code, code);
  assert.match(error.say!('zh'), words);
  return true;
};

/** Two people on the rural scheme without any income: 2 × 453 yuan a month until June 2026, 2 × 475 from July on. */
async function household(village: string, confirmedOn: string | null = '2025-12-20'): Promise<Somebody> {
  const head = await county.register({ village });
  await county.say(head, 'person', { relation: codeOf(relations, 'head') });
  await county.say(head, 'household', {
    registration: registration('rural'),
    coveredMembers: 2,
    propertyWithinLimit: 1,
  });
  for (const step of confirmedOn === null ? [] : (['applied', 'confirmed'] as const))
    await county.claim(head, 'minimum-living-difference', step, confirmedOn!);
  return head;
}

test('a subsistence allowance that was paid as due has nothing to correct; income that becomes known late is recovered from its months', async () => {
  const head = await household(VILLAGE);
  for (const month of ['2026-01', '2026-02', '2026-03', '2026-04']) {
    county.at(`${month}-10T02:00:00Z`);
    await county.list(month, [[head, { coveredMembers: 2, difference: 906, total: 906 }]], 'low-income-payment');
  }
  assert.deepEqual(await proposed(head), []);
  county.at('2026-05-06T02:00:00Z');
  // 1,800 yuan a year is 150 a month: 2 × (453 - 150) = 606.
  const given = { person: head.id, fact: 'yearlyIncomePerHead', value: 180_000, from: '2026-02-15', reason };
  await county.run(recordFact, given);
  assert.deepEqual(await proposed(head), [
    '2026-03 minimum-living-difference recovery 300',
    '2026-04 minimum-living-difference recovery 300',
  ]);
});

test('the first list proves that those on it were confirmed before its month: nothing of it is recovered, and nothing is due before', async () => {
  const head = await household(FOURTH_VILLAGE, null);
  county.at('2026-03-10T02:00:00Z');
  await county.list('2026-03', [[head, { coveredMembers: 2, difference: 906, total: 906 }]], 'low-income-payment');
  assert.deepEqual(await proposed(head), []);
  const { policies } = await county.run(read, {
    person: head.id,
    first: '2026-02',
    last: '2026-04',
    policies: ['minimum-living-difference'],
  });
  assert.deepEqual(
    policies[0]!.periods.map(({ period, amountFen, paidFen }) => [period, amountFen, paidFen]),
    [
      ['2026-02', 0, null],
      ['2026-03', 90_600, 90_600],
      ['2026-04', 90_600, null],
    ],
  );
});

test('a raise that the list did not follow is paid up', async () => {
  const head = await household(OTHER_VILLAGE);
  county.at('2026-07-10T02:00:00Z');
  await county.list('2026-07', [[head, { coveredMembers: 2, difference: 906 }]], 'low-income-payment');
  assert.deepEqual(await proposed(head), ['2026-07 minimum-living-difference arrears 44']);
});

test('one sum for several months is told month by month; what a household list says of additions pays nobody by name', async () => {
  const head = await household(THIRD_VILLAGE);
  county.at('2026-06-10T02:00:00Z');
  const lines = { coveredMembers: 2, months: 3, difference: 2718, householdAdditions: 90, total: 2808 };
  await county.list('2026-06', [[head, lines]], 'low-income-payment');
  assert.deepEqual(await proposed(head), []);
  await county.run(decide, {});
  const { policies, withoutRecord } = await county.run(unclaimed, {});
  assert.equal(policies.find(({ policy }) => policy === 'minimum-living-difference')?.proof.paid, 1);
  assert.ok(withoutRecord.some(({ policy }) => policy === 'classified-support'));
});

const VILLAGES = { total: '621223103200', parts: '621223104200' };

test('a list whose only sum is the total says that it was paid and not how much: nothing is compared, and the preview says so', async () => {
  county.at('2026-01-02T02:00:00Z');
  const [head, other] = [await household(VILLAGES.total), await household(VILLAGES.total)];
  const listed = (...sums: readonly [Somebody, number][]) =>
    csv(
      '宕昌县农村低保金发放表（2026年8月）',
      '序号,户主姓名,身份证号,保障人口,合计',
      ...sums.map(([{ name, residentId }, sum], at) => `${at + 1},${name},${residentId},2,${sum}`),
    );
  county.at('2026-08-10T02:00:00Z');
  // 950 is due to each; of 1,000 the list may pay additions too.
  const { importId, openSums } = await bring(listed([head, 1000], [other, 950]));
  assert.deepEqual(openSums, [
    {
      policy: 'minimum-living-difference',
      title: '最低生活保障补差',
      rows: 2,
      whole: '合计',
      amount: '低保金',
      others: ['全户分类施保'],
    },
  ]);
  assert.deepEqual((await county.run(readImport, { importId })).openSums, openSums);
  await county.run(apply, { importId });
  assert.deepEqual((await county.run(readImport, { importId })).openSums, []);
  for (const person of [head, other]) assert.deepEqual(await proposed(person), []);
  const asked = { person: head.id, first: '2026-08', last: '2026-08', policies: ['minimum-living-difference'] };
  const [period] = (await county.run(read, asked)).policies[0]!.periods;
  assert.deepEqual([period!.paidFen, period!.paidOpen, period!.amountFen], [null, true, 95_000]);
  const before = (await county.run(read, { ...asked, known: '2026-08-09' })).policies[0]!.periods[0]!;
  assert.equal(before.paidOpen, false);
  await county.run(decide, {});
  const { policies } = await county.run(unclaimed, { area: VILLAGES.total });
  assert.equal(policies.find(({ policy }) => policy === 'minimum-living-difference')!.proof.month, '2026-08');
  assert.equal(policies.find(({ policy }) => policy === 'minimum-living-difference')!.eligible, 0, 'they do receive');
  // Told apart by the corrected list it is compared.
  const told = csv(
    '宕昌县农村低保金发放表（2026年8月）',
    '序号,户主姓名,身份证号,保障人口,低保金,合计',
    `1,${head.name},${head.residentId},2,800,1000`,
  );
  const again = await bring(told);
  assert.equal(again.openSums, undefined);
  await county.run(apply, { importId: again.importId });
  assert.deepEqual(await proposed(head), ['2026-08 minimum-living-difference arrears 150']);
});

test('where the list writes what else is in the total, what is left of it was paid', async () => {
  county.at('2026-01-02T02:00:00Z');
  const [head, other] = [await household(VILLAGES.parts), await household(VILLAGES.parts)];
  county.at('2026-03-10T02:00:00Z');
  const { importId, openSums } = await bring(
    csv(
      '宕昌县农村低保金发放表（2026年3月）',
      '序号,户主姓名,身份证号,保障人口,分类施保,补发,扣发,合计',
      `1,${head.name},${head.residentId},2,90,20,10,1000`,
      `2,${other.name},${other.residentId},2,,,,906`,
    ),
  );
  assert.deepEqual(
    openSums!.map(({ rows }) => rows),
    [1],
    'an empty cell is not zero',
  );
  await county.run(apply, { importId });
  // 1,000 less 90 of additions and 20 of back pay, with 10 that were kept back: 900, of which 10 more stand as back pay less deduction.
  assert.deepEqual(await proposed(head), ['2026-03 minimum-living-difference recovery 4']);
  assert.deepEqual(await proposed(other), []);
});

async function urbanMember(village = VILLAGE): Promise<Somebody> {
  const person = await county.register({ village });
  await county.say(person, 'household', { registration: registration('urban') });
  return person;
}

test('a list that pays more in a month than a share of the standard allows is held back; by the rule it goes through', async () => {
  county.at('2026-05-06T02:00:00Z');
  const [person, other] = [await urbanMember(), await urbanMember()];
  const listed = (...sums: readonly [Somebody, number][]) =>
    csv(
      '宕昌县分类施保和低保增发发放表（2026年5月）',
      '序号,姓名,身份证号,分类施保,残疾人增发,合计',
      ...sums.map(([{ name, residentId }, sum], at) => `${at + 1},${name},${residentId},${sum},141,${sum + 141}`),
    );
  // 30 % of 705 is 211.5: with 141 of the supplement 70.5 are left.
  const { importId, ledger } = await bring(listed([person, 141], [other, 141]));
  assert.equal(ledger, 'low-income-additions-payment');
  const { clashes: found } = await county.run(clashes, { importId });
  assert.deepEqual(
    found.map(({ kind, first, sides }) => [
      kind,
      first,
      ...sides.map(({ state, amountFen }) => `${state} ${amountFen}`),
    ]),
    [person, other].map(() => ['capped', '2026-05', 'listed 14100', 'listed 14100']),
  );
  await assert.rejects(
    county.run(apply, { importId }),
    says('list-above-limit', /城市低保残疾人增发补助.*低保分类施保.*2026-05 合计超过上限.*少发70.50元.*共 2 人/),
  );
  const right = await bring(listed([person, 70.5]));
  assert.equal((await county.run(apply, { importId: right.importId })).new, 1);
  assert.deepEqual(await proposed(person), []);
});

test('a list above the limit that has gone out already is recorded as it happened, and what is above is to be recovered', async () => {
  county.at('2026-05-06T02:00:00Z');
  const person = await urbanMember(OTHER_VILLAGE);
  const { importId } = await bring(
    csv(
      '分类施保和低保增发发放表 2026年4月',
      '姓名,身份证号,分类施保,残疾人增发',
      `${person.name},${person.residentId},141,141`,
    ),
  );
  await county.run(apply, { importId, paidAlready: true });
  assert.deepEqual(await proposed(person), ['2026-04 classified-support recovery 70.5']);
  // The rule says what is cut: there is nothing to decide.
  const { clashes: limits, open } = await county.run(clashes, { person: person.id, first: '2026-04', last: '2026-04' });
  assert.deepEqual([limits.map(({ kind }) => kind), open], [['capped'], 0]);
  const decision = { person: person.id, clash: limits[0]!.key, keep: 'policy', reason: '想发这一项' } as const;
  await assert.rejects(county.run(ruleClash, decision), { code: 'conflict' });
});

test('a limit for the year is kept before the contributions of a year are paid', async () => {
  county.at('2026-03-06T02:00:00Z');
  const person = await county.register();
  await county.say(person, 'person', { mentalDiagnosis: 1, medicalScheme: 3 });
  await county.say(person, 'household', { registration: registration('rural') });
  const listed = (sum: number) =>
    csv(
      '宕昌县城乡居民医保缴费资助发放表（2026年2月）',
      '姓名,身份证号,个人应缴,残联资助,县级资助,合计',
      `${person.name},${person.residentId},400,200,${sum},${sum + 200}`,
    );
  const { importId, ledger } = await bring(listed(400));
  assert.equal(ledger, 'insurance-payment');
  await assert.rejects(county.run(apply, { importId }), says('list-above-limit', /2026 合计超过上限.*少发200元/));
  assert.equal((await county.run(apply, { importId: (await bring(listed(200))).importId })).new, 1);
});
