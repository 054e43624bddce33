/** What follows from a ruling about the subsidy of a centre: a second person, the money month by month, and how it comes back. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, suite, test } from 'node:test';
import { packs } from '../../main/packs.ts';
import { Problem } from '../../values/problem.ts';
import { staffCaller } from '../access.ts';
import { record } from '../entry/record.ts';
import { list as listSubjects } from '../subject/list.ts';
import { read as readSubject } from '../subject/read.ts';
import { recordFact } from '../subject/record-fact.ts';
import { rule } from '../subject/rule.ts';
import { county, testWorld, type World } from '../testing.ts';
import { approve } from './approve.ts';
import { list } from './list.ts';
import { notice } from './notice.ts';
import { plan } from './plan.ts';
import { read } from './read.ts';
import { reject } from './reject.ts';
import { repay } from './repay.ts';
import { takeBack } from './take-back.ts';

let world: World;
let village: string;
let centre: string;
const reason = '核对审计报告和拨款凭证';
const colleague = () => staffCaller({ staffId: randomUUID(), role: 'county', area: county }, 'test');
const one = colleague();
const other = colleague();

const isProblem = (code: string) => (error: unknown) => error instanceof Problem && error.code === code;
const say = (fact: string, value: number | boolean, from: string, caller = world.system) =>
  world.run(recordFact, { kind: 'place', subject: centre, fact, value, from, reason }, caller);
const proposal = async () => (await world.run(readSubject, { kind: 'place', subject: centre })).proposals[0];
const ruled = async (outcome: 'stop-and-recover' | 'stop' | 'keep', caller = one) => {
  const { grounds, policy } = (await proposal())!;
  const { stop } = await world.run(rule, { kind: 'place', subject: centre, policy, grounds, outcome, reason }, caller);
  return stop!;
};

before(async () => {
  world = await testWorld(packs);
  const [first] = await world.inside(
    ({ tx }) => tx.sql<{ code: string }>`select code from area where length(code) = 12 order by code limit 1`,
  );
  village = first!.code;
  const values = { name: '甲镇综合服务中心', kind: 'service-centre', town: village.slice(0, 9), village };
  ({ entry: centre } = await world.run(record, { ledger: 'place-register', values }));
  await say('subsidyPaid', 3_000_000, '2026-03-20');
  await say('subsidyPaid', 5_000_000, '2026-05-06');
  await say('subsidyDiverted', true, '2026-04-08', other);
});
after(() => world.close());

suite('a grant that is stopped', { concurrency: false }, () => {
  let stop: string;

  test('is proposed with the month it stops from and what was paid month by month', async () => {
    const { months, fromMonth, amountFen, ruling } = (await proposal())!;
    assert.deepEqual(months, [
      { month: '2026-03', paidFen: 3_000_000, recoverFen: 3_000_000 },
      { month: '2026-05', paidFen: 2_000_000, recoverFen: 2_000_000 },
    ]);
    assert.deepEqual([fromMonth, amountFen, ruling], ['2026-05', 5_000_000, undefined]);
    // Looked at as of an earlier day, what was paid later is not in it.
    const asked = { kind: 'place', subject: centre, on: '2026-04-30' } as const;
    assert.equal((await world.run(readSubject, asked)).proposals[0]!.amountFen, 3_000_000);
  });

  test('waits for a second person: not who ruled, nor who recorded its grounds, nor the town', async () => {
    stop = await ruled('stop-and-recover');
    await assert.rejects(world.run(notice, { stop }), isProblem('conflict'));
    const shown = await world.run(read, { stop });
    assert.deepEqual(
      [shown.state, shown.amountFen, shown.fromMonth, shown.stillSo],
      ['proposed', 5_000_000, '2026-05', true],
    );
    await assert.rejects(world.run(approve, { stop, reason }, one), isProblem('own-work'));
    await assert.rejects(world.run(approve, { stop, reason }, other), isProblem('own-work'));
    const town = world.town(village.slice(0, 9));
    await assert.rejects(world.run(approve, { stop, reason }, town), isProblem('not-allowed'));
    await assert.rejects(world.run(repay, { stop, amountFen: 1, on: '2026-06-30', reason }), isProblem('conflict'));
    assert.equal((await world.run(read, { stop }, town)).own, false);
    await assert.rejects(ruled('keep'), isProblem('conflict'));
  });

  test('can be refused; then the proposal waits again and is ruled again', async () => {
    await world.run(reject, { stop, reason: '凭证对不上，请再核实' }, world.county);
    assert.equal((await proposal())?.ruling, undefined);
    stop = await ruled('stop-and-recover');
    const { rulings } = await world.run(readSubject, { kind: 'place', subject: centre });
    assert.deepEqual(
      rulings.map((each) => each.stop?.state),
      ['proposed', 'rejected'],
    );
  });

  test('is not approved when something else has come to be known; another ruling takes its place', async () => {
    await say('subsidyPaid', 5_200_000, '2026-06-10');
    assert.equal((await world.run(read, { stop })).stillSo, false);
    await assert.rejects(world.run(approve, { stop, reason }, world.county), isProblem('changed-meanwhile'));
    const next = await ruled('stop-and-recover');
    assert.equal((await world.run(read, { stop })).state, 'withdrawn');
    stop = next;
    const done = await world.run(approve, { stop, reason, seen: 1 }, world.county);
    assert.deepEqual([done.state, done.amountFen], ['approved', 5_200_000]);
    await assert.rejects(world.run(approve, { stop, reason }, world.county), isProblem('conflict'));
  });

  test('is told to the centre on paper once it is approved: from when, the months, the reason, the clause, how it comes back', async () => {
    const told = async () => {
      const { paper, fileName, bytes } = await world.run(notice, { stop });
      assert.equal(Buffer.from(bytes.subarray(0, 2)).toString(), 'PK');
      assert.equal(fileName, `甲镇综合服务中心${paper.title}.docx`);
      return paper.blocks.map((block) =>
        'runs' in block ? block.runs.map(({ text }) => text).join('') : JSON.stringify(block),
      );
    };
    const [opening, table, , ...words] = await told();
    assert.match(opening!, /^经核查并由两人复核，从2026年5月起停发“.*”，已拨的钱中52,000元应予退回。$/);
    assert.match(table!, /2026年3月.*30,000元.*2026年5月.*20,000元.*2026年6月.*2,000元/);
    const said = words.join('\n');
    assert.match(said, /1．挪用补助资金，从2026年4月8日起。\n二、依据\n1．/);
    assert.doesNotMatch(said, /undefined|null|NaN|subsidyPaid|=/);
    assert.match(said, /请在\d{4}年\d+月\d+日前退回原拨款账户/);
  });

  test('is told in English, too, as a translation beside the Chinese notice', async () => {
    const { paper, fileName, bytes } = await world.run(notice, { stop, lang: 'en' });
    assert.equal(Buffer.from(bytes.subarray(0, 2)).toString(), 'PK');
    assert.equal(fileName, `甲镇综合服务中心 ${paper.title.replace(':', '')}.docx`);
    assert.match(paper.title, /^Notice that a grant stops and is to be paid back: [A-Z]/);
    const [opening, table, ...others] = paper.blocks.map((block) =>
      'runs' in block ? block.runs.map(({ text }) => text).join('') : JSON.stringify(block),
    );
    assert.match(opening!, /is not granted from May 2026 on\. Of what was paid, 52,000 yuan is to be paid back\.$/);
    assert.match(table!, /March 2026.*30,000 yuan.*May 2026.*20,000 yuan.*June 2026.*2,000 yuan/);
    const said = others.join('\n');
    assert.match(said, /1\. Why\n\(1\) [A-Z][^\u4e00-\u9fff]*, from 8 April 2026 on\.\n2\. Clauses\n\(1\) [A-Z]?/);
    assert.match(said, /Please pay it back before \d+ [A-Z][a-z]+ \d{4}/);
    assert.match(said, /This is a translation to read; the notice in Chinese is the one that counts\.$/);
    assert.doesNotMatch(said, /undefined|null|NaN|subsidyPaid|=/);
  });

  test('claims nothing twice: looked at again it proposes nothing new', async () => {
    const before = await world.run(list, {});
    const again = (await proposal())!;
    assert.deepEqual([again.ruling?.stop?.id, again.amountFen], [stop, 0]);
    await say('fraudFound', true, '2026-06-20');
    assert.equal(await proposal(), undefined, 'stopped already, and nothing is left to recover');
    await say('subsidyPaid', 5_500_000, '2026-06-25');
    const more = (await proposal())!;
    assert.equal(more.amountFen, 300_000);
    assert.deepEqual(
      more.months.map(({ month, recoverFen }) => [month, recoverFen]),
      [
        ['2026-03', 0],
        ['2026-05', 0],
        ['2026-06', 300_000],
      ],
    );
    assert.deepEqual(await world.run(list, {}), before, 'nothing was written by looking');
  });

  test('comes back in parts, never more than is open, and what was recorded wrongly is taken back', async () => {
    const { parts } = await world.run(plan, { stop, months: 6, from: '2026-07', reason: '与镇政府商定' });
    assert.equal(
      parts.reduce((sum, { fen }) => sum + fen, 0),
      5_200_000,
    );
    await assert.rejects(world.run(plan, { stop, months: 2, from: '2026-05', reason }), isProblem('input-invalid'));
    const paying = { stop, on: '2026-06-29', reason: '缴款书 2026-015 号' };
    await world.run(repay, { ...paying, amountFen: 5_000_000, seen: 3 });
    await assert.rejects(world.run(repay, { ...paying, amountFen: 100, seen: 3 }), isProblem('conflict'), 'sent twice');
    await assert.rejects(world.run(repay, { ...paying, amountFen: 200_001 }), isProblem('input-invalid'));
    await assert.rejects(world.run(repay, { ...paying, amountFen: 1, on: '2026-07-01' }), isProblem('input-invalid'));
    assert.equal((await world.run(repay, { ...paying, amountFen: 200_000 })).state, 'settled');
    assert.equal((await proposal())!.amountFen, 300_000, 'what came back is not claimed again');
    await world.run(takeBack, { stop, repayment: 4, reason: '登记到别的单位了' });
    await assert.rejects(world.run(takeBack, { stop, repayment: 4, reason }), isProblem('conflict'));
    const { state, openFen, history } = await world.run(read, { stop });
    assert.deepEqual([state, openFen], ['approved', 5_000_000]);
    assert.deepEqual(
      history.map(({ kind, takenBack }) => (takenBack ? `${kind}, taken back` : kind)),
      ['propose', 'approve', 'plan', 'repay, taken back', 'repay', 'take-back'],
    );
  });

  test('what is open can be spread anew, from this month on', async () => {
    const asked = { stop, months: 3, reason: '与镇政府另行商定' };
    await assert.rejects(world.run(plan, { ...asked, from: '2026-05' }), isProblem('input-invalid'));
    const { parts } = await world.run(plan, { ...asked, from: '2026-06' });
    assert.deepEqual(
      parts.map(({ month, fen }) => `${month} ${fen}`),
      ['2026-06 1666667', '2026-07 1666667', '2026-08 1666666'],
    );
  });

  test('stands in one list, each town its own', async () => {
    const { total, amountFen, repaidFen, stops } = await world.run(list, { state: 'approved' });
    assert.deepEqual([total, amountFen, repaidFen], [1, 5_200_000, 200_000]);
    assert.deepEqual([stops[0]?.name, stops[0]?.stopsTitle], ['甲镇综合服务中心', '综合服务中心以奖代补']);
    const elsewhere = world.town(`${county}999`);
    assert.equal((await world.run(list, {}, elsewhere)).total, 0);
    await assert.rejects(world.run(read, { stop }, elsewhere), isProblem('not-found'));
  });

  test('to stop without recovering leaves the money unclaimed', async () => {
    stop = await ruled('stop');
    const done = await world.run(approve, { stop, reason }, world.county);
    assert.deepEqual([done.state, done.amountFen], ['settled', 0]);
    const { subjects } = await world.run(listSubjects, { policy: 'centre-subsidy-recovery' });
    assert.deepEqual([subjects[0]?.proposal?.ruling?.outcome, subjects[0]?.proposal?.amountFen], ['stop', 300_000]);
  });
});
