import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readXlsx, writeXlsx } from 'hucre';
import { annotateWorkbook } from './annotated-workbook.ts';
import { openWorkbook } from './workbook.ts';

const rows = [
  ['名册'],
  ['姓名', '等级', '日期'],
  ['张三', '重度', new Date('2024-05-06T00:00:00Z')],
  ['李四', '二级', null],
];
const own = await writeXlsx({
  sheets: [
    {
      name: '城关镇',
      rows,
      cells: new Map([
        [
          '2,1',
          {
            value: '重度',
            type: 'string' as const,
            style: { font: { bold: true, size: 14 }, border: { top: { style: 'thin' as const } } },
          },
        ],
        ['3,0', { value: '李四', type: 'string' as const, style: { font: { italic: true } } }],
      ]),
      columns: [{ width: 20 }, { width: 30 }, { width: 12 }],
      merges: [{ startRow: 0, endRow: 0, startCol: 0, endCol: 2 }],
    },
    { name: '别的', rows: [['不动']] },
  ],
});

const annotation = {
  sheets: [{ name: '城关镇', headerRow: 2 }],
  marks: [
    { sheet: '城关镇', row: 3, cell: 'B3', column: '等级', message: '没有写明是几级 <&>' },
    { sheet: '城关镇', row: 3, cell: null, column: '身份证号', message: '没有填写' },
    { sheet: '城关镇', row: 4, cell: 'C4', column: '日期', message: '没有填写' },
  ],
};

const marked = async () => readXlsx(await annotateWorkbook(own, 'a.xlsx', annotation), { readStyles: true });

describe('a workbook that comes back marked', () => {
  it('has the reasons in a column of their own, and every value where it was', async () => {
    const [sheet, other] = (await marked()).sheets;
    assert.deepEqual(
      sheet!.rows.map((row) => row[3] ?? null),
      [null, '错误原因', '等级：没有写明是几级 <&>\n身份证号：没有填写', '日期：没有填写'],
    );
    assert.deepEqual(
      sheet!.rows.slice(1).map((row) => row.slice(0, 2)),
      [
        ['姓名', '等级'],
        ['张三', '重度'],
        ['李四', '二级'],
      ],
    );
    assert.deepEqual(other!.rows, [['不动']]);
  });

  it('fills the wrong cells, also those that were not there, and keeps their styles', async () => {
    const cells = (await marked()).sheets[0]!.cells!;
    const fill = (at: string) => JSON.stringify(cells.get(at)?.style?.fill ?? null);
    assert.match(fill('2,1'), /FFC7CE/);
    assert.match(fill('3,2'), /FFC7CE/);
    assert.doesNotMatch(fill('2,0'), /FFC7CE/);
    assert.doesNotMatch(fill('3,0'), /FFC7CE/);
    assert.deepEqual([cells.get('2,1')?.style?.font?.bold, cells.get('2,1')?.style?.font?.size], [true, 14]);
    assert.equal(cells.get('3,0')?.style?.font?.italic, true);
    assert.equal(cells.get('2,1')?.style?.border?.top?.style, 'thin');
  });

  it('keeps widths and merged ranges', async () => {
    const sheet = (await marked()).sheets[0]!;
    assert.deepEqual(
      sheet.columns?.map(({ width }) => Math.round(width ?? 0)),
      [20, 30, 12, 45],
    );
    assert.deepEqual(sheet.merges, [{ startRow: 0, endRow: 0, startCol: 0, endCol: 2 }]);
  });

  it('copies what it does not touch bit by bit', async () => {
    const untouched = await annotateWorkbook(own, 'a.xlsx', { sheets: [], marks: [] });
    const [before, after] = [
      await readXlsx(own, { readStyles: true }),
      await readXlsx(untouched, { readStyles: true }),
    ];
    assert.deepEqual(after.sheets, before.sheets);
  });

  it('comes back as xlsx when it was text', async () => {
    const text = new TextEncoder().encode('姓名,号\n张三,621223198503011236\n李四,=1+1');
    const file = await annotateWorkbook(text, '名[1].csv', {
      sheets: [{ name: '名[1]', headerRow: 1 }],
      marks: [{ sheet: '名[1]', row: 3, cell: 'B3', column: '号', message: '不对' }],
    });
    const workbook = await openWorkbook(file, 'b.xlsx');
    const texts = [];
    for await (const { cells } of workbook.sheets[0]!.rows())
      texts.push(cells.map((cell) => cell && `${cell.kind}:${cell.text}`));
    assert.deepEqual(texts, [
      ['text:姓名', 'text:号', 'text:错误原因'],
      ['text:张三', 'text:621223198503011236'],
      ['text:李四', 'text:=1+1', 'text:号：不对'],
    ]);
  });
});
