/** A draft's effect before it is adopted, in sums by town, month and level of government; adopting it gives exactly that. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { criterion, draft, facts, keeper, oilBase, parameters, tower } from '../../../test/rules/fictional-pack.ts';
import type { Assertion } from '../../define/assertion.ts';
import { amountOf, constant, moreThan } from '../../define/expression.ts';
import { type Pack, pack } from '../../define/pack.ts';
import type { Policy } from '../../define/policy.ts';
import { plainDate, toDayNumber } from '../../values/date.ts';
import { percent } from '../../values/money.ts';
import { Problem } from '../../values/problem.ts';
import { catalogueOf } from '../catalogue.ts';
import type { History } from '../entitlement/history.ts';
import { whatIf } from './compare.ts';
import { catalogueWith, daysOf, issuedAs, type RuleDraft, withDraft } from './draft.ts';
import { splitByLevel } from './shares.ts';

const source = { paper: 'Charter of the Lights' };
const day = (date: string) => toDayNumber(plainDate(date));
const lights = pack({
  id: 'lights',
  title: 'lights',
  version: '1',
  facts,
  parameters,
  policies: [
    {
      ...draft('bread', [{ from: '2010-01-01', criteria: { hurt: criterion(keeper.hurt) }, amount: oilBase.ref }]),
      paidBy: [
        { from: plainDate('2010-01-01'), shares: [{ level: 'county', share: percent(100) }], source },
        {
          from: plainDate('2024-04-01'),
          shares: [
            { level: 'province', share: percent(40) },
            { level: 'county', share: percent(60) },
          ],
          source,
        },
      ],
    },
    draft('above', [
      { from: '2010-01-01', criteria: { much: criterion(moreThan(amountOf('bread'), 12_400)) }, amount: tower.oil },
    ]),
    draft('horn', [{ from: '2010-01-01', criteria: { alone: criterion(keeper.alone) }, amount: tower.oil }]),
  ],
});
const otherwise = (change: (policy: Policy) => Policy): Pack => ({ ...lights, policies: lights.policies.map(change) });
const catalogue = catalogueOf([lights]);
/** With one that pays no money. */
const badges = catalogueOf([
  {
    ...lights,
    policies: [
      ...lights.policies,
      draft('badge', [{ from: '2010-01-01', criteria: { hurt: criterion(keeper.hurt) }, amount: null }]),
    ],
  },
]);
const raise: RuleDraft = {
  id: 'raise-2024',
  title: 'April raise',
  paper: { paper: 'Charter No. 7' },
  from: plainDate('2024-04-01'),
  values: [{ parameter: 'oil-base', area: '13', value: 12_500, clause: '2' }],
  clauses: [],
};

const said = (fact: string, value: number): Assertion => ({
  id: fact,
  fact,
  value,
  from: day('2020-01-01'),
  to: null,
  recordedAt: 1,
  supersedes: null,
  withdrawn: false,
});
const keeperIn = (id: string, area: string, hurt: number): History => ({
  person: {
    id,
    assertions: [said('hurt', hurt), said('alone', 1)],
    residences: [{ id: 'r', from: day('2020-01-01'), household: 'h', area, recordedAt: 1 }],
  },
  others: [],
  households: [{ id: 'h', assertions: [said('oil', 300)] }],
  claims: [],
});

