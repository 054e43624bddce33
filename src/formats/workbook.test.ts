import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { utils, write } from '@e965/xlsx';
import { writeXlsx, writeXlsxStream } from 'hucre';
import type { Sheet, Workbook } from '../values/sheet.ts';
import { openWorkbook } from './workbook.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
/** 姓名,乡镇 and 张三,城关镇 in GB18030. */
const CHINESE = Uint8Array.from([
  0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xcf, 0xe7, 0xd5, 0xf2, 0x0d, 0x0a, 0xd5, 0xc5, 0xc8, 0xfd, 0x2c, 0xb3, 0xc7, 0xb9,
  0xd8, 0xd5, 0xf2,
]);

async function lines(sheet: Sheet | undefined): Promise<string[]> {
  const texts: string[] = [];
  for await (const { number, cells } of sheet!.rows()) {
    texts.push(`${number}: ${cells.map((cell) => (cell === null ? '' : cell.text)).join('|')}`);
  }
  return texts;
}

async function kinds(workbook: Workbook): Promise<(string | undefined)[]> {
  const found: (string | undefined)[] = [];
  for await (const { cells } of workbook.sheets[0]!.rows()) found.push(...cells.map((cell) => cell?.kind));
  return found;
}

describe('xlsx', () => {
  it('reads texts, numbers, dates, truth and what is merged', async () => {
    const file = await writeXlsx({
      sheets: [
        {
          name: '一<1>',
          rows: [
            ['名册'],
            ['姓名 & 号', 6.2122319850301e17, new Date('1985-03-01T00:00:00Z'), true, '  空 格 '],
            [],
            ['末', null, 0.5],
          ],
          merges: [
            { startRow: 0, endRow: 0, startCol: 0, endCol: 3 },
            { startRow: 1, endRow: 3, startCol: 0, endCol: 0 },
          ],
        },
        { name: '隐', rows: [['x']], hidden: true },
      ],
    });
    const workbook = await openWorkbook(file, 'a.xlsx');
    assert.deepEqual(
      workbook.sheets.map(({ name, hidden }) => [name, hidden]),
      [
        ['一<1>', false],
        ['隐', true],
      ],
    );
    assert.deepEqual(await lines(workbook.sheets[0]), [
      '1: 名册',
      '2: 姓名 & 号|621223198503010000|1985-03-01|是|  空 格 ',
      '4: 末||0.5',
    ]);
    assert.deepEqual(workbook.sheets[0]!.merges, [
      { top: 1, left: 0, bottom: 1, right: 3 },
      { top: 2, left: 0, bottom: 4, right: 0 },
    ]);
    assert.deepEqual(await kinds(workbook), [
      'text',
      'text',
      'number',
      'date',
      'boolean',
      'text',
      'text',
      undefined,
      'number',
    ]);
  });

  it('counts days from 1904 where the workbook does', async () => {
    const file = await writeXlsx({
      dateSystem: '1904',
      sheets: [{ name: 'a', rows: [[new Date('1985-03-01T00:00:00Z')]] }],
    });
    const workbook = await openWorkbook(file, 'a.xlsx');
    assert.equal(workbook.sheets[0]!.date1904, true);
    assert.deepEqual(await lines(workbook.sheets[0]), ['1: 1985-03-01']);
  });

  it('reads texts that stand in the cells and not in a table of their own', async () => {
    const rows = Array.from({ length: 3000 }, (_, index) => [`张${index}`, `_x000D_行${index} `, index]);
    const pieces: Uint8Array[] = [];
    for await (const piece of writeXlsxStream(rows, { name: '流' })) pieces.push(piece);
    const workbook = await openWorkbook(Buffer.concat(pieces), 'a.xlsx');
    const read = await lines(workbook.sheets[0]);
    assert.equal(read.length, 3000);
    assert.match(read[2999]!, /^3000: 张2999\|\r行2999 \|2999$/);
  });

  it('reads archives with 64-bit sizes, as Java systems write them', async () => {
    const pieces: Uint8Array[] = [];
    for await (const piece of writeXlsxStream([['甲'], ['乙']], { name: '宽', zip64: true })) pieces.push(piece);
    const file = Buffer.concat(pieces);
    assert.ok(file.includes(Buffer.from('PK\x06\x06', 'latin1')));
    assert.deepEqual(await lines((await openWorkbook(file, 'a.xlsx')).sheets[0]), ['1: 甲', '2: 乙']);
  });

  it('gives every reading of a sheet from its beginning', async () => {
    const workbook = await openWorkbook(await writeXlsx({ sheets: [{ name: 'a', rows: [['甲'], ['乙']] }] }), 'a.xlsx');
    for await (const row of workbook.sheets[0]!.rows()) if (row.number === 1) break;
    assert.deepEqual(await lines(workbook.sheets[0]), ['1: 甲', '2: 乙']);
  });
});

