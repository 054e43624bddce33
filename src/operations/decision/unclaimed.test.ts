import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { atMost } from '../../define/expression.ts';
import { pack } from '../../define/pack.ts';
import { policy } from '../../define/policy.ts';
import { onLowIncome, person } from '../../define/registry.ts';
import { recordFacts } from '../../store/fact.ts';
import { registerPeople } from '../../store/registration.ts';
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
