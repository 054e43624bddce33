/** Criteria that were drafted by form go all the way: worked out, approved, adopted, decided by, and resting on the paper as it was issued. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { disabilityAllowancesPack } from '../../packs/disability-allowances/pack.ts';
import { registryPack } from '../../packs/registry/pack.ts';
import { check as checkGiven } from '../decision/check.ts';
import { county, testWorld, type World } from '../testing.ts';
import { adopt } from './adopt.ts';
import { approve } from './approve.ts';
import { check } from './check.ts';
import { clauses } from './clauses.ts';
import { preview } from './preview.ts';
import { saveClauses } from './save-clauses.ts';
import { submit } from './submit.ts';

let world: World;
before(async () => {
  world = await testWorld([registryPack, disabilityAllowancesPack]);
});
after(() => world.close());

const working = '关于护理补贴条件的通知（拟稿）';
const issued = '宕残联发〔2026〕15号 关于护理补贴条件的通知';
const from = '2026-07-01';
const policy = 'nursing-allowance';

const second = () => ({
  ...world.county,
  scope: { ...world.county.scope, staffId: '01970000-0000-7000-8000-000000000002' },
});

const levelOne = structuredClone(
  disabilityAllowancesPack.cases.find(({ policy: of, expect }) => of === policy && expect.amountFen === 12_000)!.given,
) as { person: Record<string, unknown>; household: Record<string, unknown> };

async function decided(on: string, hasIncome: boolean) {
  const given = { ...levelOne, person: { ...levelOne.person, hasIncome }, on, area: county, policies: [policy] };
  return (await world.run(checkGiven, given)).decisions[0]!;
}

test('a criterion added by form is previewed, approved and adopted, and rests on the issued paper', async () => {
  const { lines } = await world.run(clauses, { policy, on: from }, world.county);
  const kept = lines.map(({ id, criterion }) => ({
    id,
    because: criterion.because,
    otherwise: criterion.otherwise,
    changes: [],
  }));
  const { draft } = await world.run(
    saveClauses,
    {
      title: '护理补贴只给没有收入的人',
      paper: working,
      toConfirm: true,
      from,
      policy,
      criteria: kept,
      added: { fact: 'hasIncome', as: '=', value: false, because: '本人没有收入', otherwise: '本人有收入' },
    },
    world.county,
  );
  const worked = await world.run(preview, { draft, first: '2026-07', last: '2026-08' }, world.county);
  assert.deepEqual(worked.subjects, []);
  await world.run(check, { draft }, world.county);
  await world.run(submit, { draft }, world.county);
  await world.run(approve, { draft, reason: '与文件一致，同意' }, second());
  const adopted = await world.run(adopt, { draft, paper: issued, from }, world.county);
  assert.deepEqual(adopted.policies, [policy]);
  assert.equal((await decided('2026-06-30', true)).amountFen, 12_000);
  assert.equal((await decided(from, false)).amountFen, 12_000);
  assert.notEqual((await decided(from, true)).outcome, 'eligible');
  const now = await world.run(clauses, { policy, on: from }, world.county);
  const sources = new Map(now.lines.map(({ criterion: { because, source } }) => [because, source]));
  assert.deepEqual(sources.get('本人没有收入'), { paper: issued });
  for (const { criterion } of lines) assert.deepEqual(sources.get(criterion.because), criterion.source);
});

test('what is added may be a list, a standard, or one of two', async () => {
  const { lines, parameters } = await world.run(clauses, { policy, on: from }, world.county);
  const kept = lines.map(({ id, criterion: { because, otherwise } }) => ({ id, because, otherwise, changes: [] }));
  const head = { paper: working, toConfirm: true, from, policy, criteria: kept };
  const said = { because: '', otherwise: '' };
  const judged = async (added: object): Promise<string> => {
    const given = { ...head, title: '加一条试试', added: { ...said, ...added } };
    const { draft } = await world.run(saveClauses, given as never, world.county);
    const drafted = await world.run(clauses, { policy, on: from, draft }, world.county);
    return drafted.lines.find(({ was }) => was === null)!.judged;
  };
  assert.match(await judged({ fact: 'disabilityLevel', as: '=', values: [1, 2] }), /残疾等级为1、2/);
  assert.match(
    await judged({ fact: 'disabilityLevel', as: '!=', values: [1, 2] }),
    /(不|非|没有).*残疾等级为1、2|残疾等级(不为|不是|不属于)1、2/,
  );
  const wanted = parameters.find(({ kind }) => kind === 'integer' || kind === 'money');
  assert.ok(wanted, 'a standard without keys');
  const second = { fact: 'disabilityCategory', as: '!=', values: ['mental', 'intellectual'] };
  const both = await judged({ fact: 'hasIncome', as: '=', value: false, join: 'or', second });
  assert.match(both, /收入.*或.*残疾类别/);
  await assert.rejects(judged({ fact: 'hasIncome', as: '=', parameter: wanted.id }), /不能和/);
  await assert.rejects(judged({ fact: 'disabilityLevel', as: '<=', values: [1, 2] }), /几个值只能/);
  await assert.rejects(judged({ fact: 'disabilityLevel', as: '<=' }), /没有填/);
});
