/** Late news of every kind, by hand. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { criterion, draft, facts, keeper, parameters, tower } from '../../../test/rules/fictional-pack.ts';
import type { Assertion } from '../../define/assertion.ts';
import { constant, moreThan, or } from '../../define/expression.ts';
import { pack } from '../../define/pack.ts';
import { plainDate, toDayNumber } from '../../values/date.ts';
import { catalogueOf } from '../catalogue.ts';
import { FOREVER } from './flip.ts';
import { claimFact, type History } from './history.ts';
import { knowledgeOf } from './knowledge.ts';
import { changeOf, redetermine } from './redetermine.ts';
import { common } from './span.ts';
import { entitlementReader } from './timeline.ts';

const day = (date: string) => toDayNumber(plainDate(date));
const catalogue = catalogueOf([
  pack({
    id: 'lights',
    title: 'lights',
    version: '1',
    facts,
    parameters,
    policies: [
      draft('bread', [{ from: '2010-01-01', criteria: { hurt: criterion(keeper.hurt) }, amount: tower.oil }]),
      draft('crowd', [
        { from: '2010-01-01', criteria: { many: criterion(moreThan(tower.keepers, 1)) }, amount: constant(70) },
      ]),
      {
        ...draft('feast', [{ from: '2010-01-01', criteria: { alone: criterion(keeper.alone) }, amount: constant(50) }]),
        every: 'year' as const,
      },
      {
        ...draft('wick', [
          { from: '2010-01-01', criteria: { any: criterion(or(keeper.hurt, keeper.alone)) }, amount: constant(9) },
        ]),
        months: {
          starts: 'month-of-application' as const,
          stops: 'month-after' as const,
          amounts: 'month-after' as const,
          source: { paper: 'Charter of the Lights' },
        },
      },
    ],
  }),
]);
const reader = entitlementReader(catalogue);

let number = 0;
function said(
  fact: string,
  value: number | null,
  from: string,
  more: Partial<Assertion> & { until?: string } = {},
): Assertion {
  number += 1;
  const { until, ...rest } = more;
  return {
    id: `a${String(number).padStart(4, '0')}`,
    fact,
    value,
    from: day(from),
    to: until === undefined ? null : day(until),
    recordedAt: 1,
    supersedes: null,
    withdrawn: false,
    ...rest,
  };
}

const home = (id: string, household: string, from = '2020-01-01', recordedAt = 1) => ({
  id,
  from: day(from),
  household,
  area: '11',
  recordedAt,
});

/** Said before everything else. */
const old = { recordedAt: 0 };

function history(news: {
  own?: Assertion[];
  tower?: Assertion[];
  mate?: Assertion[];
  claims?: Assertion[];
  moves?: History['person']['residences'];
}): History {
  return {
    person: {
      id: 'p1',
      assertions: [
        said('hurt', 1, '2020-01-01', old),
        said('alone', 0, '2020-01-01', old),
        said('rank', 1, '2020-01-01', old),
        ...(news.own ?? []),
      ],
      residences: [home('r1', 'h1')],
    },
    others: [
      {
        id: 'p2',
        assertions: [said('rank', 2, '2020-01-01', old), ...(news.mate ?? [])],
        residences: [home('r2', 'h1'), ...(news.moves ?? [])],
      },
    ],
    households: [
      { id: 'h1', assertions: [said('oil', 500, '2020-01-01', old), ...(news.tower ?? [])] },
      { id: 'h2', assertions: [] },
    ],
    claims: [said(claimFact('wick', 'applied'), 1, '2023-06-15'), ...(news.claims ?? [])],
  };
}

const late = { recordedAt: 2 };

function changes(news: Parameters<typeof history>[0]): string[] {
  const all = history(news);
  const [before, after] = [1, 2].map((moment) => reader.of(knowledgeOf(all, moment)));
  return redetermine(before!, after!, { first: '2024-01', last: '2024-04' }).map(
    ({ policy, period, change, before: was, after: is }) =>
      `${policy} ${period} ${change} ${was.amountFen} → ${is.amountFen}`,
  );
}

