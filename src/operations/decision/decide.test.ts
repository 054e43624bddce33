import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { atMost, moreThan } from '../../define/expression.ts';
import { factsOf } from '../../define/fact.ts';
import { decisions, indicator } from '../../define/indicator.ts';
import { pack } from '../../define/pack.ts';
import { policy } from '../../define/policy.ts';
import { onLowIncome, person } from '../../define/registry.ts';
import { unpackSlot } from '../../engine/packed-results.ts';
import { recordFacts } from '../../store/fact.ts';
import { registerPeople } from '../../store/registration.ts';
import { plainDate, toDayNumber } from '../../values/date.ts';
import { recordingOf } from '../operation.ts';
import { county, testWorld, type World } from '../testing.ts';
import { check } from './check.ts';
import { decide } from './decide.ts';
import { list } from './list.ts';

const source = { paper: '灯塔条例' };
const said = { because: '是', becauseEn: 'yes', otherwise: '不是', source };
const rent = factsOf('person').money('rent', '房租', { min: 0, sensitive: 'money' });
const common = {
  titleEn: 'x',
  requirements: [],
  subject: 'person',
  every: 'year',
  summary: '',
  papers: [],
  applyAt: '',
} as const;
const lamp = pack({
  id: 'lamp',
  title: '灯塔',
  version: '1',
  facts: [rent.fact],
  policies: [
    policy({
      ...common,
      id: 'lamp-oil',
      title: '灯油',
      versions: [
        {
          from: '2020-01-01',
          criteria: {
            severe: { is: atMost(person.disabilityLevel, 2), ...said },
            poor: { is: onLowIncome, ...said },
          },
          amount: { op: 'constant', value: 1200 },
        },
      ],
    }),
    policy({
      ...common,
      id: 'lamp-rent',
      title: '租金',
      versions: [
        { from: '2020-01-01', criteria: { dear: { is: moreThan(rent.ref, 50_000), ...said } }, amount: rent.ref },
      ],
    }),
  ],
  indicators: [
    indicator({
      id: 'lamps',
      title: '灯油人数',
      requirements: [],
      unit: 'count',
      better: 'more',
      numerator: decisions('lamp-oil'),
    }),
  ],
  targets: [{ indicator: 'lamps', area: county, period: '2026', value: 4, handedDownBy: '市', source }],
});

let world: World;
let people: { id: string; household: string }[];
before(async () => {
  world = await testWorld([lamp]);
  people = await world.inside(async (context) => {
    const recording = recordingOf(context, { kind: 'staff', ref: null });
    const from = plainDate('2025-01-01');
    const value = (fact: string, code: number) => ({ fact, value: code, from });
    const given = [
      [value('disabilityLevel', 1), value('rent', 60_000)],
      [value('disabilityLevel', 2), value('rent', 40_000)],
      [value('disabilityLevel', 3)],
      [value('disabilityLevel', 4), value('rent', 70_001)],
      [],
    ];
    const registered = await registerPeople(
      context.tx,
      recording,
      given.map((facts, index) => ({
        name: `灯塔${'甲乙丙丁戊'[index]}`,
        village: index < 3 ? '621223100200' : '621223101200',
        household: null,
        from,
        facts,
      })),
    );
    await recordFacts(
      context.tx,
      recording,
      [1, 0, 1, 0].map((code, index) => ({
        ...value('lowIncome', code),
        subject: { kind: 'household', id: registered[index]!.household },
      })),
    );
    return registered;
  });
});
after(() => world.close());

const standing = () =>
  world.services.database.owner(
    (queries) => queries.sql<{ person_id: string; run: number; until_run: number; results: Buffer }>`
      select person_id, run, until_run, results from decision order by person_id, run`,
  );

