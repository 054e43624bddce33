import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { atMost } from '../../define/expression.ts';
import { pack } from '../../define/pack.ts';
import { policy } from '../../define/policy.ts';
import { onLowIncome, person } from '../../define/registry.ts';
import { countByDistance } from '../../store/decision-tally.ts';
import { recordFacts } from '../../store/fact.ts';
import { registerPeople } from '../../store/registration.ts';
import { standingCounts } from '../../store/standing-count.ts';
import { plainDate } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { record as applyFor } from '../claim/record.ts';
import { recordingOf } from '../operation.ts';
import { recordFact } from '../person/record-fact.ts';
import { testWorld, type World } from '../testing.ts';
import { askAbout } from './ask-about.ts';
import { callList } from './call-list.ts';
import { decide } from './decide.ts';
import { unclaimed } from './unclaimed.ts';

const source = { paper: '灯塔条例' };
const said = { because: '是', becauseEn: 'yes', otherwise: '不是', source };
const lamp = pack({
  id: 'lamp',
  title: '灯塔',
  version: '1',
  facts: [],
  policies: [
    policy({
      id: 'lamp-oil',
      title: '灯油',
      titleEn: 'lamp oil',
      requirements: [],
      subject: 'person',
      every: 'year',
      summary: '',
      papers: [],
      applyAt: '',
      versions: [
        {
          from: '2020-01-01',
          criteria: {
            severe: { is: atMost(person.disabilityLevel, 2), ...said },
            poor: { is: onLowIncome, ...said },
            needsCare: { is: person.needsLongTermCare, ...said },
          },
          amount: { op: 'constant', value: 1200 },
        },
      ],
    }),
  ],
});

const from = plainDate('2025-01-01');
const PHONE = '13912345678';

/** Level, low-income class, needs care; null where nobody knows. */
const given: readonly (readonly [number, number | null, number | null])[] = [
  [1, 1, 1], // qualifies
  [2, null, 1], // only the class is missing
  [2, 1, null], // only the care is missing
  [1, null, null], // both
  [3, null, null], // refused
  [1, 2, 1], // qualifies, and applies
];

let world: World;
let people: string[];
before(async () => {
  world = await testWorld([lamp]);
  people = await world.inside(async (context) => {
    const recording = recordingOf(context, { kind: 'staff', ref: null });
    const registered = await registerPeople(
      context.tx,
      recording,
      given.map(([level, , care], index) => ({
        name: `灯塔${'甲乙丙丁戊己'[index]}`,
        village: index < 3 ? '621223100200' : '621223101200',
        household: null,
        from,
        phone: PHONE,
        facts: [
          { fact: 'disabilityLevel', value: level, from },
          ...(care === null ? [] : [{ fact: 'needsLongTermCare', value: care, from }]),
        ],
      })),
    );
    await recordFacts(
      context.tx,
      recording,
      given.flatMap(([, lowIncome], index) =>
        lowIncome === null
          ? []
          : [
              {
                subject: { kind: 'household' as const, id: registered[index]!.household },
                fact: 'lowIncome',
                value: lowIncome,
                from,
              },
            ],
      ),
    );
    return registered.map(({ id }) => id);
  });
  await world.run(applyFor, { person: people[5]!, policy: 'lamp-oil', on: '2026-06-01', channel: 'counter' });
  await world.run(decide, {});
});
after(() => world.close());

const names = async (outcome: 'eligible' | 'applied' | 'one-question' | 'several-questions' | 'unknown', more = {}) => {
  const { people: listed = [] } = await world.run(unclaimed, { policy: 'lamp-oil', outcome, ...more });
  return listed.map(({ name }) => name.at(-1));
};

test('everybody is counted once: qualifies, has applied, is one question away, is several away', async () => {
  const { withoutRecord } = await world.run(unclaimed, {});
  const [count] = withoutRecord;
  assert.deepEqual(
    [count?.qualifies, count?.eligible, count?.appliedNotPaid, count?.oneQuestion, count?.severalQuestions],
    [2, 1, 1, 2, 1],
  );
  assert.deepEqual(count?.byArea, [
    { area: '621223100', count: 1, oneQuestion: 2, severalQuestions: 0 },
    { area: '621223101', count: 0, oneQuestion: 0, severalQuestions: 1 },
  ]);
  assert.deepEqual(await names('eligible'), ['甲']);
  assert.deepEqual(await names('applied'), ['己']);
  assert.deepEqual(await names('one-question'), ['丙', '乙']);
  assert.deepEqual(await names('several-questions'), ['丁']);
  assert.deepEqual((await names('unknown')).at(-1), '丁');
});

