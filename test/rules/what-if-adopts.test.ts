/** What a draft is previewed to do is what adopting it does, for every policy of everybody, and what the corrections come to. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Catalogue, catalogueOf } from '../../src/engine/catalogue.ts';
import { comparePaid } from '../../src/engine/correction/compare.ts';
import { type Due, duesOf } from '../../src/engine/correction/dues.ts';
import type { History } from '../../src/engine/entitlement/history.ts';
import { knowledgeOf } from '../../src/engine/entitlement/knowledge.ts';
import { entitlementReader } from '../../src/engine/entitlement/timeline.ts';
import { whatIf } from '../../src/engine/what-if/compare.ts';
import { catalogueWith, type RuleDraft, withDraft } from '../../src/engine/what-if/draft.ts';
import { plainDate } from '../../src/values/date.ts';
import { calendarPacks, felt } from './calendar-rules.ts';
import { criterion, facts, keeper, tower } from './fictional-pack.ts';
import { histories, type Window, withMonthRules } from './random-histories.ts';
import { catalogueIfSound } from './sound-catalogue.ts';

const window: Window = { from: plainDate('2023-11-20'), days: 110 };
const stretch = { first: '2023-11', last: '2024-03' };

test('adopting gives exactly what was previewed, for every policy of everybody', () => {
  const rules = calendarPacks(window)
    .map((random) => ({ ...random, policies: [...random.policies, ...felt] }))
    .chain(withMonthRules)
    .map((random) => catalogueIfSound(() => catalogueOf([random])));
  const drafts = fc.record({
    from: fc.integer({ min: 1, max: 28 }).map((date) => plainDate(`2024-01-${String(date).padStart(2, '0')}`)),
    values: fc.uniqueArray(
      fc.record({
        parameter: fc.constantFrom('oil-base', 'years-needed'),
        area: fc.constantFrom('', '11', '1101', '12'),
        value: fc.integer({ min: 1, max: 400 }),
      }),
      { maxLength: 3, selector: ({ parameter, area }) => `${parameter} ${area}` },
    ),
    clause: fc.constantFrom('none', 'first', 'base'),
  });
  let felts = 0;
  let helds = 0;
  fc.assert(
    fc.property(
      rules,
      fc.array(histories(facts, window, ['11', '110101', '12']), { minLength: 1, maxLength: 4 }),
      drafts,
      (base, people, { clause, ...rest }) => {
        if (!base) return;
        const version = { criteria: { alone: criterion(keeper.alone) }, amount: tower.oil };
        const clauses = clause === 'none' ? [] : [{ policy: clause, version }];
        const plan: RuleDraft = { id: 'd', title: 'd', paper: { paper: 'Charter No. 8' }, ...rest, clauses };
        const drafted = catalogueIfSound(() => catalogueWith(base, plan));
        if (!drafted) return;
        // What is stored and later adopted went through JSON.
        const adopted = catalogueOf(withDraft(base.packs, JSON.parse(JSON.stringify(plan))));
        const preview = whatIf(base, drafted, { months: stretch });
        let beforeFen = 0n;
        let afterFen = 0n;
        for (const past of people) {
          const effects = preview.add(past)?.effects ?? [];
          const shown = effects.filter(({ held }) => held === undefined);
          felts += shown.length;
          const holding = effects.filter(({ held }) => held === true);
          helds += holding.length;
          assert.deepEqual(
            holding.map(({ policy, period, beforeFen, afterFen }) => `${policy} ${period} ${beforeFen} ${afterFen}`),
            heldDifferences(base, adopted, past),
          );
          const was = duesBy(base, past);
          const is = duesBy(adopted, past);
          const differing = was.flatMap(({ policy, entitled, amountFen }, index) =>
            amountFen === is[index]!.amountFen
              ? []
              : [`${policy} ${entitled.period.id} ${amountFen} ${is[index]!.amountFen}`],
          );
          assert.deepEqual(
            shown.map(({ policy, period, beforeFen, afterFen }) => `${policy} ${period} ${beforeFen} ${afterFen}`),
            differing,
          );
          for (const { policy, amountFen } of was)
            if (preview.policies.includes(policy)) beforeFen += BigInt(amountFen ?? 0);
          for (const { policy, amountFen } of is)
            if (preview.policies.includes(policy)) afterFen += BigInt(amountFen ?? 0);
          assertCorrected(base, adopted, past, shown);
        }
        const { total, byTown, byLevel } = preview.result();
        assert.deepEqual([total.beforeFen, total.afterFen], [beforeFen, afterFen]);
        for (const sums of [byTown, byLevel])
          assert.equal(
            [...sums.values()].reduce((sum, each) => sum + each.afterFen, 0n),
            afterFen,
          );
      },
    ),
    { numRuns: 100 },
  );
  assert.ok(felts > 30, `only ${felts} differences`);
  assert.ok(helds > 10, `only ${helds} differences where no money is paid`);
});

/** Of policies that pay no money on either side: one where it holds, zero where it does not, null where it can not be told. */
function heldDifferences(base: Catalogue, adopted: Catalogue, past: History): string[] {
  const [was, is] = [base, adopted].map((catalogue) => entitlementReader(catalogue).of(knowledgeOf(past)));
  const word = (outcome: string) => (outcome === 'unknown' ? null : Number(outcome === 'eligible'));
  return adopted.order.flatMap((policy) => {
    if ([base, adopted].some(({ checked }) => checked.get(policy)!.pays !== null)) return [];
    const after = is!.periods(policy, stretch);
    return was!.periods(policy, stretch).flatMap(({ period, outcome }, index) => {
      const [beforeWord, afterWord] = [word(outcome), word(after[index]!.outcome)];
      return beforeWord === afterWord ? [] : [`${policy} ${period.id} ${beforeWord} ${afterWord}`];
    });
  });
}

const duesBy = (catalogue: Catalogue, past: History): Due[] =>
  duesOf(entitlementReader(catalogue).of(knowledgeOf(past)), stretch);

/** Paid by the old rules and compared by the adopted ones: the corrections are the previewed differences. */
function assertCorrected(
  base: Catalogue,
  adopted: Catalogue,
  past: History,
  shown: readonly { policy: string; period: string; afterFen: number | null }[],
): void {
  const reader = entitlementReader(base);
  const paid = duesOf(reader.of(knowledgeOf(past)), stretch).flatMap(({ policy, entitled, amountFen }) =>
    amountFen ? [{ policy, period: entitled.period.id, amountFen, knownAt: 99 }] : [],
  );
  const found = comparePaid({
    history: past,
    reader: entitlementReader(adopted),
    readerThen: reader,
    now: 99,
    since: 99,
    months: stretch,
    ledger: { paid, corrections: [] },
  });
  const told = shown.filter(
    ({ afterFen, ...effect }) =>
      afterFen !== null || paid.some((line) => line.policy === effect.policy && line.period === effect.period),
  );
  const open = new Set(
    shown.filter(({ afterFen }) => afterFen === 0).map(({ policy, period }) => `${policy} ${period}`),
  );
  const key = ({ policy, period }: { policy: string; period: string }) => `${policy} ${period}`;
  const unpaid = (each: { policy: string; period: string }) =>
    open.has(key(each)) && !paid.some((line) => key(line) === key(each));
  assert.deepEqual(found.map(key), told.filter((each) => !unpaid(each)).map(key));
  for (const { causes } of found)
    assert.ok(causes.some(({ kind }) => kind === 'parameter' || kind === 'policy' || kind === 'clash'));
}
