/** Every benchmark runs, on a few hundred people, and says what it promises to say. How fast anything was is not asked: that is for `fuzhu bench`. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { runBenches } from '../../bench/bench.ts';
import { type BenchResult, figuresOf, lineOf } from '../../bench/result.ts';
import { medianOf, percentileOf, takingTurns } from '../../bench/rounds.ts';

/** Temporary folders of the benchmarks are made in here. */
const folder = mkdtempSync(join(tmpdir(), 'fuzhu-'));
process.env['TMPDIR'] = folder;
process.env['TEMP'] = folder;
after(() => rmSync(folder, { recursive: true, force: true }));

async function figures(name: string, people: number): Promise<readonly BenchResult[]> {
  const lines: string[] = [];
  const results = await runBenches([name], { people }, (line) => lines.push(line));
  for (const result of results) {
    assert.equal(result.name, name);
    assert.ok(Number.isFinite(result.value) && result.value > 0, result.what);
    assert.equal(result.goal === null, result.met === null);
    assert.ok(lines.includes(lineOf(result)), 'each figure is printed');
  }
  assert.deepEqual(readdirSync(folder), [], 'nothing stays behind');
  return results;
}

const goalsOf = (results: readonly BenchResult[]) => results.flatMap(({ goal }) => goal ?? []);

test('decide', async () => {
  assert.deepEqual(goalsOf(await figures('decide', 300)), ['≤ 5', '≥ 200,000', '≥ 100']);
});

test('batch', async () => {
  assert.deepEqual(goalsOf(await figures('batch', 300)), ['≤ 2', '≤ 1.5', '≤ 400', '≤ 400', '≤ 400', '≤ 1.2']);
});

test('entitlements', async () => {
  assert.deepEqual(goalsOf(await figures('entitlements', 300)), ['≤ 3', '≤ 50', '≤ 0.03', '≤ 500']);
});

test('import', async () => {
  assert.deepEqual(goalsOf(await figures('import', 200)), ['≤ 30', '≤ 300']);
});

test('list', async () => {
  assert.deepEqual(goalsOf(await figures('list', 2000)), ['≤ 1.5', '≤ 50', '≤ 1.5', '≤ 50']);
});

test('unclaimed', async () => {
  assert.deepEqual(goalsOf(await figures('unclaimed', 300)), ['≤ 0.2']);
});

test('start', async () => {
  assert.equal((await figures('start', 300)).length, 2);
});

test('a benchmark that there is not is named', async () => {
  await assert.rejects(
    runBenches(['speed'], {}, () => undefined),
    { code: 'usage' },
  );
});

test('a figure says whether its goal is met', () => {
  const figure = figuresOf('batch');
  assert.deepEqual(
    [figure('a', 2, 'times', { atMost: 2 }), figure('b', 2.01, 'times', { atMost: 2 })].map(({ met }) => met),
    [true, false],
  );
  assert.deepEqual(
    [figure('c', 99, 'per second', { atLeast: 100 }).met, figure('d', 100, 'per second', { atLeast: 100 }).met],
    [false, true],
  );
  assert.equal(lineOf(figure('a', 1.234, 'times', { atMost: 2 })), 'batch   a: 1.23×  [≤ 2×] met');
  assert.equal(lineOf(figure('e', 1234567, 'per second')), 'batch   e: 1,234,567/s');
});

test('the middle of the rounds counts, and the parts take turns', async () => {
  assert.equal(medianOf([5, 1, 9]), 5);
  assert.equal(percentileOf([...Array(100).keys()].reverse(), 0.95), 94);
  assert.throws(() => medianOf([]), RangeError);
  const order: string[] = [];
  const taken = await takingTurns(2, {
    one: { before: async () => order.push('before'), work: () => order.push('one') },
    other: { work: () => order.push('other') },
  });
  assert.deepEqual(order, ['before', 'one', 'other', 'before', 'one', 'other']);
  assert.deepEqual([taken.one.length, taken.other.length], [2, 2]);
});
