import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { and, atLeast, type BooleanOf, daysBetween, known, not, oneOf, or } from '../../define/expression.ts';
import { decisions, entries, type Indicator, indicator, type Measure, people } from '../../define/indicator.ts';
import { column, field, ledger } from '../../define/ledger.ts';
import { pack } from '../../define/pack.ts';
import { policy } from '../../define/policy.ts';
import { person, severe } from '../../define/registry.ts';
import { ledgerReader } from '../../engine/step.ts';
import { recordFacts } from '../../store/fact.ts';
import { registerPeople } from '../../store/registration.ts';
import { addDays, plainDate, toDayNumber } from '../../values/date.ts';
import { decide } from '../decision/decide.ts';
import { record } from '../entry/record.ts';
import { recordingOf } from '../operation.ts';
import { county, testWorld, type World } from '../testing.ts';
import { measure } from './measure.ts';
import { rows } from './rows.ts';

/** Twice the same ledger: of one everything stands in clear, of the other everything is sealed and has to be opened. */
const wells = (id: string, sensitive: 'health' | undefined) =>
  ledger({
    id,
    title: '水井台账',
    requirements: [],
    subject: 'none',
    titleWords: ['水井'],
    key: ['number'],
    fields: [
      column('number', '编号', 'text'),
      column('village', '村', 'village'),
      column('dugOn', '打井日期', 'date', { sensitive }),
      column('testedOn', '检验日期', 'date', { sensitive }),
      column('depth', '深度', 'decimal', { min: 0, sensitive }),
      column('cost', '造价', 'money', { min: 0, sensitive }),
      column('sound', '合格', 'boolean', { sensitive }),
      column('kind', '种类', 'choice', {
        sensitive,
        values: [
          { id: 'dug', code: 1, label: '挖' },
          { id: 'drilled', code: 2, label: '钻' },
        ],
      }),
    ],
    stages: [{ id: 'dug', label: '已打', when: known(field('dugOn')) }],
  });

const conditions = {
  all: undefined,
  sound: field('sound') as BooleanOf,
  'not-drilled': not(oneOf(field('kind'), 'drilled')),
  deep: atLeast(field('depth') as never, 20),
  late: or(
    atLeast(daysBetween(field('dugOn'), field('testedOn')), 30),
    and(known(field('dugOn')), not(known(field('testedOn')))),
  ),
};

const indicatorsOf = (id: string): Indicator[] => {
  const of = (name: string, numerator: Measure, unit: Indicator['unit'] = 'count') =>
    indicator({ id: `${id}-${name}`, title: name, requirements: [], unit, better: 'more', numerator });
  return [
    ...Object.entries(conditions).map(([name, where]) => of(name, entries(id, { where, date: 'dugOn' }))),
    of('cost', entries(id, { date: 'dugOn', sum: 'cost' }), 'fen'),
    of('depth', entries(id, { where: conditions.sound, sum: 'depth' })),
    of('kinds', entries(id, { distinct: 'kind' })),
    of('sound-share', entries(id, { where: conditions.sound }), 'percent'),
  ].map((each, index) => (index < 8 ? each : { ...each, denominator: entries(id, { where: known(field('sound')) }) }));
};

const said = { because: '', becauseEn: '', otherwise: '', source: { paper: '' } };
const common = {
  titleEn: '',
  requirements: [],
  subject: 'person',
  every: 'year',
  summary: '',
  papers: [],
  applyAt: '',
} as const;
const catalogue = pack({
  id: 'wells',
  title: '水井',
  version: '1',
  ledgers: [wells('clear', undefined), wells('sealed', 'health')],
  policies: [
    policy({
      ...common,
      id: 'grant',
      title: '补',
      versions: [
        { from: '2020-01-01', criteria: { severe: { is: severe, ...said } }, amount: { op: 'constant', value: 700 } },
      ],
    }),
  ],
  indicators: [
    ...indicatorsOf('clear'),
    ...indicatorsOf('sealed'),
    indicator({
      id: 'severe',
      title: '',
      requirements: [],
      unit: 'count',
      better: 'more',
      numerator: people(severe),
      denominator: people(known(person.disabilityLevel)),
    }),
    indicator({
      id: 'granted',
      title: '',
      requirements: [],
      unit: 'count',
      better: 'more',
      numerator: decisions('grant'),
    }),
    indicator({
      id: 'paid',
      title: '',
      requirements: [],
      unit: 'fen',
      better: 'more',
      numerator: { of: 'decisions', policy: 'grant', outcome: 'eligible', sum: 'amount' },
    }),
    indicator({
      id: 'villages',
      title: '',
      requirements: [],
      unit: 'count',
      better: 'more',
      numerator: { of: 'villages' },
    }),
  ],
});

let world: World;
before(async () => {
  world = await testWorld([catalogue], '2026-06-30T02:00:00Z');
});
after(() => world?.close());

