/** P12: the store itself, asked as a village for everything there is, shows and changes nothing of the village next to it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { catalogue } from '../../src/main/catalogue.ts';
import { assertionsOf } from '../../src/store/assertion.ts';
import { listAudit } from '../../src/store/audit.ts';
import { claimsOfPeople } from '../../src/store/claim.ts';
import { correctionsOf } from '../../src/store/correction.ts';
import type { Transaction } from '../../src/store/database.ts';
import { closeDeparted, countStanding } from '../../src/store/decision.ts';
import { countStandingByArea, listStanding } from '../../src/store/decision-list.ts';
import { countSlots } from '../../src/store/decision-tally.ts';
import { keepApart } from '../../src/store/distinct-people.ts';
import { proposeDuplicates } from '../../src/store/duplicate.ts';
import { entriesById, entryActions, readEntry } from '../../src/store/entry.ts';
import { countByStage, listDueEntries, listEntries } from '../../src/store/entry-list.ts';
import { entriesOfSubjects, recordsOfPeople } from '../../src/store/entry-subject.ts';
import { recordFacts, withdrawFacts } from '../../src/store/fact.ts';
import { fraudFindings } from '../../src/store/fraud.ts';
import { historiesOf } from '../../src/store/history.ts';
import { householdMembers, moveHousehold } from '../../src/store/household.ts';
import { importFile, listImports, readImport, setImportUndone } from '../../src/store/import.ts';
import { importRowsAfter, wrongRows } from '../../src/store/import-row.ts';
import { mergePeople } from '../../src/store/merge-people.ts';
import { paidLines } from '../../src/store/paid-line.ts';
import { personFile, personSummaries, revealIdentity } from '../../src/store/person.ts';
import { countPeople, countPeopleByArea } from '../../src/store/person-count.ts';
import { rowsOn } from '../../src/store/person-facts.ts';
import { findPersonByIdentity } from '../../src/store/person-identity.ts';
import { maskedNumbers } from '../../src/store/person-masks.ts';
import { listPeople } from '../../src/store/person-search.ts';
import { registerPerson, unregisterPeople } from '../../src/store/registration.ts';
import { listStaff, setDisabled } from '../../src/store/staff.ts';
import { addDays, plainDate } from '../../src/values/date.ts';
import { type Leaks, leaksOf } from './leaks.ts';
import { type County, openCounty, places, scopeAt } from './setup.ts';
import { fillPlaces, type Things } from './things.ts';

const today = plainDate('2026-07-01');
let county: County;
let outside: Required<Things>;
let leaks: Leaks;

before(async () => {
  county = await openCounty({ people: 60 });
  const things = await fillPlaces(county);
  outside = things.siblingVillage as Required<Things>;
  await county.system.asOperator().decision.decide({});
  leaks = await leaksOf(county);
});
after(() => county.close());

const village = scopeAt(places.village, 'village');
const asVillage = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => county.system.database.tx(village, work);
const recording = () => {
  const { book, seal, newId } = county.system.services;
  return { book, seal, newId, at: '2026-07-01T02:00:00.000Z', today, origin: { kind: 'staff', ref: null } };
};

interface Look {
  readonly what: string;
  readonly work: (tx: Transaction) => Promise<unknown>;
}

const looks = (): Look[] => {
  const { seal, book } = county.system.services;
  const { person, paid, household, residentId, entry, personEntry, previewed, applied } = outside;
  const ledger = catalogue.ledgers.get('problem-log')!;
  const [, slot] = ['', 0] as const;
  const look = (what: string, work: Look['work']): Look => ({ what, work });
  return [
    look('personFile', (tx) => personFile(tx, seal, person)),
    look('personSummaries', (tx) => personSummaries(tx, [person])),
    look('revealIdentity', (tx) => revealIdentity(tx, seal, person, 'residentId')),
    look('maskedNumbers', (tx) => maskedNumbers(tx, seal, [person])),
    look('findPersonByIdentity', (tx) => findPersonByIdentity(tx, seal, { residentId })),
    look('listPeople', (tx) =>
      listPeople(tx, seal, {
        filter: { area: places.siblingVillage, status: 'all' },
        sort: 'place',
        page: 1,
        pageSize: 200,
        today,
      }),
    ),
    look('listPeople by number', (tx) =>
      listPeople(tx, seal, { filter: { q: residentId, status: 'all' }, sort: 'place', page: 1, pageSize: 200, today }),
    ),
    look('countPeopleByArea', (tx) => countPeopleByArea(tx)),
    look('assertionsOf', (tx) => assertionsOf(tx, seal, [person, household])),
    look('historiesOf', async (tx) => [...(await historiesOf(tx, seal, [person, paid]))]),
    look('paidLines', (tx) => paidLines(tx, [paid])),
    look('correctionsOf', (tx) => correctionsOf(tx, [paid])),
    look('fraudFindings', (tx) => fraudFindings(tx, [paid])),
    look('claimsOfPeople', async (tx) => [...(await claimsOfPeople(tx, [person, paid]))]),
    look('rowsOn', (tx) => rowsOn(tx, { book, seal }, [person], today)),
    look('householdMembers', (tx) => householdMembers(tx, household)),
    look('proposeDuplicates', (tx) => proposeDuplicates(tx, { person, limit: 200 })),
    look('readEntry', (tx) => readEntry(tx, seal, entry)),
    look('entriesById', (tx) => entriesById(tx, seal, [entry, personEntry])),
    look('entryActions', (tx) => entryActions(tx, seal, personEntry)),
    look('entriesOfSubjects', (tx) => entriesOfSubjects(tx, [person])),
    look('recordsOfPeople', (tx) => recordsOfPeople(tx, [person])),
    look('listEntries', (tx) =>
      listEntries(tx, seal, ledger, { withdrawn: false, sort: 'changed', descending: false, page: 1, pageSize: 200 }),
    ),
    look('listDueEntries', (tx) => listDueEntries(tx, seal, { until: addDays(today, 366), page: 1, pageSize: 200 })),
    look('readImport', (tx) => readImport(tx, previewed)),
    look('importFile', (tx) => importFile(tx, seal, previewed)),
    look('listImports', (tx) => listImports(tx, { page: 1, pageSize: 200 })),
    look('importRowsAfter', (tx) => importRowsAfter(tx, seal, applied, -1, 200)),
    look('wrongRows', (tx) => wrongRows(tx, previewed)),
    look('listStanding', (tx) =>
      listStanding(tx, { slot, outcome: 0, area: places.county }, { page: 1, pageSize: 200 }),
    ),
    look('countStandingByArea', (tx) => countStandingByArea(tx, { slot, outcome: 0, area: places.county })),
    look('listAudit', (tx) => listAudit(tx, scopeAt(places.county), { limit: 200 })),
  ];
};

test('whatever is looked at, nothing of the next village is seen', async () => {
  for (const { what, work } of looks()) {
    const found = await asVillage(work).catch((error: { code?: string }) => {
      assert.equal(error.code, 'not-found', what);
      return null;
    });
    const text = JSON.stringify(found, (_, value: unknown) => (value instanceof Map ? [...value] : value)) ?? '';
    assert.deepEqual(leaks.in(text, places.village, JSON.stringify(outside)), [], what);
    assert.ok(!text.includes(places.siblingVillage) && !text.includes(outside.residentId), what);
  }
});

test('the same looks by who works there do see it', async () => {
  const there = scopeAt(places.siblingVillage, 'village');
  let seen = 0;
  for (const { what, work } of looks()) {
    const found = await county.system.database.tx(there, work);
    const text = JSON.stringify(found, (_, value: unknown) => (value instanceof Map ? [...value] : value)) ?? '';
    if (text.length > 30 || typeof found === 'string' || text.includes('found')) seen += 1;
    else assert.ok(['listDueEntries', 'listStanding', 'countStandingByArea'].includes(what), `${what}: ${text}`);
  }
  assert.ok(seen >= 22, `${seen}`);
});

test('counts hold the own village only', async () => {
  const own = await asVillage(
    (tx) =>
      tx.sql<{
        n: number;
      }>`select count(*)::integer as n from person where area_code = ${places.village} and standing < 4`,
  );
  const counted = await asVillage((tx) => countPeople(tx, today));
  assert.equal(
    counted.people,
    (await asVillage((tx) => tx.sql<{ n: number }>`select count(*)::integer as n from person where standing < 3`))[0]!
      .n,
  );
  assert.ok(own[0]!.n >= counted.people);
  const decided = await asVillage((tx) => countStanding(tx, places.county));
  const [whole] = await county.system.database.owner(
    (queries) => queries.sql<{ n: number }>`select count(*)::integer as n from decision`,
  );
  assert.ok(decided < whole!.n && decided > 0, `${decided} of ${whole!.n}`);
  const slots = await asVillage((tx) => countSlots(tx, { slot: 0, area: places.county }));
  assert.equal(
    slots.reduce((sum, { people }) => sum + people, 0),
    decided,
  );
  const stages = await asVillage((tx) => countByStage(tx, today));
  assert.equal(stages.find(({ ledger }) => ledger === 'problem-log')?.entries, 1);
});

test('nothing of the next village is changed', async () => {
  const { person, household, twin, applied } = outside;
  const { newId } = county.system.services;
  const before = await digestOutside();
  const writes: [string, (tx: Transaction) => Promise<unknown>][] = [
    [
      'recordFacts',
      (tx) =>
        recordFacts(tx, recording(), [
          { subject: { kind: 'person', id: person }, fact: 'disabilityLevel', value: 4, from: today },
        ]),
    ],
    ['withdrawFacts', (tx) => withdrawFacts(tx, recording(), { kind: 'import', ref: applied })],
    [
      'moveHousehold',
      (tx) => moveHousehold(tx, recording(), { person, household, village: places.village, from: today }),
    ],
    ['mergePeople', (tx) => mergePeople(tx, recording(), { winner: person, loser: twin, reason: '同一个人' })],
    ['keepApart', (tx) => keepApart(tx, { people: [person, twin], reason: '两个人', at: recording().at })],
    ['unregisterPeople', (tx) => unregisterPeople(tx, recording(), [person])],
    [
      'registerPerson',
      (tx) =>
        registerPerson(tx, recording(), { name: '外人', village: places.siblingVillage, household: null, from: today }),
    ],
    ['setImportUndone', (tx) => setImportUndone(tx, applied, recording().at)],
    ['setDisabled', (tx) => setDisabled(tx, village, { id: county.staff.town.id, at: recording().at })],
    ['closeDeparted', (tx) => closeDeparted(tx, 99, places.county, today)],
    ['claims', (tx) => tx.run`delete from person_uid where person_id = ${person}::uuid`],
    [
      'claims taken over',
      (tx) => tx.run`update person_uid set person_id = ${newId()}::uuid where person_id = ${person}::uuid`,
    ],
  ];
  for (const [what, work] of writes) {
    await asVillage(work).catch((error: Error) =>
      assert.match(`${(error as { code?: string }).code}`, /not-found|42501|changed-meanwhile/, what),
    );
    assert.equal(await digestOutside(), before, what);
  }
  assert.deepEqual(
    (await asVillage((tx) => listStaff(tx, village))).map(({ account }) => account),
    ['village'],
  );
});

test('no table with people in it shows or gives away a row of elsewhere', async () => {
  const tables = await county.system.database.owner(
    (queries) => queries.sql<{ name: string; secured: boolean }>`
      select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as secured
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'area_code' and not a.attisdropped
      where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by 1`,
  );
  assert.ok(tables.length >= 17, `${tables.length}`);
  for (const { name, secured } of tables) {
    assert.ok(secured, name);
    const statement = { compile: () => ({ sql: `select distinct area_code from "${name}"` }) };
    const text = await asVillage(async (tx) => {
      const parts: Buffer[] = [];
      for await (const part of tx.copyOut(statement, 'csv')) parts.push(part);
      return Buffer.concat(parts).toString('utf8');
    });
    assert.ok(['', `${places.village}\n`].includes(text), `${name}: ${text}`);
  }
});

/** Of every row that lies in the next village, and of the claims on its people's numbers. */
function digestOutside(): Promise<string> {
  return county.system.database.owner(async (queries) => {
    const digests: string[] = [];
    for (const name of [
      'person',
      'household',
      'fact',
      'residence',
      'entry',
      'entry_action',
      'import',
      'import_row',
      'decision',
      'person_facts',
      'person_merge',
      'person_distinct',
    ]) {
      const sql = `select md5(string_agg(t::text, '|' order by t::text)) from "${name}" t where area_code <> '${places.village}'`;
      for await (const part of queries.copyOut({ compile: () => ({ sql }) }, 'csv')) digests.push(part.toString());
    }
    for (const sql of [
      'select md5(string_agg(t::text, $$|$$ order by t::text)) from person_uid t',
      'select md5(string_agg(t::text, $$|$$ order by t::text)) from staff t',
    ])
      for await (const part of queries.copyOut({ compile: () => ({ sql }) }, 'csv')) digests.push(part.toString());
    return digests.join();
  });
}
