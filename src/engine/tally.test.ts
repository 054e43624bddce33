import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { add, and, atLeast, atMost, choose, eligibleFor, known, not, or } from '../define/expression.ts';
import { factsOf } from '../define/fact.ts';
import { pack } from '../define/pack.ts';
import { policy } from '../define/policy.ts';
import { plainDate } from '../values/date.ts';
import { catalogueOf } from './catalogue.ts';
import { type Block, compileColumns, UNKNOWN } from './columns.ts';
import { tallyOf } from './tally.ts';
import { traceReader } from './trace.ts';

const on = plainDate('2026-06-30');
const of = factsOf('person');
const harbour = {
  boats: of.integer('boats', '船只', { min: 0, max: 9 }),
  licensed: of.boolean('licensed', '有执照'),
  retired: of.boolean('retired', '已歇业'),
  catchValue: of.money('catchValue', '渔获', { min: 0 }),
};
const said = { because: 'a', becauseEn: 'a', otherwise: 'b', source: { paper: '港口条例' } };
const common = {
  titleEn: 'x',
  requirements: [],
  subject: 'person',
  every: 'year',
  summary: '',
  papers: [],
  applyAt: '',
} as const;
const { boats, licensed, retired, catchValue } = harbour;
const netGrant = policy({
  ...common,
  id: 'net-grant',
  title: '渔网补贴',
  versions: [
    {
      from: '2020-01-01',
      criteria: {
        small: { is: atMost(boats.ref, 3), ...said },
        working: { is: or(licensed.ref, and(not(retired.ref), atLeast(boats.ref, 1))), ...said },
      },
      amount: choose(known(catchValue.ref), catchValue.ref, { op: 'constant', value: 500 }),
    },
  ],
});
const fuelGrant = policy({
  ...common,
  id: 'fuel-grant',
  title: '燃油补贴',
  versions: [
    {
      from: '2020-01-01',
      criteria: {
        net: { is: eligibleFor('net-grant'), ...said },
        sells: { is: atLeast(catchValue.ref, 100), ...said },
      },
      amount: add(catchValue.ref, { op: 'constant', value: 1 }),
    },
  ],
});
const catalogue = catalogueOf([
  pack({
    id: 'harbour',
    title: '港口',
    version: '1',
    facts: Object.values(harbour).map(({ fact }) => fact),
    policies: [netGrant, fuelGrant],
  }),
]);

const value = (max: number) => fc.option(fc.integer({ min: 0, max }));
const someone = fc.record(
  { boats: value(5), licensed: value(1), retired: value(1), catchValue: value(300) },
  { noNullPrototype: true },
);

test('the sums over blocks are the sums over everybody decided one by one', () => {
  fc.assert(
    fc.property(fc.array(fc.array(someone, { maxLength: 12 }), { maxLength: 4 }), (blocks) => {
      const program = compileColumns(catalogue, ['net-grant', 'fuel-grant'], { on, areas: [''], reasons: true });
      const tally = tallyOf(catalogue, program, { on, areas: [''] });
      for (const people of blocks) {
        const columns = Object.fromEntries(
          program.facts.map((id) => [
            id,
            Int32Array.from(people, (person) => person[id as keyof typeof person] ?? UNKNOWN),
          ]),
        );
        const block: Block = { length: people.length, columns, area: new Uint16Array(people.length) };
        tally.add(block, program.run(block));
      }
      const reader = traceReader(catalogue, { on, area: '' });
      const expected = ['net-grant', 'fuel-grant'].map((id) => {
        const decisions = blocks.flat().map((person) => reader.decide(id, person));
        const refusedBy: Record<string, number> = {};
        const missing: Record<string, number> = {};
        for (const { outcome, criteria, missing: facts } of decisions) {
          if (outcome === 'ineligible')
            for (const { id: criterion, holds } of criteria)
              if (holds === false) refusedBy[criterion] = (refusedBy[criterion] ?? 0) + 1;
          if (outcome === 'unknown') for (const fact of facts) missing[fact] = (missing[fact] ?? 0) + 1;
        }
        const count = (outcome: string) => decisions.filter((decision) => decision.outcome === outcome).length;
        return {
          policy: id,
          subjects: decisions.length,
          eligible: count('eligible'),
          ineligible: count('ineligible'),
          unknown: count('unknown'),
          refusedBy,
          missing,
          amountFen: decisions.reduce(
            (sum, { outcome, amountFen }) => sum + (outcome === 'eligible' ? (amountFen ?? 0) : 0),
            0,
          ),
        };
      });
      assert.deepEqual(tally.result(), expected);
    }),
    { numRuns: 300 },
  );
});