suite('a draft', () => {
  const months = { first: '2024-03', last: '2024-05' };

  test('is felt by those it concerns, in their town, month and level of government', () => {
    const preview = whatIf(catalogue, catalogueWith(catalogue, raise), { months });
    assert.deepEqual(preview.policies, ['bread', 'above']);
    const gains = preview.add(keeperIn('p1', '130101001002', 1));
    assert.deepEqual(
      gains?.effects.map(({ policy, period, change, beforeFen, afterFen, town }) => [
        policy,
        period,
        change,
        beforeFen,
        afterFen,
        town,
      ]),
      [
        ['bread', '2024-04', 'amount-changes', 12_345, 12_500, '130101001'],
        ['bread', '2024-05', 'amount-changes', 12_345, 12_500, '130101001'],
        ['above', '2024-04', 'starts', 0, 300, '130101001'],
        ['above', '2024-05', 'starts', 0, 300, '130101001'],
      ],
    );
    assert.equal(gains?.gainFen, 2 * 155 + 600);
    assert.equal(preview.add(keeperIn('p2', '130101002', 0)), null);
    assert.equal(preview.add(keeperIn('p3', '120101001', 1)), null);
    const { people, gaining, losing, total, byTown, byPeriod, byLevel, byPolicy } = preview.result();
    assert.deepEqual([people, gaining, losing], [3, 1, 0]);
    assert.deepEqual(total, {
      beforeFen: 6n * 12_345n,
      afterFen: 4n * 12_345n + 2n * 12_500n + 600n,
      more: 4,
      less: 0,
      open: 0,
    });
    assert.deepEqual([...byTown.keys()], ['120101001', '130101001', '130101002']);
    assert.equal(byTown.get('120101001')?.afterFen, 3n * 12_345n);
    assert.deepEqual(byPeriod.get('2024-03'), { beforeFen: 24_690n, afterFen: 24_690n, more: 0, less: 0, open: 0 });
    assert.equal(byPolicy.get('above')?.afterFen, 600n);
    // March is the county's alone; from April 40 % of the policy's sum is the province's.
    assert.deepEqual(Object.fromEntries(byLevel), {
      county: { beforeFen: 24_690n + 2n * 14_814n, afterFen: 24_690n + 2n * 14_907n },
      province: { beforeFen: 2n * 9876n, afterFen: 2n * 9938n },
      unstated: { beforeFen: 0n, afterFen: 600n },
    });
  });

  test('of clauses makes a new version, and the later ones stay', () => {
    const clauses = [{ policy: 'horn', version: { criteria: { hurt: criterion(keeper.hurt) }, amount: null } }];
    const changed = catalogueWith(catalogue, { ...raise, values: [], clauses });
    assert.deepEqual(
      changed.policies.get('horn')?.versions.map(({ from }) => from),
      ['2010-01-01', '2024-04-01'],
    );
    const again = catalogueWith(changed, {
      ...raise,
      values: [],
      clauses: [{ ...clauses[0]!, version: { criteria: { alone: criterion(keeper.alone) }, amount: tower.oil } }],
    });
    assert.deepEqual(whatIf(catalogue, again, { months }).add(keeperIn('p1', '13', 0)), null);
    const loses = whatIf(catalogue, changed, { months }).add(keeperIn('p1', '13', 0));
    assert.deepEqual(
      loses?.effects.map(({ period, change }) => `${period} ${change}`),
      ['2024-04 stops', '2024-05 stops'],
    );
    assert.equal(loses?.gainFen, -600);
  });

  test('that names what is not there is refused', () => {
    assert.throws(
      () => withDraft([lights], { ...raise, values: [{ parameter: 'no-such', area: '', value: 1 }] }),
      Problem,
    );
    assert.throws(
      () =>
        withDraft([lights], { ...raise, clauses: [{ policy: 'no-such', version: { criteria: {}, amount: null } }] }),
      Problem,
    );
    assert.throws(
      () => catalogueWith(catalogue, { ...raise, values: [{ parameter: 'oil-base', area: '', value: 1.5 }] }),
      /whole number/,
    );
  });

  test('of what pays no money says for whom it comes to hold, and nobody gains money by it', () => {
    const clauses = [{ policy: 'badge', version: { criteria: { alone: criterion(keeper.alone) }, amount: null } }];
    const preview = whatIf(badges, catalogueWith(badges, { ...raise, values: [], clauses }), { months });
    const felt = preview.add(keeperIn('p1', '130101001', 0));
    assert.deepEqual(
      felt?.effects.map(({ period, change, held }) => [period, change, held]),
      [
        ['2024-04', 'starts', true],
        ['2024-05', 'starts', true],
      ],
    );
    assert.equal(felt?.gainFen, 0);
    assert.equal(preview.add(keeperIn('p2', '130101001', 1)), null);
    const { gaining, losing, otherwise: neither, holdings } = preview.result();
    assert.deepEqual([gaining, losing, neither], [0, 0, 1]);
    assert.deepEqual(holdings.get('badge')?.total, { before: 3, after: 5, gained: 2, lost: 0, open: 0 });
  });

  test('of a policy that goes stops it, and what its rules were tied to is looked at', () => {
    const words = { because: '两项不能同时领取', becauseEn: 'not both', source };
    const tied = otherwise((each) =>
      each.id === 'horn' ? { ...each, excludes: [{ policy: 'bread', keep: 'this' as const, ...words }] } : each,
    );
    const untied = whatIf(catalogueOf([tied]), catalogue, { months });
    assert.deepEqual([...untied.policies].sort(), ['bread', 'horn']);
    assert.equal(untied.add(keeperIn('p1', '13', 1))?.gainFen, 3 * 12_345);
    const without: Pack = { ...lights, policies: lights.policies.filter(({ id }) => id !== 'horn') };
    const gone = whatIf(catalogue, catalogueOf([without]), { months }).add(keeperIn('p1', '13', 0));
    assert.deepEqual(
      gone?.effects.map(({ policy, change, afterFen }) => [policy, change, afterFen]),
      ['2024-03', '2024-04', '2024-05'].map(() => ['horn', 'stops', 0]),
    );
  });

  test('replaces what begins on its day in its area, and stands in the order of days', () => {
    const oil = (draft: Partial<RuleDraft>) =>
      catalogueWith(catalogue, { ...raise, ...draft })
        .parameters.get('oil-base')!
        .values.map(({ from, area, value }) => `${from} ${area} ${value}`)
        .sort();
    const same = oil({ from: plainDate('2024-01-01'), values: [{ parameter: 'oil-base', area: '', value: 1 }] });
    assert.deepEqual(same, ['2000-01-01  10000', '2023-01-01 110101 777', '2024-01-01  1', '2024-01-01 11 20001']);
    const clauses = [{ policy: 'horn', version: { criteria: { hurt: criterion(keeper.hurt) }, amount: constant(1) } }];
    const early = catalogueWith(catalogue, { ...raise, from: plainDate('2005-01-01'), values: [], clauses });
    assert.deepEqual(
      early.policies.get('horn')?.versions.map(({ from }) => from),
      ['2005-01-01', '2010-01-01'],
    );
    const later = { parameter: 'oil-base', area: '13', value: 12_600, from: plainDate('2024-06-01') };
    assert.deepEqual(daysOf({ ...raise, values: [later, ...raise.values] }), ['2024-04-01', '2024-06-01']);
  });

  test('rests on the paper as it was issued, where it rested on the working paper', () => {
    const working = { paper: 'Working paper', toConfirm: true as const };
    const criteria = {
      ours: { ...criterion(keeper.hurt), source: { ...working, clause: '3' } },
      plain: { ...criterion(keeper.hurt), source: working },
      confirmed: { ...criterion(keeper.hurt), source: { paper: 'Working paper' } },
      other: { ...criterion(keeper.hurt), source },
    };
    const draft = { ...raise, paper: working, clauses: [{ policy: 'horn', version: { criteria, amount: null } }] };
    const issued = issuedAs(draft, 'Charter No. 9');
    assert.deepEqual(issued.paper, { paper: 'Charter No. 9' });
    assert.deepEqual(
      Object.values(issued.clauses[0]!.version.criteria).map((each) => each.source),
      [{ paper: 'Charter No. 9', clause: '3' }, { paper: 'Charter No. 9' }, { paper: 'Working paper' }, source],
    );
  });

  test('carried by other levels of government changes no amount, but who pays', () => {
    const other: Pack = {
      ...lights,
      policies: lights.policies.map((policy) =>
        policy.id === 'horn'
          ? {
              ...policy,
              paidBy: [
                { from: plainDate('2010-01-01'), shares: [{ level: 'town' as const, share: percent(100) }], source },
              ],
            }
          : policy,
      ),
    };
    const preview = whatIf(catalogue, catalogueOf([other]), { months });
    assert.deepEqual(preview.policies, ['horn']);
    assert.equal(preview.add(keeperIn('p1', '13', 0)), null);
    assert.deepEqual(Object.fromEntries(preview.result().byLevel), {
      unstated: { beforeFen: 900n, afterFen: 0n },
      town: { beforeFen: 0n, afterFen: 900n },
    });
  });

  test('shares add up to the whole, however it is rounded', () => {
    const shares = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }).map((parts) =>
      parts.map((of) => ({
        level: 'county' as const,
        share: { of, in: parts.reduce((sum, each) => sum + each, 0) },
      })),
    );
    fc.assert(
      fc.property(shares, fc.bigInt({ min: 0n, max: 10n ** 15n }), (list, fen) => {
        const parts = splitByLevel({ from: plainDate('2020-01-01'), shares: list, source }, fen);
        assert.equal(
          parts.reduce((sum, part) => sum + part.fen, 0n),
          fen,
        );
        parts.forEach((part, index) => {
          const exact = Number(fen) * (list[index]!.share.of / list[index]!.share.in);
          assert.ok(Math.abs(Number(part.fen) - exact) < list.length + 1);
        });
      }),
    );
  });
});
