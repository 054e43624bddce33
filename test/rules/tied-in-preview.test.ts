/** What a raise of one benefit is settled together with is in the sums of its preview: then it says so, wherever the sums are shown. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorkbook } from '../../src/formats/workbook.ts';
import { annex } from '../../src/operations/rule/annex.ts';
import { effect } from '../../src/operations/rule/effect.ts';
import { preview } from '../../src/operations/rule/preview.ts';
import { save } from '../../src/operations/rule/save.ts';
import { workbook } from '../../src/operations/rule/workbook.ts';
import { disabilityAllowancesPack } from '../../src/packs/disability-allowances/pack.ts';
import { registryPack } from '../../src/packs/registry/pack.ts';
import { twoSystemsPack } from '../../src/packs/two-systems/pack.ts';
import { type County, entitlementCounty } from '../entitlements/setup.ts';

let county: County;
before(async () => {
  county = await entitlementCounty('2026-05-06T02:00:00Z', [registryPack, disabilityAllowancesPack, twoSystemsPack]);
  const person = await county.register({ born: '19480101' });
  for (const policy of ['living-allowance', 'elderly-allowance'])
    for (const step of ['applied', 'confirmed'] as const) await county.claim(person, policy, step, '2026-04-08');
});
after(() => county.close());

async function drafted(parameter: string, yuan: number): Promise<string> {
  const { values } = [disabilityAllowancesPack, twoSystemsPack]
    .flatMap((pack) => pack.parameters)
    .find(({ id }) => id === parameter)!;
  const held = values.at(-1)!.value as { table?: object };
  const fen = yuan * 100;
  const rows = Object.keys(held.table ?? {});
  const value = rows.length === 0 ? fen : { table: Object.fromEntries(rows.map((row) => [row, fen])) };
  const words = { title: `调整标准到${yuan}元`, paper: '拟稿文件', from: '2026-07-01' };
  const { draft } = await county.run(save, { ...words, values: [{ parameter, area: '621223', value }] });
  await county.run(preview, { draft, first: '2026-07', last: '2026-08' });
  return draft;
}

const sheetsIn = async (bytes: Uint8Array): Promise<string> => {
  const said: string[] = [];
  for (const { name, rows } of (await openWorkbook(bytes, '测算.xlsx')).sheets)
    for await (const { cells } of rows()) said.push(`${name}: ${JSON.stringify(cells)}`);
  return said.join('\n');
};

test('the raise of one of two that exclude each other names the other one, whose money is in the sums', async () => {
  const draft = await drafted('elderly-allowance-standard', 900);
  const { result } = await county.run(effect, { draft });
  const tied = result.tied!.map(({ id }) => id);
  assert.ok(tied.includes('living-allowance') && !tied.includes('elderly-allowance'), tied.join());
  assert.deepEqual(
    result.byPolicy.map(({ id }) => tied.includes(id)).slice(0, tied.length + 1),
    [false, ...tied.map(() => true)],
    'whose rules change come first',
  );
  const of = (id: string) => result.byPolicy.find((sum) => sum.id === id)!;
  const [own, other] = [of('elderly-allowance'), of('living-allowance')];
  assert.deepEqual([own.beforeFen, own.afterFen], [0, 180_000]);
  assert.ok(other.beforeFen > 0 && other.afterFen === 0, 'the larger one takes its place');
  const sum = result.byPolicy.reduce((all, { beforeFen }) => all + beforeFen, 0);
  assert.deepEqual([result.total.beforeFen, result.byPolicy.length], [sum, tied.length + 1]);
  const unstated = result.byLevel.find(({ id }) => id === 'unstated')!;
  assert.deepEqual([unstated.title, unstated.afterFen], ['来源未规定由哪级负担', result.total.afterFen]);
  const said = /各项合计包括一起结算的.*“困难残疾人生活补贴”.*：规则没有改/;
  assert.match(JSON.stringify((await county.run(annex, { draft })).paper.blocks), said);
  const book = await sheetsIn((await county.run(workbook, { draft })).bytes);
  assert.match(book, said);
  assert.match(book, /困难残疾人生活补贴（一起结算）/);
  assert.doesNotMatch(book, /高龄残疾人生活补贴（一起结算）/);
});

test('what is tied to nothing says nothing of it', async () => {
  const draft = await drafted('graduate-hiring-subsidy-standard', 4000);
  const { result } = await county.run(effect, { draft });
  assert.deepEqual(result.tied, []);
  assert.doesNotMatch(await sheetsIn((await county.run(workbook, { draft })).bytes), /一起结算/);
});
