/** A pack is accepted by its worked cases: all of them are decided here, and the cases themselves are checked for gaps. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Expression } from '../define/expression.ts';
import type { WorkedCase } from '../define/pack.ts';
import type { Parameter } from '../define/parameter.ts';
import type { Policy } from '../define/policy.ts';
import { decideCase, rulesAndRow } from '../engine/case/decide-case.ts';
import { catalogueOf } from '../engine/catalogue.ts';
import { compileColumns, UNKNOWN } from '../engine/columns.ts';
import { settleClashes } from '../engine/correction/clash.ts';
import { type CriterionResult, type Decision, outcomes } from '../engine/decision.ts';
import { traceReader } from '../engine/trace.ts';
import { packs } from '../main/packs.ts';
import type { AreaCode } from '../values/area.ts';
import { addDays, type PlainDate, plainDate } from '../values/date.ts';

const catalogue = catalogueOf(packs);
const REQUIREMENT = /^(MS|DP|MH|CW|SC|HY|MC|TS|SW|X)-\d+$/;

/** The same case as one row of columns: outcome and amount. */
function decideInColumns(each: WorkedCase): { outcome: string; amount: number } {
  const { rules, row } = rulesAndRow(catalogue, each.policy, each.given);
  const program = compileColumns(rules, [each.policy], { on: plainDate(each.on), areas: [each.area ?? ''] });
  const columns = Object.fromEntries(program.facts.map((id) => [id, Int32Array.of(row[id] ?? UNKNOWN)]));
  const [result] = program.run({ length: 1, columns, area: Uint16Array.of(0) });
  assert.equal(result?.policy, each.policy);
  return { outcome: outcomes[result.outcome[0] as number] as string, amount: result.amount[0] as number };
}

const idsWith = (decision: Decision, holds: boolean | null): string[] =>
  decision.criteria.filter((criterion) => criterion.holds === holds).map(({ id }) => id);

/** The decisions of the cases of one policy. */
const decisionsOf = (policy: Policy): Decision[] =>
  packs
    .flatMap(({ cases }) => cases)
    .flatMap((each) => (each.policy === policy.id ? [decideCase(catalogue, each)] : []));

/** All operators in a definition, however deep. */
function* nodesOf(value: unknown): Generator<Expression> {
  if (typeof value !== 'object' || value === null) return;
  if ('op' in value) yield value as Expression;
  for (const inner of Object.values(value)) yield* nodesOf(inner);
}

const reads = (policy: Policy, parameter: Parameter): boolean =>
  [...nodesOf(policy.versions)].some((node) => node.op === 'parameter' && node.parameter === parameter.id);

for (const pack of packs) {
  suite(`pack ${pack.id}`, () => {
    for (const each of pack.cases) {
      test(`${each.policy}: ${each.title}`, () => {
        const decision = decideCase(catalogue, each);
        const { outcome, amountFen, fails = [], missing } = each.expect;
        if (outcome === 'not-in-force') return void assert.equal(decision.version, null);
        assert.notEqual(decision.version, null, 'the policy was not in force');
        assert.equal(decision.outcome, outcome);
        assert.deepEqual(idsWith(decision, false).sort(), [...fails].sort());
        if (outcome === 'eligible') assert.equal(decision.amountFen, amountFen ?? null);
        for (const [id, value] of Object.entries(each.expect.figures ?? {}))
          assert.equal(decision.figures?.find((figure) => figure.id === id)?.value, value, id);
        if (missing) assert.deepEqual([...decision.missing].sort(), [...missing].sort());
        const columns = decideInColumns(each);
        assert.equal(columns.outcome, outcome, 'decided for everybody at once');
        if (outcome === 'eligible') assert.equal(columns.amount, amountFen ?? UNKNOWN);
      });
    }

    test('each case has a title of its own', () => {
      const titles = pack.cases.map(({ policy, title }) => `${policy} ${title}`);
      assert.equal(new Set(titles).size, titles.length);
    });

    test('it is plain data: nothing is lost on the way through JSON', () => {
      assert.deepEqual(JSON.parse(JSON.stringify(pack)), withoutUndefined(pack));
      assert.doesNotThrow(() => structuredClone(pack));
    });

    test('every value of a parameter, every criterion and every target names its paper', () => {
      const sources = [
        ...pack.parameters.flatMap(({ id, values }) => values.map(({ source }) => ({ id, source }))),
        ...pack.policies.flatMap(({ versions }) =>
          versions.flatMap(({ criteria, figures = {} }) =>
            Object.entries({ ...criteria, ...figures }).map(([id, { source }]) => ({ id, source })),
          ),
        ),
        ...pack.targets.map(({ indicator, source }) => ({ id: indicator, source })),
        ...pack.funds.flatMap(({ id, shares }) => shares.map(({ source }) => ({ id, source }))),
      ];
      assert.ok(sources.length > 0 || pack.policies.length === 0);
      for (const { id, source } of sources) assert.match(source.paper, /\p{Script=Han}{4,}/u, id);
      for (const { id, values } of pack.parameters) assert.ok(values.length > 0, `${id} has no value`);
    });

    test('what it carries is cited by the ids of the catalogue of requirements', () => {
      const carriers = [pack.policies, pack.ledgers, pack.indicators, pack.funds, pack.projects, pack.papers].flat();
      for (const { id, requirements } of carriers) {
        assert.ok(requirements.length > 0, `${id} cites nothing`);
        for (const requirement of requirements) assert.match(requirement, REQUIREMENT, id);
      }
    });
  });
}

