// Several lists about the same people: what one says of another's, what is known where lists differ, and what can no longer be undone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { packs } from '../../src/main/packs.ts';
import { decide } from '../../src/operations/decision/decide.ts';
import { explain } from '../../src/operations/decision/explain.ts';
import { list as people } from '../../src/operations/decision/list.ts';
import { unclaimed } from '../../src/operations/decision/unclaimed.ts';
import { apply } from '../../src/operations/import/apply.ts';
import { list as imports } from '../../src/operations/import/list.ts';
import { markedWorkbook } from '../../src/operations/import/marked-workbook.ts';
import { preview } from '../../src/operations/import/preview.ts';
import { read } from '../../src/operations/import/read.ts';
import { undo } from '../../src/operations/import/undo.ts';
import type { Caller } from '../../src/operations/operation.ts';
import { testWorld, type World } from '../../src/operations/testing.ts';
import { checkCharacter } from '../../src/values/resident-id.ts';

const numberOf = (born: string, order: number): string => {
  const head = `621223${born}${String(order).padStart(3, '0')}`;
  return head + checkCharacter(head);
};
const anna = numberOf('19700101', 1);
const bela = numberOf('19800202', 2);
const cora = numberOf('19900303', 3);
const dora = numberOf('20000404', 4);

const rosterHead = '序号,姓名,性别,身份证号,残疾类别,残疾等级,残疾证号,发证日期,乡镇,村,是否低保\n';
const roster = (filledOn: string, ...lines: string[]) =>
  `宕昌县残疾人花名册\n填报日期：${filledOn}\n${rosterHead}${lines.join('\n')}\n`;
const line = (number: number, name: string, id: string, level: number, village: string, lowIncome: string) =>
  `${number},${name},女,${id},肢体,${level}级,${id}4${level},2022-05-01,城关镇,${village},${lowIncome}`;
const households = (...lines: string[]) =>
  `宕昌县农村最低生活保障家庭花名册\n填报日期：2026-03-20\n序号,乡镇,村,户主姓名,保障类别,姓名,与户主关系,身份证号,批准时间\n${lines.join('\n')}\n`;

let world: World;
before(async () => {
  world = await testWorld(packs, '2026-06-30T02:00:00Z');
});
after(() => world.close());

const bytes = (text: string) => new TextEncoder().encode(text);
const bring = (text: string, caller?: Caller) =>
  world.run(preview, { file: bytes(text), fileName: 'list.csv' }, caller);
const apply_ = (importId: string, caller?: Caller) => world.run(apply, { importId }, caller);
const counts = ({
  new: fresh,
  same,
  changed,
  wrong,
}: {
  new: number;
  same: number;
  changed: number;
  wrong: readonly unknown[];
}) => [fresh, same, changed, wrong.length];

const firstRoster = roster(
  '2026-03-07',
  line(1, '安娜', anna, 1, '旧城村', '是'),
  line(2, '贝拉', bela, 2, '旧城村', '否'),
  line(3, '朵拉', dora, 4, '石磊村', '是'),
);
let rosterImport: string;

test('a roster makes people, with a household of their own each', async () => {
  const seen = await bring(firstRoster);
  assert.deepEqual(counts(seen), [3, 0, 0, 0]);
  rosterImport = seen.importId;
  await apply_(rosterImport);
  const { person, decisions } = await world.run(explain, { person: '安娜', policies: ['special-rescue'] });
  assert.equal(person.residentId?.includes(anna.slice(6, 14)), false, 'masked');
  assert.equal(decisions[0]?.outcome, 'eligible', '是否低保：是 is enough');
});

test('the list of low-income households seats people together and gives the class that a bare yes did not', async () => {
  const file = households(
    `1,城关镇,旧城村,安娜,二类,安娜,户主,${anna},2025-01-10`,
    `,,,,,贝拉,妹妹,${bela},`,
    `,,,,,可拉,女儿,${cora},`,
  );
  const seen = await bring(file);
  assert.deepEqual([seen.ledger, counts(seen)], ['low-income-household', [1, 0, 2, 0]]);
  await apply_(seen.importId);
  for (const name of ['安娜', '贝拉']) {
    const { person, decisions } = await world.run(explain, { person: name, policies: ['special-rescue'] });
    const poor = decisions[0]?.criteria.find(({ id }) => id === 'onLowIncome');
    assert.equal(poor?.facts.find(({ id }) => id === 'lowIncome')?.value, 'second', name);
    assert.equal(decisions[0]?.outcome, 'eligible');
    assert.ok(person.household);
  }
  const homes = await Promise.all(
    ['安娜', '贝拉', '可拉'].map(async (name) => (await world.run(explain, { person: name })).person.household),
  );
  assert.equal(new Set(homes).size, 1);
});

test('the roster that comes again changes nothing, and its bare yes does not blur the class', async () => {
  assert.deepEqual(counts(await apply_((await bring(firstRoster)).importId)), [0, 3, 0, 0]);
  const { decisions } = await world.run(explain, { person: anna, policies: ['special-rescue'] });
  assert.equal(decisions[0]?.criteria.find(({ id }) => id === 'onLowIncome')?.facts[0]?.value, 'second');
});

