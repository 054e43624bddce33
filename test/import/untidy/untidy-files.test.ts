/** The same kinds of lists in the files that offices, old programs and web systems make. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { utils, write } from '@e965/xlsx';
import { person, readFile, writeTables } from '../reading-tables.ts';
import { buildZip, sheetXml, workbookEntries } from '../zip-builder.ts';
import { reads } from './untidy-case.ts';

const [VILLAGE, OTHER_VILLAGE] = ['621223103212', '621223103211'];
const [first, second] = [person(1), person(2)];

/** Two bytes to a character, as Chinese office programs write text: the decoder, turned round. */
function gbk(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const bytesOf = new Map<string, readonly number[]>();
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) {
      const char = low === 0x7f ? '' : decoder.decode(Uint8Array.of(high, low));
      if (char.length === 1 && !bytesOf.has(char)) bytesOf.set(char, [high, low]);
    }
  return Uint8Array.from([...text].flatMap((char) => (char < '\u0080' ? [char.charCodeAt(0)] : bytesOf.get(char)!)));
}

const table = [
  ['南阳镇残疾人花名册', '', '', '', '', ''],
  ['姓名', '身份证号', '残疾类别', '残疾等级', '发证日期', '村'],
  ['张甲', first, '肢体', '二级', '2020.1.2', '下付村'],
  ['李乙', second, '视力', '一级', '2020/1/12 0:00:00', '上付村'],
  ['合计', '2人', '', '', '', ''],
];
const expected = {
  ledger: 'disability-roster',
  rows: 2,
  values: {
    name: ['张甲', '李乙'],
    residentId: [first, second],
    certificateIssuedOn: ['2020-01-02', '2020-01-12'],
    village: [VILLAGE, OTHER_VILLAGE],
  },
} as const;
const text = (separator: string, quote = '') =>
  table.map((row) => row.map((cell) => `${quote}${cell}${quote}`).join(separator)).join('\r\n');

describe('text files', () => {
  reads({ title: 'GBK with semicolons', fileName: '花名册.csv', file: gbk(text(';')), ...expected });
  reads({ title: 'GBK with tabs, called .xls', fileName: '花名册.xls', file: gbk(text('\t')), ...expected });
  reads({ title: 'GBK in quotes with commas', fileName: '花名册.txt', file: gbk(text(',', '"')), ...expected });
  reads({
    title: 'UTF-16 with tabs',
    fileName: '花名册.txt',
    file: Buffer.from(`\ufeff${text('\t')}`, 'utf16le'),
    ...expected,
  });
  reads({
    title: 'with formulas that keep digits, apostrophes, breaks within cells and empty columns in front',
    fileName: '花名册.csv',
    file: Buffer.from(
      `,,残疾人花名册,,,\n,,姓名,"身份证\n号码",残疾类别,残疾等级\n,,张甲,="${first}",肢体,"二\n级"\n,,李乙,'${second},"视力",一级\n`,
    ),
    ledger: 'disability-roster',
    rows: 2,
    values: { residentId: [first, second], level: [2, 1] },
  });
});

