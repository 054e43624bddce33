import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { facts, fictionalPack, keeperFacts } from '../../test/rules/fictional-pack.ts';
import { valueFor } from '../../test/rules/random-rules.ts';
import { Problem } from '../values/problem.ts';
import { catalogueOf } from './catalogue.ts';
import { deriveHousehold } from './derive.ts';
import { decode, encode, readGivenFacts } from './fact-row.ts';

const catalogue = catalogueOf([fictionalPack]);
const rowOf = (given: unknown) => readGivenFacts(catalogue, given).row;

/** The problem that reading throws. */
function problemOf(given: unknown): Problem {
  try {
    readGivenFacts(catalogue, given);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('it was read');
}

suite('values as integers', () => {
  test('come back as they were', () => {
    for (const fact of facts)
      fc.assert(
        fc.property(valueFor(fact), (value) => assert.deepEqual(decode(fact, encode(fact, value)), value)),
        { numRuns: 50 },
      );
  });

  test('are what columns hold: choices by code, dates by day number, yes as 1', () => {
    assert.equal(encode(keeperFacts.rank.fact, 'warden'), 5);
    assert.equal(encode(keeperFacts.born.fact, '1970-01-02'), 1);
    assert.equal(encode(keeperFacts.hurt.fact, true), 1);
    assert.equal(encode(keeperFacts.wage.fact, null), null);
  });
});

suite('a facts file', () => {
  test('gives a row with every fact of the catalogue, unknown where nothing is said', () => {
    const row = rowOf({ person: { rank: 'keeper', born: null }, household: { remote: false } });
    assert.equal(row['rank'], 2);
    assert.equal(row['remote'], 0);
    assert.equal(row['born'], null);
    assert.deepEqual(Object.keys(row).sort(), [...catalogue.facts.keys()].sort());
  });

  test('says which fact is not known and where, and what a value should be, but never repeats the value', () => {
    const unknown = problemOf({ person: {}, members: [{}, { wages: 5 }] });
    assert.equal(unknown.code, 'fact-unknown');
    assert.deepEqual(unknown.details, { id: 'wages', where: 'members[1]' });
    assert.equal(problemOf({ person: { remote: true } }).details['where'], 'person');
    assert.equal(problemOf({ persons: {} }).code, 'fact-unknown');
    const wrong = problemOf({ person: { rank: 'secret-rank' } });
    assert.equal(wrong.code, 'fact-value-invalid');
    assert.match(wrong.say('zh'), /apprentice/);
    assert.doesNotMatch(wrong.say('zh') + wrong.message, /secret-rank/);
    for (const [id, value] of Object.entries({
      lamps: 7,
      hurt: 'yes',
      born: '2026-02-30',
      wage: 10.5,
      rank: 2,
      drift: Number.NaN,
      alone: {},
    })) {
      assert.equal(problemOf({ person: { [id]: value } }).code, 'fact-value-invalid', id);
    }
    for (const given of [null, 'x', [], { person: [] }, { members: {} }])
      assert.equal(problemOf(given).code, 'input-invalid');
    assert.equal(problemOf(JSON.parse('{"person":{"__proto__":1}}')).code, 'fact-unknown');
  });

  test('derives what follows: of the person, and of the household with the person counted in', () => {
    const given = {
      person: { rank: 'warden', hurt: true },
      members: [{ rank: 'keeper', hurt: false }, { hurt: false }],
    };
    const row = rowOf(given);
    assert.equal(row['veteran'], 1);
    assert.equal(row['keepers'], 2);
    assert.equal(row['anyHurt'], 1);
  });

  test('without members what counts them stays unknown, and what is given wins', () => {
    assert.equal(rowOf({ person: { rank: 'warden' } })['keepers'], null);
    assert.equal(rowOf({ person: { rank: 'warden' }, household: { keepers: 4 } })['keepers'], 4);
    assert.equal(rowOf({ person: { rank: 'warden' }, household: { keepers: 4 }, members: [] })['keepers'], 4);
    assert.equal(rowOf({ person: { rank: 'warden' }, household: { keepers: null }, members: [] })['keepers'], 1);
    assert.equal(rowOf({ person: { rank: 'warden', hurt: true, veteran: false } })['veteran'], 0);
  });
});

suite('counting members', () => {
  const anyHurt = (...hurt: (number | null)[]) =>
    deriveHousehold(
      catalogue,
      hurt.map((value) => ({ hurt: value })),
    )['anyHurt'];

  test('an unknown member leaves it open only while the others do not settle it', () => {
    assert.equal(anyHurt(1, null), 1);
    assert.equal(anyHurt(0, null), null);
    assert.equal(anyHurt(0, 0), 0);
    assert.equal(anyHurt(), 0);
    assert.equal(deriveHousehold(catalogue, null)['anyHurt'], null);
  });

  test('main members without means: nobody may lack the mark and at least one must be there', () => {
    const mark = { disabilityLevel: 1, hasLabourCapacity: 0, hasIncome: 0 };
    const of = (...members: Record<string, number | null>[]) =>
      deriveHousehold(catalogue, members)['mainMembersWithoutMeans'];
    assert.equal(of({ relation: 1, ...mark }), 1);
    assert.equal(of({ relation: 1, ...mark }, { relation: 3 }), 1);
    assert.equal(of({ relation: 1, ...mark }, { relation: 2, ...mark, hasIncome: 1 }), 0);
    assert.equal(of({ relation: 1, ...mark }, { relation: 2, ...mark, hasIncome: null }), null);
    assert.equal(of({ relation: 3, ...mark }), 0);
  });
});
