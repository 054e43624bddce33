/** One tree, several readers, one answer: the plain meaning, the trace and the generated columns, on random rules and on every pack. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { add, amountOf, atMost, constant, eligibleFor, known, not, or, smaller } from '../../src/define/expression.ts';
import type { FactValues, Pack } from '../../src/define/pack.ts';
import { type Catalogue, catalogueOf } from '../../src/engine/catalogue.ts';
import { compileColumns, UNKNOWN } from '../../src/engine/columns.ts';
import { type Decision, outcomes } from '../../src/engine/decision.ts';
import { encode, type Row } from '../../src/engine/fact-row.ts';
import { traceReader } from '../../src/engine/trace.ts';
import type { PlainDate } from '../../src/values/date.ts';
import { byRank, criterion, draft, facts, fictionalPack, keeper, tower } from './fictional-pack.ts';
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

/** The pack with those it names: whose policies its exclusions mention, and the registry, whose ledgers its indicators count. */
const withPacksNamed = (pack: Pack): Pack[] => {
  const wanted = new Set(packs.filter((each) => each === pack || each.id === 'registry'));
  for (const each of wanted) {
    // Excluded, or read in a criterion or an amount.
    const named = new Set([...JSON.stringify(each.policies).matchAll(/"policy":"([^"]+)"/g)].map(([, id]) => id!));
    for (const other of packs) if (other.policies.some(({ id }) => named.has(id))) wanted.add(other);
  }
  return packs.filter((each) => wanted.has(each));
};
const runs = Number(process.env['FUZHU_PROPERTY_RUNS'] ?? 200);

/**
 * Facts asked for with “known”, also through a derived fact or another policy: there not knowing is itself an answer, so knowing can change it.
 */
function askedWhetherKnown({ policies, facts: all }: Pack): Set<string> {
  const found = new Set<string>();
  const followed = new Set<unknown>();
  const visit = (node: unknown, inside: boolean): void => {
    if (typeof node !== 'object' || node === null) return;
    const here = inside || ('op' in node && node.op === 'known');
    if (here && 'fact' in node && typeof node.fact === 'string') {
      found.add(node.fact);
      follow(all.find(({ id }) => id === node.fact)?.derive);
    }
    if (here && 'policy' in node) follow(policies.find(({ id }) => id === node.policy)?.versions);
    for (const inner of Object.values(node)) visit(inner, here);
  };
  const follow = (definition: unknown): void => {
    if (followed.has(definition)) return;
    followed.add(definition);
    visit(definition, true);
  };
  visit(policies, false);
  return found;
}

suite('what is missing', () => {
  test('is all that matters: other unknown facts may be anything, and nothing changes', () => {
    let tried = 0;
    fc.assert(
      fc.property(randomPacks, rowsOf(facts), rowsOf(facts), days, areas, (pack, given, other, on, area) => {
        const catalogue = catalogueIfSound(pack);
        if (!catalogue) return;
        const exempt = askedWhetherKnown(pack);
        const reader = traceReader(catalogue, { on, area });
        for (const { id } of pack.policies) {
          const before = reader.decide(id, rowOf(catalogue, given));
          if (before.outcome === 'unknown') assert.ok(before.missing.length > 0);
          const filled = Object.entries(given).map(([fact, value]) => {
            const open = value === null && !before.missing.includes(fact) && !exempt.has(fact);
            if (open) tried += 1;
            return [fact, open ? other[fact] : value];
          });
          const after = reader.decide(id, rowOf(catalogue, Object.fromEntries(filled)));
          assert.deepEqual(
            [after.outcome, after.amountFen, after.missing],
            [before.outcome, before.amountFen, before.missing],
          );
        }
      }),
      { numRuns: runs },
    );
    assert.ok(tried > 200);
  });
});

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
      { numRuns: runs },
    );
    assert.ok(decided > runs / 3, `only ${decided} of the random packs were sound`);
  });

  test('across the functions into which many policies are divided', () => {
    const chain = Array.from({ length: 24 }, (_, index) => {
      const before = `link-${index - 1}`;
      const criteria: Record<string, ReturnType<typeof criterion>> = index === 0
        ? { hurt: criterion(keeper.hurt), poor: criterion(atMost(keeper.wage, 500_000)) }
        : {
            linked: criterion(index % 3 === 0 ? not(eligibleFor(before)) : eligibleFor(before)),
            paid: criterion(atMost(amountOf(before), 5_000_000)),
            remote: criterion(index % 5 === 0 ? or(tower.remote, keeper.alone) : known(keeper.rank)),
          };
      const amount = index === 0 ? keeper.wage : smaller(constant(1_000_000), add(amountOf(before), byRank.ref));
      return draft(`link-${index}`, [{ from: '2004-01-01', criteria, amount }]);
    });
    const catalogue = catalogueOf([{ ...fictionalPack, policies: chain }]);
    fc.assert(
      fc.property(people(rowsOf(facts)), days, (crowd, on) => assertSame(catalogue, crowd, on)),
      { numRuns: 40 },
    );
  });

  for (const pack of packs) {
    test(`on every policy of the pack ${pack.id}`, () => {
      const catalogue = catalogueOf(withPacksNamed(pack));
      fc.assert(
        fc.property(people(rowsOf([...catalogue.facts.values()])), days, (crowd, on) =>
          assertSame(catalogue, crowd, on),
        ),
        { numRuns: 60 },
      );
    });
  }
});
