import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  criterion,
  draft,
  facts,
  fictionalPack,
  keeper,
  parameters,
  tower,
  yearsNeeded,
} from '../../../test/rules/fictional-pack.ts';
import { age, and, atLeast, constant, eligibleFor, equals, known, not, or } from '../../define/expression.ts';
import type { Policy } from '../../define/policy.ts';
import { plainDate } from '../../values/date.ts';
import { catalogueOf } from '../catalogue.ts';
import { askerOf } from './asker.ts';
import { answered, type Known, type Situation } from './situation.ts';

const at = { on: plainDate('2026-07-01'), area: '' } as const;
const nothing: Situation = { own: {}, members: null, unsure: new Set() };
const knowing = (own: Known, members: readonly Known[] | null = null): Situation => ({ ...nothing, own, members });

const simple = (id: string, ...truths: Parameters<typeof criterion>[0][]): Policy =>
  draft(id, [
    {
      from: '2004-01-01',
      criteria: Object.fromEntries(truths.map((truth, index) => [`c${index}`, criterion(truth)])),
      amount: null,
    },
  ]);

const askerFor = (...policies: Policy[]) => {
  const catalogue = catalogueOf([{ ...fictionalPack, facts, parameters, policies }]);
  return askerOf(catalogue, [...catalogue.policies.keys()], at);
};
const idsOf = (questions: readonly { fact: string; member: number | null }[]) =>
  questions.map(({ fact, member }) => (member === null ? fact : `${fact}@${member}`));

suite('what to ask', () => {
  test('first is what leaves the fewest questions, and nothing once all is settled', () => {
    const asker = askerFor(
      simple('one', keeper.hurt, keeper.alone),
      simple('two', keeper.hurt, tower.remote),
      simple('three', keeper.hurt, atLeast(keeper.lamps, 3)),
    );
    assert.deepEqual(idsOf(asker.left(nothing)), ['lamps', 'hurt', 'alone', 'remote']);
    const first = asker.next(nothing)!;
    assert.equal(first.fact, 'hurt');
    assert.deepEqual(first.policies, ['one', 'two', 'three']);
    assert.equal(asker.next(answered(nothing, first, 0)), null);
    assert.equal(asker.left(answered(nothing, first, 1)).length, 3);
  });

  test('is not what another answer has settled, and not what nobody knew when it was asked', () => {
    const asker = askerFor(simple('either', or(keeper.hurt, keeper.alone)));
    const hurt = { fact: 'hurt', member: null };
    assert.deepEqual(asker.left(answered(nothing, hurt, 1)), []);
    assert.deepEqual(idsOf(asker.left(answered(nothing, hurt, null))), ['alone']);
    assert.deepEqual(asker.left(answered(answered(nothing, hurt, null), { fact: 'alone', member: null }, null)), []);
  });

  test('is not what can not help without something that nobody knows', () => {
    const asker = askerFor(simple('gap', atLeast({ op: 'subtract', left: keeper.lamps, right: keeper.drift }, 3)));
    const unsure = answered(nothing, { fact: 'lamps', member: null }, null);
    assert.equal(asker.next(unsure), null);
    assert.deepEqual(asker.left(unsure), []);
  });

  test('reaches the facts from which others follow, of the person and of those who live there', () => {
    const veteran = askerFor(simple('veterans', keeper.veteran));
    assert.deepEqual(idsOf(veteran.left(nothing)), ['rank', 'hurt']);
    assert.deepEqual(idsOf(veteran.left(knowing({ rank: 5 }))), ['hurt']);
    const storm = askerFor(simple('storm', tower.anyHurt));
    // Who lives there is not known: nobody can be asked about.
    assert.deepEqual(storm.left(nothing), []);
    assert.deepEqual(idsOf(storm.left(knowing({}, [{}, { hurt: 0 }]))), ['hurt', 'hurt@0']);
    assert.deepEqual(storm.left(knowing({}, [{}, { hurt: 1 }])), []);
    const asked = answered(knowing({ hurt: 0 }, [{}]), { fact: 'hurt', member: 0 }, 1);
    assert.equal(storm.next(asked), null);
  });

  test('comes with the answers that are likely in mind: to what is special it is mostly no', () => {
    const asker = askerFor(simple('quiet', not(keeper.hurt), keeper.alone));
    // Both can settle it: that somebody is alone by no, that somebody is hurt by yes.
    assert.equal(asker.next(nothing)?.fact, 'alone');
  });

  test('is asked when a rule counts with it, although none of the answers tried changes anything', () => {
    const left = { op: 'subtract', left: keeper.wage, right: keeper.balance } as const;
    const asker = askerFor(simple('exact', equals(left, 0)));
    assert.equal(asker.next(knowing({ balance: 12_345 }))?.fact, 'wage');
  });

  test('counts as possible what a rule asks only once something is known', () => {
    const asker = askerFor(
      simple('guarded', or(not(known(keeper.hurt)), atLeast(keeper.lamps, 3))),
      simple('plain', keeper.hurt),
    );
    assert.deepEqual(idsOf(asker.left(nothing)), ['lamps', 'hurt']);
    assert.equal(asker.next(nothing)?.fact, 'hurt');
    assert.equal(asker.next(knowing({ hurt: 1 }))?.fact, 'lamps');
  });

  test('passes over a policy whose parameter has no value, and names it', () => {
    const grown = simple('grown', atLeast(age(keeper.born), yearsNeeded.ref));
    const catalogue = catalogueOf([{ ...fictionalPack, policies: [grown, simple('plain', keeper.hurt)] }]);
    const withoutValues = new Map([...catalogue.parameters].map(([id, each]) => [id, { ...each, values: [] }]));
    const asker = askerOf({ ...catalogue, parameters: withoutValues }, ['grown', 'plain'], at);
    assert.deepEqual(asker.undecidable, ['grown']);
    assert.deepEqual(asker.next(nothing)?.policies, ['plain']);
  });

  test('goes through the policies that a policy reads', () => {
    const asker = askerFor(simple('base', keeper.hurt), simple('top', and(eligibleFor('base'), constant(true))));
    assert.deepEqual(asker.next(nothing)?.policies, ['base', 'top']);
  });
});
