/** Late news against paid months: what is proposed, why, and that it comes to entitled − paid, however often and in whatever order it is run. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { criterion, draft, facts, keeper, parameters, tower } from '../../../test/rules/fictional-pack.ts';
import type { Assertion } from '../../define/assertion.ts';
import { constant } from '../../define/expression.ts';
import { type Pack, pack } from '../../define/pack.ts';
import { plainDate, toDayNumber } from '../../values/date.ts';
import { catalogueOf } from '../catalogue.ts';
import type { History } from '../entitlement/history.ts';
import type { Months } from '../entitlement/period.ts';
import { entitlementReader } from '../entitlement/timeline.ts';
import { type Comparison, comparePaid, compares, type Difference } from './compare.ts';
import type { Correction, PaidLine } from './ledger.ts';
import { type CorrectionLine, proposeCorrections } from './propose.ts';

const day = (date: string) => toDayNumber(plainDate(date));
const source = { paper: 'Charter of the Lights' };
const lights = (oil = 500): Pack =>
  pack({
    id: 'lights',
    title: 'lights',
    version: '1',
    facts,
    parameters: parameters.map((each) =>
      each.id === 'oil-base'
        ? {
            ...each,
            values: [
              { from: plainDate('2000-01-01'), area: '', value: 500, source },
              { from: plainDate('2024-03-01'), area: '', value: oil, source },
            ],
          }
        : each,
    ),
    policies: [
      draft('bread', [{ from: '2010-01-01', criteria: { hurt: criterion(keeper.hurt) }, amount: tower.oil }]),
      {
        ...draft('soup', [{ from: '2010-01-01', criteria: { hurt: criterion(keeper.alone) }, amount: constant(300) }]),
        excludes: [
          { policy: 'bread', keep: 'larger' as const, because: '两项不能同时领取', becauseEn: 'not both', source },
        ],
      },
      draft('lamp', [
        {
          from: '2010-01-01',
          criteria: { veteran: criterion(keeper.veteran) },
          amount: { op: 'parameter', parameter: 'oil-base', by: [] },
        },
      ]),
    ],
  });
const catalogue = catalogueOf([lights()]);
const reader = entitlementReader(catalogue);
const months: Months = { first: '2024-01', last: '2024-04' };

let number = 0;
function said(
  fact: string,
  value: number | null,
  from: string,
  recordedAt = 1,
  more: Partial<Assertion> = {},
): Assertion {
  number += 1;
  return {
    id: `a${String(number).padStart(4, '0')}`,
    fact,
    value,
    from: day(from),
    to: null,
    recordedAt,
    supersedes: null,
    withdrawn: false,
    ...more,
  };
}

const residences = [{ id: 'r1', from: day('2020-01-01'), household: 'h1', area: '11', recordedAt: 0 }];
const history = (own: Assertion[], ofTower: Assertion[] = []): History => ({
  person: {
    id: 'p1',
    assertions: [
      said('hurt', 1, '2020-01-01', 0),
      said('alone', 0, '2020-01-01', 0),
      said('rank', 5, '2020-01-01', 0),
      ...own,
    ],
    residences,
  },
  others: [],
  households: [{ id: 'h1', assertions: [said('oil', 500, '2020-01-01', 0), ...ofTower] }],
  claims: [],
});

const paidAt = (knownAt: number, policy: string, fen: readonly number[]): PaidLine[] =>
  fen.map((amountFen, index) => ({ policy, period: `2024-0${index + 1}`, amountFen, knownAt }));
const allPaid = [...paidAt(1, 'bread', [500, 500, 500, 500]), ...paidAt(1, 'lamp', [500, 500, 500, 500])];

function comparison(own: Assertion[], ofTower: Assertion[] = [], more: Partial<Comparison> = {}): Comparison {
  return {
    history: history(own, ofTower),
    reader,
    now: 9,
    since: 1,
    months,
    ledger: { paid: allPaid, corrections: [] },
    ...more,
  };
}
const shown = (differences: readonly Difference[]) =>
  differences.map(({ policy, period, change, entitledFen, paidFen, circumstance, causes }) =>
    [
      policy,
      period,
      change,
      `${paidFen} → ${entitledFen}`,
      ...(circumstance === 'ordinary' ? [] : [circumstance]),
      ...causes.map((cause) => ('id' in cause ? cause.fact : cause.kind)),
    ].join(' '),
  );

suite('entitled against paid', () => {
  test('is nothing when nothing was learned', () => {
    assert.deepEqual(comparePaid(comparison([])), []);
  });

  test('stops with the fact that says so, and only that one', () => {
    const found = comparePaid(
      comparison([
        said('hurt', 0, '2024-02-10', 5),
        said('lamps', 2, '2024-02-01', 6),
        said('alone', 0, '2024-02-01', 7),
      ]),
    );
    assert.deepEqual(shown(found), [
      'bread 2024-03 stops 500 → 0 hurt',
      'bread 2024-04 stops 500 → 0 hurt',
      'lamp 2024-03 stops 500 → 0 hurt',
      'lamp 2024-04 stops 500 → 0 hurt',
    ]);
  });

  test('a change of the amount, a start, and what was unknown', () => {
    assert.deepEqual(shown(comparePaid(comparison([], [said('oil', 650, '2024-04-01', 5)]))), [
      'bread 2024-04 amount-changes 500 → 650 oil',
    ]);
    const unpaid = { paid: [], corrections: [] };
    const late = said('hurt', 1, '2024-04-01', 5);
    const before = (value: number | null) => said('hurt', value, '2023-01-01', 1);
    const policies = ['bread'];
    assert.deepEqual(shown(comparePaid(comparison([before(0), late], [], { ledger: unpaid, policies }))), [
      'bread 2024-04 starts 0 → 500 hurt',
    ]);
    assert.deepEqual(shown(comparePaid(comparison([before(null), late], [], { ledger: unpaid, policies }))), [
      'bread 2024-04 was-unknown 0 → 500 hurt',
    ]);
    const paid = { paid: paidAt(1, 'bread', [500, 500, 500, 500]), corrections: [] };
    assert.deepEqual(
      shown(comparePaid(comparison([said('hurt', null, '2024-04-01', 5)], [], { ledger: paid, policies }))),
      ['bread 2024-04 becomes-unknown 500 → null hurt'],
    );
  });

  test('a payment that was not what had been decided is told as that', () => {
    const paid = { paid: paidAt(1, 'bread', [500, 400, 500, 500]), corrections: [] };
    assert.deepEqual(shown(comparePaid(comparison([], [], { ledger: paid, policies: ['bread'] }))), [
      'bread 2024-02 amount-changes 400 → 500 payment',
    ]);
  });

  test('what was known when a month was paid is no news; what was paid otherwise meanwhile is told beside the news', () => {
    const stopped = [said('hurt', 0, '2024-03-10', 3)];
    const bread = { policies: ['bread'] };
    const paidKnowing = { paid: paidAt(4, 'bread', [500, 500, 500, 500]), corrections: [] };
    assert.deepEqual(shown(comparePaid(comparison(stopped, [], { ...bread, ledger: paidKnowing }))), [
      'bread 2024-04 stops 500 → 0 payment',
    ]);
    const paidLess = { paid: paidAt(1, 'bread', [500, 500, 500, 400]), corrections: [] };
    assert.deepEqual(shown(comparePaid(comparison(stopped, [], { ...bread, ledger: paidLess }))), [
      'bread 2024-04 stops 400 → 0 hurt payment',
    ]);
    // In two parts, of which the later one was paid by what was known then.
    const inParts = { paid: [...paidAt(4, 'bread', [0, 0, 0, 200]), ...paidLess.paid], corrections: [] };
    assert.deepEqual(shown(comparePaid(comparison(stopped, [], { ...bread, ledger: inParts }))), [
      'bread 2024-04 stops 600 → 0 payment',
    ]);
  });

  test('another standard is told with its paper', () => {
    const raised = entitlementReader(catalogueOf([lights(620)]));
    const found = comparePaid(comparison([], [], { reader: raised, readerThen: reader }));
    assert.deepEqual(shown(found), [
      'lamp 2024-03 amount-changes 500 → 620 parameter',
      'lamp 2024-04 amount-changes 500 → 620 parameter',
    ]);
    assert.deepEqual(found[0]?.causes, [
      { kind: 'parameter', parameter: 'oil-base', area: '', from: '2024-03-01', source },
    ]);
  });

  test('another policy that takes its place is named', () => {
    const alone = said('alone', 1, '2024-04-01', 5);
    const poorer = said('oil', 200, '2023-12-01', 1);
    const paid = {
      paid: [...paidAt(1, 'bread', [200, 200, 200, 200]), ...paidAt(1, 'lamp', [500, 500, 500, 500])],
      corrections: [],
    };
    assert.deepEqual(shown(comparePaid(comparison([alone], [poorer], { ledger: paid }))), [
      'bread 2024-04 stops 200 → 0 clash',
      'soup 2024-04 starts 0 → 300 alone',
    ]);
  });

  test('money paid after a death and money got by fraud stand apart; the month of the death does not', () => {
    const died = [said('diedOn', day('2024-02-10'), '2024-02-10', 5), said('hurt', 0, '2024-02-11', 5)];
    const bread = { policies: ['bread'] };
    assert.deepEqual(shown(comparePaid(comparison(died, [], bread))), [
      'bread 2024-03 stops 500 → 0 death hurt',
      'bread 2024-04 stops 500 → 0 death hurt',
    ]);
    const onTheFirst = [said('diedOn', day('2024-03-01'), '2024-03-01', 5), said('hurt', 0, '2024-03-01', 5)];
    assert.deepEqual(shown(comparePaid(comparison(onTheFirst, [], bread))), [
      'bread 2024-03 stops 500 → 0 hurt',
      'bread 2024-04 stops 500 → 0 death hurt',
    ]);
    const stopped = (from: string, to: string | null) => {
      const frauds = [{ finding: 'f1', policy: null, from: day(from), to: to === null ? null : day(to) }];
      return shown(comparePaid(comparison([said('hurt', 0, '2024-02-10', 5)], [], { ...bread, frauds })));
    };
    const first = ['bread 2024-03 stops 500 → 0 fraud hurt', 'bread 2024-04 stops 500 → 0 hurt'];
    const second = ['bread 2024-03 stops 500 → 0 hurt', 'bread 2024-04 stops 500 → 0 fraud hurt'];
    assert.deepEqual(stopped('2024-04-30', null), second);
    assert.deepEqual(stopped('2024-04-01', null), second);
    assert.deepEqual(stopped('2024-03-31', '2024-04-01'), first);
  });

  test('what is owed to somebody is ordinary, whatever else was found about the month', () => {
    const frauds = [{ finding: 'f1', policy: null, from: day('2024-01-01'), to: null }];
    const more = said('oil', 650, '2024-04-01', 5);
    assert.deepEqual(shown(comparePaid(comparison([], [more], { policies: ['bread'], frauds }))), [
      'bread 2024-04 amount-changes 500 → 650 oil',
    ]);
  });

  test('the months, their years and what is paid once were compared; nothing else was', () => {
    const looked = compares(comparison([], [], { policies: ['bread'] }));
    assert.deepEqual(
      ['2023-12', '2024-01', '2024-04', '2024-05', '2023', '2024', 'once'].filter((period) => looked('bread', period)),
      ['2024-01', '2024-04', '2024', 'once'],
    );
    assert.equal(looked('lamp', '2024-01'), false);
  });

  test('when two say the same both are named', () => {
    const both = [said('hurt', 0, '2024-04-01', 5), said('hurt', 0, '2024-03-20', 6)];
    assert.deepEqual(shown(comparePaid(comparison(both, [], { policies: ['bread'] }))), [
      'bread 2024-04 stops 500 → 0 hurt hurt',
    ]);
  });
});

const lineOf = ({ kind, policy, period, amountFen }: Correction | CorrectionLine) =>
  `${policy} ${period} ${kind} ${amountFen}`;
const decided = (line: CorrectionLine, state: Correction['state'], knownAt = 9): Correction => {
  const { key, policy, period, kind, amountFen } = line;
  return { key, policy, period, kind, amountFen, state, knownAt };
};

suite('proposals', () => {
  const stopped = [said('hurt', 0, '2024-03-10', 5)];
  const run = (own: Assertion[], corrections: readonly Correction[]) => {
    const asked = comparison(own, [], { policies: ['bread'], ledger: { paid: allPaid, corrections } });
    return proposeCorrections('p1', comparePaid(asked), corrections, compares(asked));
  };

  test('a second run creates nothing, whatever became of the first', () => {
    const { create } = run(stopped, []);
    assert.deepEqual(create.map(lineOf), ['bread 2024-04 recovery 500']);
    assert.equal(create[0]?.key, 'p1|bread|2024-04|recovery');
    for (const state of ['proposed', 'approved', 'rejected'] as const) {
      const again = run(
        stopped,
        create.map((line) => decided(line, state)),
      );
      assert.deepEqual([again.create, again.change, again.withdraw], [[], [], []], state);
      assert.equal(again.keep.length, state === 'proposed' ? 1 : 0);
      assert.equal(again.refused.length, state === 'rejected' ? 1 : 0);
    }
  });

  test('what waits follows the news: another amount, the other way round, gone', () => {
    const waiting = (kind: Correction['kind'], amountFen: number): Correction => ({
      key: `p1|bread|2024-04|${kind}`,
      policy: 'bread',
      period: '2024-04',
      kind,
      amountFen,
      state: 'proposed',
      knownAt: 4,
    });
    const changed = run(stopped, [waiting('recovery', 120)]);
    assert.deepEqual(
      [changed.change.map(({ before, after }) => [before.amountFen, after.amountFen]), changed.create],
      [[[120, 500]], []],
    );
    const turned = run(stopped, [waiting('arrears', 80)]);
    assert.deepEqual(
      [turned.withdraw.map(lineOf), turned.create.map(lineOf)],
      [['bread 2024-04 arrears 80'], ['bread 2024-04 recovery 500']],
    );
    const gone = run([], [waiting('recovery', 500)]);
    assert.deepEqual([gone.withdraw.map(lineOf), gone.create], [['bread 2024-04 recovery 500'], []]);
    const elsewhere = { ...waiting('recovery', 500), period: '2023-12' };
    assert.deepEqual(run([], [elsewhere]).withdraw, []);
  });

  test('what was refused is proposed again only when it is another matter', () => {
    const [line] = run(stopped, []).create;
    const refused = (amountFen: number, number = 1): Correction => ({
      ...decided(line!, 'rejected'),
      key: `p1|bread|2024-04|recovery${number === 1 ? '' : `|${number}`}`,
      amountFen,
    });
    const other = run(stopped, [refused(120)]);
    assert.deepEqual([other.create.map(lineOf), other.refused], [['bread 2024-04 recovery 500'], []]);
    // The last word counts.
    assert.equal(run(stopped, [refused(120), refused(500, 2)]).refused.length, 1);
    assert.equal(run(stopped, [refused(500), refused(120, 2)]).create.length, 1);
  });

  test('a later difference of a month that was corrected has a key of its own', () => {
    const { create } = run(stopped, []);
    const approved = decided(create[0]!, 'approved');
    const back = run([...stopped, said('hurt', 1, '2024-03-10', 8)], [approved]);
    assert.deepEqual(
      back.create.map(({ key }) => key),
      ['p1|bread|2024-04|arrears|2'],
    );
    assert.deepEqual(back.create.map(lineOf), ['bread 2024-04 arrears 500']);
  });
});
