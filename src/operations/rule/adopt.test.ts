/** A draft of rules on the real database: written, checked, approved by a second person, adopted, and from then on decided by. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { disabilityAllowancesPack } from '../../packs/disability-allowances/pack.ts';
import { registryPack } from '../../packs/registry/pack.ts';
import { newestAdoption, saveAdoption } from '../../store/rule-adoption.ts';
import { Problem } from '../../values/problem.ts';
import { check as checkGiven } from '../decision/check.ts';
import { changes } from '../policy/changes.ts';
import { county, testWorld, type World } from '../testing.ts';
import { adopt } from './adopt.ts';
import { approve } from './approve.ts';
import { cases } from './cases.ts';
import { check } from './check.ts';
import { effect } from './effect.ts';
import { list } from './list.ts';
import { preview } from './preview.ts';
import { read } from './read.ts';
import { save } from './save.ts';
import { sendBack } from './send-back.ts';
import { submit } from './submit.ts';
import { whatIf } from './what-if.ts';
import { withdraw } from './withdraw.ts';

const paper = '宕残联发〔2026〕12号 关于提高残疾人两项补贴标准的通知';
const raise = (first: number, from = '2026-07-01') => ({
  title: '提高护理补贴标准',
  paper,
  toConfirm: true,
  from,
  values: [
    {
      parameter: 'nursing-allowance-standard',
      area: county,
      value: { table: { 1: first, 2: 11_000, 3: 0, 4: 0 } },
      clause: '一',
    },
  ],
});

let world: World;
before(async () => {
  world = await testWorld([registryPack, disabilityAllowancesPack]);
});
after(() => world.close());

const second = () => ({
  ...world.county,
  scope: { ...world.county.scope, staffId: '01970000-0000-7000-8000-000000000002' },
});
const refused = (code: string) => (error: unknown) => error instanceof Problem && error.code === code;

/** The pack's own case of somebody of level one. */
const levelOne = structuredClone(
  disabilityAllowancesPack.cases.find(
    ({ policy, expect }) => policy === 'nursing-allowance' && expect.amountFen === 12_000,
  )!.given,
) as { person: Record<string, unknown>; household: Record<string, unknown> };

/** What level one gets on a day. */
async function paid(on: string): Promise<number | null> {
  const given = { ...levelOne, on, area: county, policies: ['nursing-allowance'] };
  return (await world.run(checkGiven, given)).decisions[0]!.amountFen;
}

async function approved(first: number, from?: string): Promise<string> {
  const { draft } = await world.run(save, raise(first, from), world.county);
  await world.run(check, { draft }, world.county);
  await world.run(submit, { draft }, world.county);
  await world.run(approve, { draft, reason: '与文件一致，同意' }, second());
  return draft;
}

/** What is said to change with July, by what stands in a county. */
async function changesOfJuly(caller = world.county) {
  const found = await world.run(changes, { before: '2026-06-30', after: '2026-07-01', area: county }, caller);
  return { adopted: found.adopted, text: JSON.stringify(found.policies) };
}

test('a draft changes nothing until it is adopted, and then everything decides by it from its day on', async () => {
  const { draft } = await world.run(save, raise(14_000), world.county);
  const written = await world.run(read, { draft }, world.county);
  assert.deepEqual(
    written.changes.flatMap(({ zh }) => zh.map(({ text }) => text)),
    [
      '重度残疾人护理补贴标准（1级）：由“120元/月”改为“140元/月”（2026-07-01 起，宕残联发〔2026〕12号 关于提高残疾人两项补贴标准的通知 一，待确认）。',
      '重度残疾人护理补贴标准（2级）：由“100元/月”改为“110元/月”（2026-07-01 起，宕残联发〔2026〕12号 关于提高残疾人两项补贴标准的通知 一，待确认）。',
    ],
  );
  const tried = await world.run(cases, { draft }, world.county);
  assert.deepEqual(tried.signed, []);
  assert.ok(tried.examples.some(({ before: was, after: is }) => was.amountFen === 12_000 && is.amountFen === 14_000));
  await assert.rejects(world.run(submit, { draft }, world.county), refused('rule-draft-state'));
  await world.run(check, { draft }, world.county);
  await world.run(submit, { draft }, world.county);
  await assert.rejects(world.run(save, { ...raise(15_000), draft }, world.county), refused('rule-draft-state'));
  await assert.rejects(world.run(approve, { draft, reason: '自己审自己' }, world.county), refused('rule-draft-own'));
  assert.deepEqual((await world.run(read, { draft }, world.county)).steps, ['send-back', 'withdraw']);
  assert.deepEqual((await world.run(read, { draft }, second())).steps, ['send-back', 'approve', 'withdraw']);
  await world.run(approve, { draft, reason: '与文件一致，同意' }, second());
  await assert.rejects(world.run(adopt, { draft, paper, from: '2026-06-01' }, world.county), refused('input-invalid'));
  assert.deepEqual([await paid('2026-06-30'), await paid('2026-07-01')], [12_000, 12_000]);
  const packsAlone = await changesOfJuly();
  assert.equal(packsAlone.adopted, false);
  assert.doesNotMatch(packsAlone.text, /140元/);
  const adopted = await world.run(adopt, { draft, paper, from: '2026-07-01' }, world.county);
  assert.deepEqual([adopted.state, adopted.number, adopted.policies], ['adopted', 1, ['nursing-allowance']]);
  assert.deepEqual([await paid('2026-06-30'), await paid('2026-07-01')], [12_000, 14_000]);
  const standing = await changesOfJuly();
  assert.equal(standing.adopted, true);
  assert.match(standing.text, /重度残疾人护理补贴标准（1级）：由“120元\/月”改为“140元\/月”/);
  assert.deepEqual((await world.run(read, { draft }, world.county)).changes.length, written.changes.length);
});

