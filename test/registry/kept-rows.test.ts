/** Whatever is written in whatever order: the rows kept in the writing transaction are the rows that a rebuild makes, and what the timelines say. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { UNKNOWN } from '../../src/engine/columns-block.ts';
import { stepOn, timelinesOf } from '../../src/engine/timeline.ts';
import type { Database, Transaction } from '../../src/store/database.ts';
import { correctFact, type FactToRecord, recordFacts, withdrawFacts } from '../../src/store/fact.ts';
import { areaText } from '../../src/store/fact-block.ts';
import { moveHousehold } from '../../src/store/household.ts';
import { mergePeople } from '../../src/store/merge-people.ts';
import { personFile } from '../../src/store/person.ts';
import { rebuildPersonFacts, refreshEnded, rowsOn } from '../../src/store/person-facts.ts';
import { homesOf } from '../../src/store/person-stretches.ts';
import { type Registered, registerPeople, unregisterPeople } from '../../src/store/registration.ts';
import type { Scope } from '../../src/store/scope.ts';
import { readStretchRows } from '../../src/store/stretch-rows.ts';
import { fromDayNumber, type PlainDate, plainDate, toDayNumber } from '../../src/values/date.ts';
import { Problem } from '../../src/values/problem.ts';
import { book, COUNTY, county, createRegistry, OTHER_VILLAGE, recordingOn, scopeOf, seal, VILLAGE } from './setup.ts';

let database: Database;

const START = toDayNumber(plainDate('2026-06-01'));
const FACTS = [
  'disabilityLevel',
  'diedOn',
  'relation',
  'hasIncome',
  'otherLivingAllowance',
  'lowIncome',
  'registeredPoor',
];

const day = fc.integer({ min: START - 30, max: START + 40 });
const write = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('record' as const),
      who: fc.nat(9),
      fact: fc.constantFrom(...FACTS),
      value: fc.option(fc.integer({ min: 1, max: 2 }), { freq: 8 }),
      from: day,
      length: fc.constantFrom(undefined, null, 5, 12),
      origin: fc.nat(2),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('move' as const), who: fc.nat(9), to: fc.option(fc.nat(9)), from: day }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('correct' as const), who: fc.nat(9), which: fc.nat(20), from: day }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const), origin: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('merge' as const), who: fc.nat(9), with: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('unregister' as const), who: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('register' as const), at: fc.option(fc.nat(9)) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('nextDay' as const), days: fc.integer({ min: 1, max: 9 }) }) },
);
const writer = fc.constantFrom(COUNTY, COUNTY, VILLAGE, OTHER_VILLAGE);
type Write = typeof write extends fc.Arbitrary<infer W> ? W : never;

const said = (fact: string, value: number, from: number, who = 0): Write => ({
  kind: 'record',
  who,
  fact,
  value,
  from: START + from,
  length: undefined,
  origin: 0,
});
/** What the old household lived on says nothing about the new one, and the other way round. */
const movedOutOfPoverty: [Write, string][] = [
  [said('lowIncome', 1, -25), COUNTY],
  [said('disabilityLevel', 1, -20), COUNTY],
  [said('disabilityLevel', 2, -15), COUNTY],
  [{ kind: 'move', who: 0, to: null, from: START - 10 }, COUNTY],
];
/** A village does not see those who have left it: what it writes about who stayed says something about the days before, too. */
const wroteOfWhoStayed: [Write, string][] = [
  [said('disabilityLevel', 1, -25), COUNTY],
  [said('disabilityLevel', 2, -25, 2), COUNTY],
  [{ kind: 'move', who: 2, to: null, from: START - 10 }, COUNTY],
  [said('disabilityLevel', 3, -20), VILLAGE],
];

interface World {
  today: number;
  readonly people: Registered[];
}

const person = (index: number, world: World): Registered => world.people[index % world.people.length]!;
const dateText = (of: number) => fromDayNumber(of).slice(5);
const origin = (n: number) => ({ kind: 'import', ref: `import-${n}` });

