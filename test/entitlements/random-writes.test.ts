/**
 * Random writes in random order through the operations, on a real database: what waits and what was approved is always what is due less what was paid,
 * determining everybody from scratch finds the same, doing it again writes nothing, and what was answered on a day is answered again for that day.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { duesOf } from '../../src/engine/correction/dues.ts';
import { signed } from '../../src/engine/correction/ledger.ts';
import { knowledgeOf } from '../../src/engine/entitlement/knowledge.ts';
import { entitlementReader } from '../../src/engine/entitlement/timeline.ts';
import { approve } from '../../src/operations/correction/approve.ts';
import { reject } from '../../src/operations/correction/reject.ts';
import { booksOf } from '../../src/operations/entitlement/books.ts';
import { read as readEntitlements } from '../../src/operations/entitlement/read.ts';
import { redeterminePeople } from '../../src/operations/entitlement/redetermine.ts';
import { act } from '../../src/operations/entry/act.ts';
import { recordingOf, shanghaiDay } from '../../src/operations/operation.ts';
import { correctFact } from '../../src/operations/person/correct-fact.ts';
import { read as readPerson } from '../../src/operations/person/read.ts';
import { recordFact } from '../../src/operations/person/record-fact.ts';
import { moveHousehold } from '../../src/store/household.ts';
import { addDays, plainDate } from '../../src/values/date.ts';
import { Problem } from '../../src/values/problem.ts';
import { type County, entitlementCounty, OTHER_VILLAGE, type Somebody } from './setup.ts';

let county: County;
before(async () => {
  county = await entitlementCounty();
});
after(() => county.close());

const reason = '随机核对的情况';
const months = ['2026-01', '2026-02', '2026-03', '2026-04'];
const policies = ['living-allowance', 'nursing-allowance'];
const start = plainDate('2026-05-01');

const day = fc.integer({ min: 0, max: 110 }).map((days) => addDays(plainDate('2026-01-01'), days));
const who = fc.nat(1);
const writes = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('fact' as const),
      who,
      day,
      said: fc.constantFrom(
        { fact: 'disabilityLevel', value: 1 },
        { fact: 'disabilityLevel', value: 2 },
        { fact: 'disabilityLevel', value: 4 },
        { fact: 'inPrison', value: true },
        { fact: 'inPrison', value: false },
        { fact: 'inPrison', value: null },
        { fact: 'lowIncome', value: 'none' },
        { fact: 'lowIncome', value: 'first' },
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('death' as const), who, day }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('correct' as const), who, pick: fc.nat(50), day }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('payment' as const), pick: fc.nat(50) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('move' as const), who }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('decide' as const), who, pick: fc.nat(50), yes: fc.boolean() }),
  },
);
type Write = typeof writes extends fc.Arbitrary<infer W> ? W : never;

interface Family {
  readonly people: readonly [Somebody, Somebody];
  readonly entries: readonly string[];
}

async function family(): Promise<Family> {
  county.at('2026-01-02T02:00:00Z');
  const first = await county.register();
  const second = await county.register({ level: 1, household: first.household });
  const entries: string[] = [];
  for (const month of months) {
    county.at(`${month}-10T02:00:00Z`);
    const made = await county.list(month, [
      [first, { livingAllowance: '110', nursingAllowance: '100' }],
      [second, { livingAllowance: '110', nursingAllowance: '120' }],
    ]);
    entries.push(...made);
  }
  return { people: [first, second], entries };
}

async function write({ people, entries }: Family, what: Write): Promise<void> {
  const person = people['who' in what ? what.who : 0]!.id;
  switch (what.kind) {
    case 'fact':
      await county.run(recordFact, { person, ...what.said, from: what.day, reason });
      return;
    case 'death':
      await county.run(recordFact, { person, fact: 'diedOn', value: what.day, from: what.day, reason });
      return;
    case 'correct': {
      const { facts } = await county.run(readPerson, { person });
      const levels = facts.filter(({ fact, superseded }) => fact === 'disabilityLevel' && !superseded);
      const wrong = levels[what.pick % levels.length];
      if (wrong === undefined) return;
      const value = 1 + (what.pick % 4);
      await county.run(correctFact, { person, assertion: wrong.assertion, value, from: what.day, reason });
      return;
    }
    case 'payment': {
      const entry = entries[what.pick % entries.length]!;
      const changed = what.pick % 2 === 0 ? { nursingAllowance: String(what.pick) } : undefined;
      await county.run(act, changed === undefined ? { entry, action: 'withdraw' } : { entry, values: changed });
      return;
    }
    case 'move':
      await county.inside((context) => {
        const move = { person, household: null, village: OTHER_VILLAGE, from: context.today };
        return moveHousehold(context.tx, recordingOf(context, { kind: 'staff', ref: null }), move).then(() =>
          redeterminePeople(
            context,
            people.map(({ id }) => id),
          ),
        );
      });
      return;
    case 'decide': {
      const waiting = (await county.corrections(people[what.who]!)).filter(({ state }) => state === 'proposed');
      const chosen = waiting[what.pick % waiting.length];
      if (chosen !== undefined) {
        const given = { correction: chosen.id, reason };
        await (what.yes ? county.run(approve, { ...given, to: 'heirs' }) : county.run(reject, given));
      }
    }
  }
}

/** From scratch, and not by the code that compares. */
async function assertBalanced({ people }: Family): Promise<number> {
  let corrected = 0;
  const { services, inside } = county;
  for (const { id } of people) {
    const book = (await inside(({ tx, today }) => booksOf(tx, services.seal, services.catalogue, [id], today))).get(
      id,
    )!;
    const person = entitlementReader(services.catalogue).of(
      knowledgeOf(book.history, Number.POSITIVE_INFINITY, book.area),
    );
    for (const due of duesOf(person, { first: months[0]!, last: months.at(-1)! }, policies)) {
      const { policy, amountFen, entitled } = due;
      const period = entitled.period.id;
      const own = book.corrections.filter((each) => each.policy === policy && each.period === period);
      const sum = (states: readonly string[]) =>
        own.filter(({ state }) => states.includes(state)).reduce((total, each) => total + signed(each), 0);
      const paid = book.paid
        .filter((line) => line.policy === policy && line.period === period)
        .reduce((total, line) => total + line.amountFen, 0);
      const waiting = sum(['proposed']);
      corrected += waiting === 0 ? 0 : 1;
      if (amountFen === null) {
        assert.equal(waiting, 0, `${policy} ${period}: nothing is proposed where it can not be told`);
        continue;
      }
      const difference = amountFen - paid - sum(['approved']);
      const refused = own.some((each) => each.state === 'rejected' && signed(each) === difference);
      if (waiting === 0 && refused) continue;
      assert.equal(waiting, difference, `${policy} ${period}`);
    }
  }
  return corrected;
}