const day = fc.integer({ min: 0, max: 700 }).map((days) => addDays(plainDate('2025-01-01'), days));
const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const well = fc.record(
  {
    village: fc.constantFrom('621223100200', '621223100201', '621223101200'),
    dugOn: optional(day),
    testedOn: optional(day),
    depth: optional(fc.integer({ min: 0, max: 4000 }).map((value) => String(value / 100))),
    cost: optional(fc.integer({ min: 0, max: 1_000_000 })),
    sound: optional(fc.boolean()),
    kind: optional(fc.constantFrom('dug', 'drilled')),
  },
  { noNullPrototype: true },
);

test('what the database counts and what is counted over opened entries is the same, and so are the rows behind it', async () => {
  for (const [index, values] of fc.sample(well, 60).entries())
    for (const id of ['clear', 'sealed'])
      await world.run(record, { ledger: id, values: { ...values, number: `${index}` } });
  for (const [period, area] of [
    ['2025', county],
    ['2026H1', county],
    ['2026-03', '621223100'],
    ['2026', '621223101200'],
  ] as const) {
    const ids = catalogue.indicators.map(({ id }) => id);
    const of = async (ledgerId: string, children: boolean) =>
      (
        await world.run(measure, { indicators: ids.filter((id) => id.startsWith(ledgerId)), period, area, children })
      ).indicators.map(({ id, area: place, value, numerator, denominator }) => [
        id.replace(ledgerId, ''),
        place,
        value,
        numerator,
        denominator,
      ]);
    const counted = await of('clear', true);
    assert.deepEqual(await of('sealed', true), counted);
    const [all] = counted;
    const opened = await world.run(rows, { indicator: 'sealed-late', period, area, pageSize: 200 });
    const listed = await world.run(rows, { indicator: 'clear-late', period, area, pageSize: 200 });
    assert.equal(listed.total, opened.total);
    assert.equal(listed.rows.length, listed.total);
    assert.equal(all?.[0], '-all');
  }
  assert.equal(
    ledgerReader(catalogue.ledgers[0]!).condition(conditions.late)({ dugOn: '2026-01-01' }),
    true,
    'the condition is not empty',
  );
});

test('people are counted as they were at the end of the period; decisions only once there are some', async () => {
  const from = plainDate('2020-01-01');
  const registered = await world.inside(async (context) => {
    const recording = recordingOf(context, { kind: 'staff', ref: null });
    const levels = [1, 2, 3];
    const found = await registerPeople(
      context.tx,
      recording,
      levels.map((level, index) => ({
        name: `井${'甲乙丙'[index]}`,
        village: '621223100200',
        household: null,
        from,
        facts: [{ fact: 'disabilityLevel', value: level, from }],
      })),
    );
    await recordFacts(context.tx, recording, [
      {
        subject: { kind: 'person', id: found[2]!.id },
        fact: 'disabilityLevel',
        value: 2,
        from: plainDate('2026-02-01'),
      },
      {
        subject: { kind: 'person', id: found[0]!.id },
        fact: 'diedOn',
        value: toDayNumber(plainDate('2026-04-10')),
        from: plainDate('2026-04-10'),
      },
    ]);
    return found;
  });
  assert.equal(registered.length, 3);
  const of = async (id: string, period?: string) =>
    (await world.run(measure, { indicators: [id], ...(period ? { period } : {}) })).indicators[0];
  assert.deepEqual([(await of('severe'))?.numerator, (await of('severe'))?.denominator], [2, 2]);
  assert.deepEqual([(await of('severe', '2025'))?.numerator, (await of('severe', '2025'))?.denominator], [2, 3]);
  assert.deepEqual([(await of('severe', '2026-02'))?.numerator, (await of('severe', '2026Q1'))?.numerator], [3, 3]);
  assert.deepEqual(
    [(await of('granted'))?.value, (await of('granted'))?.numerator],
    [null, null],
    'nobody decided is not zero',
  );
  await world.run(decide, {});
  assert.deepEqual([(await of('granted'))?.value, (await of('paid'))?.value], [2, 1400]);
  const behind = await world.run(rows, { indicator: 'granted' });
  assert.deepEqual([behind.total, behind.rows.map(({ title }) => title).sort()], [2, ['井丙', '井乙']]);
  assert.equal((await of('villages'))?.value, 342);
});

test('unknown indicators, areas and periods are named', async () => {
  await assert.rejects(world.run(measure, { indicators: ['none'] }), { code: 'indicator-unknown' });
  await assert.rejects(world.run(measure, { area: '621224' }), { code: 'area-unknown' });
  await assert.rejects(world.run(measure, { period: '2026-13' }), { code: 'input-invalid' });
  await assert.rejects(world.run(measure, { area: county }, world.town('621223100')), { code: 'area-unknown' });
  await assert.rejects(world.run(rows, { indicator: 'granted', part: 'denominator' }), { code: 'not-found' });
});