test('the questions are told with how many wait for each, and the list can be narrowed to one of them', async () => {
  const { questions } = await world.run(unclaimed, { policy: 'lamp-oil', outcome: 'one-question' });
  assert.deepEqual(questions?.map(({ fact, people: waiting }) => [fact, waiting]).sort(), [
    ['lowIncome', 1],
    ['needsLongTermCare', 1],
  ]);
  assert.deepEqual(await names('one-question', { question: 'needsLongTermCare' }), ['丙']);
  assert.deepEqual(await names('one-question', { question: 'inPrison' }), []);
  assert.deepEqual(await names('one-question', { area: '621223101' }), []);
});

test('an answer shows in the list at once, and in the figures when everybody is decided again', async () => {
  const asked = await world.run(askAbout, { person: people[2]! });
  assert.deepEqual([asked.next?.fact, asked.atMost, asked.oneAway[0]?.policy], ['needsLongTermCare', 1, 'lamp-oil']);
  const answer = { person: people[2]!, fact: 'needsLongTermCare', value: true, reason: '电话问过本人' };
  await world.run(recordFact, { ...answer, from: '2026-06-30' });
  const { people: listed = [] } = await world.run(unclaimed, { policy: 'lamp-oil', outcome: 'one-question' });
  assert.deepEqual(
    listed.map(({ today }) => [today.outcome, today.amountFen, today.missing]),
    [
      ['eligible', 1200, []],
      ['unknown', null, ['lowIncome']],
    ],
  );
  assert.equal((await world.run(askAbout, { person: people[2]! })).next, null);
  await world.run(decide, {});
  assert.deepEqual(await names('one-question'), ['乙']);
  assert.deepEqual((await names('eligible')).sort(), ['丙', '甲']);
});

test('phones are masked; whole ones come for a reason, which is kept, and never of another town', async () => {
  const { people: masked = [] } = await world.run(unclaimed, { policy: 'lamp-oil' });
  assert.ok(masked.every(({ phone }) => phone !== null && phone !== PHONE));
  const reason = '打电话告知可以申请';
  const input = { policy: 'lamp-oil', outcome: 'eligible' as const, reason };
  const town = world.town('621223100');
  const { people: whole } = await world.run(callList, input, town);
  assert.deepEqual([...new Set(whole.map(({ phone }) => phone))], [PHONE]);
  const other = await world.run(callList, input, world.town('621223102'));
  assert.deepEqual(other.people, []);
  await assert.rejects(
    world.run(callList, { ...input, area: '621223101' }, town),
    (error) => error instanceof Problem && error.code === 'area-unknown',
  );
  await assert.rejects(
    world.run(callList, { ...input, reason: '看' }),
    (error) => error instanceof Problem && error.fields['reason'] !== undefined,
  );
});

test('what a run counted is what stands, also after a run over one town; and who applies is taken off at once', async () => {
  const counted = (area: string) =>
    world.inside(async ({ tx }) => {
      const asked = { slots: [0], area };
      assert.deepEqual(await standingCounts(tx, asked), await countByDistance(tx, asked));
    });
  for (const area of ['621223', '621223100', '621223101']) await counted(area);
  await world.run(recordFact, {
    person: people[1]!,
    fact: 'needsLongTermCare',
    value: false,
    from: '2026-06-30',
    reason: '上门看过',
  });
  await world.run(decide, { area: '621223100' });
  for (const area of ['621223', '621223100', '621223101']) await counted(area);
  const told = async () => (await world.run(unclaimed, {})).withoutRecord[0]!;
  const before = await told();
  await world.run(applyFor, { person: people[0]!, policy: 'lamp-oil', on: '2026-06-02', channel: 'counter' });
  const after = await told();
  assert.deepEqual(
    [after.eligible, after.appliedNotPaid, after.qualifies],
    [before.eligible - 1, before.appliedNotPaid + 1, before.qualifies],
  );
  const { total } = await world.run(unclaimed, { policy: 'lamp-oil', outcome: 'applied' });
  assert.equal(total, after.appliedNotPaid);
});

test('a long list of whom to call is taken in parts, and nobody is in two or in none', async () => {
  await world.inside(async (context) => {
    const registered = Array.from({ length: 205 }, (_, index) => ({
      name: `灯塔客${index}`,
      village: '621223102200',
      household: null,
      from,
      facts: [
        { fact: 'disabilityLevel', value: 1, from },
        { fact: 'needsLongTermCare', value: 1, from },
      ],
    }));
    await registerPeople(context.tx, recordingOf(context, { kind: 'staff', ref: null }), registered);
  });
  await world.run(decide, {});
  const input = { policy: 'lamp-oil', area: '621223102', reason: '打电话问低保类别' };
  const [first, second, third] = await Promise.all([1, 2, 3].map((part) => world.run(callList, { ...input, part })));
  assert.deepEqual([first!.people.length, second!.people.length, third!.people.length, first!.total], [200, 5, 0, 205]);
  assert.equal(new Set([...first!.people, ...second!.people].map(({ id }) => id)).size, 205);
});