async function perform(tx: Transaction, world: World, step: Write): Promise<void> {
  const recording = recordingOn(dateText(world.today));
  switch (step.kind) {
    case 'record': {
      const { id, household } = person(step.who, world);
      const ofPerson = book.facts.get(step.fact)!.subject === 'person';
      const end = typeof step.length === 'number' ? fromDayNumber(step.from + step.length) : step.length;
      const fact: FactToRecord = {
        subject: ofPerson ? { kind: 'person', id } : { kind: 'household', id: household },
        fact: step.fact,
        value: step.value === null ? null : encoded(step.fact, step.value, step.from),
        from: fromDayNumber(step.from),
        ...(end === undefined ? {} : { to: end }),
      };
      await recordFacts(tx, { ...recording, origin: origin(step.origin) }, [fact]);
      return;
    }
    case 'move': {
      const to = step.to === null ? null : person(step.to, world).household;
      const village = to === null ? OTHER_VILLAGE : await villageOf(tx, to);
      const move = { person: person(step.who, world).id, household: to, village, from: fromDayNumber(step.from) };
      const household = await moveHousehold(tx, recording, move);
      world.people[step.who % world.people.length] = { id: move.person, household };
      return;
    }
    case 'correct': {
      const { id } = person(step.who, world);
      const { assertions } = await personFile(tx, seal, id);
      const wrong = assertions
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .at(step.which % Math.max(1, assertions.length));
      if (wrong === undefined || wrong.value === null) return;
      const from = fromDayNumber(step.from);
      await correctFact(tx, recording, {
        subject: { kind: 'person', id },
        assertion: wrong.id,
        value: wrong.value,
        from,
        to: null,
      });
      return;
    }
    case 'undo':
      await withdrawFacts(tx, { ...recording, origin: { kind: 'undo', ref: null } }, origin(step.origin));
      return;
    case 'merge': {
      const winner = person(step.who, world).id;
      const loser = person(step.with, world).id;
      if (winner !== loser) await mergePeople(tx, recording, { winner, loser, reason: 'same person' });
      return;
    }
    case 'unregister':
      await unregisterPeople(tx, recording, [person(step.who, world).id]);
      return;
    case 'register': {
      const household = step.at === null ? null : person(step.at, world).household;
      const village = household === null ? VILLAGE : await villageOf(tx, household);
      world.people.push(
        ...(await registerPeople(tx, recording, [{ name: '张伟', village, household, from: plainDate('2026-05-01') }])),
      );
      return;
    }
    case 'nextDay':
      world.today += step.days;
      await refreshEnded(tx, recordingOn(dateText(world.today)));
  }
}

function encoded(fact: string, value: number, from: number): number {
  const { kind } = book.facts.get(fact)!;
  return kind === 'date' ? from : kind === 'boolean' ? value - 1 : value;
}

async function villageOf(tx: Transaction, household: string): Promise<string> {
  const [row] = await tx.sql<{ area: string }>`select area_code as area from household where id = ${household}`;
  if (row === undefined) throw new Problem('not-found', { what: '家庭' });
  return row.area;
}

