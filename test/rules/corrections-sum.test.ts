/** Pay, learn, correct, again and again: what stands in the books is what is due, and no run repeats another. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { Catalogue } from '../../src/engine/catalogue.ts';
import { type Comparison, comparePaid, compares, type Difference } from '../../src/engine/correction/compare.ts';
import { duesOf } from '../../src/engine/correction/dues.ts';
import { bookedFor, type Correction, type Ledger, type PaidLine, signed } from '../../src/engine/correction/ledger.ts';
import { type CorrectionLine, proposeCorrections } from '../../src/engine/correction/propose.ts';
import type { History } from '../../src/engine/entitlement/history.ts';
import { knowledgeOf } from '../../src/engine/entitlement/knowledge.ts';
import type { Months } from '../../src/engine/entitlement/period.ts';
import { entitlementReader } from '../../src/engine/entitlement/timeline.ts';
import { plainDate } from '../../src/values/date.ts';
import { calendarPacks, felt } from './calendar-rules.ts';
import { facts } from './fictional-pack.ts';
import { claimsFor, histories, LATEST_MOMENT, type Window, withMonthRules } from './random-histories.ts';
import { catalogueIfSound } from './sound-catalogue.ts';

const decided = (line: CorrectionLine, state: Correction['state'], knownAt: number): Correction => {
  const { key, policy, period, kind, amountFen } = line;
  return { key, policy, period, kind, amountFen, state, knownAt };
};

const window: Window = { from: plainDate('2023-11-20'), days: 110 };
const stretch: Months = { first: '2023-11', last: '2024-03' };

/** Pays for every period what is known to be due at the moment, as a monthly run would. */
function payAsKnown(random: Catalogue, past: History, moment: number, paid: readonly PaidLine[]): PaidLine[] {
  const done = new Set(paid.map(({ policy, period }) => `${policy} ${period}`));
  return duesOf(entitlementReader(random).of(knowledgeOf(past, moment)), stretch).flatMap(
    ({ policy, entitled, amountFen }) =>
      done.has(`${policy} ${entitled.period.id}`) || !amountFen
        ? []
        : [{ policy, period: entitled.period.id, amountFen, knownAt: moment }],
  );
}

suite('run after run', () => {
  const policies = ['first', 'second', 'third', ...felt.map(({ id }) => id)];
  const rules = calendarPacks(window)
    .map((pack) => ({ ...pack, policies: [...pack.policies, ...felt] }))
    .chain(withMonthRules)
    .map(catalogueIfSound);
  const pasts = fc
    .tuple(histories(facts, window, ['11', '110101', '12']), claimsFor(policies, window))
    .map(([past, claims]): History => ({ ...past, claims }));
  // At each moment something is paid or not, and of what is proposed some is approved, rejected or left to wait.
  const runs = fc.array(
    fc.record({
      pays: fc.boolean(),
      answers: fc.array(fc.constantFrom<Correction['state']>('approved', 'approved', 'proposed', 'rejected'), {
        minLength: 1,
        maxLength: 4,
      }),
    }),
    { minLength: LATEST_MOMENT, maxLength: LATEST_MOMENT },
  );

  test('the corrections sum to entitled − paid, and the same run again changes nothing', () => {
    let corrected = 0;
    fc.assert(
      fc.property(rules, pasts, runs, (random, past, moments) => {
        if (!random) return;
        let ledger: Ledger = { paid: [], corrections: [] };
        const everyRun = entitlementReader(random);
        moments.forEach(({ pays, answers }, index) => {
          const now = index + 1;
          if (pays) ledger = { ...ledger, paid: [...ledger.paid, ...payAsKnown(random, past, now, ledger.paid)] };
          const asked = (): Comparison => ({
            history: past,
            reader: everyRun,
            now,
            since: index,
            months: stretch,
            ledger,
          });
          const differences = comparePaid(asked());
          const proposals = proposeCorrections('p1', differences, ledger.corrections, compares(asked()));
          assertComplete(differences, proposals, ledger);
          ledger = { ...ledger, corrections: afterRun(ledger.corrections, proposals, answers, now) };
          const again = proposeCorrections('p1', comparePaid(asked()), ledger.corrections, compares(asked()));
          assert.deepEqual([again.create, again.change, again.withdraw], [[], [], []]);
          corrected += proposals.create.length;
        });
        assertBooked(random, past, ledger);
      }),
      { numRuns: 60 },
    );
    assert.ok(corrected > 50, `only ${corrected} corrections`);
  });
});

/** Proposed, waiting and refused lines are the differences, each once; every difference has a cause. */
function assertComplete(
  differences: readonly Difference[],
  proposals: ReturnType<typeof proposeCorrections>,
  ledger: Ledger,
): void {
  const lines = [
    ...proposals.create,
    ...proposals.change.map(({ after }) => after),
    ...proposals.keep,
    ...proposals.refused,
  ];
  const told = differences.filter(({ entitledFen }) => entitledFen !== null);
  const inOrder = (entries: readonly string[]) => entries.toSorted();
  assert.deepEqual(
    inOrder(lines.map((line) => `${line.policy} ${line.period} ${signed(line)}`)),
    inOrder(told.map(({ policy, period, entitledFen, paidFen }) => `${policy} ${period} ${entitledFen! - paidFen}`)),
  );
  for (const { causes, policy, period, paidFen } of differences) {
    assert.ok(causes.length > 0);
    assert.equal(paidFen, bookedFor(ledger)(policy, period).fen);
  }
  const keys = [
    ...lines.map(({ key }) => key),
    ...ledger.corrections.filter(({ state }) => state !== 'proposed').map(({ key }) => key),
  ];
  const refused = new Set(proposals.refused.map(({ key }) => key));
  const own = keys.filter((key) => !refused.has(key));
  assert.equal(new Set(own).size, own.length, 'two proposals with one key');
}

function afterRun(
  before: readonly Correction[],
  proposals: ReturnType<typeof proposeCorrections>,
  answers: readonly Correction['state'][],
  now: number,
): Correction[] {
  const gone = new Set([...proposals.withdraw, ...proposals.change.map((each) => each.before)]);
  const lines = [...proposals.create, ...proposals.change.map(({ after }) => after)];
  const answered = lines.map((line, index) => decided(line, answers[index % answers.length]!, now));
  return [...before.filter((correction) => !gone.has(correction)), ...answered];
}

/** Where nothing waits and nothing was refused, what stands in the books is what is due by all that is known. */
function assertBooked(random: Catalogue, past: History, ledger: Ledger): void {
  const booked = bookedFor(ledger);
  const open = new Set(
    ledger.corrections.filter(({ state }) => state !== 'approved').map(({ policy, period }) => `${policy} ${period}`),
  );
  for (const { policy, entitled, amountFen } of duesOf(
    entitlementReader(random).of(knowledgeOf(past, LATEST_MOMENT)),
    stretch,
  )) {
    if (amountFen === null || open.has(`${policy} ${entitled.period.id}`)) continue;
    assert.equal(booked(policy, entitled.period.id).fen, amountFen, `${policy} ${entitled.period.id} `);
  }
}