describe('binary xls', () => {
  const binary = (book: ReturnType<typeof utils.book_new>): Uint8Array =>
    new Uint8Array(write(book, { type: 'buffer', bookType: 'biff8' }));

  it('reads texts, numbers, dates and merged ranges', async () => {
    const sheet = utils.aoa_to_sheet(
      [['名册'], ['姓名', '日期'], ['张三', new Date(Date.UTC(2024, 4, 6))], [], ['李四', 12]],
      { UTC: true },
    );
    sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }];
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, '城关镇');
    const workbook = await openWorkbook(binary(book), '老.xls');
    assert.equal(workbook.kind, 'xls');
    assert.equal(workbook.sheets[0]!.name, '城关镇');
    assert.deepEqual(await lines(workbook.sheets[0]), ['1: 名册', '2: 姓名|日期', '3: 张三|2024-05-06', '5: 李四|12']);
    assert.deepEqual(workbook.sheets[0]!.merges, [{ top: 1, left: 0, bottom: 1, right: 1 }]);
  });

  it('shows a long number as what is left of it', async () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([['号'], [Number('621223198503011236')]]), 'a');
    assert.deepEqual(await lines((await openWorkbook(binary(book), 'a.xls')).sheets[0]), [
      '1: 号',
      '2: 621223198503011200',
    ]);
  });
});

describe('separated text', () => {
  const read = async (text: string | Uint8Array) => {
    const workbook = await openWorkbook(typeof text === 'string' ? bytes(text) : text, '/某处/城关镇.csv');
    return { encoding: workbook.encoding, name: workbook.sheets[0]!.name, lines: await lines(workbook.sheets[0]) };
  };

  it('tells the encoding and takes the name from the file', async () => {
    const want = ['1: 姓名|乡镇', '2: 张三|城关镇'];
    assert.deepEqual(await read(CHINESE), { encoding: 'gb18030', name: '城关镇', lines: want });
    assert.deepEqual((await read('\ufeff姓名,乡镇\r\n张三,城关镇\r\n')).lines, want);
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('姓名\t乡镇\n张三\t城关镇', 'utf16le')]);
    assert.deepEqual(await read(utf16), { encoding: 'utf-16le', name: '城关镇', lines: want });
  });

  it('finds the separator', async () => {
    for (const mark of [',', ';', '\t', '|', '，']) {
      assert.deepEqual((await read(`姓名${mark}乡镇\n张三${mark}城关镇`)).lines, ['1: 姓名|乡镇', '2: 张三|城关镇']);
    }
    assert.deepEqual((await read('sep=]\n姓名]备注\n张三]a-b')).lines, ['1: 姓名|备注', '2: 张三|a-b']);
    assert.deepEqual((await read('sep=;\n姓名;备注\n张三;a,b,c')).lines, ['1: 姓名|备注', '2: 张三|a,b,c']);
  });

  it('reads quotes, also those that nobody closed, and counts records as rows', async () => {
    const text = '姓名,备注\n"张三","说""好"",\n两行"\n李四,"没有关\n\n王五,="0012"';
    assert.deepEqual((await read(text)).lines, [
      '1: 姓名|备注',
      '2: 张三|说"好",\n两行',
      '3: 李四|"没有关',
      '5: 王五|0012',
    ]);
  });

  it('keeps all digits', async () => {
    assert.deepEqual((await read('号,名\n621223198503011236,张三')).lines[1], '2: 621223198503011236|张三');
  });
});

describe('pages and XML that are called xls', () => {
  it('reads an HTML table with what it spans, and words outside it as rows', async () => {
    const html = `<html><head><meta charset=gb2312><style>td{}</style></head><body><h3>花名册</h3><table><tr><th rowspan=2>姓名<th colspan="2">残疾情况</tr>
      <tr><td>类别</td><td>等级</td></tr><tr><td>张&nbsp;三<td>肢体&amp;<td>1<br>级</tr></table><p>审核人：</p></body></html>`;
    const workbook = await openWorkbook(bytes(html), 'a.xls');
    assert.equal(workbook.kind, 'html');
    assert.deepEqual(await lines(workbook.sheets[0]), [
      '1: 花名册',
      '2: 姓名|残疾情况',
      '3: |类别|等级',
      '4: 张 三|肢体&|1\n级',
      '5: 审核人：',
    ]);
    assert.deepEqual(workbook.sheets[0]!.merges, [
      { top: 2, left: 0, bottom: 3, right: 0 },
      { top: 2, left: 1, bottom: 2, right: 2 },
    ]);
  });

  it('does not hang on a page that is broken', async () => {
    const html = `<table><tr><td>1 < 2 <b>x<td colspan=99999 rowspan=99999>y</tr><tr><td>z${'<'.repeat(2000)}`;
    assert.deepEqual((await lines((await openWorkbook(bytes(html), 'a.xls')).sheets[0])).length, 2);
  });

  it('reads the XML of Excel 2003', async () => {
    const xml = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
      <Worksheet ss:Name="城关镇"><Table><Row><Cell ss:MergeAcross="2"><Data ss:Type="String">名册</Data></Cell><Cell><Data ss:Type="String">右</Data></Cell></Row>
      <Row ss:Index="3"><Cell ss:Index="2"><Data ss:Type="Number">12.5</Data></Cell><Cell><Data ss:Type="DateTime">2024-05-06T00:00:00.000</Data><Comment><Data>批注</Data></Comment></Cell></Row></Table></Worksheet></Workbook>`;
    const workbook = await openWorkbook(bytes(xml), 'a.xls');
    assert.equal(workbook.kind, 'xml');
    assert.deepEqual(await lines(workbook.sheets[0]), ['1: 名册|||右', '3: |12.5|2024-05-06']);
    assert.deepEqual(workbook.sheets[0]!.merges, [{ top: 1, left: 0, bottom: 1, right: 2 }]);
    assert.deepEqual(await kinds(workbook), ['text', undefined, undefined, 'text', undefined, 'number', 'date']);
  });
});