/** `undefined` members are the one thing that JSON drops without changing what is meant. */
function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(members.map(([name, inner]) => [name, withoutUndefined(inner)]));
}

suite('the cases leave no criterion untried', () => {
  for (const policy of packs.flatMap(({ policies }) => policies)) {
    test(policy.id, () => {
      const decisions = decisionsOf(policy);
      assert.ok(
        decisions.some(({ outcome }) => outcome === 'eligible'),
        'nobody passes',
      );
      const { rules, row: blank } = rulesAndRow(catalogue, policy.id, {});
      for (const version of policy.versions) {
        const inVersion = decisions.filter((each) => each.version === version.from);
        const reader = traceReader(rules, { on: version.from, area: '' });
        for (const criterion of reader.decide(policy.id, blank).criteria) {
          assert.ok(
            inVersion.some((each) => onlyFailing(each, criterion)),
            `no case fails by “${criterion.id}” alone`,
          );
          if (criterion.holds !== null) continue;
          assert.ok(
            inVersion.some((each) => leftOpen(each, criterion)),
            `no case leaves “${criterion.id}” open`,
          );
        }
      }
    });
  }
});

const onlyFailing = ({ criteria }: Decision, { id }: CriterionResult): boolean =>
  criteria.every((each) => each.holds === (each.id !== id));

/** The outcome is open because of this criterion; others may be open with it, where they ask the same fact. */
const leftOpen = ({ outcome, criteria }: Decision, { id }: CriterionResult): boolean =>
  outcome === 'unknown' && criteria.some((each) => each.id === id && each.holds === null);

suite('the cases stand on both sides of every date', () => {
  const policies = packs.flatMap(({ policies }) => policies);
  const cases = packs.flatMap((pack) => pack.cases);
  const hasCase = (policy: Policy, on: string, area: string): boolean =>
    cases.some((each) => each.policy === policy.id && each.on === on && (each.area ?? '').startsWith(area));

  for (const parameter of packs.flatMap(({ parameters }) => parameters)) {
    const readers = policies.filter((policy) => reads(policy, parameter));
    if (readers.length === 0) continue;
    test(parameter.id, () => {
      // A value that is older than every policy that reads it shows on the first day of the first of them.
      const earliest = readers.flatMap(({ versions }) => versions.map(({ from }) => from)).sort()[0]!;
      const shown = (from: PlainDate): PlainDate[] => {
        const first = from < earliest ? earliest : from;
        return [first, addDays(first, -1)];
      };
      const lacking = parameter.values.flatMap(({ from, area }) =>
        shown(from).flatMap((day) =>
          readers.some((policy) => hasCase(policy, day, area)) ? [] : [`${area || 'the whole country'} on ${day}`],
        ),
      );
      assert.deepEqual(lacking, [], 'days without a case');
    });
  }

  test('each policy has a case on its first day and on the day before', () => {
    const lacking = policies.flatMap(({ id, versions }) =>
      versions.flatMap(({ from }) =>
        [from, addDays(from, -1)].flatMap((day) =>
          cases.some((each) => each.policy === id && each.on === day) ? [] : [`${id} on ${day}`],
        ),
      ),
    );
    assert.deepEqual(lacking, []);
  });

  test('whatever depends on age is tried with somebody born on 29 February', () => {
    for (const policy of policies) {
      if (![...nodesOf(policy.versions)].some((node) => node.op === 'age')) continue;
      const births = cases
        .filter((each) => each.policy === policy.id)
        .flatMap(({ given }) => Object.values({ ...given.person, ...given.household }));
      assert.ok(
        births.some((value) => typeof value === 'string' && value.endsWith('-02-29')),
        policy.id,
      );
    }
  });
});

