/** Notices as people get them, in both languages, word by word. `UPDATE=1` writes the files anew. */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { FilledPaper, Run } from '../../src/define/filled-paper.ts';
import { end } from '../../src/operations/claim/end.ts';
import { approve } from '../../src/operations/correction/approve.ts';
import { notice as correctionNotice } from '../../src/operations/correction/notice.ts';
import { notice } from '../../src/operations/entitlement/notice.ts';
import { recordFact } from '../../src/operations/person/record-fact.ts';
import { disabilityAllowancesPack } from '../../src/packs/disability-allowances/pack.ts';
import { registryPack } from '../../src/packs/registry/pack.ts';
import { twoSystemsPack } from '../../src/packs/two-systems/pack.ts';
import { type County, entitlementCounty, type Somebody } from './setup.ts';

let county: County;
before(async () => {
  county = await entitlementCounty('2026-05-06T02:00:00Z', [registryPack, disabilityAllowancesPack, twoSystemsPack]);
});
after(() => county.close());

const said = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');
const wordsIn = ({ title, addressee, blocks, issuer, date }: FilledPaper): string =>
  [
    title,
    addressee,
    ...blocks.map((block) =>
      block.block === 'table'
        ? [`[${block.title}]`, block.head.join(' | '), ...block.rows.map((row) => row.map(said).join(' | '))].join('\n')
        : said(block.runs),
    ),
    issuer,
    date,
    '',
  ].join('\n');

async function golden(name: string, { paper, bytes }: { paper: FilledPaper; bytes: Uint8Array }): Promise<void> {
  const file = new URL(`../golden/notices/${name}.txt`, import.meta.url);
  const words = wordsIn(paper);
  if (process.env['UPDATE']) await writeFile(file, words);
  assert.equal(words, await readFile(file, 'utf8'), name);
  assert.equal(Buffer.from(bytes.subarray(0, 2)).toString(), 'PK');
  assert.doesNotMatch(words, /undefined|\[object|NaN|null/);
}

async function decision(name: string, { id }: Somebody, policy: string): Promise<void> {
  for (const lang of ['zh', 'en'] as const)
    await golden(`${name}-${lang}`, await county.run(notice, { person: id, policy, lang }));
}

async function corrected(name: string, person: Somebody): Promise<void> {
  const [first] = (await county.corrections(person)).filter(({ state }) => state === 'proposed');
  await county.run(approve, { correction: first!.id, together: true, reason: '已核对证件和名册' }, county.county);
  for (const lang of ['zh', 'en'] as const)
    await golden(`${name}-${lang}`, await county.run(correctionNotice, { correction: first!.id, lang }));
}

const level = (person: Somebody, value: number, from: string) =>
  county.run(recordFact, { person: person.id, fact: 'disabilityLevel', value, from, reason: '看过残疾人证' });

test('of approval and of refusal', async () => {
  const approved = await county.register();
  for (const step of ['applied', 'confirmed'] as const)
    await county.claim(approved, 'nursing-allowance', step, '2026-04-08');
  await decision('approval', approved, 'nursing-allowance');
  await decision('refusal', await county.register({ level: 4 }), 'nursing-allowance');
});

test('of approval where another benefit takes its place', async () => {
  const old = await county.register({ born: '19480101' });
  for (const policy of ['living-allowance', 'elderly-allowance'])
    for (const step of ['applied', 'confirmed'] as const) await county.claim(old, policy, step, '2026-04-08');
  await decision('approval-instead', old, 'elderly-allowance');
});

test('without an application nothing is granted: it is told that it may be applied for', async () => {
  await decision('invitation', await county.register(), 'nursing-allowance');
});

test('of an application that nobody has confirmed there is no notice, and none about months far ahead', async () => {
  const waiting = await county.register();
  await county.claim(waiting, 'nursing-allowance', 'applied', '2026-04-08');
  const asked = { person: waiting.id, policy: 'nursing-allowance' };
  await assert.rejects(county.run(notice, asked), { code: 'notice-unconfirmed' });
  await county.claim(waiting, 'nursing-allowance', 'confirmed', '2026-04-20');
  assert.match(wordsIn((await county.run(notice, { ...asked, month: '2026-06' })).paper), /从2026年4月起计发/);
  await assert.rejects(county.run(notice, { ...asked, month: '2026-07' }), { code: 'input-invalid' });
});

test('of a benefit that somebody gave up: it stops for that reason alone', async () => {
  const leaving = await county.register();
  for (const step of ['applied', 'confirmed'] as const)
    await county.claim(leaving, 'nursing-allowance', step, '2026-02-08');
  await county.list('2026-03', [[leaving, { nursingAllowance: 100 }]]);
  await county.run(end, { person: leaving.id, policy: 'nursing-allowance', on: '2026-03-20', reason: '本人书面放弃' });
  await decision('stop-given-up', leaving, 'nursing-allowance');
});

test('of a stop, of recovery and of arrears', async () => {
  const [worse, better] = [await county.register({ level: 2 }), await county.register({ level: 2 })];
  for (const month of ['2026-02', '2026-03', '2026-04'])
    await county.list(month, [
      [worse, { nursingAllowance: 100 }],
      [better, { nursingAllowance: 100 }],
    ]);
  await level(better, 4, '2026-02-10');
  await decision('stop', better, 'nursing-allowance');
  await corrected('recovery', better);
  await level(worse, 1, '2026-02-10');
  await corrected('arrears', worse);
});