test('a corrected roster shows what was and what would be; on an earlier day the old level still holds', async () => {
  const seen = await bring(
    roster(
      '2026-05-10',
      line(1, '朵拉', dora, 2, '石磊村', '是').replace('2022-05-01', '2026-04-01'),
      line(2, '安娜', anna, 1, '旧城村', '是'),
    ),
  );
  assert.deepEqual(counts(seen), [0, 1, 1, 0]);
  const { rows } = await world.run(read, { importId: seen.importId, status: 'changed' });
  const level = rows[0]?.difference.find(({ field }) => field === 'level');
  assert.deepEqual([level?.label, level?.old, level?.new], ['等级', '4级', '2级']);
  assert.doesNotMatch(JSON.stringify(rows), new RegExp(dora), 'numbers are masked');
  await apply_(seen.importId);
  const levelOn = async (on: string) => {
    const { decisions } = await world.run(explain, { person: dora, on, policies: ['special-rescue'] });
    return decisions[0]?.criteria.find(({ id }) => id === 'severe')?.facts[0]?.value;
  };
  assert.deepEqual([await levelOn('2026-06-30'), await levelOn('2026-03-31')], [2, 4]);
});

test('what later work builds on is not undone, and the answer says what builds on it', async () => {
  await assert.rejects(
    world.run(undo, { importId: rosterImport }),
    (error: { code?: string; details?: { what?: string } }) => {
      assert.equal(error.code, 'import-built-upon');
      assert.match(error.details?.what ?? '', /台账|事实|迁移/);
      return true;
    },
  );
  const { imports: listed } = await world.run(imports, {});
  assert.ok(listed.every(({ state }) => state !== 'undone'));
});

test('who is eligible and not in the latest payment list is found, and policies without any proof are named apart', async () => {
  const paid = `宕昌县残疾人两项补贴发放表 2026年5月\n序号,姓名,身份证号,残疾证号,生活补贴,护理补贴,合计\n1,安娜,${anna},${anna}41,110,,110\n2,陌生人,${numberOf('19600606', 6)},,110,,110\n`;
  const seen = await bring(paid);
  assert.deepEqual([seen.ledger, seen.ok], ['two-subsidy-payment', 2]);
  await apply_(seen.importId);
  await world.run(decide, {});
  const { policies, withoutRecord } = await world.run(unclaimed, {});
  const living = policies.find((each) => ('policy' in each ? each.policy : '') === 'living-allowance');
  assert.deepEqual(living?.proof, {
    ledger: 'two-subsidy-payment',
    ledgerTitle: '残疾人两项补贴发放表',
    month: '2026-05',
    paid: 1,
    unmatched: 1,
  });
  assert.ok(withoutRecord.some(({ policy }) => policy === 'special-rescue'));
  const eligible = await world.run(people, { policy: 'special-rescue' });
  assert.deepEqual(eligible.people.map(({ name }) => name).sort(), ['安娜', '朵拉', '贝拉'].sort());
  const unknown = await world.run(people, {
    policy: 'living-allowance',
    outcome: 'unknown',
    missing: 'inWorkInjuryCare',
  });
  assert.equal(unknown.total, unknown.people.length);
  assert.ok(unknown.people.every(({ missing }) => missing.includes('inWorkInjuryCare')));
});

test('a town brings in its own places only; the file comes back with the wrong cells marked', async () => {
  const town = world.town('621223101');
  const seen = await bring(roster('2026-06-01', line(1, '艾拉', numberOf('19700505', 9), 3, '旧城村', '否')), town);
  assert.deepEqual([seen.ok, seen.wrong.map(({ code }) => code)], [0, ['village-unknown']]);
  await assert.rejects(world.run(apply, { importId: seen.importId }, town), { code: 'import-nothing-to-apply' });
  await assert.rejects(world.run(read, { importId: rosterImport }, town), { code: 'not-found' });
  const marked = await world.run(markedWorkbook, { importId: seen.importId }, town);
  assert.deepEqual([marked.wrong, Buffer.from(marked.bytes.subarray(0, 2)).toString()], [1, 'PK']);
});

test('county staff apply under row-level security what the operator applies above it', async () => {
  const text = roster('2026-06-02', line(1, '菲菲', numberOf('19750707', 7), 2, '石磊村', '是'));
  const seen = await bring(text, world.county);
  const applied = await apply_(seen.importId, world.county);
  assert.deepEqual(counts(applied), [1, 0, 0, 0]);
  assert.deepEqual(counts(await bring(text)), [0, 1, 0, 0]);
  const undone = await world.run(undo, { importId: seen.importId }, world.county);
  assert.deepEqual([undone.entries, undone.people], [1, 1]);
  await assert.rejects(world.run(explain, { person: '菲菲' }), { code: 'not-found' });
});
