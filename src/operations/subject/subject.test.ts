/** Policies about places, areas and organisations, from the registers to the ruling of a person. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { packs } from '../../main/packs.ts';
import { justPassing } from '../../packs/service-centres/standard-cases.ts';
import { listAudit } from '../../store/audit.ts';
import { correctFact as supersede, withdrawFacts } from '../../store/fact.ts';
import { plainDate } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { act } from '../entry/act.ts';
import { record } from '../entry/record.ts';
import { factBookOf } from '../fact-book.ts';
import { measure } from '../indicator/measure.ts';
import { recordingOf } from '../operation.ts';
import { testWorld, type World } from '../testing.ts';
import { correctFact } from './correct-fact.ts';
import { list } from './list.ts';
import { read } from './read.ts';
import { recordFact } from './record-fact.ts';
import { rule } from './rule.ts';

let world: World;
let good: string;
let small: string;
const reason = '现场查看后登记';
const village = { one: '621223100002', other: '621223101202' };

const isProblem = (code: string) => (error: unknown) => error instanceof Problem && error.code === code;

async function register(name: string, place: string, floorArea: string, kind = 'service-centre'): Promise<string> {
  const values = {
    name,
    kind,
    town: place.slice(0, 9),
    village: place,
    floorArea,
    outdoorArea: '150',
    openedOn: '2026-01-01',
  };
  const { entry } = await world.run(record, { ledger: 'place-register', values });
  return entry;
}

const say = (subject: string, fact: string, value: string | number | boolean | null, from = '2026-01-01') =>
  world.run(recordFact, { kind: 'place', subject, fact, value, from, reason });

before(async () => {
  world = await testWorld(packs);
  const villages = await world.inside(
    ({ tx }) => tx.sql<{ code: string }>`select code from area where length(code) = 12 order by code`,
  );
  village.one = villages[0]!.code;
  village.other = villages.find(({ code }) => code.slice(0, 9) !== village.one.slice(0, 9))!.code;
  good = await register('甲镇综合服务中心', village.one, '500');
  small = await register('乙乡综合服务中心', village.other, '499.9');
  await register('甲镇办事窗口', village.one, '80', 'window');
  for (const [fact, value] of Object.entries(justPassing))
    if (!['placeKind', 'floorArea', 'outdoorArea'].includes(fact))
      for (const subject of [good, small]) await say(subject, fact, value);
});
after(() => world.close());

suite('the standard of service centres', () => {
  test('is decided for centres only, from what the register says and what was recorded', async () => {
    const { subjects, eligible, ineligible } = await world.run(list, { policy: 'service-centre-standard' });
    assert.deepEqual(
      subjects.map(({ name, outcome, fails }) => ({ name, outcome, fails })),
      [
        { name: '甲镇综合服务中心', outcome: 'eligible', fails: [] },
        { name: '乙乡综合服务中心', outcome: 'ineligible', fails: ['floorArea'] },
      ],
    );
    assert.deepEqual([eligible, ineligible], [1, 1]);
  });

  test('tells the day since when a fact holds, and takes an enlarged building from the register', async () => {
    await world.run(act, { entry: small, values: { floorArea: '520' } });
    const { facts, decisions } = await world.run(read, { kind: 'place', subject: small });
    const area = facts.find(({ id }) => id === 'floorArea');
    assert.deepEqual([area?.value, area?.from, area?.origin], [520, '2026-06-30', 'entry']);
    const standard = decisions.find(({ policy }) => policy === 'service-centre-standard');
    assert.equal(standard?.outcome, 'ineligible', '150 is less than 30 % of 520');
    assert.match(standard?.words.zh.join('') ?? '', /没有达到综合服务中心建设标准.*室外场地不足/s);
  });

  test('is found by its name when one alone has it, and a town by its code', async () => {
    const byId = await world.run(read, { kind: 'place', subject: good });
    const byName = await world.run(read, { kind: 'place', subject: byId.subject.name });
    assert.equal(byName.subject.id, good);
    const town = await world.run(read, { kind: 'area', subject: village.one.slice(0, 9) });
    assert.deepEqual(await world.run(read, { kind: 'area', subject: town.subject.id }), town);
    assert.deepEqual(await world.run(read, { kind: 'area', subject: town.subject.name }), town);
    await assert.rejects(world.run(read, { kind: 'area', subject: '没有的镇' }), isProblem('not-found'));
    await assert.rejects(world.run(read, { kind: 'place', subject: '没有这个地方' }), isProblem('not-found'));
    await assert.rejects(world.run(read, { kind: 'area', subject: village.one.slice(0, 6) }), isProblem('not-found'));
  });

  test('says what held on a day gone by', async () => {
    await say(good, 'hasRamp', false, '2026-06-01');
    const outcomeOn = async (on: string) =>
      (await world.run(list, { policy: 'service-centre-standard', on, area: village.one })).subjects[0]?.outcome;
    assert.equal(await outcomeOn('2026-06-30'), 'ineligible');
    await say(good, 'hasRamp', true, '2026-06-15');
    assert.equal(await outcomeOn('2026-06-10'), 'ineligible');
    assert.equal(await outcomeOn('2026-06-30'), 'eligible');
  });

  test('is counted by an indicator, town by town', async () => {
    const { indicators } = await world.run(measure, {
      indicators: 'service-centres-passing',
      period: '2026',
      children: true,
    });
    const [passing] = indicators;
    assert.equal(passing?.value, 50);
    assert.deepEqual([passing?.numerator, passing?.denominator], [1, 2]);
  });

  test('is nobody else’s business: a town sees its own centres', async () => {
    const town = world.town(village.other.slice(0, 9));
    const { subjects } = await world.run(list, { policy: 'service-centre-standard' }, town);
    assert.deepEqual(
      subjects.map(({ id }) => id),
      [small],
    );
    await assert.rejects(world.run(read, { kind: 'place', subject: good }, town), isProblem('not-found'));
    await assert.rejects(
      world.run(
        recordFact,
        { kind: 'place', subject: good, fact: 'hasRamp', value: false, from: '2026-01-01', reason },
        town,
      ),
      isProblem('not-found'),
    );
  });

  test('refuses facts that are none of a place', async () => {
    await assert.rejects(say(good, 'disabilityLevel', 1), isProblem('fact-unknown'));
    await assert.rejects(say(good, 'hasRamp', 3), isProblem('fact-value-invalid'));
    await assert.rejects(say(good, 'hasRamp', true, '2026-07-01'), isProblem('input-invalid'));
    assert.deepEqual(await say(small, 'hasRamp', true, '2026-06-30'), { recorded: 0, unchanged: 1 });
    await assert.rejects(world.run(list, { policy: 'nursing-allowance' }), isProblem('policy-unknown'));
  });
});

suite('what was recorded wrongly', () => {
  const floors = async (caller = world.system) => {
    const { facts, history } = await world.run(read, { kind: 'place', subject: good }, caller);
    return {
      now: facts.find(({ id }) => id === 'hasRampBetweenFloors')!,
      steps: history.find(({ fact }) => fact === 'hasRampBetweenFloors')?.steps ?? [],
    };
  };
  const corrected = (assertion: string, value: boolean | number, more: object = {}) => ({
    kind: 'place' as const,
    subject: good,
    assertion,
    value,
    from: '2026-01-01',
    reason: '看错了，重新量过',
    ...more,
  });

  test('is put right with the reason; both stay on record, and the decision follows', async () => {
    const { now } = await floors();
    assert.equal(now.value, true);
    const wrong = now.assertion!;
    await world.run(correctFact, corrected(wrong, false), world.town(village.one.slice(0, 9)));
    const { now: right, steps } = await floors();
    assert.deepEqual([right.value, right.from, right.reason], [false, '2026-01-01', '看错了，重新量过']);
    assert.deepEqual(
      steps.map(({ text, value, reason: why, superseded }) => [text, value, why, superseded]),
      [
        ['否', false, '看错了，重新量过', false],
        ['是', true, reason, true],
      ],
    );
    const { subjects } = await world.run(list, { policy: 'service-centre-standard', area: village.one });
    assert.ok(subjects[0]?.fails.includes('betweenFloors'), subjects[0]?.fails.join());
    await assert.rejects(world.run(correctFact, corrected(wrong, true)), isProblem('conflict'));
    await world.run(correctFact, corrected(right.assertion!, true));
    assert.equal((await floors()).now.value, true);
    assert.equal((await floors()).steps.length, 3);
  });

  test('needs days and a value that make sense', async () => {
    const { now } = await floors();
    await assert.rejects(
      world.run(correctFact, corrected(now.assertion!, true, { from: '2026-07-01' })),
      isProblem('input-invalid'),
    );
    await assert.rejects(
      world.run(correctFact, corrected(now.assertion!, true, { to: '2026-01-01' })),
      isProblem('input-invalid'),
    );
    await assert.rejects(world.run(correctFact, corrected(now.assertion!, 7)), isProblem('fact-value-invalid'));
  });

  test('is put right by those of the place alone, and only there', async () => {
    const { now } = await floors();
    const elsewhere = world.town(village.other.slice(0, 9));
    await assert.rejects(world.run(correctFact, corrected(now.assertion!, false), elsewhere), isProblem('not-found'));
    await assert.rejects(
      world.run(correctFact, { ...corrected(now.assertion!, false), subject: small }),
      isProblem('not-found'),
    );
  });

  test('holds again when what replaced it is taken back', async () => {
    const { now, steps: before } = await floors();
    await world.inside(async (context) => {
      const origin = { kind: 'import', ref: 'a list that is undone' } as const;
      const recording = {
        ...recordingOf(context, origin),
        book: factBookOf(context.catalogue.others.get('place')!),
      };
      const from = plainDate('2026-01-01');
      const right = {
        subject: { kind: 'place', id: good },
        assertion: now.assertion!,
        value: 0,
        from,
        to: null,
      } as const;
      await supersede(context.tx, recording, right);
      await withdrawFacts(context.tx, recording, origin);
    });
    const { now: again, steps } = await floors();
    assert.equal(again.assertion, now.assertion);
    const others = steps.filter(({ assertion }) => before.some((step) => step.assertion === assertion));
    assert.deepEqual(others, before);
    assert.deepEqual(
      steps.filter((step) => !others.includes(step)).map(({ superseded }) => superseded),
      [true],
    );
  });

  test('stands in the audit with the reason', async () => {
    const rows = await world.inside(({ tx, scope }) => listAudit(tx, scope, { subject: `place:${good}`, limit: 50 }));
    const audited = rows.filter(({ operation }) => operation === 'subject.correct-fact');
    assert.equal(audited.length, 2);
    assert.equal(audited[0]!.detail['reason'], '看错了，重新量过');
  });
});

suite('what stops a subsidy', () => {
  const proposals = async (caller = world.system) => {
    const { subjects } = await world.run(list, { policy: 'centre-subsidy-recovery' }, caller);
    return subjects.flatMap(({ proposal }) => proposal ?? []);
  };

  test('nothing is proposed while nothing is known', async () => {
    assert.deepEqual(await proposals(), []);
  });

  test('is proposed by the machine, decided by a person with a reason, once', async () => {
    await say(good, 'subsidyPaid', 5_000_000);
    await say(good, 'subsidyDiverted', true, '2026-05-08');
    const [proposal] = await proposals();
    assert.equal(proposal?.amountFen, 5_000_000);
    assert.deepEqual(proposal?.because, ['挪用补助资金（2026-05-08 起）', '累计已拨补助50,000元（2026-01-01 起）']);
    const { grounds } = proposal!;
    const given = { kind: 'place', subject: good, policy: 'centre-subsidy-recovery', grounds } as const;
    const town = world.town(village.one.slice(0, 9));
    await assert.rejects(world.run(rule, { ...given, outcome: 'keep', reason }, town), isProblem('not-allowed'));
    await assert.rejects(world.run(rule, { ...given, outcome: 'keep', reason: '好' }), isProblem('input-invalid'));
    const done = await world.run(
      rule,
      { ...given, outcome: 'stop-and-recover', reason: '审计查实，收回补助' },
      world.county,
    );
    assert.equal(done.amountFen, 5_000_000);
    await assert.rejects(world.run(rule, { ...given, outcome: 'keep', reason }), isProblem('conflict'));
    const [again] = await proposals();
    assert.equal(again?.ruling?.outcome, 'stop-and-recover');
    const { rulings } = await world.run(read, { kind: 'place', subject: good });
    assert.deepEqual(
      rulings.map(({ outcome, reason: why }) => [outcome, why]),
      [['stop-and-recover', '审计查实，收回补助']],
    );
  });

  test('is proposed anew when something else has happened, and not ruled unseen', async () => {
    const [before] = await proposals();
    await say(good, 'fraudFound', true, '2026-06-20');
    const [now] = await proposals();
    assert.equal(now?.ruling, undefined);
    const stale = {
      kind: 'place',
      subject: good,
      policy: 'centre-subsidy-recovery',
      grounds: before!.grounds,
    } as const;
    await assert.rejects(world.run(rule, { ...stale, outcome: 'keep', reason }), isProblem('changed-meanwhile'));
  });
});

suite('areas and organisations', () => {
  test('posts of social workers are worked out for each town; what is unknown stays unknown', async () => {
    const town = village.one.slice(0, 9);
    const { subjects } = await world.run(list, { policy: 'social-work-posts' });
    assert.equal(subjects.length, 25);
    const { id } = subjects.find(({ area }) => area === town)!;
    for (const [fact, value] of [
      ['lowIncomeHouseholds', 301],
      ['workersRescue', 1],
    ] as const)
      await world.run(
        recordFact,
        { kind: 'area', subject: id, fact, value, from: '2026-01-01', reason },
        world.town(town),
      );
    const seen = await world.run(read, { kind: 'area', subject: id });
    const counted = (facts: typeof seen.facts) => facts.find((fact) => fact.id === 'moderateOrSevere')!;
    // Nobody is registered: that is no zero.
    assert.deepEqual([counted(seen.facts).value, counted(seen.facts).measuredBy], [null, null]);
    const [decision] = seen.decisions;
    const figure = (name: string) => decision?.figures?.find((each) => each.id === name)?.value;
    assert.deepEqual(
      [figure('rescueNeeded'), figure('rescueGap'), figure('youthGap'), figure('gap')],
      [4, 3, null, null],
    );
    const other = world.town(village.other.slice(0, 9));
    await assert.rejects(world.run(read, { kind: 'area', subject: id }, other), isProblem('not-found'));
  });

  test('the levy of an employer is worked out from its figures', async () => {
    const values = { name: '某水泥有限公司', kind: 'employer', town: village.one.slice(0, 9) };
    const { entry } = await world.run(record, { ledger: 'organisation-register', values });
    for (const [fact, value] of Object.entries({
      staff: 201,
      disabledMonths: 10,
      severeMonths: 0,
      averageWage: 9_950_249,
    }))
      await world.run(recordFact, { kind: 'organisation', subject: entry, fact, value, from: '2026-01-01', reason });
    const { subjects } = await world.run(list, { policy: 'employment-levy' });
    assert.deepEqual(
      subjects.map(({ name, amountFen, figures }) => [
        name,
        amountFen,
        figures.find(({ id }) => id === 'beforeReduction')?.value,
      ]),
      [['某水泥有限公司', 19_567_165, 21_741_294]],
    );
  });
});
