/** On the real database: adopting a draft proposes exactly the difference that was previewed, person by person and month by month. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { openWorkbook } from '../../src/formats/workbook.ts';
import { decide } from '../../src/operations/decision/decide.ts';
import { catchUp } from '../../src/operations/entitlement/catch-up.ts';
import { adopt } from '../../src/operations/rule/adopt.ts';
import { annex } from '../../src/operations/rule/annex.ts';
import { approve } from '../../src/operations/rule/approve.ts';
import { check } from '../../src/operations/rule/check.ts';
import { effect } from '../../src/operations/rule/effect.ts';
import { preview } from '../../src/operations/rule/preview.ts';
import { save } from '../../src/operations/rule/save.ts';
import { submit } from '../../src/operations/rule/submit.ts';
import { whatIf } from '../../src/operations/rule/what-if.ts';
import { workbook } from '../../src/operations/rule/workbook.ts';
import { Problem } from '../../src/values/problem.ts';
import { type County, entitlementCounty, OTHER_VILLAGE, type Somebody, VILLAGE } from '../entitlements/setup.ts';

const months = ['2026-02', '2026-03', '2026-04'];
const span = { first: months[0]!, last: months.at(-1)! };
const paper = '宕残联发〔2026〕20号 关于调整两项补贴标准的通知';
const nursing: Record<number, number> = { 1: 120, 2: 100, 3: 0, 4: 0 };

let county: County;
let people: Somebody[];
before(async () => {
  county = await entitlementCounty('2026-01-02T02:00:00Z');
  people = [];
  for (let index = 0; index < 7; index++) {
    const level = 1 + (index % 4);
    const person = await county.register({ level, village: index < 4 ? VILLAGE : OTHER_VILLAGE });
    people.push(person);
    for (const month of months) {
      county.at(`${month}-10T02:00:00Z`);
      await county.pay(person, month, { livingAllowance: '110', nursingAllowance: String(nursing[level]) });
    }
  }
  county.at('2026-05-06T02:00:00Z');
});
after(() => county.close());

const drafts = fc.record({
  from: fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-01', '2026-03-15', '2026-06-01'),
  area: fc.constantFrom('621223', VILLAGE.slice(0, 9), OTHER_VILLAGE.slice(0, 9), VILLAGE),
  levels: fc.tuple(...[0, 0, 0, 0].map(() => fc.integer({ min: 0, max: 30 }).map((tens) => tens * 1000))),
});
type Drafted = typeof drafts extends fc.Arbitrary<infer T> ? T : never;

const raise = ({ from, area, levels }: Drafted) => ({
  title: '调整护理补贴标准',
  paper,
  from,
  values: [
    {
      parameter: 'nursing-allowance-standard',
      area,
      value: { table: { 1: levels[0]!, 2: levels[1]!, 3: levels[2]!, 4: levels[3]! } },
    },
  ],
});

/** What stands proposed for everybody: `person policy period` → fen. */
async function proposed(): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const person of people)
    for (const { state, kind, policy, period, amountFen } of await county.corrections(person))
      if (state === 'proposed')
        found.set(`${person.id} ${policy} ${period}`, kind === 'arrears' ? amountFen : -amountFen);
  return found;
}

test('what is proposed after each adoption is the sum of what was previewed', async () => {
  const expected = new Map<string, number>();
  const second = {
    ...county.county,
    scope: { ...county.county.scope, staffId: '01970000-0000-7000-8000-000000000002' },
  };
  let felt = 0;
  const property = fc.asyncProperty(drafts, async (drafted) => {
    let draft: string;
    try {
      ({ draft } = await county.run(save, raise(drafted), county.county));
    } catch (error) {
      assert.ok(error instanceof Problem && error.code === 'rule-draft-faulty', String(error));
      return;
    }
    const before = await proposed();
    const worked = await county.run(preview, { draft, ...span }, county.county);
    assert.deepEqual(await proposed(), before, 'a preview changes nothing');
    const tried = await county.run(whatIf, { draft: raise(drafted), ...span }, county.county);
    assert.deepEqual([tried.gaining, tried.losing, tried.total], [worked.gaining, worked.losing, worked.total]);
    const listed = await county.run(effect, { draft, pageSize: 200 }, county.county);
    assert.equal(listed.total, worked.gaining + worked.losing + worked.otherwise);
    for (const { person, effects } of listed.list)
      for (const { policy, first, last, beforeFen, afterFen } of effects)
        for (const month of months.filter((each) => first <= each && each <= last)) {
          const key = `${person} ${policy} ${month}`;
          const sum = (expected.get(key) ?? 0) + afterFen! - beforeFen!;
          if (sum === 0) expected.delete(key);
          else expected.set(key, sum);
          felt += 1;
        }
    await county.run(check, { draft }, county.county);
    await county.run(submit, { draft }, county.county);
    await county.run(approve, { draft, reason: '与文件一致，同意' }, second);
    const adopted = await county.run(adopt, { draft, paper, from: drafted.from }, county.county);
    assert.equal(adopted.decided !== null, drafted.from <= '2026-05-06');
    await county.run(catchUp, {});
    assert.deepEqual(sorted(await proposed()), sorted(expected));
  });
  await fc.assert(property, { numRuns: 7, endOnFailure: true });
  assert.ok(felt > 5, `only ${felt} months differed`);
  for (const person of people)
    for (const { state, causes } of await county.corrections(person))
      if (state === 'proposed') assert.ok((causes as { kind: string }[]).some(({ kind }) => kind === 'parameter'));
});

