/**
 * The Word documents of two papers, part for part, against the files kept here.
 * After a wanted change: `UPDATE_GOLDEN=1 npm test -- test/papers`, then read the difference.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { FilledPaper } from '../../src/define/filled-paper.ts';
import { fillPaper, paperNeeds, plainText } from '../../src/engine/fill.ts';
import { officialDocx } from '../../src/formats/official-docx.ts';
import { livelihoodPack } from '../../src/packs/livelihood/pack.ts';
import { filesIn } from './archive.ts';
import { livelihoodFigures, withProblems } from './livelihood-figures.ts';
import { samplePaper } from './sample-paper.ts';

/** One paragraph, row or part per line, so that a difference is a line. */
const readable = (xml: string): string => `${xml.replace(/<w:(?:p|tr|tbl|sectPr|style|body)[ >]/g, '\n$&').trim()}\n`;

/** Says the first line that differs: the whole documents would fill the screen. */
function equalsGolden(actual: string, name: string): void {
  const path = join(import.meta.dirname, '../golden/papers', name);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, actual);
  const expected = readFileSync(path, 'utf8').split('\n');
  const lines = actual.split('\n');
  const at = lines.findIndex((line, index) => line !== expected[index]);
  assert.equal(lines[at], expected[at], `${name}, line ${at + 1}`);
  assert.equal(lines.length, expected.length, `number of lines of ${name}`);
}

const part = async (filled: FilledPaper, path: string): Promise<string> => {
  const text = filesIn(await officialDocx(filled)).get(path);
  assert.ok(text, `the document has no ${path}`);
  return text;
};

const summary = livelihoodPack.papers.find(({ id }) => id === 'livelihood-summary');
assert.ok(summary);
const filledSummary = fillPaper(summary, withProblems(paperNeeds(summary).entries.map(({ key }) => key)));
const linesOf = (filled: FilledPaper): string[] =>
  filled.blocks.map((block) =>
    block.block === 'table'
      ? [block.title, block.head.join('|'), ...block.rows.map((row) => row.map(plainText).join('|'))].join('\n')
      : plainText(block.runs),
  );

test('the sample paper is the same document as before', async () => {
  equalsGolden(readable(await part(samplePaper, 'word/document.xml')), 'sample-document.xml');
  equalsGolden(
    readable(await part(samplePaper, 'word/styles.xml')).replace(/^[\s\S]*?(?=\n<w:style [^\n]*"PaperLine")/, ''),
    'sample-styles.xml',
  );
});

test('the livelihood summary is the same document as before', async () => {
  equalsGolden(readable(await part(filledSummary, 'word/document.xml')), 'livelihood-summary-document.xml');
});

test('the livelihood summary reads as kept here', () => {
  const { title, issuer } = filledSummary;
  equalsGolden(`${[title, ...linesOf(filledSummary), issuer].join('\n')}\n`, 'livelihood-summary.txt');
});

test('the livelihood summary says the reference figures', () => {
  const text = linesOf(filledSummary).join('\n');
  for (const words of ['确诊282人', '手术185例', '任务130例', '142.3%', '55例', '923人', '45.7%', '1096人']) {
    assert.ok(text.includes(words), `${words} is missing`);
  }
  assert.match(text, /资金共45万元，其中市级配套27万元，县级配套18万元/);
  assert.deepEqual(filledSummary.missing, []);
  assert.doesNotMatch(text, /undefined|null|NaN|[，。；]{2}|[。；]，/);
});

test('each figure of the summary opens to what it counts', () => {
  const runs = filledSummary.blocks.flatMap((block) =>
    block.block === 'table' ? block.rows.flat(2) : [...block.runs],
  );
  const excess = runs.filter(({ figure }) => figure?.id === 'cataract-operated' && figure.part === 'excess');
  assert.ok(excess.length >= 3);
  assert.deepEqual([...new Set(excess.map(({ text }) => text))], ['55']);
  const unlinked = runs.filter(
    ({ text, figure, fund, fixed }) => /^\d/.test(text) && !figure && !fund && !fixed && !/^\d\./.test(text),
  );
  assert.deepEqual(unlinked, []);
});

test('a summary of a programme that has not begun praises nothing', () => {
  const keys = paperNeeds(summary).entries.map(({ key }) => key);
  const nothing = Object.fromEntries(
    Object.entries(livelihoodFigures.figures).map(([id, figure]) => [
      id,
      {
        ...figure,
        value: 0,
        numerator: 0,
        denominator: 0,
        target: null,

        shortfall: null,
        excess: null,
      },
    ]),
  );
  const filled = fillPaper(summary, {
    ...livelihoodFigures,
    figures: nothing,
    entries: Object.fromEntries(keys.map((key) => [key, []])),
  });
  const text = linesOf(filled)
    .filter((line) => !line.includes('|'))
    .join('\n');
  assert.doesNotMatch(text, /任务的|超出|培训合格|场次|（未填）/);
  assert.match(text, /筛查工作尚未开展/);
});

test('the same paper gives the same bytes', async () => {
  const first = await officialDocx(samplePaper);
  // Zip files count time in steps of two seconds.
  await new Promise((done) => setTimeout(done, 2100));
  assert.deepEqual(await officialDocx(samplePaper), first);
});