test('another county decides as before', async () => {
  const elsewhere = { ...world.system, scope: { ...world.system.scope, county: '621224', area: '621224' } };
  const levelOneOfJuly = async (caller: typeof elsewhere) => {
    const given = { ...levelOne, on: '2026-07-01', area: county, policies: ['nursing-allowance'] };
    return (await world.run(checkGiven, given, caller)).decisions;
  };
  assert.equal((await levelOneOfJuly(elsewhere))[0]!.amountFen, 12_000);
  const there = await changesOfJuly(elsewhere);
  assert.deepEqual([there.adopted, /140元/.test(there.text)], [false, false]);
  // Also by a draft that has the name of one of ours, as where one was copied.
  const { draftId } = (await world.inside(({ tx }) => newestAdoption(tx)))!;
  const at = '2026-06-30T02:00:00Z';
  const copied = { id: draftId, ...raise(13_000), clauses: [] };
  await world.services.database.tx(elsewhere.scope, async (tx) => {
    await tx.run`insert into rule_draft (county, id, data, state, actions, changed_at)
      values (${tx.scope.county}, ${draftId}, ${JSON.stringify(copied)}, 'adopted', 1, ${at})`;
    await saveAdoption(tx, { number: 1, draftId, draft: copied, at });
  });
  assert.equal((await levelOneOfJuly(elsewhere))[0]!.amountFen, 13_000);
  assert.equal(await paid('2026-07-01'), 14_000);
});

test('a draft that was checked before another one was adopted is checked again', async () => {
  const [late, early] = [await approved(15_000), await approved(16_000)];
  const { draft: checked } = await world.run(save, raise(15_500), world.county);
  await world.run(check, { draft: checked }, world.county);
  await world.run(preview, { draft: checked, first: '2026-07', last: '2026-07' }, world.county);
  assert.equal((await world.run(effect, { draft: checked }, world.county)).stale, false);
  await world.run(adopt, { draft: early, paper, from: '2026-07-01' }, world.county);
  await assert.rejects(world.run(submit, { draft: checked }, world.county), refused('rule-draft-outdated'));
  // Its sums are a difference from rules that no longer hold.
  assert.equal((await world.run(effect, { draft: checked }, world.county)).stale, true);
  const stale = await world.run(read, { draft: late }, world.county);
  assert.deepEqual([stale.outdated, stale.steps], [true, ['change', 'check', 'send-back', 'withdraw']]);
  await assert.rejects(
    world.run(adopt, { draft: late, paper, from: '2026-07-01' }, world.county),
    refused('rule-draft-outdated'),
  );
  assert.equal(await paid('2026-07-01'), 16_000);
  await world.run(check, { draft: late }, world.county);
  await world.run(submit, { draft: late }, world.county);
  await world.run(approve, { draft: late, reason: '重新核对过' }, second());
  await world.run(adopt, { draft: late, paper, from: '2026-07-01' }, world.county);
  assert.equal(await paid('2026-07-01'), 15_000);
});

test('two adoptions at the same moment: one holds, the other is told to check again', async () => {
  const drafts = [await approved(17_000, '2026-08-01'), await approved(18_000, '2026-09-01')];
  const results = await Promise.allSettled(
    drafts.map((draft, index) =>
      world.run(adopt, { draft, paper, from: index === 0 ? '2026-08-01' : '2026-09-01' }, world.county),
    ),
  );
  assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  const lost = results.find((each) => each.status === 'rejected')!;
  assert.ok(refused('rule-draft-outdated')(lost.reason));
});