const sorted = (map: ReadonlyMap<string, number>): [string, number][] => [...map].sort();

test('a draft of clauses is worked out as well, and leaves as workbook and annex with the same sums', async () => {
  const { catalogue } = county.services;
  const [version] = catalogue.policies.get('living-allowance')!.versions.slice(-1);
  const { from: _, ...clauses } = structuredClone(version!);
  const words = { because: '残疾等级为一级或二级', becauseEn: 'the level is one or two', otherwise: '残疾等级较轻' };
  const severe = {
    is: { op: 'compare', left: { op: 'fact', fact: 'disabilityLevel' }, as: '<=', right: { op: 'constant', value: 2 } },
    ...words,
    source: { paper },
  };
  const given = {
    title: '生活补贴只发重度残疾人',
    paper,
    toConfirm: true,
    from: '2026-03-01',
    clauses: [{ policy: 'living-allowance', version: { ...clauses, criteria: { ...clauses.criteria, severe } } }],
  };
  const { draft } = await county.run(save, given as never, county.county);
  const worked = await county.run(preview, { draft, ...span }, county.county);
  const mild = people.filter((__, index) => 1 + (index % 4) > 2).length;
  assert.deepEqual([worked.people, worked.gaining, worked.losing], [7, 0, mild]);
  assert.equal(worked.total.afterFen - worked.total.beforeFen, -mild * 2 * 11_000);
  const file = await county.run(workbook, { draft }, county.county);
  const read = await openWorkbook(file.bytes, file.fileName);
  assert.deepEqual(
    read.sheets.map(({ name }) => name),
    ['汇总', '按乡镇', '按月', '按级次', '名单'],
  );
  const rows = [];
  for await (const row of read.sheets[4]!.rows()) rows.push(row);
  const names = rows.flatMap(({ cells }) => (/^\d+$/.test(cells[0]?.text ?? '') ? [cells[1]!.text] : []));
  assert.deepEqual([names.length, names.every((name) => name.includes('*'))], [mild, true]);
  const { paper: annexed } = await county.run(annex, { draft }, county.county);
  const text = JSON.stringify(annexed.blocks);
  assert.ok(text.includes(`${mild} 人减少`) && text.includes('新增条件“残疾等级为一级或二级”'));
  // Changed since, the sums are of another draft: they can still be looked at, and no longer be put on paper.
  await county.run(save, { ...given, draft, from: '2026-04-01' } as never, county.county);
  assert.equal((await county.run(effect, { draft }, county.county)).stale, true);
  for (const written of [annex, workbook])
    await assert.rejects(county.run(written as typeof annex, { draft }, county.county), {
      code: 'rule-preview-outdated',
    });
  await county.run(preview, { draft, ...span }, county.county);
  assert.ok((await county.run(annex, { draft }, county.county)).bytes.length > 1000);
});

test('deciding for everybody uses what is adopted', async () => {
  const { policies } = await county.run(decide, { on: '2026-06-02' });
  const expected = (await county.run(effect, { draft: await lastAdopted() }, county.county)).state;
  assert.equal(expected, 'adopted');
  assert.ok(policies.find(({ id }) => id === 'nursing-allowance')!.amountFen !== 7 * 100);
});

async function lastAdopted(): Promise<string> {
  const rows = await county.inside(
    ({ tx }) => tx.sql<{ draft: string }>`
      select draft_id as draft from rule_adoption where county = '621223' order by number desc limit 1`,
  );
  return rows[0]!.draft;
}
