/** The answer of another county as it really comes: a title, numbers as text, spaces, old identity numbers, somebody twice. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { writeTables } from '../../src/formats/xlsx.ts';
import { clashes } from '../../src/operations/entitlement/clashes.ts';
import { apply } from '../../src/operations/import/apply.ts';
import { preview } from '../../src/operations/import/preview.ts';
import { read } from '../../src/operations/import/read.ts';
import { disabilityAllowancesPack } from '../../src/packs/disability-allowances/pack.ts';
import { registryPack } from '../../src/packs/registry/pack.ts';
import { checkCharacter } from '../../src/values/resident-id.ts';
import { type County, entitlementCounty, type Somebody } from './setup.ts';

let county: County;
let people: readonly Somebody[];
before(async () => {
  county = await entitlementCounty('2026-05-06T02:00:00Z', [registryPack, disabilityAllowancesPack]);
  people = [await county.register(), await county.register(), await county.register()];
  for (const person of people)
    for (const month of ['2026-03', '2026-04']) await county.pay(person, month, { nursingAllowance: '100' });
});
after(() => county.close());

const stranger = `62052319900101001${checkCharacter('62052319900101001')}`;
const fifteen = (number: string): string => number.slice(0, 6) + number.slice(8, 17);

async function workbook(): Promise<Uint8Array<ArrayBuffer>> {
  const [one, two, three] = people as [Somebody, Somebody, Somebody];
  const headings = [
    '序号',
    '姓名 ',
    '身份证号码',
    '享受地区',
    '补贴名称',
    '享受开始月份',
    '享受截止月份',
    '月发放金额',
    '备注',
  ];
  const row = (name: string, number: string, amount: string, benefit = '护理补贴') => [
    '1',
    name,
    number,
    '甘谷县 ',
    benefit,
    '2026年3月',
    '',
    amount,
    '',
  ];
  const bytes = await writeTables([
    {
      name: 'Sheet1',
      title: '外地享受待遇核对表',
      subtitle: '填报单位：甘谷县民政局',
      columns: headings.map((heading) => ({ heading })),
      rows: [
        row(` ${one.name}  `, `${one.residentId} `, '100'),
        row(two.name, fifteen(two.residentId), '１００元', '重度残疾人护理补贴（护理）'),
        row(three.name, three.residentId, ' 100.00 '),
        // The same again, and somebody who is not ours.
        row(three.name, three.residentId.toLowerCase(), '100'),
        row('赵不识', stranger, '100', '水费减免'),
        row('钱', '12345', '100'),
      ],
      remarks: ['填表人：李某    审核人：张某'],
    },
  ]);
  return new Uint8Array(bytes);
}

test('it is recognised, says by row what it is and what is wrong, and meets what we pay', async () => {
  const file = await workbook();
  const shown = await county.run(preview, { file, fileName: '甘谷县回函.xlsx' });
  assert.equal(shown.ledger, 'received-elsewhere');
  const { importId } = shown;
  const { rows } = await county.run(read, { importId, pageSize: 50 });
  assert.deepEqual(
    rows.map(({ row, status, subject, notes }) => ({
      row,
      status,
      whose: people.findIndex(({ id }) => id === subject),
      rules: notes.map(({ rule }) => rule).filter((rule) => /^id-|again/.test(rule)),
    })),
    [
      { row: 4, status: 'new', whose: 0, rules: [] },
      { row: 5, status: 'new', whose: 1, rules: ['id-fifteen-digits'] },
      { row: 6, status: 'new', whose: 2, rules: [] },
      { row: 7, status: 'new', whose: 2, rules: ['entry-again'] },
      { row: 8, status: 'new', whose: -1, rules: [] },
      { row: 9, status: 'wrong', whose: -1, rules: [] },
    ],
  );
  const matching = {
    names: [
      { benefit: '水费减免', policy: null, title: null, rows: 1 },
      { benefit: '护理补贴', policy: 'nursing-allowance', title: '重度残疾人护理补贴', rows: 3 },
      { benefit: '重度残疾人护理补贴(护理)', policy: 'nursing-allowance', title: '重度残疾人护理补贴', rows: 1 },
    ],
    unmatched: 1,
  };
  assert.deepEqual(shown.elsewhere, matching);
  const seen = await county.run(read, { importId, status: 'new' });
  assert.deepEqual(seen.elsewhere, matching);
  assert.deepEqual(
    seen.rows.map(({ ourBenefit }) => ourBenefit),
    ['重度残疾人护理补贴', '重度残疾人护理补贴', '重度残疾人护理补贴', '重度残疾人护理补贴', null],
  );
  await county.run(apply, { importId });
  assert.equal((await county.run(read, { importId })).elsewhere, null);
  const { clashes: found, unnamed } = await county.run(clashes, { first: '2026-03', last: '2026-04' });
  assert.deepEqual(
    people.map(({ id }) =>
      found
        .filter(({ person }) => person.id === id)
        .map(({ kind, sides }) => [kind, ...sides.map(({ amountFen }) => amountFen)]),
    ),
    people.map(() => [['same-policy', 10_000, 10_000]]),
    'each once, the double line too',
  );
  assert.deepEqual(unnamed, []);
});

test('read a second time it says nothing new', async () => {
  const { importId } = await county.run(preview, { file: await workbook(), fileName: '甘谷县回函（再发）.xlsx' });
  const { rows } = await county.run(read, { importId, pageSize: 50 });
  assert.deepEqual(
    rows.map(({ status }) => status),
    ['same', 'same', 'same', 'same', 'same', 'wrong'],
  );
  const before = (await county.run(clashes, { first: '2026-03', last: '2026-04' })).clashes.length;
  await county.run(apply, { importId });
  assert.equal((await county.run(clashes, { first: '2026-03', last: '2026-04' })).clashes.length, before);
});
