/** One tree, several readers, one answer: the plain meaning, the trace and the generated columns, on random rules and on every pack. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { FactValues, Pack } from '../../src/define/pack.ts';
import { type Catalogue, catalogueOf } from '../../src/engine/catalogue.ts';
import { compileColumns, UNKNOWN } from '../../src/engine/columns.ts';
import { type Decision, outcomes } from '../../src/engine/decision.ts';
import { encode, type Row } from '../../src/engine/fact-row.ts';
import { traceReader } from '../../src/engine/trace.ts';
import type { PlainDate } from '../../src/values/date.ts';
import { facts } from './fictional-pack.ts';
import { decideNaively } from './naive-rules.ts';
import { packsInPlace } from './packs-in-place.ts';
import { areas, days, randomPacks, rowsOf } from './random-rules.ts';

interface Person {
  readonly area: string;
  readonly given: FactValues;
}

const people = (rows: fc.Arbitrary<FactValues>): fc.Arbitrary<Person[]> =>
  fc.array(fc.record({ area: areas, given: rows }), { minLength: 8, maxLength: 20 });

const rowOf = (catalogue: Catalogue, given: FactValues): Row =>
  Object.fromEntries([...catalogue.facts.values()].map((fact) => [fact.id, encode(fact, given[fact.id] ?? null)]));

/** Undefined when the random rules are too large to be exact: those are refused, which is right. */
function catalogueIfSound(pack: Pack): Catalogue | undefined {
  try {
    return catalogueOf([pack]);
  } catch (error) {
    assert.ok(error instanceof Error);
    const others = error.message
      .split('\n')
      .slice(1)
      .filter((line) => !/beyond 32 bits|too large to be exact/.test(line));
    assert.deepEqual(others, []);
    return undefined;
  }
}

function decideInColumns(catalogue: Catalogue, crowd: readonly Person[], on: PlainDate, reasons: boolean) {
  const places = [...new Set(crowd.map(({ area }) => area))];
  const program = compileColumns(catalogue, [...catalogue.policies.keys()], { on, areas: places, reasons });
  const rows = crowd.map(({ given }) => rowOf(catalogue, given));
  const column = (id: string): Int32Array => Int32Array.from(rows, (row) => row[id] ?? UNKNOWN);
  const columns = Object.fromEntries(program.facts.map((id) => [id, column(id)]));
  const area = Uint16Array.from(crowd, (person) => places.indexOf(person.area));
  return { criteria: program.criteria, results: program.run({ length: crowd.length, columns, area }) };
}

const bitOf = (mask: number | undefined, index: number): boolean => (((mask ?? 0) >>> index) & 1) === 1;

function assertSame(catalogue: Catalogue, crowd: readonly Person[], on: PlainDate): void {
  const masked = decideInColumns(catalogue, crowd, on, true);
  const plain = decideInColumns(catalogue, crowd, on, false);
  const policies = [...catalogue.policies.values()];
  const parameters = [...catalogue.parameters.values()];
  crowd.forEach(({ area, given }, index) => {
    const decisions = traceReader(catalogue, { on, area }).decideAll(rowOf(catalogue, given));
    for (const decision of decisions) {
      const policy = catalogue.policies.get(decision.policy)!;
      const naive = decideNaively(policy, { on, area, facts: given, parameters, policies });
      assert.deepEqual(
        {
          outcome: decision.outcome,
          amountFen: decision.amountFen,
          holds: Object.fromEntries(decision.criteria.map(({ id, holds }) => [id, holds])),
        },
        naive,
        `trace of ${decision.policy}`,
      );
      assertColumns(decision, masked, plain, index);
    }
  });
}

function assertColumns(
  decision: Decision,
  masked: ReturnType<typeof decideInColumns>,
  plain: ReturnType<typeof decideInColumns>,
  index: number,
): void {
  for (const { results } of [masked, plain]) {
    const found = results.find(({ policy }) => policy === decision.policy)!;
    assert.equal(outcomes[found.outcome[index]!], decision.outcome, `columns of ${decision.policy}`);
    const fen = found.amount[index]!;
    assert.equal(fen === UNKNOWN ? null : fen, decision.amountFen, `amount of ${decision.policy}`);
  }
  const found = masked.results.find(({ policy }) => policy === decision.policy)!;
  const ids = masked.criteria[decision.policy]!;
  assert.deepEqual(
    ids,
    decision.criteria.map(({ id }) => id),
  );
  decision.criteria.forEach(({ holds }, position) => {
    assert.equal(bitOf(found.failing[index], position), holds === false);
    assert.equal(bitOf(found.unclear[index], position), holds === null);
  });
}

const packs = await packsInPlace();

suite('all readers give the same answer', () => {
  test('on random rules and random people', () => {
    let decided = 0;
    fc.assert(
      fc.property(randomPacks, people(rowsOf(facts)), days, (pack, crowd, on) => {
        const catalogue = catalogueIfSound(pack);
        if (!catalogue) return;
        assertSame(catalogue, crowd, on);
        decided += 1;
      }),
      { numRuns: Number(process.env['FUZHU_PROPERTY_RUNS'] ?? 300) },
    );
    assert.ok(decided > 100, `only ${decided} of the random packs were sound`);
  });

  for (const pack of packs) {
    test(`on every policy of the pack ${pack.id}`, () => {
      const catalogue = catalogueOf([pack]);
      fc.assert(
        fc.property(people(rowsOf([...catalogue.facts.values()])), days, (crowd, on) =>
          assertSame(catalogue, crowd, on),
        ),
        { numRuns: 60 },
      );
    });
  }
});
