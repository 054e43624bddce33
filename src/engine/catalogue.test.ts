/** A pack that is wrong is refused when it is loaded, with everything that is wrong with it. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { criterion, draft, fictionalPack, keeper, oilBase, tower } from '../../test/rules/fictional-pack.ts';
import * as say from '../define/expression.ts';
import { factsOf } from '../define/fact.ts';
import { column, field, ledger } from '../define/ledger.ts';
import { type Pack, pack } from '../define/pack.ts';
import { parameter } from '../define/parameter.ts';
import { paper } from '../define/source.ts';
import { plainDate } from '../values/date.ts';
import { percent } from '../values/money.ts';
import { catalogueOf } from './catalogue.ts';

const source = paper('Charter').whole;
const held = (
  value: Parameters<typeof parameter.money>[2]['values'][number]['value'],
  area = '',
  from = '2000-01-01',
) => ({
  from: plainDate(from),
  area,
  value,
  source,
});

/** What loading the fictional pack with these parts added complains about. */
function defectsOf(parts: Partial<Pack>): string[] {
  const added = pack({ id: 'added', title: 'added', version: '1', ...parts });
  try {
    catalogueOf([fictionalPack, added]);
    return [];
  } catch (error) {
    assert.ok(error instanceof Error);
    return error.message.split('\n- ').slice(1);
  }
}

type Versions = Parameters<typeof draft>[1];
const version = (is: say.BooleanOf, amount: say.MoneyOf | null = null): Versions => [
  { from: '2024-01-01', criteria: { only: criterion(is) }, amount },
];
const policyDefects = (is: say.BooleanOf, amount: say.MoneyOf | null = null): string[] =>
  defectsOf({ policies: [draft('tried', version(is, amount))] });
const where = 'policy "tried" from 2024-01-01, criterion "only": ';
const inAmount = 'policy "tried" from 2024-01-01, amount: ';
const yes: say.BooleanOf = keeper.hurt;

suite('the fictional pack', () => {
  test('loads, and its policies come after those they read', () => {
    const { order, derivations, facts, policies } = catalogueOf([fictionalPack]);
    assert.ok(order.indexOf('storm-bread') < order.indexOf('lamp-oil'));
    assert.ok(order.indexOf('lamp-oil') < order.indexOf('bell'));
    assert.deepEqual([...policies.keys()], ['lamp-oil', 'storm-bread', 'bell']);
    assert.ok(facts.has('birthDate') && facts.has('rank'));
    assert.ok(derivations.some(({ fact }) => fact.id === 'veteran'));
  });
});

suite('expressions are typed', () => {
  const cases: [name: string, defects: string[], expected: string][] = [
    ['an unknown fact', policyDefects({ op: 'fact', fact: 'nobody' }), `${where}there is no fact "nobody" here`],
    [
      'money against a date',
      policyDefects(say.atLeast(keeper.wage, keeper.born as never)),
      `${where}needs money, but fact "born" is date`,
    ],
    [
      'a value not in the list',
      policyDefects(say.oneOf(keeper.rank, 'admiral')),
      `${where}“admiral” is not one of apprentice, keeper, warden`,
    ],
    [
      'a date that is none',
      policyDefects(say.before(keeper.born, say.constant('2026-02-30'))),
      `${where}“2026-02-30” is not a date`,
    ],
    [
      'a condition that is none',
      policyDefects(keeper.wage as never),
      `${where}needs boolean, but fact "wage" is money`,
    ],
    [
      'an order of choices',
      policyDefects(say.lessThan(keeper.rank as never, say.constant<'money'>('keeper'))),
      `${where}choice has no order for “<”`,
    ],
    ['an empty “and”', policyDefects(say.and()), `${where}“and” of nothing`],
    [
      'members outside derived facts',
      policyDefects(say.someMember(keeper.hurt)),
      `${where}“members” is for derived facts of households only`,
    ],
    [
      'an unknown parameter',
      policyDefects(yes, { op: 'parameter', parameter: 'gone', by: [] }),
      `${inAmount}there is no parameter "gone"`,
    ],
    ['an unknown policy', policyDefects(say.eligibleFor('gone')), `${where}there is no policy "gone"`],
    [
      'money of a policy without',
      policyDefects(say.moreThan(say.amountOf('bell'), 0)),
      `${where}policy "bell" pays no money`,
    ],
    [
      'choices of different lists',
      policyDefects(say.equals(keeper.rank, tower.rock)),
      `${where}needs choice, but fact "rock" is choice`,
    ],
    [
      'bands that fall',
      policyDefects(
        yes,
        say.band(keeper.lamps, [
          { below: 3, then: oilBase.ref },
          { below: 2, then: oilBase.ref },
          { then: oilBase.ref },
        ]),
      ),
      `${inAmount}bands must rise`,
    ],
    [
      'a last band with a bound',
      policyDefects(yes, say.band(keeper.lamps, [{ below: 3, then: oilBase.ref }])),
      `${inAmount}the last band, and only it, has no bound`,
    ],
    [
      'a money constant of half a fen',
      policyDefects(say.atMost(keeper.wage, 0.5)),
      `${where}0.5 is not a whole number of 32 bits`,
    ],
  ];
  for (const [name, defects, expected] of cases) test(name, () => assert.deepEqual(defects, [expected]));

  test('everything wrong is listed, not only the first', () => {
    assert.equal(policyDefects(say.and({ op: 'fact', fact: 'a' }, { op: 'fact', fact: 'b' })).length, 2);
  });
});