test('each value may begin on a day of its own, and is said, tried and decided by from that day', async () => {
  const { values } = disabilityAllowancesPack.parameters.find(({ id }) => id === 'living-allowance-standard')!;
  const rows = Object.keys((values.at(-1)!.value as { table: object }).table);
  const table = Object.fromEntries(rows.map((row) => [row, 20_000]));
  const marginal = { parameter: 'living-allowance-standard', area: county, value: { table }, from: '2027-04-01' };
  const two = { ...raise(19_000, '2027-01-01'), values: [...raise(19_000).values, marginal] };
  const early = { ...two, values: [{ ...marginal, from: '2026-12-31' }] };
  await assert.rejects(world.run(save, early, world.county), (error: Problem) => {
    assert.match(error.say('zh'), /从 2026-12-31 起执行，早于草案的 2027-01-01/);
    return refused('rule-draft-faulty')(error);
  });
  const { draft } = await world.run(save, two, world.county);
  const written = (await world.run(read, { draft }, world.county)).changes.flatMap(({ zh }) =>
    zh.map(({ text }) => text),
  );
  assert.ok(written.some((text) => /生活补贴标准.*改为“200元\/月”.*2027-04-01 起/.test(text)));
  assert.equal(new Set(written).size, written.length);
  assert.ok(written.some((text) => /护理补贴标准（1级）.*2027-01-01 起/.test(text)));
  await world.run(check, { draft }, world.county);
  await world.run(submit, { draft }, world.county);
  await world.run(approve, { draft, reason: '与文件一致，同意' }, second());
  await world.run(adopt, { draft, paper, from: '2027-01-01' }, world.county);
  const { given } = disabilityAllowancesPack.cases.find(
    ({ policy, expect }) => policy === 'living-allowance' && expect.amountFen !== undefined,
  )!;
  const living = async (on: string) => {
    const asked = { ...structuredClone(given), on, area: county, policies: ['living-allowance'] };
    return (await world.run(checkGiven, asked as typeof levelOne)).decisions[0]!.amountFen;
  };
  assert.notEqual(await living('2027-03-31'), 20_000);
  assert.equal(await living('2027-04-01'), 20_000);
});

test('a value for a place that is not of the county has no effect to tell', async () => {
  const [value] = raise(14_500).values;
  const tried = (area: string) =>
    world.run(whatIf, {
      draft: { ...raise(14_500), values: [{ ...value!, area }] },
      first: '2027-07',
      last: '2027-08',
    });
  for (const area of ['999999', '621224', '621223999']) await assert.rejects(tried(area), refused('area-unknown'));
  // What the province or the country might fix is tried all the same.
  for (const area of ['', '62', '6212', county]) assert.equal((await tried(area)).title, raise(14_500).title);
});

test('what does not fit is refused in words, and nothing is kept', async () => {
  const count = (await world.run(list, {}, world.county)).drafts.length;
  const [value] = raise(14_500).values;
  const faulty = (change: object) =>
    world.run(save, { ...raise(14_500), values: [{ ...value!, ...change }] }, world.county);
  await assert.rejects(faulty({ value: { table: { 1: 1, 9: 2 } } }), refused('rule-draft-faulty'));
  await assert.rejects(faulty({ value: 5 }), refused('rule-draft-faulty'));
  await assert.rejects(faulty({ value: { table: { 1: -1 } } }), refused('input-invalid'));
  await assert.rejects(faulty({ parameter: 'no-such' }), refused('parameter-unknown'));
  await assert.rejects(faulty({ area: '62' }), refused('area-unknown'));
  await assert.rejects(faulty({ area: '621224' }), refused('area-unknown'));
  await assert.rejects(faulty({ area: '621223999' }), refused('area-unknown'));
  await assert.rejects(
    world.run(
      save,
      {
        ...raise(14_500),
        values: [],
        clauses: [{ policy: 'nursing-allowance', version: { criteria: {}, amount: { op: 'no-such' } as never } }],
      },
      world.county,
    ),
    refused('input-invalid'),
  );
  await assert.rejects(world.run(save, { ...raise(14_500), values: [] }, world.county), refused('rule-draft-faulty'));
  await assert.rejects(world.run(save, raise(14_500), world.town('621223100')), refused('not-allowed'));
  assert.equal((await world.run(list, {}, world.county)).drafts.length, count);
});

test('sent back, changed and withdrawn: each step stays on record with who and why', async () => {
  const { draft } = await world.run(save, raise(14_600), world.county);
  await world.run(check, { draft }, world.county);
  await world.run(submit, { draft }, world.county);
  await world.run(sendBack, { draft, reason: '二级的标准写错了' }, second());
  await assert.rejects(world.run(save, { ...raise(14_700), draft, seen: 3 }, world.county), refused('conflict'));
  await world.run(save, { ...raise(14_700), draft, seen: 4 }, world.county);
  await world.run(withdraw, { draft, reason: '文件没有印发' }, world.county);
  const file = await world.run(read, { draft }, world.county);
  assert.deepEqual(
    file.history.map(({ kind }) => kind),
    ['propose', 'check', 'submit', 'send-back', 'change', 'withdraw'],
  );
  assert.deepEqual([file.state, file.steps], ['withdrawn', []]);
  await assert.rejects(world.run(check, { draft }, world.county), refused('rule-draft-state'));
});

test('what holds from today on decides for everybody at once, what holds from tomorrow on does not', async () => {
  const adopted = async (from: string) =>
    (await world.run(adopt, { draft: await approved(14_800, from), paper, from }, world.county)).decided;
  assert.equal(await adopted('2026-07-01'), null);
  assert.deepEqual(await adopted('2026-06-30'), { people: 0, changed: 0 });
});
