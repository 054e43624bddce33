import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FilledPaper } from '../define/filled-paper.ts';
import { plainDate } from '../values/date.ts';
import { officialDocx } from './official-docx.ts';
import { coreProperties, withFixedTimes } from './official-docx-properties.ts';

const paper: FilledPaper = {
  id: 'plain',
  kind: '报告',
  title: '情况 <报告> & 附表',
  titleRuns: [{ text: '情况报告' }],
  blocks: [],
  attachments: [],
  issuer: '临江县路灯管理所',
  date: plainDate('2026-07-01'),
  missing: [],
};
const holding = (text: string): FilledPaper => ({ ...paper, blocks: [{ block: 'paragraph', runs: [{ text }] }] });
const same = async (one: FilledPaper, other: FilledPaper) =>
  Buffer.compare(await officialDocx(one), await officialDocx(other)) === 0;

test('what XML can not hold is left out, rare characters are not', async () => {
  assert.ok(await same(holding('灯\u0000杆\ud83d\u000b'), holding('灯杆\ufffd')));
  assert.ok(!(await same(holding('杨㐂𬭚'), holding('杨'))));
});

test('properties carry the date of the paper and escape its title', () => {
  const xml = coreProperties(paper);
  assert.match(xml, /<dc:title>情况 &lt;报告&gt; &amp; 附表<\/dc:title>/);
  assert.equal([...xml.matchAll(/2026-07-01T00:00:00Z/g)].length, 2);
});

test('what is not a zip file is refused, not damaged', () => {
  assert.throws(() => withFixedTimes(new Uint8Array(64)), TypeError);
});
