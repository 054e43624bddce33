/** Several people write about one household at the same moment: nobody's write is missing from the kept rows. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Database } from '../../src/store/database.ts';
import { recordFacts } from '../../src/store/fact.ts';
import { moveHousehold } from '../../src/store/household.ts';
import { rebuildPersonFacts } from '../../src/store/person-facts.ts';
import { registerPeople, registerPerson } from '../../src/store/registration.ts';
import { plainDate } from '../../src/values/date.ts';
import { Problem } from '../../src/values/problem.ts';
import { county, createRegistry, idNumber, OTHER_VILLAGE, recordingOn, scopeOf, VILLAGE } from './setup.ts';

let database: Database;
before(async () => {
  database = await createRegistry(8);
});
after(() => database.close());

const from = plainDate('2024-01-01');
const member = (household: string | null) => ({ name: '张伟', village: VILLAGE, household, from });
const write = (id: string, value: number) =>
  database.tx(county, (tx) =>
    recordFacts(tx, recordingOn(), [{ subject: { kind: 'person', id }, fact: 'disabilityLevel', value, from }]),
  );

it('writes about several members of one household, six at a time, ten times over', async () => {
  for (let round = 0; round < 10; round++) {
    const people = await database.tx(county, (tx) =>
      registerPeople(tx, recordingOn(), [member(null), ...Array.from({ length: 5 }, () => member('#0'))]),
    );
    await Promise.all(people.map(({ id }, index) => write(id, 1 + (index % 4))));
    const rows = await database.read(
      county,
      (tx) => tx.sql<{ n: number }>`
        select distinct disabled_members as n from person_facts where household_id = ${people[0]!.household}`,
    );
    assert.deepEqual(rows, [{ n: 6 }]);
  }
});

it('moves and writes at once', async () => {
  for (let round = 0; round < 6; round++) {
    const people = await database.tx(county, (tx) =>
      registerPeople(tx, recordingOn(), [member(null), member('#0'), member('#0')]),
    );
    const [mover, second, third] = people;
    const move = { person: mover!.id, household: null, village: OTHER_VILLAGE, from: plainDate('2026-06-01') };
    const done = await Promise.allSettled([
      write(mover!.id, 1),
      database.tx(county, (tx) => moveHousehold(tx, recordingOn(), move)),
      write(second!.id, 2),
      write(third!.id, 3),
    ]);
    for (const one of done)
      if (one.status === 'rejected')
        assert.ok(one.reason instanceof Problem && one.reason.code === 'changed-meanwhile', String(one.reason));
  }
  assert.equal(await database.tx(county, (tx) => rebuildPersonFacts(tx, recordingOn())), 0);
});

it('writes at once, from two villages, about people who once lived together', async () => {
  const stayed: string[] = [];
  const left: string[] = [];
  for (let round = 0; round < 6; round++) {
    const [first, ...others] = await database.tx(county, (tx) =>
      registerPeople(tx, recordingOn(), [member(null), member('#0'), member('#0')]),
    );
    const move = { person: first!.id, household: null, village: OTHER_VILLAGE, from: plainDate('2026-06-01') };
    await database.tx(county, (tx) => moveHousehold(tx, recordingOn(), move));
    left.push(first!.id);
    stayed.push(...others.map(({ id }) => id));
  }
  const levels = (people: readonly string[], area: string, level: number) =>
    people.map((id) =>
      database.tx(scopeOf(area), (tx) =>
        recordFacts(tx, recordingOn(), [
          {
            subject: { kind: 'person', id },
            fact: 'disabilityLevel',
            value: level,
            from: plainDate(`2026-0${level}-10`),
          },
        ]),
      ),
    );
  for (const level of [2, 4]) {
    await Promise.all([...levels(left, OTHER_VILLAGE, level), ...levels(stayed, VILLAGE, level)]);
  }
  const kept = () =>
    database.read(
      county,
      (tx) => tx.sql<{ n: number }>`
        select person_id, held_from, held_until, place_code, disability_level, disabled_members as n from person_stretch
        where person_id = any(${[...left, ...stayed]}::uuid[]) order by person_id, held_from`,
    );
  const before = await kept();
  assert.equal(await database.tx(county, (tx) => rebuildPersonFacts(tx, recordingOn())), 0);
  assert.deepEqual(await kept(), before);
  assert.ok(before.some(({ n }) => n === 3));
});

it('registers one identity number once, however many try', async () => {
  const person = { ...member(null), residentId: idNumber('1970-07-07', 1) };
  const tries = await Promise.allSettled(
    Array.from({ length: 6 }, () => database.tx(county, (tx) => registerPerson(tx, recordingOn(), person))),
  );
  assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 1);
  for (const one of tries)
    if (one.status === 'rejected') assert.ok(one.reason instanceof Problem && one.reason.code === 'identity-taken');
});