const answered = async ({ people }: Family, known?: string) =>
  Promise.all(
    people.map(async ({ id }) => {
      const { policies: lines } = await county.run(readEntitlements, {
        person: id,
        first: months[0],
        last: months.at(-1),
        policies,
        ...(known === undefined ? {} : { known }),
      });
      return lines;
    }),
  );

test('whatever is written, what waits and was approved is what is due less what was paid', async () => {
  let corrected = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(writes, { minLength: 3, maxLength: 6 }), async (many) => {
      const own = await family();
      const told: { on: string; answer: Awaited<ReturnType<typeof answered>> }[] = [];
      let on = start;
      for (const what of many) {
        on = addDays(on, 1);
        county.at(`${on}T02:00:00Z`);
        await write(own, what).catch((error: unknown) => {
          // A payment taken back twice, somebody who moved before: refused, and nothing is written.
          if (!(error instanceof Problem)) throw error;
        });
        corrected += await assertBalanced(own);
        told.push({ on: shanghaiDay(new Date(`${on}T02:00:00Z`)), answer: await answered(own) });
      }
      const again = await county.inside((context) =>
        redeterminePeople(
          context,
          own.people.map(({ id }) => id),
        ),
      );
      assert.deepEqual(again, {
        people: 2,
        proposed: 0,
        arrears: 0,
        recoveries: 0,
        changed: 0,
        withdrawn: 0,
        about: [],
      });
      for (const { on: known, answer } of told)
        assert.deepEqual(withoutApprovals(await answered(own, known)), withoutApprovals(answer), known);
    }),
    { numRuns: 6 },
  );
  assert.ok(corrected > 10, `only ${corrected} corrections`);
});

/** What was paid counts approvals by the moment they were proposed; the decisions are what must come out again. */
const withoutApprovals = (people: Awaited<ReturnType<typeof answered>>) =>
  people.map((lines) =>
    lines.map(({ periods, ...line }) => ({ ...line, periods: periods.map(({ paidFen: _, ...period }) => period) })),
  );
