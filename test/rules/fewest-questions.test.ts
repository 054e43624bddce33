/** The fewest further questions: on random rules only those that matter, until everything is settled; on the real packs fewer than by the page. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { Expression } from '../../src/define/expression.ts';
import type { Fact } from '../../src/define/fact.ts';
import type { FactValues } from '../../src/define/pack.ts';
import { type Catalogue, catalogueOf } from '../../src/engine/catalogue.ts';
import { encode } from '../../src/engine/fact-row.ts';
import { type Asker, askerOf, type Question } from '../../src/engine/question/asker.ts';
import { answered, keyOf, type Place, rowOf, type Situation } from '../../src/engine/question/situation.ts';
import { operandsOf, type Tree } from '../../src/engine/tree.ts';
import { verdictReader } from '../../src/engine/verdict.ts';
import { COUNTY, catalogue as installed } from '../../src/main/catalogue.ts';
import { addDays, type PlainDate, plainDate, toDayNumber } from '../../src/values/date.ts';
import { facts } from './fictional-pack.ts';
import { areas, days, randomPacks, rowsOf, valueFor } from './random-rules.ts';
import { catalogueIfSound } from './sound-catalogue.ts';

const runs = Number(process.env['FUZHU_PROPERTY_RUNS'] ?? 60);
const entered = facts.filter(({ derive }) => derive === undefined);

type Answer = (question: Place) => number | null;

/** Asks until nothing is left to ask. `unsure`: answers nobody knows. */
function interview(asker: Asker, start: Situation, answer: Answer): { asked: Question[]; end: Situation } {
  const asked: Question[] = [];
  let end = start;
  for (let question = asker.next(end); question !== null; question = asker.next(end)) {
    asked.push(question);
    assert.ok(asked.length < 200, 'the questions do not end');
    end = answered(end, question, answer(question));
  }
  return { asked, end };
}

const codesOf = (catalogue: Catalogue, given: FactValues): Record<string, number | null> =>
  Object.fromEntries(Object.entries(given).map(([id, value]) => [id, encode(catalogue.facts.get(id) as Fact, value)]));

/** What everybody involved truly is, and how much of it is known at the start. */
const worlds = fc.record({
  truth: rowsOf(entered),
  others: fc.option(fc.array(rowsOf(entered), { maxLength: 2 })),
  known: fc.subarray(entered.map(({ id }) => id)),
});

function startOf(
  catalogue: Catalogue,
  { truth, others, known }: typeof worlds extends fc.Arbitrary<infer T> ? T : never,
) {
  const own = codesOf(catalogue, truth);
  const members = others?.map((each) => codesOf(catalogue, each)) ?? null;
  const part = (all: Record<string, number | null>) =>
    Object.fromEntries(Object.entries(all).filter(([id]) => known.includes(id)));
  const start: Situation = { own: part(own), members: members?.map(part) ?? null, unsure: new Set() };
  const answer: Answer = ({ fact, member }) => (member === null ? own : members?.[member])?.[fact] ?? null;
  return { start, answer };
}

const resultsOf = (catalogue: Catalogue, at: { on: PlainDate; area: string }, situation: Situation) => {
  const reader = verdictReader(catalogue, at);
  const row = rowOf(catalogue, situation);
  return [...catalogue.policies.keys()].map((id) => reader.verdict(id, row));
};

/** Facts of which some rule asks whether they are on record: that they are not is an answer too, and settles what it settles until they are. */
function readAsRecord(catalogue: Catalogue): Set<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const derivations = new Map(catalogue.derivations.map(({ fact, tree }) => [fact.id, tree]));
  const visitPolicy = (id: string, under: boolean): void => {
    if (seen.has(`${id} ${under}`)) return;
    seen.add(`${id} ${under}`);
    for (const { criteria, amount } of catalogue.checked.get(id)!.versions)
      for (const tree of [...criteria.map((criterion) => criterion.is), amount]) if (tree) visit(tree, under);
  };
  const visit = (tree: Tree, under: boolean): void => {
    if (tree.op === 'fact') {
      const derived = derivations.get(tree.fact);
      if (derived) visit(derived, under);
      else if (under) found.add(tree.fact);
    }
    if (tree.op === 'parameter' && under) for (const { fact } of tree.keys) found.add(fact);
    if (tree.op === 'eligible' || tree.op === 'amountOf') visitPolicy(tree.policy, under);
    for (const operand of operandsOf(tree)) visit(operand, under || tree.op === 'known');
  };
  for (const id of catalogue.order) visitPolicy(id, false);
  return found;
}

