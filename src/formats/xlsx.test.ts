import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readXlsx } from 'hucre';
import { Problem } from '../values/problem.ts';
import { openWorkbook } from './workbook.ts';
import { writeTables } from './xlsx.ts';

const DANGEROUS = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '＝1+1',
  '＋1',
  '－1',
  '＠A',
  "=cmd|'/c calc'!A1",
  '=HYPERLINK("http://x")',
];

const table = {
  name: '名册[1]/a',
  title: '宕昌县名册',
  subtitle: '单位：元',
  columns: [
    { heading: '姓名', width: 12 },
    { heading: '身份证号', width: 22 },
    { heading: '金额', format: 'yuan' as const },
  ],
  rows: [
    ['张三', '621223198503011236', 1234.5],
    ['李四', null, 0],
  ],
  remarks: ['审核人：'],
};

describe('writing tables', () => {
  it('writes what it is given, long numbers as texts', async () => {
    const { sheets } = await readXlsx(await writeTables([table]), { readStyles: true });
    assert.equal(sheets[0]!.name, '名册_1__a');
    assert.deepEqual(
      sheets[0]!.rows.map((row) => row.filter((value) => value !== null)),
      [
        ['宕昌县名册'],
        ['单位：元'],
        ['姓名', '身份证号', '金额'],
        ['张三', '621223198503011236', 1234.5],
        ['李四', 0],
        ['审核人：'],
      ],
    );
    assert.equal(sheets[0]!.cells?.get('3,1')?.style?.numFmt, '@');
    assert.equal(sheets[0]!.pageSetup?.printTitlesRow, '$3:$3');
  });

  it('never lets a text become a formula, and gives it back unchanged', async () => {
    const rows = DANGEROUS.map((text) => [text]);
    const file = await writeTables([{ name: 'a', columns: [{ heading: '备注' }], rows }]);
    const read = await readXlsx(file, { readStyles: true });
    const texts: (string | undefined)[] = [];
    for await (const { cells } of (await openWorkbook(file, 'a.xlsx')).sheets[0]!.rows()) texts.push(cells[0]?.text);
    assert.deepEqual(texts.slice(1), DANGEROUS);
    for (const row of DANGEROUS.keys()) {
      const cell = read.sheets[0]!.cells?.get(`${row + 1},0`);
      assert.equal(cell?.formula, undefined);
      assert.equal(cell?.style?.numFmt, '@');
    }
  });

  it('sends long tables out plain, in little memory, and as safely', async () => {
    const rows = Array.from({ length: 20_001 }, (_, index) => [DANGEROUS[index % DANGEROUS.length]!, index / 4, null]);
    const file = await writeTables([{ ...table, rows }]);
    const read: (string | null)[][] = [];
    for await (const { cells } of (await openWorkbook(file, 'a.xlsx')).sheets[0]!.rows()) {
      read.push(cells.map((cell) => cell && `${cell.kind}:${cell.text}`));
    }
    assert.equal(read.length, 20_005);
    assert.deepEqual(read[2], ['text:姓名', 'text:身份证号', 'text:金额']);
    assert.deepEqual(
      [read[3], read[4], read[20_004]],
      [['text:=1+1', 'number:0'], ['text:+1', 'number:0.25'], ['text:审核人：']],
    );
    const { sheets } = await readXlsx(file, { readStyles: true });
    assert.equal(sheets[0]!.cells?.get('3,0')?.style?.numFmt, '@');
    assert.equal(sheets[0]!.rows[4]![1], 0.25);
  });

  it('gives two sheets of one name two names', async () => {
    const { sheets } = await readXlsx(await writeTables([table, { ...table, name: '名册:1:?a' }]));
    assert.deepEqual(
      sheets.map(({ name }) => name),
      ['名册_1__a', '名册_1__a_2'],
    );
  });

  it('locks a file with a password', async () => {
    const file = await writeTables([table], { password: '很长的密码' });
    await assert.rejects(
      openWorkbook(file, 'a.xlsx'),
      (error) => error instanceof Problem && error.code === 'file-encrypted',
    );
  });
});
