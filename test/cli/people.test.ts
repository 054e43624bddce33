/** Commands about people on a real database: whom a name means, labels instead of identifiers, and only what was asked for. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Host } from '../../src/app/cli/command.ts';
import { commands } from '../../src/app/cli/commands.ts';
import { runCommand } from '../../src/app/cli/run.ts';
import { hostOf } from '../../src/main/host.ts';
import { operations } from '../../src/operations/all.ts';
import { bind } from '../../src/operations/bound.ts';
import { sessionOf, signIn } from '../../src/operations/session/sign-in.ts';
import { county as COUNTY } from '../../src/operations/testing.ts';
import { disabilityAllowancesPack } from '../../src/packs/disability-allowances/pack.ts';
import { registryPack } from '../../src/packs/registry/pack.ts';
import { type County, entitlementCounty, OTHER_VILLAGE, type Somebody } from '../entitlements/setup.ts';

let county: County;
let host: Host;
let twins: readonly Somebody[];
let single: Somebody;

before(async () => {
  county = await entitlementCounty('2026-05-06T02:00:00Z', [registryPack, disabilityAllowancesPack]);
  host = {
    ...hostOf({}),
    open: async () => ({
      operations: bind(operations, county.system, county.services),
      county: COUNTY,
      close: async () => undefined,
    }),
  };
  // Names repeat after ten people: the first and the eleventh are called alike.
  const people: Somebody[] = [];
  for (let index = 0; index < 11; index++)
    people.push(
      await county.register({ level: index === 3 ? 4 : 2, village: index === 10 ? OTHER_VILLAGE : undefined! }),
    );
  twins = [people[0]!, people[10]!];
  single = people[4]!;
  await county.list('2026-03', [[single, { nursingAllowance: 100 }]]);
});
after(() => county.close());

async function said(...words: string[]): Promise<{ code: number; err: string; out: string }> {
  const lines = { err: '', out: '' };
  const into = (name: 'err' | 'out') => ({ write: (text: string) => (lines[name] += text) });
  const code = await runCommand(commands, words, host, { out: into('out'), err: into('err') });
  return { code, ...lines };
}

for (const command of [['explain'], ['entitlements'], ['notice', '--policy', 'nursing-allowance', '--out', 'x.docx']])
  test(`fuzhu ${command[0]} says who bear the name, where they live, and what to type instead`, async () => {
    const [name, ...options] = command;
    const { code, err } = await said(name!, twins[0]!.name, ...options);
    assert.equal(code, 1);
    assert.match(err, /有 2 个人符合/);
    for (const { id, residentId } of twins) {
      assert.ok(err.includes(id));
      assert.ok(!err.includes(residentId));
    }
    assert.match(err, /哈达铺镇 /);
    const answered = await said('entitlements', twins[1]!.id, '--json');
    assert.equal(JSON.parse(answered.out).person.id, twins[1]!.id);
  });

const refused: readonly (readonly [string[], RegExp])[] = [
  [['--known', '2026-05-07'], /--known: 要是今天或以前的一天/],
  [['--months', '2020-01..2026-05'], /--months: 一次最多看 60 个月/],
  [['--policy', 'social-work'], /没有叫“social-work”的政策/],
];
for (const [options, words] of refused)
  test(`fuzhu entitlements ${options.join(' ')} is refused in the words of the command`, async () => {
    const { code, err } = await said('entitlements', single.name, ...options);
    assert.equal(code, 1);
    assert.match(err, words);
  });

test('today, and five years, are taken', async () => {
  const { code, out } = await said(
    'entitlements',
    single.name,
    '--known',
    '2026-05-06',
    '--months',
    '2021-06..2026-05',
    '--json',
  );
  assert.equal(code, 0);
  assert.deepEqual(JSON.parse(out).months, { first: '2021-06', last: '2026-05' });
});

test('a month that is on no list is not said to be paid', async () => {
  for (const known of [[], ['--known', '2026-05-06']]) {
    const { out } = await said('entitlements', single.id, '--months', '2026-02..2026-03', ...known, '--json');
    const nursing = JSON.parse(out).policies.find(({ policy }: { policy: string }) => policy === 'nursing-allowance');
    assert.deepEqual(
      nursing.periods.map(({ paidFen, paidOpen }: { paidFen: number; paidOpen: boolean }) => [paidFen, paidOpen]),
      [
        [null, false],
        [10_000, false],
      ],
    );
  }
});

test('fuzhu determine --policy shows that policy alone', async () => {
  const { out } = await said('determine', '--policy', 'nursing-allowance', '--months', '3');
  assert.match(out, /重度残疾人护理补贴/);
  assert.doesNotMatch(out, /困难残疾人生活补贴/);
  const told = JSON.parse((await said('determine', '--policy', 'nursing-allowance', '--months', '3', '--json')).out);
  assert.deepEqual(
    told.policies.map(({ id }: { id: string }) => id),
    ['nursing-allowance'],
  );
});

test('fuzhu decide tells the criteria in their words, and fuzhu unclaimed the people with their villages', async () => {
  const { out } = await said('decide', '--policy', 'nursing-allowance');
  assert.match(out, /不符合的条件：[^\n]*残疾等级[^\n]* 1 人/);
  assert.doesNotMatch(out, /severe|certificateValid/);
  assert.equal(JSON.parse((await said('decide', '--area', '城关镇', '--json')).out).area, '621223100');
  const listed = await said('unclaimed', '--policy', 'nursing-allowance');
  assert.match(listed.out, /姓名 +村（社区） +今天认定/);
  assert.match(listed.out, /王甲 +城关镇 \S+ +符合/);
  assert.doesNotMatch(listed.out, /eligible|6212231002/);
});

test('fuzhu corrections lists what waits for a person, and says of one why it differs and what was done about it', async () => {
  await county.list('2026-04', [[single, { nursingAllowance: 80 }]]);
  assert.equal((await said('catch-up')).code, 0);
  const all = JSON.parse((await said('corrections', '--json')).out);
  assert.ok(all.total > 0 && all.corrections.length === all.total);
  const [one] = all.corrections.filter(({ person }: { person: string }) => person === single.id);
  const { out } = await said('corrections');
  assert.ok(out.startsWith(`${all.total} 项，${all.people} 人：补发 `));
  assert.match(
    out,
    new RegExp(`${one.id} +${single.name} +城关镇 .*重度残疾人护理补贴 +2026年4月 +(补发|追缴) .*待审`),
  );
  assert.match((await said('corrections', '--state', 'settled')).out, /^0 项，0 人/);
  const other = one.kind === 'arrears' ? 'recovery' : 'arrears';
  assert.ok(!(await said('corrections', '--kind', other)).out.includes(one.id));
  assert.ok(!(await said('corrections', '--area', '621223101')).out.includes(one.id));
  const told = await said('corrections', one.id);
  assert.match(told.out, new RegExp(`^${single.name}　城关镇 .*2026年4月`));
  assert.match(told.out, /应发 \d+元，已发 80元（一般，待审）/);
  assert.match(told.out, /因为[\s\S]*系统提出 +2026-05-06 10:00/);
  assert.doesNotMatch(out + told.out, /proposed|ordinary|nursing-allowance/);
});

test('fuzhu account opens the first account, with a password that has to be changed, and shows it once', async () => {
  assert.match((await said('account')).out, /还没有账号。开一个：fuzhu account LOGIN/);
  const { code, out } = await said('account', 'zhang', '--name', '张三', '--area', '城关镇');
  assert.equal(code, 0);
  const password = /初始密码 (\S+)/.exec(out)![1]!;
  const { services } = county;
  const token = await signIn(services, COUNTY, { account: 'zhang', password, address: '::1', requestId: 'first' });
  assert.equal((await sessionOf(services, token))?.mustChangePassword, true);
  const listed = (await said('account')).out;
  assert.match(listed, /zhang +张三 +城关镇/);
  assert.ok(!listed.includes(password));
  assert.match((await said('account', 'zhang', '--name', '张四')).err, /账号“zhang”已经有人用了/);
  assert.match((await said('account', 'li')).err, /还没有写全。用法：fuzhu account/);
});