suite('amounts stay within 32 bits and above zero', () => {
  test('money without a bound is taken as two million yuan at most', () => {
    assert.deepEqual(policyDefects(yes, say.larger(say.constant(0), keeper.purse)), []);
    const [defect] = policyDefects(yes, say.larger(say.constant(0), say.times(keeper.purse, 11)));
    assert.match(defect ?? '', /“times” can give -2200000000 to 2200000000, beyond 32 bits/);
  });

  test('an amount below zero is refused, also through another policy', () => {
    const [defect] = policyDefects(yes, say.subtract(oilBase.ref, keeper.wage));
    assert.match(defect ?? '', /it can be below zero \(-999223 fen\): write larger\(0, …\)/);
  });

  test('a rate too fine to be exact is refused', () => {
    const rate = say.constant<'rate'>({ of: 1, in: 2_147_483_647 });
    const finer = say.constant<'rate'>({ of: 2_147_483_647, in: 2_147_483_646 });
    assert.deepEqual(policyDefects(yes, say.share(rate, keeper.wage)), []);
    assert.match(
      policyDefects(yes, say.share(finer, say.larger(say.constant(0), say.times(keeper.purse, 10))))[0] ?? '',
      /too large to be exact/,
    );
  });

  test('the range of a policy is known to the policies that read it', () => {
    assert.match(policyDefects(yes, say.times(say.amountOf('lamp-oil'), 1_000_000))[0] ?? '', /beyond 32 bits/);
  });
});