/** Refusals are fine: somebody who was merged or unregistered can not be written about, and a village not about those who have left it. */
async function attempt(world: World, step: Write, writer: Scope): Promise<void> {
  try {
    await database.tx(writer, (tx) => perform(tx, world, step));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
}

async function rowsAgree(world: World): Promise<void> {
  await database.tx(county, async (tx) => {
    for (const { id } of world.people) {
      const [row] = await tx.sql<Record<string, unknown>>`select * from person_facts where person_id = ${id}`;
      if (row === undefined) continue;
      const { assertions, householdAssertions, standing } = await personFile(tx, seal, id);
      const value = (fact: string, from: typeof assertions) =>
        stepOn(timelinesOf(from).get(fact) ?? [], world.today)?.value ?? null;
      assert.equal(row['disability_level'], value('disabilityLevel', assertions));
      assert.equal(row['low_income'], value('lowIncome', householdAssertions));
      assert.equal(row['standing'], standing);
      const [now] = await rowsOn(tx, { book, seal }, [id], fromDayNumber(world.today));
      assert.deepEqual([now?.values['disabledMembers'], now?.standing], [row['disabled_members'], row['standing']]);
    }
  });
  const before = await database.tx(county, (tx) => stretchesOnRecord(tx));
  assert.equal(await database.tx(county, (tx) => rebuildPersonFacts(tx, recordingOn(dateText(world.today)))), 0);
  assert.deepEqual(await database.tx(county, (tx) => stretchesOnRecord(tx)), before);
}

const lived = ({ place, household, from }: { place: string; household: string | null; from: PlainDate }) => ({
  place,
  household,
  from: toDayNumber(from),
});

/** Without what is masked. */
const stretchesOnRecord = (tx: Transaction) =>
  tx.sql`
    select person_id, area_code, place_code, household_id, held_from, held_until, standing, disability_level, low_income, disabled_members
    from person_stretch order by person_id, held_from`;

const WINDOW = { from: plainDate('2026-05-01'), to: plainDate('2026-09-01') };

/** The rows of other days hold on every day of the window, or there are none. Gives how many rows there were beyond one for each person. */
async function stretchesAgree(world: World): Promise<number> {
  const people = [...new Set(world.people.map(({ id }) => id))];
  const facts = [...book.facts.keys()];
  return database.tx(county, async (tx) => {
    const rows = await readStretchRows(tx, seal, { ...WINDOW, facts }, people);
    for (let row = 0; row < rows.length; row++) {
      const person = people[rows.owner[row]!]!;
      for (const on of [rows.from[row]!, rows.to[row]! - 1]) {
        const [then] = await rowsOn(tx, { book, seal }, [person], fromDayNumber(on));
        const kept = Object.fromEntries(facts.map((fact) => [fact, rows.columns[fact]![row]!]));
        assert.deepEqual(kept, Object.fromEntries(facts.map((fact) => [fact, then!.values[fact] ?? UNKNOWN])));
        const { residences } = await personFile(tx, seal, person);
        assert.equal(areaText(rows.areas, row), homesOf(residences.map(lived)).find(({ to }) => on < to)?.place);
      }
    }
    for (const [place, person] of people.entries()) {
      if (rows.covered[place] === 1) continue;
      const [now] = await rowsOn(tx, { book, seal }, [person], fromDayNumber(world.today));
      assert.ok((now?.values['disabilityLevel'] ?? null) === null, 'who holds a certificate has rows for all days');
    }
    return rows.length - rows.covered.filter((each) => each === 1).length;
  });
}

it('kept rows equal rebuilt rows after any sequence of writes', { timeout: 300_000 }, async () => {
  let stretches = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(write, writer), { minLength: 5, maxLength: 25 }), async (steps) => {
      database = await createRegistry(2);
      const registered = await database.tx(county, (tx) =>
        registerPeople(
          tx,
          recordingOn('06-01'),
          ['#', null, '#0', '#0', null, '#4'].map((household, index) => ({
            name: '张伟',
            village: VILLAGE,
            household: index === 0 ? null : household,
            from: plainDate('2026-05-01'),
          })),
        ),
      );
      const world: World = { today: START, people: [...registered] };
      // A day begins for the whole county.
      for (const [step, area] of steps) await attempt(world, step, scopeOf(step.kind === 'nextDay' ? COUNTY : area));
      await rowsAgree(world);
      stretches += await stretchesAgree(world);
      await database.close();
    }),
    { numRuns: 14, examples: [[movedOutOfPoverty], [wroteOfWhoStayed]] },
  );
  assert.ok(stretches > 0, 'nobody had rows of other days');
});
