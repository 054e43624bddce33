/** A programme that exists nowhere, with a fact of each kind, to test the engine without any real programme. */
import {
  add,
  age,
  amountOf,
  and,
  atLeast,
  atMost,
  choose,
  constant,
  countMembers,
  eligibleFor,
  equals,
  known,
  larger,
  moreThan,
  not,
  oneOf,
  or,
  share,
  someMember,
  subtract,
} from '../../src/define/expression.ts';
import { factsOf, refs } from '../../src/define/fact.ts';
import { type Pack, pack } from '../../src/define/pack.ts';
import { type DatedValue, type ParameterValue, parameter } from '../../src/define/parameter.ts';
import { type PolicyInput, policy } from '../../src/define/policy.ts';
import { paper } from '../../src/define/source.ts';
import { plainDate } from '../../src/values/date.ts';
import { percent } from '../../src/values/money.ts';

const ofPerson = factsOf('person');
const ofHousehold = factsOf('household');

export const keeperFacts = {
  rank: ofPerson.choice('rank', 'rank', [
    { id: 'apprentice', code: 1, label: 'apprentice' },
    { id: 'keeper', code: 2, label: 'keeper' },
    { id: 'warden', code: 5, label: 'warden' },
  ]),
  lamps: ofPerson.integer('lamps', 'lamps tended', { min: 0, max: 6 }),
  drift: ofPerson.integer('drift', 'drift', { min: -5, max: 5 }),
  born: ofPerson.date('born', 'born'),
  since: ofPerson.date('since', 'keeper since'),
  wage: ofPerson.money('wage', 'wage', { min: 0, max: 1_000_000 }),
  balance: ofPerson.money('balance', 'balance', { min: -90_000, max: 90_000 }),
  purse: ofPerson.money('purse', 'purse'),
  hurt: ofPerson.boolean('hurt', 'hurt in a storm'),
  alone: ofPerson.boolean('alone', 'alone on watch'),
  veteran: ofPerson.boolean('veteran', 'veteran', {
    derive: and(equals({ op: 'fact', fact: 'rank' }, 'warden'), { op: 'fact', fact: 'hurt' }),
  }),
};

export const towerFacts = {
  rock: ofHousehold.choice('rock', 'kind of rock', [
    { id: 'none', code: 0, label: 'none' },
    { id: 'granite', code: 3, label: 'granite' },
    { id: 'basalt', code: 40, label: 'basalt' },
  ]),
  remote: ofHousehold.boolean('remote', 'remote'),
  lit: ofHousehold.date('lit', 'first lit'),
  oil: ofHousehold.money('oil', 'oil money', { min: 0, max: 500_000 }),
  keepers: ofHousehold.integer('keepers', 'keepers', {
    min: 0,
    derive: countMembers(known({ op: 'fact', fact: 'rank' })),
  }),
  anyHurt: ofHousehold.boolean('anyHurt', 'somebody is hurt', { derive: someMember({ op: 'fact', fact: 'hurt' }) }),
};

export const keeper = refs(keeperFacts);
export const tower = refs(towerFacts);
export const facts = [...Object.values(keeperFacts), ...Object.values(towerFacts)].map(({ fact }) => fact);

const charter = paper('Charter of the Lights');
const held = (from: string, value: ParameterValue, area = ''): DatedValue => ({
  from: plainDate(from),
  area,
  value,
  source: charter.at('1'),
});

export const oilBase = parameter.money('oil-base', 'oil base', {
  values: [
    held('2000-01-01', 10_000),
    held('2024-01-01', 12_345),
    held('2024-01-01', 20_001, '11'),
    held('2023-01-01', 777, '110101'),
  ],
});
export const oilRate = parameter.rate('oil-rate', 'oil rate', {
  values: [held('2000-01-01', percent(12.5)), held('2000-01-01', { of: 2, in: 3 }, '1101')],
});
export const fixedRate = parameter.rate('fixed-rate', 'fixed rate', { values: [held('2000-01-01', percent(33.3))] });
export const yearsNeeded = parameter.integer('years-needed', 'years needed', {
  values: [held('2000-01-01', 18), held('2000-01-01', 21, '12')],
});
export const byRank = parameter.moneyBy('by-rank', 'by rank', [keeper.rank], {
  values: [
    held('2000-01-01', { table: { apprentice: 100, keeper: 200, warden: 300 } }),
    held('2024-06-01', { table: { apprentice: 111, keeper: 222, warden: 333 } }, '1101'),
  ],
});
export const byLampsAndRemote = parameter.moneyBy(
  'by-lamps-and-remote',
  'by lamps and remote',
  [keeper.lamps, tower.remote],
  {
    values: [
      held('2000-01-01', {
        table: Object.fromEntries(
          [0, 1, 2, 3, 4, 5, 6].flatMap((lamps) =>
            [`${lamps}|false`, `${lamps}|true`].map((word, side) => [word, lamps * 50 + side]),
          ),
        ),
      }),
    ],
  },
);
export const parameters = [oilBase, oilRate, fixedRate, yearsNeeded, byRank, byLampsAndRemote].map(
  (each) => each.parameter,
);

const words = (because: string) => ({
  because,
  becauseEn: because,
  otherwise: `not: ${because}`,
  source: charter.at('2'),
});
export const criterion = (is: PolicyInput['versions'][number]['criteria'][string]['is'], because = 'it holds') => ({
  is,
  ...words(because),
});

export const draft = (id: string, versions: PolicyInput['versions']) =>
  policy({
    id,
    title: id,
    titleEn: id,
    requirements: [],
    subject: 'person',
    every: 'month',
    summary: id,
    papers: [],
    applyAt: '',
    versions,
  });

const lampOil = draft('lamp-oil', [
  {
    from: '2010-01-01',
    criteria: { ranked: criterion(oneOf(keeper.rank, 'keeper', 'warden')) },
    amount: constant(5000),
  },
  {
    from: '2020-01-01',
    criteria: {
      ranked: criterion(oneOf(keeper.rank, 'keeper', 'warden'), 'ranks as keeper'),
      grown: criterion(atLeast(age(keeper.born), yearsNeeded.ref), 'is old enough'),
      poor: criterion(atMost(keeper.wage, 300_000), 'earns little'),
    },
    unless: { fed: { when: eligibleFor('storm-bread'), ...words('gets no storm bread') } },
    amount: add(byRank.ref, share(oilRate.ref, oilBase.ref)),
  },
]);

const stormBread = draft('storm-bread', [
  {
    from: '2015-01-01',
    criteria: { hurt: criterion(or(keeper.hurt, tower.anyHurt)), small: criterion(not(moreThan(tower.keepers, 3))) },
    amount: choose(tower.remote, oilBase.ref, larger(constant(0), subtract(oilBase.ref, constant(500)))),
  },
]);

const bell = draft('bell', [
  { from: '2015-01-01', criteria: { paid: criterion(moreThan(amountOf('lamp-oil'), 5000)) }, amount: null },
]);

export const fictionalPack: Pack = pack({
  id: 'lights',
  title: 'Keepers of the lights',
  version: '1',
  facts,
  parameters,
  policies: [lampOil, stormBread, bell],
});
