/** What a reader measures with a ruler: 22 lines of 28 characters within the margins of GB/T 9704, on pages that LibreOffice makes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FilledBlock, FilledPaper } from '../../src/define/filled-paper.ts';
import { officialDocx } from '../../src/formats/official-docx.ts';
import { plainDate } from '../../src/values/date.ts';
import { type Line, reasonToSkip, render } from './rendering.ts';
import { samplePaper } from './sample-paper.ts';

const reason = reasonToSkip();
const onPages = (name: string, run: () => Promise<void>) =>
  test(name, async (context) => {
    if (reason === undefined) return run();
    console.log(`SKIPPED ${name}: ${reason}`);
    context.skip(reason);
  });

const millimetres = (points: number): number => (points * 25.4) / 72;
const near = (actual: number, expected: number, within: number, what: string): void =>
  assert.ok(Math.abs(actual - expected) <= within, `${what}: ${actual.toFixed(2)} instead of ${expected}`);

const paragraphOf = (text: string): FilledBlock => ({ block: 'paragraph', runs: [{ text }] });
const plain = (blocks: FilledBlock[]): FilledPaper => ({
  id: 'plain',
  kind: '报告',
  title: '情况报告',
  titleRuns: [{ text: '情况报告' }],
  blocks,
  attachments: [],
  issuer: '临江县路灯管理所',
  date: plainDate('2026-07-01'),
  missing: [],
});

const isPageNumber = ({ text }: Line): boolean => /^—\d+—$/.test(text);
const bodyOf = (page: readonly Line[] | undefined): Line[] => (page ?? []).filter((line) => !isPageNumber(line));

onPages('a full page holds 22 lines of 28 characters within the margins', async () => {
  const words = '路灯照亮回家的路'.repeat(200);
  const [pages = []] = render([await officialDocx(plain([paragraphOf(words)]))]);
  const lines = bodyOf(pages[1]);
  assert.equal(lines.length, 22);
  assert.deepEqual([...new Set(lines.map(({ text }) => [...text].length))], [28]);
  const pitches = lines.slice(1).map((line, index) => line.top - (lines[index] as Line).top);
  for (const pitch of pitches) near(pitch, 28.95, 0.1, 'line pitch in points');
  for (const { left, right } of lines) {
    near(millimetres(left), 28, 0.2, 'left margin');
    near(210 - millimetres(right), 26, 0.6, 'right margin');
  }
  const [first, last] = [lines[0] as Line, lines[21] as Line];
  assert.ok(millimetres(first.top) >= 37 && millimetres(first.top) < 40, `upper margin ${millimetres(first.top)}`);
  assert.ok(297 - millimetres(last.bottom) >= 35, `lower margin ${297 - millimetres(last.bottom)}`);
});

onPages('a paragraph begins two characters in', async () => {
  const [pages = []] = render([await officialDocx(plain([paragraphOf('路灯照亮回家的路'.repeat(20))]))]);
  const [title, first, second] = bodyOf(pages[0]);
  near((first as Line).left - (second as Line).left, 2 * 15.75, 0.5, 'indent in points');
  assert.equal([...(first as Line).text].length, 26);
  near((title as Line).left + (title as Line).right, 79.4 + 521.6, 2, 'twice the middle of the title');
});

onPages('page numbers stand right on odd and left on even pages, 7 mm below the text', async () => {
  const [pages = []] = render([await officialDocx(samplePaper)]);
  assert.ok(pages.length >= 3);
  for (const [index, page] of pages.entries()) {
    const number = page.find(isPageNumber);
    assert.ok(number, `page ${index + 1} has no number`);
    assert.equal(number.text, `—${index + 1}—`);
    if (index % 2 === 0)
      near(210 - millimetres(number.right), 26 + 4.9, 0.6, 'distance of an odd number from the right edge');
    else near(millimetres(number.left), 28 + 4.9, 0.6, 'distance of an even number from the left edge');
    near(
      297 - millimetres((number.top + number.bottom) / 2),
      35 - 7 - 2.5,
      1,
      'middle of the number above the lower edge',
    );
  }
});

onPages('the red head, the date and the imprint stand where the standard puts them', async () => {
  const [pages = []] = render([await officialDocx(samplePaper)]);
  const [name] = pages[0] as [Line];
  assert.equal(name.text, '宕昌县残疾人联合会文件');
  // The box of a Noto glyph is 1.45 em high, the glyph fills 0.88 em in its middle.
  const glyphTop = (name.top + name.bottom) / 2 - 0.44 * 42;
  near(millimetres(glyphTop), 37 + 35, 2.5, 'upper edge of the name of the office');
  const last = pages.at(-1) as Line[];
  const date = last.find(({ text }) => text === '2026年7月1日') as Line;
  near(521.6 - date.right, 4 * 15.75, 1, 'the date from the right edge of the text');
  assert.ok(last.some(({ text }) => text.startsWith('抄送：')));
  assert.ok(last.some(({ text }) => text.endsWith('2026年7月2日印发')));
});

onPages('rare characters and closing marks reach the page', async () => {
  const [pages = []] = render([await officialDocx(samplePaper)]);
  const text = pages
    .map((page) =>
      bodyOf(page)
        .map((line) => line.text)
        .join(''),
    )
    .join('');
  assert.ok(text.includes('㐂') && text.includes('𬭚'));
  for (const block of samplePaper.blocks) {
    const words = block.block === 'table' ? block.title : block.runs.map((run) => run.text).join('');
    assert.ok(text.includes(words), `not on the pages as written: ${words.slice(0, 20)}…`);
  }
});

onPages('a signature never stands alone on a page', async () => {
  const lengths = [14, 15, 16, 17, 18, 19, 20, 21];
  const papers = lengths.map((length) =>
    plain(Array.from({ length }, (_, index) => paragraphOf(`第${index + 1}条路灯已经修好。`))),
  );
  const rendered = render(await Promise.all(papers.map(officialDocx)));
  const broken = rendered.filter((pages) => pages.length > 1);
  assert.ok(broken.length >= 3 && broken.length < lengths.length, `${broken.length} papers have two pages`);
  for (const pages of broken) {
    const texts = bodyOf(pages.at(-1)).map(({ text }) => text);
    assert.deepEqual(texts.slice(-2), ['临江县路灯管理所', '2026年7月1日']);
    assert.ok(texts.length > 2, 'the last page has only the signature');
  }
});
