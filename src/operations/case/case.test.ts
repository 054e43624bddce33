/** Worked cases go out as a workbook, come back signed, and are stale once their rules change. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorkbook } from '../../formats/workbook.ts';
import { type Table, writeTables } from '../../formats/xlsx.ts';
import { packs } from '../../main/packs.ts';
import { testWorld, type World } from '../testing.ts';
import { casesOfPolicies } from './case-lines.ts';
import { headings } from './case-table.ts';
import { list } from './list.ts';
import { readSigned } from './read-signed.ts';
import { workbook } from './workbook.ts';

const POLICY = 'living-allowance';
let world: World;
before(async () => {
  world = await testWorld(packs, '2026-06-01T02:00:00Z');
});
after(() => world.close());

type Cells = Record<keyof typeof headings, string | number | null>;

/** The sheet as it was written, with what officials write into it. */
async function filled(
  bytes: Uint8Array,
  write: (row: Cells, index: number) => Partial<Cells>,
): Promise<Uint8Array<ArrayBuffer>> {
  const { sheets } = await openWorkbook(bytes, 'cases.xlsx');
  const tables: Table[] = [];
  for (const sheet of sheets) {
    const lines: (string | null)[][] = [];
    for await (const { cells } of sheet.rows()) lines.push(cells.map((cell) => cell?.text ?? null));
    const header = lines.findIndex((cells) => cells.includes(headings.key));
    const names = lines[header]!;
    const ids = names.map((name) => Object.entries(headings).find(([, heading]) => heading === name)![0]);
    const rows = lines.slice(header + 1).map((cells, index) => {
      const row = Object.fromEntries(ids.map((id, place) => [id, cells[place] ?? null])) as Cells;
      const changed = { ...row, ...(row.key === null ? {} : write(row, index)) };
      return ids.map((id) => changed[id as keyof Cells]);
    });
    tables.push({ name: sheet.name, columns: names.map((name) => ({ heading: name ?? '' })), rows });
  }
  return new Uint8Array(await writeTables(tables));
}

const exported = async () => new Uint8Array((await world.run(workbook, { policy: POLICY })).bytes);
const states = async () => {
  const { cases } = await world.run(list, { policy: POLICY });
  return Object.fromEntries(
    Object.entries(Object.groupBy(cases, ({ state }) => state)).map(([state, all]) => [state, all!.length]),
  );
};
const total = packs.flatMap(({ cases }) => cases).filter(({ policy }) => policy === POLICY).length;

test('a sheet has every case once, each with what is expected, its clauses and a key, and all agree', async () => {
  const { bytes, cases, policies } = await world.run(workbook, { policy: POLICY });
  assert.deepEqual([policies, cases], [1, total]);
  const { sheets } = await openWorkbook(bytes, 'cases.xlsx');
  assert.deepEqual(
    sheets.map(({ name }) => name),
    ['困难残疾人生活补贴'],
  );
  const text: string[] = [];
  for await (const { cells } of sheets[0]!.rows()) text.push(cells.map((cell) => cell?.text ?? '').join('|'));
  const [first] = text.filter((line) => line.startsWith('1|'));
  assert.match(first!, /残疾等级 3级/);
  assert.match(first!, /○ 残疾人证在有效期内（国发〔2015〕52号 三（一））/);
  assert.match(first!, /\|符合\|110\|/);
  assert.match(first!, /\|与应得结果一致\|/);
  const keys = new Set(text.flatMap((line) => line.match(/\|([0-9a-f]{12})$/)?.slice(1) ?? []));
  assert.equal(keys.size, total);
});

test('every case of every pack comes out as expected, and no two share a key', async () => {
  const all = casesOfPolicies(world.services.catalogue, {}).flatMap(({ cases }) => cases);
  assert.deepEqual(
    all.filter(({ agrees }) => !agrees).map(({ policy, title }) => `${policy}: ${title}`),
    [],
  );
  assert.equal(new Set(all.map(({ key }) => key)).size, all.length);
});

test('what comes back unsigned counts for nothing', async () => {
  const result = await world.run(readSigned, { file: await exported(), fileName: '没签.xlsx' });
  assert.deepEqual([result.rows, result.unsigned, result.added], [total, total, 0]);
  assert.deepEqual(await states(), { unsigned: total });
});

test('confirmed, disputed and changed rows are told apart; nothing counts without a signature; twice adds nothing', async () => {
  const sign = { confirmed: '是', signedBy: '李主任', signedOn: '2026.6.2' };
  const file = await filled(await exported(), (_, index) => {
    if (index === 0) return sign;
    if (index === 1) return { ...sign, confirmed: '否', remark: '四级不该领' };
    if (index === 2) return { ...sign, amount: 120 };
    if (index === 3) return { confirmed: '是' };
    if (index === 4) return { ...sign, confirmed: '大概' };
    return {};
  });
  const result = await world.run(readSigned, { file, fileName: '签字.xlsx' });
  assert.deepEqual([result.confirmed, result.unsigned, result.stale.length, result.added], [1, total - 5, 0, 3]);
  assert.deepEqual(
    result.disputed.map(({ remark, edits, computedFen }) => ({ remark, edits, computedFen })),
    [
      { remark: '四级不该领', edits: [], computedFen: 11_000 },
      { remark: '', edits: [{ column: '金额（元）', was: '110', now: '120' }], computedFen: 11_000 },
    ],
  );
  assert.deepEqual(
    result.unclear.map(({ problem }) => problem),
    ['没有签字', '“确认”一栏写的是“大概”，请写是或否'],
  );
  assert.deepEqual(await states(), { confirmed: 1, disputed: 2, unsigned: total - 3 });
  assert.equal((await world.run(readSigned, { file, fileName: '又一次.xlsx' })).added, 0);
  const { cases } = await world.run(list, { policy: POLICY });
  const { signedBy, signedOn, verdict } = cases[0]!.signOff!;
  assert.deepEqual([signedBy, signedOn, verdict], ['李主任', '2026-06-02', 'confirmed']);
});

test('a changed clause makes what was signed stale, in the list and in the workbook', async () => {
  const sign = { confirmed: '是', signedBy: '李主任', signedOn: '2026-06-03' };
  const file = await filled(await exported(), () => sign);
  await world.run(readSigned, { file, fileName: '全部.xlsx' });
  assert.deepEqual(await states(), { confirmed: total });
  const changed = structuredClone(packs) as unknown as typeof packs;
  const policy = changed.flatMap(({ policies }) => policies).find(({ id }) => id === POLICY)!;
  (policy.versions[0]!.criteria['certificateValid'] as { because: string }).because = '残疾人证没有过期';
  const next = await testWorld(changed, '2026-06-01T02:00:00Z');
  try {
    const result = await next.run(readSigned, { file, fileName: '全部.xlsx' });
    const before = changed.flatMap(({ cases }) => cases).filter((each) => each.policy === POLICY);
    const notYet = before.filter(({ expect }) => expect.outcome === 'not-in-force').length;
    assert.equal(result.stale.length, total - notYet);
    assert.equal(result.added, notYet);
  } finally {
    await next.close();
  }
});

test('what is no such workbook is refused', async () => {
  const table = { name: '名单', columns: [{ heading: '姓名' }], rows: [['张三']] };
  const file = new Uint8Array(await writeTables([table]));
  await assert.rejects(world.run(readSigned, { file, fileName: '名单.xlsx' }), { code: 'file-not-a-workbook' });
});
