/** Tables in official papers give their numbers room to stay on one line; annexes begin with their mark and are not signed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FilledPaper } from '../../src/define/filled-paper.ts';
import { officialDocx } from '../../src/formats/official-docx.ts';
import { plainDate } from '../../src/values/date.ts';
import { filesIn } from './archive.ts';

const head = ['月份', '调整前（元）', '调整后（元）', '增减（元）', '增加人次', '减少人次'];
const rows = [
  ['2027 年 12 月', '1,942,738', '1,999,778', '57,040', '40,190', '0'],
  ['2028 年 1 月', '21,942,738', '21,999,778', '-57,040', '0', '3,975'],
];
const paper = (kind: string): FilledPaper => ({
  id: 'effect',
  kind,
  title: '提高标准的影响测算',
  titleRuns: [{ text: '提高标准的影响测算' }],
  blocks: [{ block: 'table', title: '按月', head, rows: rows.map((row) => row.map((text) => [{ text }])) }],
  attachments: [],
  issuer: '临江县残疾人联合会',
  date: plainDate('2026-07-01'),
  missing: [],
});
const documentOf = async (kind: string): Promise<string> =>
  filesIn(await officialDocx(paper(kind))).get('word/document.xml')!;

/** In twips at 四号: a digit is half a character, what separates and signs are a quarter of one. */
const printed = (number: string): number => [...number].reduce((sum, sign) => sum + (/\d/.test(sign) ? 140 : 70), 0);

test('no sum is broken by its column, and the columns fill the text width exactly', async () => {
  const widths = [...(await documentOf('报告')).matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width));
  assert.equal(widths.length, head.length);
  assert.equal(
    widths.reduce((sum, width) => sum + width, 0),
    8844,
  );
  for (const row of rows)
    row.slice(1).forEach((number, index) => {
      // With a tenth to spare for typefaces of wider digits.
      assert.ok(widths[index + 1]! - 80 >= printed(number) * 1.1, `${number} in ${widths[index + 1]} twips`);
    });
});

test('an annex begins with its mark, two lines above its title, and bears no signature', async () => {
  const texts = (xml: string) =>
    [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) =>
      [...paragraph.matchAll(/<w:t[^>]*>([^<]*)</g)].map(([, text]) => text).join(''),
    );
  const annex = texts(await documentOf('附件'));
  assert.deepEqual(annex.slice(0, 3), ['附件', '', '提高标准的影响测算']);
  assert.ok(!annex.includes('临江县残疾人联合会'));
  const report = texts(await documentOf('报告'));
  assert.equal(report[0], '提高标准的影响测算');
  assert.ok(report.includes('临江县残疾人联合会'));
});