test('everybody with a level is decided, sealed money included, and the sums say why', async () => {
  const result = await world.run(decide, {});
  assert.deepEqual(
    [result.on, result.area, result.people, result.changed, result.recorded],
    ['2026-06-30', county, 4, 4, true],
  );
  const [oil, dear] = result.policies;
  assert.deepEqual(
    [oil?.subjects, oil?.eligible, oil?.ineligible, oil?.unknown, oil?.refusedBy, oil?.amountFen],
    [4, 1, 3, 0, { severe: 2, poor: 2 }, 1200],
  );
  assert.deepEqual([oil?.indicator, oil?.target, oil?.attainment, oil?.shortfall], ['lamps', 4, 25, 3]);
  assert.deepEqual(
    [dear?.eligible, dear?.ineligible, dear?.unknown, dear?.missing, dear?.amountFen],
    [2, 1, 1, { rent: 1 }, 130_001],
  );
});

test('a second run writes nothing; a changed fact writes one person and closes what stood', async () => {
  assert.equal((await world.run(decide, {})).changed, 0);
  await world.inside((context) =>
    recordFacts(context.tx, recordingOf(context, { kind: 'staff', ref: null }), [
      {
        subject: { kind: 'household', id: people[1]!.household },
        fact: 'lowIncome',
        value: 2,
        from: plainDate('2026-06-01'),
      },
    ]),
  );
  const result = await world.run(decide, {});
  assert.deepEqual([result.changed, result.policies[0]?.eligible], [1, 2]);
  const rows = (await standing()).filter(({ person_id }) => person_id === people[1]?.id);
  assert.deepEqual(
    rows.map(({ run, until_run }) => [run, until_run]),
    [
      [1, 3],
      [3, 2147483647],
    ],
  );
  assert.deepEqual(
    rows.map(({ results }) => unpackSlot(results, 0)?.outcome),
    ['ineligible', 'eligible'],
  );
});

test('an earlier day is computed from what held then, and changes nothing that is on record', async () => {
  const before = await standing();
  const result = await world.run(decide, { on: '2026-05-31', policies: ['lamp-oil'] });
  assert.deepEqual(
    [result.recorded, result.changed, result.policies.map(({ id, eligible }) => [id, eligible])],
    [false, 0, [['lamp-oil', 1]]],
  );
  assert.equal((await world.run(decide, { on: '2024-12-31' })).people, 0, 'nobody had a level yet');
  assert.deepEqual(await standing(), before);
});

test('an area is decided without touching the others, and unknown policies are named', async () => {
  const town = await world.run(decide, { area: '621223101' });
  assert.deepEqual([town.people, town.changed], [1, 0]);
  await assert.rejects(world.run(decide, { policies: ['nothing'] }), { code: 'policy-unknown' });
  await assert.rejects(world.run(decide, {}, world.town('621223101')), { code: 'not-allowed' });
});

test('who dies is no longer decided for, and what stood is closed', async () => {
  await world.inside((context) =>
    recordFacts(context.tx, recordingOf(context, { kind: 'staff', ref: null }), [
      {
        subject: { kind: 'person', id: people[0]!.id },
        fact: 'diedOn',
        value: toDayNumber(plainDate('2026-06-20')),
        from: plainDate('2026-06-20'),
      },
    ]),
  );
  const result = await world.run(decide, {}, world.county);
  assert.deepEqual([result.people, result.changed], [3, 1]);
  const rows = (await standing()).filter(({ until_run }) => until_run === 2147483647);
  assert.ok(!rows.some(({ person_id }) => person_id === people[0]?.id));
  assert.equal(rows.length, 3);
});

test('anybody may have given facts decided; nothing is looked up or kept', async () => {
  const before = await standing();
  const given = {
    person: { disabilityLevel: 1 },
    household: { lowIncome: 'first' },
    policies: ['lamp-oil', 'lamp-rent'],
  };
  const { on, area, decisions: found } = await world.run(check, given, world.public);
  assert.deepEqual([on, area], ['2026-06-30', county]);
  assert.deepEqual(
    found.map(({ policy: id, outcome, amountFen, missing }) => [id, outcome, amountFen, missing]),
    [
      ['lamp-oil', 'eligible', 1200, []],
      ['lamp-rent', 'unknown', null, ['rent']],
    ],
  );
  assert.match(found[0]?.words.zh[0] ?? '', /可以享受“灯油”/);
  assert.deepEqual(
    found[0]?.criteria.map(({ id, holds, source: { paper } }) => [id, holds, paper]),
    [
      ['severe', true, '灯塔条例'],
      ['poor', true, '灯塔条例'],
    ],
  );
  await assert.rejects(world.run(check, { person: { shoes: 1 } }, world.public), { code: 'fact-unknown' });
  await assert.rejects(world.run(decide, {}, world.public), { code: 'not-signed-in' });
  assert.deepEqual(await standing(), before);
});