describe('.xls', () => {
  const binary = (
    bookType: 'biff8' | 'xlml',
    change: (sheet: ReturnType<typeof utils.aoa_to_sheet>) => void = () => {},
  ) => {
    const book = utils.book_new();
    const sheet = utils.aoa_to_sheet(table.map((row) => row.map((cell) => (cell === '' ? null : cell))));
    sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 5 } }];
    change(sheet);
    utils.book_append_sheet(book, sheet, '南阳镇');
    return new Uint8Array(write(book, { type: 'buffer', bookType }));
  };
  reads({ title: 'binary', fileName: '花名册.xls', file: binary('biff8'), ...expected });
  reads({ title: 'XML of 2003', fileName: '花名册.xls', file: binary('xlml'), ...expected });
  reads({
    title: 'binary, with numbers, a date, an error and hidden rows and columns',
    fileName: '花名册.xls',
    file: binary('biff8', (sheet) => {
      sheet['D3'] = { t: 'n', v: 2 };
      sheet['E3'] = { t: 'n', v: 43832, z: 'yyyy"年"m"月"d"日"' };
      sheet['E4'] = { t: 'e', v: 42 };
      sheet['!rows'] = [{}, {}, { hidden: true }];
      sheet['!cols'] = [{}, { hidden: true }];
    }),
    ...expected,
    wrong: ['E4 cell-error'],
    values: { ...expected.values, certificateIssuedOn: ['2020-01-02', null] },
  });
  reads({
    title: 'XML with gaps, merged cells and numbers that lost their end',
    fileName: '花名册.xls',
    file: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="名册"><Table>
<Row ss:Index="3"><Cell ss:Index="2" ss:MergeAcross="5"><Data ss:Type="String">残疾人花名册</Data></Cell></Row>
<Row ss:Index="5"><Cell ss:Index="2"><Data ss:Type="String">姓名</Data></Cell><Cell><Data ss:Type="String">身份证号</Data></Cell><Cell ss:MergeAcross="1"><Data ss:Type="String">残疾情况</Data></Cell><Cell><Data ss:Type="String">村</Data></Cell></Row>
<Row><Cell ss:Index="4"><Data ss:Type="String">类别</Data></Cell><Cell><Data ss:Type="String">等级</Data></Cell></Row>
<Row><Cell ss:Index="2"><Data ss:Type="String">张甲</Data></Cell><Cell><Data ss:Type="String">${first}</Data></Cell><Cell><Data ss:Type="String">肢体</Data></Cell><Cell><Data ss:Type="Number">2</Data></Cell><Cell ss:MergeDown="1"><Data ss:Type="String">下付村</Data></Cell></Row>
<Row><Cell ss:Index="2"><Data ss:Type="String">李乙</Data></Cell><Cell><Data ss:Type="Number">621223198503011200</Data></Cell><Cell ss:Index="5"><Data ss:Type="String">一级</Data></Cell></Row>
</Table></Worksheet></Workbook>`),
    ledger: 'disability-roster',
    rows: 2,
    wrong: ['C8 id-precision-lost'],
    values: { village: [VILLAGE, VILLAGE], level: [2, 1] },
  });
  reads({
    title: 'an HTML page with cells over rows and columns, in GBK, with styles and entities',
    fileName: '导出.xls',
    file: gbk(`<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<style>td{mso-number-format:"\\@"}</style><script>var rows = "<td>x</td>";</script></head><body><h3>南阳镇残疾人花名册</h3>
<table border=1><thead><tr><th rowspan=2>姓&nbsp;名</th><th rowspan="2">身份证号</th><th colspan='2'>残疾情况</th><th rowspan=2>村</th></tr><tr><th>类别</th><th>等级</th></tr></thead>
<tbody><tr><td>张&#30002;</td><td style="mso-number-format:'\\@'">&nbsp;${first}</td><td>肢体</td><td>二级<br/></td><td rowspan=2>下付村</td></tr>
<tr><td><b>李</b>乙<td>${second}<td>视力<td><!-- 一级 -->三级</tr>
<tr><td colspan=5>合计：2人</td></tr></tbody></table></body></html>`),
    ledger: 'disability-roster',
    rows: 2,
    values: { name: ['张甲', '李乙'], level: [2, 3], residentId: [first, second], village: [VILLAGE, VILLAGE] },
    skipped: ['6 total'],
  });
});

describe('.xlsx', () => {
  const cell = (name: string, content: string, type = 'inlineStr') =>
    type === 'inlineStr'
      ? `<c r="${name}" t="inlineStr"><is>${content}</is></c>`
      : `<c r="${name}" t="${type}">${content}</c>`;
  const t = (words: string) => `<t xml:space="preserve">${words}</t>`;
  const sheetOf = (rows: string) => buildZip(workbookEntries({ content: sheetXml(rows) }));
  const head = `<row r="1">${['姓名', '身份证号', '残疾类别', '残疾等级', '发证日期', '备注'].map((words, at) => cell(`${'ABCDEF'[at]}1`, t(words))).join('')}</row>`;
  reads({
    title: 'rich text, phonetics, formulas with and without their value, errors, hidden rows',
    file: sheetOf(`${head}
<row r="2" hidden="1">${cell('A2', `<r><rPr><b/></rPr>${t('张')}</r><r>${t('甲')}</r><rPh sb="0" eb="1"><t>zhang</t></rPh>`)}${cell('B2', t(first))}${cell('C2', t('肢体'))}${cell('D2', '<f>1+1</f><v>2</v>', 'n')}${cell('E2', '<f>TODAY()</f><v>43832</v>', 'n')}${cell('F2', '<f>IF(1,"已故","")</f><v>已故</v>', 'str')}</row>
<row r="3">${cell('A3', t('李乙'))}${cell('B3', t(second))}${cell('C3', t('视力'))}${cell('D3', '<f>VLOOKUP(A3,x,2)</f><v>#N/A</v>', 'e')}${cell('F3', '<f>IF(1,"","")</f><v></v>', 'str')}</row>
<row r="4">${cell('A4', t('王丙'))}${cell('B4', t(person(3)))}${cell('C4', '<f>VLOOKUP(A4,x,2)</f>', 'str')}${cell('D4', '<f>B4</f>', 'n')}</row>`),
    ledger: 'disability-roster',
    rows: 3,
    wrong: ['D3 cell-error', 'C4 cell-error', 'D4 cell-error'],
    values: {
      name: ['张甲', '李乙', '王丙'],
      level: [2, null, null],
      certificateIssuedOn: ['2020-01-02', null, null],
      remark: ['已故', null, null],
    },
    rules: { 0: ['event-died'] },
  });
  it('days since 1904', async () => {
    const head1904 = ['姓名', '身份证号', '残疾类别', '残疾等级', '发证日期'];
    const file = await writeTables(
      [
        {
          rows: [
            ['残疾人花名册'],
            head1904,
            ['张甲', first, '肢体', '二级', new Date('2020-01-02')],
            ['李乙', second, '肢体', '二级', 42370],
          ],
        },
      ],
      { date1904: true },
    );
    const { rows, wrong } = await readFile(file, '花名册.xlsx');
    assert.deepEqual(wrong, []);
    assert.deepEqual(
      rows.map(({ values }) => values['certificateIssuedOn']),
      ['2020-01-02', '2020-01-02'],
    );
  });
});