suite('late news', () => {
  test('a fact that ended in spring stops the months after, for the policies that read it', () => {
    assert.deepEqual(changes({ own: [said('hurt', 0, '2024-02-20', late)] }), [
      'bread 2024-03 stops 500 → 0',
      'bread 2024-04 stops 500 → 0',
      'wick 2024-03 stops 9 → 0',
      'wick 2024-04 stops 9 → 0',
    ]);
  });

  test('a single day makes a month, the first as well as the last', () => {
    const wasNot = [said('hurt', 0, '2023-01-01')];
    for (const [from, until] of [
      ['2024-03-01', '2024-03-02'],
      ['2024-03-31', '2024-04-01'],
    ] as const)
      assert.deepEqual(changes({ own: [...wasNot, said('hurt', 1, from, { ...late, until })] }), [
        'bread 2024-03 starts 0 → 500',
        'wick 2024-03 starts 0 → 9',
      ]);
  });

  test('an amount that was raised counts from the month after', () => {
    assert.deepEqual(changes({ tower: [said('oil', 650, '2024-02-10', late)] }), [
      'bread 2024-03 amount-changes 500 → 650',
      'bread 2024-04 amount-changes 500 → 650',
    ]);
  });

  test('what was unknown becomes known, and what was known unknown', () => {
    const unknown = said('hurt', null, '2024-01-01');
    assert.deepEqual(changes({ own: [unknown, said('hurt', 1, '2024-04-01', late)] }), [
      'bread 2024-04 was-unknown null → 500',
      'wick 2024-04 was-unknown null → 9',
    ]);
    assert.deepEqual(changes({ tower: [said('oil', null, '2024-04-01', late)] }), [
      'bread 2024-04 becomes-unknown 500 → null',
    ]);
  });

  test('who lives there counts for everybody: a move, a death, another rank', () => {
    const left = ['crowd 2024-03 stops 70 → 0', 'crowd 2024-04 stops 70 → 0'];
    assert.deepEqual(changes({ moves: [home('r3', 'h2', '2024-02-15', 2)] }), left);
    assert.deepEqual(changes({ mate: [said('diedOn', day('2024-02-15'), '2024-02-15', late)] }), left);
    assert.deepEqual(changes({ mate: [said('rank', null, '2024-02-15', late)] }), left);
  });

  test('an application that is found in a drawer reaches back; one that is taken back stops', () => {
    const found = said(claimFact('wick', 'applied'), 1, '2023-06-15', { recordedAt: 0 });
    const gone = said(claimFact('wick', 'applied'), null, '2024-03-01', late);
    assert.deepEqual(changes({ claims: [gone] }), ['wick 2024-03 stops 9 → 0', 'wick 2024-04 stops 9 → 0']);
    assert.deepEqual(changes({ claims: [found] }), []);
  });

  test('every month between the first and the last that is touched is decided again', () => {
    const own = [said('hurt', 0, '2024-01-20', { ...late, until: '2024-02-20' }), said('hurt', 0, '2024-03-31', late)];
    assert.deepEqual(changes({ own }).slice(0, 2), ['bread 2024-04 stops 500 → 0', 'wick 2024-04 stops 9 → 0']);
    const month = [
      said('hurt', 0, '2024-01-20', { ...late, until: '2024-03-01' }),
      said('hurt', 0, '2024-03-31', late),
    ];
    assert.deepEqual(
      changes({ own: month }).filter((line) => line.startsWith('bread')),
      ['bread 2024-02 stops 500 → 0', 'bread 2024-04 stops 500 → 0'],
    );
  });

  test('a year is decided again for news of any of its months', () => {
    assert.deepEqual(
      changes({ own: [said('alone', 1, '2024-10-05', { ...late, until: '2024-10-06' })] }).filter((line) =>
        line.startsWith('feast'),
      ),
      ['feast 2024 starts 0 → 50'],
    );
  });

  test('nothing is decided again for a fact that nobody reads, nor for what is said again', () => {
    assert.deepEqual(changes({ own: [said('purse', 7, '2020-01-01', late)] }), []);
    assert.deepEqual(changes({ own: [said('hurt', 1, '2024-01-05', late)] }), []);
  });
});

test('a benefit that is no money is not open for want of an amount', () => {
  const holds = { outcome: 'eligible', amountFen: null } as const;
  const refused = { outcome: 'ineligible', amountFen: null } as const;
  assert.equal(changeOf(refused, holds, false), 'starts');
  assert.equal(changeOf(holds, refused, false), 'stops');
  assert.equal(changeOf(holds, holds, false), 'unchanged');
  assert.equal(changeOf({ ...refused, amountFen: 0 }, holds, true), 'becomes-unknown');
});

test('stretches that only touch have no day in common', () => {
  assert.equal(common({ from: 1, to: 3 }, { from: 3, to: 5 }), null);
  assert.deepEqual(common({ from: 1, to: 4 }, { from: 3, to: 5 }), { from: 3, to: 4 });
});

suite('as known on a moment', () => {
  test('of two homes from the same day the one recorded later counts, once it is known', () => {
    const all = history({});
    const homes = [home('r3', 'h2', '2024-02-01', 3), home('r4', 'h1', '2024-02-01', 2)];
    const moved = { ...all, person: { ...all.person, residences: [...all.person.residences, ...homes] } };
    const households = [1, 2, 3].map((moment) => knowledgeOf(moved, moment).stays.at(-1)!.householdId);
    assert.deepEqual(households, ['h1', 'h1', 'h2']);
    assert.deepEqual(
      knowledgeOf(moved).stays.map(({ from, to }) => [from, to]),
      [
        [-FOREVER, day('2024-02-01')],
        [day('2024-02-01'), FOREVER],
      ],
    );
  });

  test('decisions about clashes count from when they were made, the newest first', () => {
    const ruled = (id: string, recordedAt: number) => ({
      id,
      policy: 'bread',
      other: 'wick',
      elsewhere: null,
      keep: 'policy' as const,
      first: '2024-01',
      last: null,
      grounds: '',
      recordedAt,
    });
    const all = { ...history({}), rulings: [ruled('x1', 1), ruled('x2', 2), ruled('x3', 3)] };
    assert.deepEqual(
      [2, 9].map((moment) => knowledgeOf(all, moment).rulings.map(({ id }) => id)),
      [
        ['x2', 'x1'],
        ['x3', 'x2', 'x1'],
      ],
    );
  });

  test('an old decision comes out again, with its reasons, whatever was learned since', () => {
    const all = history({ own: [said('hurt', 0, '2024-02-20', late)], tower: [said('oil', 650, '2024-01-10', late)] });
    const on = day('2024-03-05');
    const then = reader.of(knowledgeOf(all, 1)).explain('bread', on);
    const nothingNew = history({});
    assert.deepEqual(then, reader.of(knowledgeOf(nothingNew)).explain('bread', on));
    assert.equal(then.outcome, 'eligible');
    assert.deepEqual(then.criteria[0]?.facts[0]?.text, '是');
    const now = reader.of(knowledgeOf(all)).explain('bread', on);
    assert.equal(now.outcome, 'ineligible');
    assert.deepEqual(now.criteria[0]?.facts[0]?.text, '否');
  });
});