suite('the fewest further questions, on random rules', () => {
  test('each can change a result or what is missing, none comes twice, and never more come than were foretold', () => {
    let asked = 0;
    fc.assert(
      fc.property(randomPacks, worlds, days, areas, (pack, world, on, area) => {
        const catalogue = catalogueIfSound(pack);
        if (!catalogue) return;
        const at = { on, area };
        const asker = askerOf(catalogue, [...catalogue.policies.keys()], at);
        const { start, answer } = startOf(catalogue, world);
        let situation = start;
        const seen = new Set<string>();
        for (let question = asker.next(start); question !== null; question = asker.next(situation)) {
          const left = asker.left(situation);
          assert.ok(
            left.some((each) => keyOf(each) === keyOf(question)),
            'asked, and not among those left',
          );
          assert.ok(!seen.has(keyOf(question)), `${keyOf(question)} is asked twice`);
          seen.add(keyOf(question));
          const before = resultsOf(catalogue, at, situation);
          const value = answer(question);
          if (value !== null) asked += 1;
          situation = answered(situation, question, value);
          // Of several members who are counted, the first answer may change nothing yet.
          const itself = before.some(({ missing }) => question?.member === null && missing.includes(question.fact));
          if (value !== null && itself) assert.notDeepEqual(resultsOf(catalogue, at, situation), before);
          assert.ok(asker.left(situation).length < left.length, 'an answer leaves as many questions as before');
        }
        assert.deepEqual(asker.left(situation), []);
      }),
      { numRuns: runs },
    );
    assert.ok(asked > runs / 2, `only ${asked} questions were asked`);
  });

  test('when none is left, no answer to anything that was not asked changes any result', () => {
    let tried = 0;
    fc.assert(
      fc.property(randomPacks, worlds, rowsOf(entered), days, areas, (pack, world, rest, on, area) => {
        const catalogue = catalogueIfSound(pack);
        if (!catalogue) return;
        const at = { on, area };
        const asker = askerOf(catalogue, [...catalogue.policies.keys()], at);
        const { start, answer } = startOf(catalogue, world);
        const { end } = interview(asker, start, answer);
        const results = resultsOf(catalogue, at, end);
        const open = new Set(results.flatMap(({ missing }) => missing));
        const onRecord = readAsRecord(catalogue);
        // What nobody knew when asked stays unknown.
        const more = Object.entries(codesOf(catalogue, rest)).filter(
          ([id, value]) =>
            value !== null &&
            (end.own[id] ?? null) === null &&
            !end.unsure.has(id) &&
            open.has(id) &&
            !onRecord.has(id),
        );
        tried += more.length;
        for (const filled of [...more.map((one) => [one]), more]) {
          const after = resultsOf(catalogue, at, { ...end, own: { ...end.own, ...Object.fromEntries(filled) } });
          assert.deepEqual(
            after.map(({ outcome, amount }) => [outcome, amount]),
            results.map(({ outcome, amount }) => [outcome, amount]),
          );
        }
      }),
      { numRuns: runs * 4 },
    );
    assert.ok(tried > 0, `only ${tried} other answers were tried`);
  });

  test('who knows everything is asked until every policy is settled', () => {
    const all = fc.record(
      Object.fromEntries(entered.map((fact) => [fact.id, valueFor(fact).filter((value) => value !== null)])),
    );
    fc.assert(
      fc.property(randomPacks, all, days, areas, (pack, truth, on, area) => {
        const catalogue = catalogueIfSound(pack);
        if (!catalogue) return;
        const asker = askerOf(catalogue, [...catalogue.policies.keys()], { on, area });
        const own = codesOf(catalogue, truth);
        const alone: Situation = { own: {}, members: [], unsure: new Set() };
        const { end } = interview(asker, alone, ({ fact }) => own[fact]!);
        for (const { missing } of resultsOf(catalogue, { on, area }, end)) assert.deepEqual(missing, []);
      }),
      { numRuns: runs },
    );
  });
});