suite('definitions', () => {
  test('ids are given once', () => {
    assert.deepEqual(defectsOf({ facts: [factsOf('person').boolean('hurt', 'again').fact] }), [
      'fact "hurt" is defined twice',
    ]);
    assert.deepEqual(defectsOf({ policies: [draft('bell', version(yes))] })[0], 'policy "bell" is defined twice');
  });

  test('policies that read each other are refused with the way round', () => {
    const defects = defectsOf({
      policies: [draft('one', version(say.eligibleFor('two'))), draft('two', version(say.not(say.eligibleFor('one'))))],
    });
    assert.deepEqual(defects, ['policies read each other in a circle: one → two → one']);
  });

  test('a policy needs a version, a version criteria, and they come in order', () => {
    assert.deepEqual(defectsOf({ policies: [draft('empty', [])] }), ['policy "empty": it has no version']);
    const bare = { from: '2024-01-01', criteria: {}, amount: null };
    assert.deepEqual(defectsOf({ policies: [draft('bare', [bare])] }), [
      'policy "bare" from 2024-01-01: it has no criteria',
    ]);
    const twice = [...version(yes), ...version(yes)];
    assert.deepEqual(defectsOf({ policies: [draft('twice', twice)] }), [
      'policy "twice": versions must come from the oldest to the newest',
    ]);
  });

  test('a parameter has a default, values of its kind, and one value for a day and area', () => {
    const only = parameter.money('local', 'local', { values: [held(5, '110101')] });
    assert.match(defectsOf({ parameters: [only.parameter] })[0] ?? '', /no default value/);
    const rate = parameter.rate('rated', 'rated', { values: [held(5)] });
    assert.match(defectsOf({ parameters: [rate.parameter] })[0] ?? '', /a rate is a fraction/);
    const money = parameter.money('percent', 'percent', { values: [held(percent(5))] });
    assert.match(defectsOf({ parameters: [money.parameter] })[0] ?? '', /it is a rate, not a number/);
    const doubled = parameter.money('doubled', 'doubled', { values: [held(5), held(6)] });
    assert.match(defectsOf({ parameters: [doubled.parameter] })[0] ?? '', /two values for the same day and area/);
    const late = parameter.money('late', 'late', { values: [held(5, '', '2025-01-01')] });
    const defects = defectsOf({ parameters: [late.parameter], policies: [draft('early', version(yes, late.ref))] });
    assert.deepEqual(defects, [
      'policy "early" from 2024-01-01: parameter "late" has no default value before 2025-01-01',
    ]);
  });

  test('a table may lack a row only where a criterion keeps everybody away from it', () => {
    const table = parameter.moneyBy('short', 'short', [keeper.rank], {
      values: [held({ table: { keeper: 5, warden: 6 } })],
    });
    const parts = (is: say.BooleanOf) => ({
      parameters: [table.parameter],
      policies: [draft('short-paid', version(is, table.ref))],
    });
    assert.deepEqual(defectsOf(parts(say.oneOf(keeper.rank, 'keeper', 'warden'))), []);
    assert.deepEqual(defectsOf(parts(say.or(keeper.hurt, say.oneOf(keeper.rank, 'keeper')))), [
      'policy "short-paid" from 2024-01-01: parameter "short" from 2000-01-01 has no row “apprentice”, which the criteria let through',
    ]);
    const inBranch = say.choose(say.equals(keeper.rank, 'apprentice'), say.constant<'money'>(1), table.ref);
    assert.deepEqual(
      defectsOf({ parameters: [table.parameter], policies: [draft('branched', version(yes, inBranch))] }),
      [],
    );
    const stray = parameter.moneyBy('stray', 'stray', [keeper.rank], { values: [held({ table: { admiral: 5 } })] });
    assert.match(defectsOf({ parameters: [stray.parameter] })[0] ?? '', /its row “admiral” is no value of rank/);
    const wide = parameter.moneyBy('wide', 'wide', [keeper.wage], { values: [held({ table: {} })] });
    assert.match(
      defectsOf({ parameters: [wide.parameter] })[0] ?? '',
      /"wage" has too many values to be the key of a table/,
    );
  });

  test('a derived fact depends on stored facts alone', () => {
    const of = factsOf('household');
    const derive = (expression: say.Expression) =>
      defectsOf({ facts: [of.boolean('made', 'made', { derive: expression }).fact] });
    assert.match(derive(say.someMember(say.atLeast(say.age(keeper.born), 60)))[0] ?? '', /can not depend on the day/);
    assert.match(derive(say.eligibleFor('bell'))[0] ?? '', /can not read policies/);
    assert.match(derive(keeper.hurt)[0] ?? '', /there is no fact "hurt" here/);
    assert.deepEqual(derive({ op: 'fact', fact: 'made' }), ['fact "made" is derived from itself']);
  });

  test('a ledger points at its own fields and at facts of the same kind', () => {
    const book = ledger({
      id: 'book',
      title: 'book',
      requirements: [],
      subject: 'person',
      titleWords: ['book'],
      fields: [
        column('number', 'number', 'text'),
        column('hurt', 'hurt', 'text', { establishes: 'hurt' }),
        column('kept', 'kept', 'date'),
      ],
      key: ['number', 'gone'],
      stages: [{ id: 'done', label: 'done', when: say.known(field('missing')) }],
      followUps: [{ id: 'again', label: 'again', after: 'number', days: 7, doneBy: 'kept' }],
    });
    assert.deepEqual(defectsOf({ ledgers: [book] }), [
      'ledger "book", the key: "gone" is not one of its fields',
      'ledger "book", field "hurt": it is text, but fact "hurt" is boolean',
      'ledger "book", stage "done": there is no fact "missing" here',
      'ledger "book", the start of "again": "number" is text, not date',
    ]);
  });

  test('indicators, targets and cases name what exists', () => {
    const defects = defectsOf({
      indicators: [
        {
          id: 'lit',
          title: 'lit',
          requirements: [],
          unit: 'count',
          better: 'more',
          numerator: { of: 'entries', ledger: 'gone' },
        },
      ],
      targets: [{ indicator: 'dark', area: '11', period: '2026', value: 1, handedDownBy: 'x', source }],
      cases: [
        {
          policy: 'bell',
          title: 'odd',
          on: '2026-01-01',
          given: { person: { remote: true } },
          expect: { outcome: 'eligible', fails: ['gone'] },
        },
      ],
    });
    assert.deepEqual(defects, [
      'indicator "lit", numerator: there is no ledger "gone"',
      'target for "dark" in 2026: there is no indicator "dark"',
      'case “odd”: policy "bell" has no criterion "gone"',
      'case “odd”: "remote" is no fact of a person',
    ]);
  });
});