suite('what is paid when several benefits meet', () => {
  const clashCases = packs.flatMap((pack) => pack.clashCases);
  for (const { title, month, area = '', due, paid } of clashCases) {
    test(title, () => {
      const dues = Object.entries(due).map(([policy, amountFen]) => ({ policy, month, amountFen }));
      const { dues: settled } = settleClashes(catalogue, dues, area as AreaCode);
      assert.deepEqual(Object.fromEntries(settled.map(({ policy, amountFen }) => [policy, amountFen])), paid);
    });
  }

  test('each exclusion and each limit has a case in which it takes something away', () => {
    const bites = (...ids: readonly string[]): boolean =>
      clashCases.some(({ due, paid }) => ids.every((id) => id in due) && ids.some((id) => paid[id]! < due[id]!));
    const policies = packs.flatMap((pack) => pack.policies);
    const untried = policies.flatMap(({ id, excludes = [], cap }) => [
      ...excludes.flatMap(({ policy }) => (bites(id, policy) ? [] : [`${id} excludes ${policy}`])),
      ...(cap && !bites(id, ...cap.with) ? [`the limit of ${id}`] : []),
    ]);
    assert.deepEqual(untried, []);
  });

  test('every benefit that is money and paid by the month says which months it is paid for', () => {
    const silent = packs
      .flatMap(({ policies }) => policies)
      .filter(({ every, months, versions }) => every === 'month' && !months && versions.some(({ amount }) => amount));
    assert.deepEqual(
      silent.map(({ id }) => id),
      [],
    );
  });
});

test('the packs carry what this programme set requires', () => {
  const carriers = packs.flatMap((pack) =>
    [pack.policies, pack.ledgers, pack.indicators, pack.funds, pack.projects, pack.papers].flat(),
  );
  const carried = new Set<string>(carriers.flatMap(({ requirements }) => requirements));
  const numbered = (prefix: string, ...numbers: number[]) => numbers.map((number) => `${prefix}-${number}`);
  const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
  const required = [
    ...numbered('MS', ...upTo(8)),
    ...numbered('DP', 6, 7, 10, 11),
    ...numbered('MH', 6, 7),
    ...numbered('SC', 2, 3, 4, 5, 6, 7, 10, 11),
    ...numbered('SW', 2),
    ...numbered('TS', ...upTo(25), 28, 29, 31),
  ];
  assert.deepEqual(
    required.filter((id) => !carried.has(id)),
    [],
  );
});

test('door-plate numbers are given once, and those who apply are told what to bring and where to go', () => {
  const listed = packs.flatMap(({ policies }) => policies).filter(({ plate }) => plate !== undefined);
  assert.equal(new Set(listed.map(({ plate }) => plate)).size, listed.length);
  for (const { id, plate, lifeSituation, papers, applyAt, summary } of listed) {
    assert.match(plate as string, /^\d{2}$/, id);
    assert.ok(lifeSituation, `${id} stands nowhere in the portal`);
    assert.ok(papers.length > 0 && applyAt !== '' && summary.endsWith('。'), id);
  }
});

test('whatever is for people has a door plate, or says how it comes without an application', () => {
  for (const { id, subject, plate, withoutApplication, lifeSituation } of packs.flatMap(({ policies }) => policies)) {
    if (subject !== 'person') assert.ok(!plate && !withoutApplication, id);
    else if (plate === undefined) assert.match(withoutApplication ?? '', /^由.{6,}[^。]$/u, id);
    else assert.ok(withoutApplication === undefined && lifeSituation !== undefined, id);
  }
});

test('the self-check can ask for what decides: each benefit that people apply for rests on something they can answer', () => {
  for (const policy of packs.flatMap(({ policies }) => policies)) {
    if (policy.plate === undefined || policy.applicant !== undefined) continue;
    const silent = policy.versions.at(-1)!.criteria;
    for (const [criterion, { is }] of Object.entries(silent)) {
      const facts = [...nodesOf(is)].flatMap((node) => (node.op === 'fact' ? [catalogue.facts.get(node.fact)!] : []));
      const answerable = facts.some(
        (fact) =>
          fact.question !== undefined ||
          fact.derive !== undefined ||
          fact.assumed !== undefined ||
          fact.id === 'diedOn',
      );
      assert.ok(answerable, `${policy.id}: nobody is asked for “${criterion}”`);
    }
  }
});

test('reasons read as clauses after 因为 and sentences of their own', () => {
  for (const { id, versions } of packs.flatMap(({ policies }) => policies)) {
    for (const { because, becauseEn, otherwise } of versions.flatMap(({ criteria }) => Object.values(criteria))) {
      for (const words of [because, otherwise]) {
        assert.match(words, /^\p{Script=Han}.*[^。；，]$/u, id);
        assert.doesNotMatch(words, /^因为/u, id);
      }
      assert.match(becauseEn, /^[a-z].*[^.]$/, id);
      assert.notEqual(because, otherwise, id);
    }
  }
});
