/** What a command says to who mistypes it: what is wrong, where, and what to do, in both languages; never the trace of a failure. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { commands } from '../../src/app/cli/commands.ts';
import { runCommand } from '../../src/app/cli/run.ts';
import { hostOf } from '../../src/main/host.ts';

const folder = mkdtempSync(join(tmpdir(), 'fuzhu-cli-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const facts = join(folder, 'facts.json');
writeFileSync(facts, '{ "person": { "disabilityLevel": 1 } }');
const noSuchDay = join(folder, 'no-such-day.json');
writeFileSync(noSuchDay, '{ "person": { "birthDate": "1980-02-30" } }');
const broken = join(folder, 'broken.json');
writeFileSync(broken, '{ "person": { "disabilityLevel": 1 ');

/** A host without a database: whatever is wrong is said before one is opened. */
const host = {
  ...hostOf({ FUZHU_DATA: join(folder, 'none') }),
  open: () => Promise.reject(new Error('the database was opened')),
};

async function said(...words: string[]): Promise<{ code: number; err: string; out: string }> {
  const lines = { err: '', out: '' };
  const into = (name: 'err' | 'out') => ({ write: (text: string) => (lines[name] += text) });
  const code = await runCommand(commands, words, host, { out: into('out'), err: into('err') });
  return { code, ...lines };
}

const wrong: readonly (readonly [string[], number, RegExp])[] = [
  [['determine', 'nursing-allowance'], 2, /用法：fuzhu determine \[--first/],
  [['help', 'explian'], 2, /没有“explian”这个命令/],
  [['explian'], 2, /没有“explian”这个命令/],
  [['policies', '--polcy', 'x'], 2, /没有 --polcy 这个选项。用 fuzhu help policies/],
  [['policies', '--area', '621223'], 2, /选项 --area 要和 --diff 一起用/],
  [['policies', '--diff', '2026-06-30', '2026-07-01', '--area', '999999'], 1, /没有代码为 999999 的地区/],
  [['unclaimed', '--area', '621223999'], 1, /没有代码为 621223999 的地区/],
  [['determine', '--area', '没有的镇'], 1, /没有叫这个名字的地区/],
  [['explain'], 2, /还没有写全。用法：fuzhu explain PERSON/],
  [['notice', '王甲', '--policy', 'nursing-allowance'], 2, /还没有写全。用法：fuzhu notice PERSON/],
  [['template', 'low-income-payment'], 2, /还没有写全。用法：fuzhu template LEDGER/],
  [['explain', '王甲', '--on', '2026-02-30'], 2, /选项 --on 后面写日历上真有的一天/],
  [['entitlements', '王甲', '--known', '2026-05-01T12:00'], 2, /选项 --known 后面写日历上真有的一天/],
  [['check', facts, '--on', '2026-02-29'], 2, /选项 --on 后面写日历上真有的一天/],
  [['notice', '王甲', '--month', '2026-13'], 2, /选项 --month 后面写一个月/],
  [['notice', '王甲', '--lang', 'fr'], 2, /选项 --lang 后面从这些里选一个：zh, en/],
  [['clashes', '--state', 'closed'], 2, /选项 --state 后面从这些里选一个/],
  [['determine', '--first', '2026-00'], 2, /选项 --first 后面写一个月/],
  [['entitlements', '王甲', '--months', '2026-13..2026-14'], 2, /--months 后面写起止月份/],
  [['check', noSuchDay], 1, /“出生日期”（birthDate）的值不对：应为日历上真有的一天，写成 YYYY-MM-DD/],
  [['policies', 'extra'], 2, /用法：fuzhu policies/],
  [['decide', 'extra'], 2, /用法：fuzhu decide/],
  [['policies', '--diff', '2026-06-30', '2026-07-01', '2026-08-01'], 2, /用法：fuzhu policies/],
  [['policies', '--diff', '2026-07-01'], 2, /--diff 后面写两个日期/],
  [['policies', '--diff', '2026-02-30', '2026-07-01'], 2, /--diff 后面写两个日期/],
  [['policies', '--diff', 'draft-7'], 2, /或一份草案的编号/],
  [['policies', '--diff'], 2, /--diff 后面要写内容。用 fuzhu help policies/],
  [['determine', '--months', 'many'], 2, /--months 后面要写整数/],
  [['entitlements', '王甲', '--months', '2026-05..2026-01'], 2, /2026-01\.\.2026-06，前面的不晚于后面的/],
  [['what-if', facts, '--months', '2026-05..2026-01'], 2, /前面的不晚于后面的/],
  [['check', broken], 1, /broken\.json 的内容不是 JSON/],
  [['check', folder], 1, /打不开文件 .*EISDIR/],
  [['check', join(folder, 'nothing.json')], 1, /找不到文件/],
  [['questions', facts, '--unsure', 'no-such-fact'], 1, /没有叫“no-such-fact”的事实/],
  [['questions', facts, '--policy', 'no-such-policy'], 1, /没有叫“no-such-policy”的政策/],
];

for (const [words, code, sentence] of wrong)
  test(`fuzhu ${words.join(' ').replaceAll(folder, '')} is refused in words`, async () => {
    const found = await said(...words);
    assert.equal(found.code, code, found.err);
    assert.match(found.err, sentence);
    const [zh = '', en = '', ...more] = found.err.trim().split('\n');
    assert.match(zh, /\p{Script=Han}/u);
    assert.doesNotMatch(en.replaceAll(folder, ''), /\p{Script=Han}/u);
    assert.deepEqual(more, []);
    assert.equal(found.out, '');
  });

test('what is asked about a person is not repeated when it is refused: it may be their number', async () => {
  const { code, err } = await said('explain', '621223196803051234', '621223196803051235');
  assert.equal(code, 2);
  assert.doesNotMatch(err, /621223/);
});

test('a file that can not be written is refused by name', async () => {
  const file = join(folder, 'no-such-folder', 'cases.xlsx');
  await assert.rejects(host.writeFile(file, new Uint8Array(1)), {
    code: 'file-not-written',
    details: { file, why: 'ENOENT' },
  });
});
