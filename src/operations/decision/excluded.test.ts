/** Who draws what excludes a benefit is not told to apply for it; and the counts say what the lists show. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { atMost } from '../../define/expression.ts';
import { pack } from '../../define/pack.ts';
import { type Exclusion, policy } from '../../define/policy.ts';
import { person } from '../../define/registry.ts';
import { registerPeople } from '../../store/registration.ts';
import { plainDate } from '../../values/date.ts';
import { confirm } from '../claim/confirm.ts';
import { record as applyFor } from '../claim/record.ts';
import { recordingOf } from '../operation.ts';
import { testWorld, type World } from '../testing.ts';
import { decide } from './decide.ts';
import { type standings, unclaimed } from './unclaimed.ts';

const source = { paper: '灯塔条例' };
const said = { because: '是', becauseEn: 'yes', otherwise: '不是', source };
const lighted = (id: string, level: number, amount: number, excludes: readonly Pick<Exclusion, 'policy' | 'keep'>[]) =>
  policy({
    id,
    title: `灯塔${id}`,
    titleEn: id,
    requirements: [],
    subject: 'person',
    every: 'month',
    summary: '',
    papers: [],
    applyAt: '',
    ...(excludes.length > 0
      ? { excludes: excludes.map((rule) => ({ ...rule, because: '只领一份', becauseEn: 'one only', source })) }
      : {}),
    versions: [
      {
        from: '2020-01-01',
        criteria: { severe: { is: atMost(person.disabilityLevel, level), ...said } },
        amount: { op: 'constant', value: amount },
      },
    ],
  });

const light = pack({
  id: 'light',
  title: '灯塔',
  version: '1',
  facts: [],
  policies: [
    lighted('oil', 2, 1200, [{ policy: 'candle', keep: 'larger' }]),
    lighted('candle', 3, 1500, []),
    lighted('lamp', 4, 1200, [{ policy: 'oil', keep: 'larger' }]),
    lighted('wick', 4, 100, [{ policy: 'oil', keep: 'this' }]),
    lighted('match', 4, 100, [{ policy: 'wick', keep: 'other' }]),
  ],
});

const from = plainDate('2025-01-01');
/** Level, what they draw, and in which of these it is then of no use to apply. */
const given: readonly (readonly [number, string | null, readonly string[]])[] = [
  [1, null, []],
  // Larger than oil, which says so.
  [1, 'candle', ['oil']],
  // Smaller than the candle, as large as the lamp, which then is paid.
  [1, 'oil', []],
  [2, 'lamp', ['oil']],
  [2, 'wick', ['oil', 'match']],
  // Nothing was ever due for it, so that oil stays the larger one.
  [4, 'candle', []],
  [3, 'wick', ['match']],
];

let world: World;
let people: string[];
before(async () => {
  world = await testWorld([light]);
  const registered = await world.inside((context) =>
    registerPeople(
      context.tx,
      recordingOf(context, { kind: 'staff', ref: null }),
      given.map(([level], index) => ({
        name: `灯塔客${index}`,
        village: index < 4 ? '621223100200' : '621223101200',
        household: null,
        from,
        facts: [{ fact: 'disabilityLevel', value: level, from }],
      })),
    ),
  );
  people = registered.map(({ id }) => id);
  for (const [index, [, draws]] of given.entries()) {
    if (draws === null) continue;
    const claim = { person: people[index]!, policy: draws, on: '2026-06-02' };
    await world.run(applyFor, { ...claim, channel: 'counter' });
    await world.run(confirm, claim);
  }
  await world.run(decide, {});
});
after(() => world.close());

const listed = async (id: string, outcome: (typeof standings)[number], area = '621223') => {
  const found = await world.run(unclaimed, { policy: id, outcome, area });
  return { ...found, ids: new Set((found.people ?? []).map((each) => each.id)) };
};

test('who draws what excludes a benefit stands apart, with what they draw; everybody else is told to apply', async () => {
  for (const id of ['oil', 'candle', 'lamp', 'wick', 'match']) {
    const [offered, apart] = [await listed(id, 'eligible'), await listed(id, 'excluded')];
    for (const [index, [level, draws, excluded]] of given.entries()) {
      const qualifies = level <= { oil: 2, candle: 3 }[id]! || !['oil', 'candle'].includes(id);
      const what = `${index} draws ${draws}, asked about ${id}`;
      const isApart = qualifies && excluded.includes(id);
      assert.equal(apart.ids.has(people[index]!), isApart, what);
      assert.equal(offered.ids.has(people[index]!), qualifies && draws !== id && !isApart, what);
    }
    for (const each of apart.people ?? []) {
      const draws = given[people.indexOf(each.id)]![1];
      assert.deepEqual(each.excludedBy, [`灯塔${draws}`]);
    }
    assert.ok((offered.people ?? []).every(({ excludedBy }) => excludedBy.length === 0));
  }
});

test('the counts are those of the lists, of the county and of its towns, and add up', async () => {
  for (const area of ['621223', '621223100', '621223101'])
    for (const id of ['oil', 'candle', 'lamp', 'wick', 'match']) {
      const { withoutRecord, total } = await listed(id, 'eligible', area);
      const [count] = withoutRecord.filter(({ policy: each }) => each === id);
      assert.equal(count!.eligible, total, `${id} ${area}`);
      assert.equal(count!.excluded, (await listed(id, 'excluded', area)).total, `${id} ${area}`);
      assert.equal(count!.appliedNotPaid, (await listed(id, 'applied', area)).total, `${id} ${area}`);
      assert.equal(count!.qualifies, count!.eligible + count!.excluded + count!.appliedNotPaid);
      assert.equal(
        count!.byArea.reduce((sum, { count: each }) => sum + each, 0),
        total,
      );
    }
});