test('an answer that opens another question is asked for, although it settles nothing itself', () => {
  const said = { because: '', becauseEn: '', otherwise: '', source: { paper: 'Charter of the Lights' } };
  const rank: Expression = { op: 'fact', fact: 'rank' };
  const warden: Expression = { op: 'compare', as: '=', left: rank, right: { op: 'constant', value: 'warden' } };
  const when: Expression = { op: 'known', of: rank };
  const is: Expression = { op: 'if', when, then: { op: 'fact', fact: 'hurt' }, otherwise: warden };
  const [pack] = fc.sample(randomPacks, { numRuns: 1, seed: 1 });
  const [first] = pack!.policies;
  const version = { from: plainDate('2000-01-01'), criteria: { c0: { is, ...said } }, amount: null };
  const catalogue = catalogueOf([{ ...pack!, policies: [{ ...first!, versions: [version] }] }]);
  const asker = askerOf(catalogue, [first!.id], { on: plainDate('2024-05-01'), area: '' });
  const { asked } = interview(asker, { own: {}, members: null, unsure: new Set() }, ({ fact }) =>
    fact === 'rank' ? 5 : 1,
  );
  assert.deepEqual(
    asked.map(({ fact }) => fact),
    ['rank', 'hurt'],
  );
});

const ON = plainDate('2026-11-23');
const pages: Record<string, number> = { person: 0, disability: 1, household: 2, income: 3 };
const pageOf = (fact: Fact): number =>
  pages[
    fact.topic ??
      (fact.subject === 'household'
        ? 'household'
        : fact.sensitive === 'health'
          ? 'disability'
          : fact.kind === 'money' || fact.sensitive === 'money'
            ? 'income'
            : 'person')
  ]!;

suite('the fewest further questions, on the packs of the county', () => {
  const askable = [...installed.facts.values()].filter(({ question }) => question !== undefined);
  const policies = [...installed.policies.values()]
    .filter(({ plate, applicant }) => plate !== undefined && applicant === undefined)
    .map(({ id }) => id);
  const asker = askerOf(installed, policies, {
    on: ON,
    area: COUNTY,
    mayAsk: ({ question }) => question !== undefined,
  });
  const reader = verdictReader(installed, { on: ON, area: COUNTY });
  const nothing: Situation = { own: {}, members: null, unsure: new Set() };
  const missing = (situation: Situation) => {
    const row = rowOf(installed, situation);
    return new Set(policies.flatMap((id) => reader.verdict(id, row).missing));
  };
  /** In the order of the pages, each asked when it is still missing. */
  const inFixedOrder = (answer: Answer): number => {
    let situation = nothing;
    let count = 0;
    for (const fact of [...askable].sort((a, b) => pageOf(a) - pageOf(b))) {
      const place = { fact: fact.id, member: null };
      if (!missing(situation).has(fact.id)) continue;
      situation = answered(situation, place, answer(place));
      count += 1;
    }
    return count;
  };
  const near = (fact: Fact): fc.Arbitrary<number> => {
    if (fact.id === 'certificateValidUntil') return fc.constant(toDayNumber(addDays(ON, 900)));
    if (fact.kind === 'date') return fc.integer({ min: toDayNumber(ON) - 85 * 365, max: toDayNumber(ON) });
    if (fact.kind === 'boolean') return fc.constantFrom(0, 0, 0, 1);
    if (fact.kind === 'choice') return fc.constantFrom(...(fact.values ?? []).map(({ code }) => code));
    if (fact.kind === 'money') return fc.constantFrom(0, 0, 30_000, 120_000);
    return fc.integer({ min: fact.min ?? 0, max: Math.min(fact.max ?? 5, (fact.min ?? 0) + 20) });
  };

  test('are fewer than in the order of the pages, and far fewer than all that is missing', () => {
    const people = fc.sample(fc.record(Object.fromEntries(askable.map((fact) => [fact.id, near(fact)]))), {
      numRuns: 120,
      seed: 20261127,
    });
    const counts = people.map((truth) => {
      const answer: Answer = ({ fact }) => truth[fact]!;
      const { asked, end } = interview(asker, nothing, answer);
      assert.deepEqual(
        [...missing(end)].filter((id) => installed.facts.get(id)?.question !== undefined),
        [],
      );
      return { fewest: asked.length, fixed: inFixedOrder(answer) };
    });
    const mean = (of: (each: (typeof counts)[number]) => number): number =>
      Math.round((counts.reduce((sum, each) => sum + of(each), 0) / counts.length) * 10) / 10;
    const all = asker.left(nothing).length;
    const [fewest, fixed] = [mean((each) => each.fewest), mean((each) => each.fixed)];
    console.log(
      `questions for ${policies.length} policies, on the average: ${fewest} (page by page ${fixed}, all ${all})`,
    );
    assert.ok(fewest < fixed * 0.95, `${fewest} against ${fixed}`);
    assert.ok(counts.every((each) => each.fewest <= all));
  });
});