test('who stands behind a figure of the decisions is listed, by outcome, criterion and missing fact', async () => {
  await world.run(decide, {});
  const names = async (query: {
    policy: string;
    outcome?: 'eligible' | 'ineligible' | 'unknown';
    criterion?: string;
    missing?: string;
    area?: string;
  }) => (await world.run(list, query)).people.map(({ name, fails, missing }) => [name, ...fails, ...missing]);
  assert.deepEqual(await names({ policy: 'lamp-oil' }), [['灯塔乙']]);
  assert.deepEqual(await names({ policy: 'lamp-oil', outcome: 'ineligible' }), [
    ['灯塔丙', 'severe'],
    ['灯塔丁', 'severe', 'poor'],
  ]);
  assert.deepEqual(await names({ policy: 'lamp-oil', outcome: 'ineligible', criterion: 'poor' }), [
    ['灯塔丁', 'severe', 'poor'],
  ]);
  assert.deepEqual(await names({ policy: 'lamp-rent', outcome: 'unknown', missing: 'rent' }), [['灯塔丙', 'rent']]);
  assert.deepEqual(await names({ policy: 'lamp-oil', area: '621223101' }), []);
  const { total, byArea } = await world.run(list, { policy: 'lamp-oil', outcome: 'ineligible', pageSize: 1 });
  assert.deepEqual(
    [total, byArea],
    [
      2,
      [
        { area: '621223100', count: 1 },
        { area: '621223101', count: 1 },
      ],
    ],
  );
  await assert.rejects(world.run(list, { policy: 'lamp-oil', criterion: 'none' }), { code: 'not-found' });
  await assert.rejects(world.run(list, { policy: 'lamp-oil', area: county }, world.town('621223101')), {
    code: 'area-unknown',
  });
});

test('the day of a death still counts, also where something else is known from a later day on', async () => {
  const subject = { kind: 'person', id: people[0]!.id } as const;
  await world.inside((context) =>
    recordFacts(context.tx, recordingOf(context, { kind: 'staff', ref: null }), [
      { subject, fact: 'rent', value: 100, from: plainDate('2026-06-25') },
    ]),
  );
  const [on, after] = [
    (await world.run(decide, { on: '2026-06-20' })).people,
    (await world.run(decide, { on: '2026-06-21' })).people,
  ];
  assert.equal(on, after + 1);
});

test('who holds no certificate today is decided for on a day on which they do, in what is still to come as in what was', async () => {
  const day = async (on: string) => (await world.run(decide, { on })).people;
  const before = await day('2026-06-30');
  await world.inside((context) =>
    recordFacts(
      context.tx,
      recordingOf(context, { kind: 'staff', ref: null }),
      [
        { value: 1, from: plainDate('2025-03-01'), to: plainDate('2025-06-01') },
        { value: 2, from: plainDate('2026-08-01') },
      ].map((level) => ({ subject: { kind: 'person', id: people[4]!.id }, fact: 'disabilityLevel', ...level })),
    ),
  );
  assert.equal(await day('2026-06-30'), before);
  assert.equal(await day('2025-04-01'), 5, 'the one who has died since, too');
  assert.equal(await day('2025-06-01'), 4);
  const { people: decided, changed } = await world.run(decide, { on: '2026-08-01' });
  assert.deepEqual([decided, changed], [before + 1, 1]);
  assert.equal((await world.run(decide, { on: '2026-08-01', area: '621223101' })).changed, 0);
  assert.equal((await standing()).filter(({ person_id }) => person_id === people[4]?.id).length, 1);
});
