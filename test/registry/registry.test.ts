import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { timelinesOf } from '../../src/engine/timeline.ts';
import type { Database } from '../../src/store/database.ts';
import { correctFact, recordFacts, withdrawFacts } from '../../src/store/fact.ts';
import { householdMembers, moveHousehold } from '../../src/store/household.ts';
import { personFile, revealIdentity } from '../../src/store/person.ts';
import { rebuildPersonFacts, refreshEnded } from '../../src/store/person-facts.ts';
import { findPeopleByIdentity, findPersonByIdentity } from '../../src/store/person-identity.ts';
import { registerPeople, registerPerson, unregisterPeople } from '../../src/store/registration.ts';
import { type PlainDate, toDayNumber } from '../../src/values/date.ts';
import { Problem } from '../../src/values/problem.ts';
import { county, createRegistry, idNumber, OTHER_VILLAGE, recordingOn, scopeOf, seal, VILLAGE } from './setup.ts';

let database: Database;
before(async () => {
  database = await createRegistry();
});
after(() => database.close());

const date = (text: string) => text as PlainDate;
const problem = (code: string) => (error: unknown) => error instanceof Problem && error.code === code;
const factsRow = async (id: string) => {
  const [row] = await database.read(
    county,
    (tx) => tx.sql<Record<string, unknown>>`select * from person_facts where person_id = ${id}`,
  );
  return row;
};

let sequence = 1;
const somebody = (name: string, options: { household?: string | null; birth?: string; village?: string } = {}) => ({
  name,
  village: options.village ?? VILLAGE,
  household: options.household ?? null,
  residentId: idNumber(options.birth ?? '1960-05-01', sequence++),
  phone: '13800001234',
  from: date('2020-01-01'),
});
const register = (...people: Parameters<typeof registerPeople>[2]) =>
  database.tx(county, (tx) => registerPeople(tx, recordingOn(), people));

describe('registering', () => {
  it('keeps what identifies a person sealed, and shows it masked', async () => {
    const person = { ...somebody('𠅤 𬭎'), certificateNumber: `${idNumber('1960-05-01', 1)}41B1` };
    const [{ id } = { id: '' }] = await register(person);
    const file = await database.read(county, (tx) => personFile(tx, seal, id));
    assert.equal(file.name, '𠅤𬭎');
    assert.equal(file.masked.residentId, `62*************${person.residentId.slice(-3)}`);
    assert.equal(file.masked.phone, '138****1234');
    assert.equal(file.masked.account, null);
    assert.equal(file.sex, 1);
    assert.equal(file.birthDate, '1960-05-01');
    assert.deepEqual(
      file.residences.map(({ place, from }) => [place, from]),
      [[VILLAGE, '2020-01-01']],
    );
    assert.equal(await database.read(county, (tx) => revealIdentity(tx, seal, id, 'residentId')), person.residentId);
    const stored = await database.read(
      county,
      (tx) => tx.sql<{ text: string }>`select p::text as text from person p where id = ${id}`,
    );
    assert.equal(stored[0]!.text.includes(person.residentId.slice(6)), false);
  });

  it('refuses an identity number that somebody has, whatever its spelling and wherever they live', async () => {
    const person = somebody('王一');
    await register(person);
    await assert.rejects(
      register({ ...person, name: '王二', village: OTHER_VILLAGE, residentId: person.residentId.toLowerCase() }),
      problem('identity-taken'),
    );
    const elsewhere = scopeOf(OTHER_VILLAGE);
    await assert.rejects(
      database.tx(elsewhere, (tx) => registerPerson(tx, recordingOn(), { ...person, village: OTHER_VILLAGE })),
      problem('identity-taken'),
    );
  });

  it('refuses a village outside the area of whoever registers', async () => {
    const village = scopeOf(VILLAGE);
    await assert.rejects(
      database.tx(village, (tx) => registerPerson(tx, recordingOn(), somebody('李一', { village: OTHER_VILLAGE }))),
      problem('not-found'),
    );
  });

  it('registers a household at once', async () => {
    const registered = await register(somebody('马一'), { ...somebody('马二'), household: '#0' });
    assert.equal(registered[0]!.household, registered[1]!.household);
    const members = await database.read(county, (tx) => householdMembers(tx, registered[0]!.household));
    assert.equal(members.length, 2);
  });

  it('can be undone, and the number is free again', async () => {
    const person = somebody('赵一');
    const [{ id } = { id: '' }] = await register(person);
    assert.equal(await database.tx(county, (tx) => unregisterPeople(tx, recordingOn(), [id])), 1);
    await assert.rejects(
      database.read(county, (tx) => personFile(tx, seal, id)),
      problem('not-found'),
    );
    assert.equal(await factsRow(id), undefined);
    await register(person);
  });
});

describe('finding who somebody is', () => {
  it('goes by identity number, then certificate, then name with birth date and village', async () => {
    const person = somebody('单田芳', { birth: '1971-02-03' });
    const [{ id } = { id: '' }] = await register(person);
    const same = { name: '单田芳', birthDate: date('1971-02-03'), village: VILLAGE };
    const answers = await database.read(county, (tx) =>
      findPeopleByIdentity(tx, seal, [
        { residentId: person.residentId },
        { certificateNumber: `${person.residentId}32B1` },
        { residentId: idNumber('1999-01-01', 77), certificateNumber: `${person.residentId}32` },
        same,
        { ...same, village: OTHER_VILLAGE },
        { name: '单田芳' },
      ]),
    );
    assert.deepEqual(
      answers.map((answer) => (answer.match === 'found' ? answer.by : answer.match)),
      ['residentId', 'certificate', 'certificate', 'nameBirthVillage', 'none', 'none'],
    );
    assert.ok(answers.slice(0, 4).every((answer) => answer.match === 'found' && answer.person === id));
    const unseen = await database.read(scopeOf(OTHER_VILLAGE), (tx) =>
      findPersonByIdentity(tx, seal, { residentId: person.residentId }),
    );
    assert.deepEqual(unseen, { match: 'none' });
  });

  it('says so when two fit', async () => {
    const [a, b] = await register(
      { ...somebody('张伟', { birth: '1980-01-01' }) },
      { ...somebody('张伟', { birth: '1980-01-01' }) },
    );
    const answer = await database.read(county, (tx) =>
      findPersonByIdentity(tx, seal, { name: '张 伟', birthDate: date('1980-01-01'), village: VILLAGE }),
    );
    assert.equal(answer.match, 'ambiguous');
    assert.deepEqual(answer.match === 'ambiguous' && [...answer.people].sort(), [a!.id, b!.id].sort());
  });
});

describe('recording facts', () => {
  const about = (id: string, fact: string, value: number | null, from: string, to?: string | null) => ({
    subject: { kind: fact === 'lowIncome' ? 'household' : 'person', id } as const,
    fact,
    value,
    from: date(from),
    ...(to === undefined ? {} : { to: to === null ? null : date(to) }),
  });
  const record = (day: string, ...facts: ReturnType<typeof about>[]) =>
    database.tx(county, (tx) => recordFacts(tx, recordingOn(day), facts));
  const timeline = async (id: string, fact: string) => {
    const { assertions } = await database.read(county, (tx) => personFile(tx, seal, id));
    return (timelinesOf(assertions).get(fact) ?? []).map(({ from, to, value }) => [from, to, value]);
  };
  const day = (text: string) => toDayNumber(date(text));

  it('shows the household’s facts and those that follow from its members in each member’s row', async () => {
    const [head, wife] = await register(somebody('何一'), { ...somebody('何二'), household: '#0' });
    const answer = await record(
      '07-01',
      about(head!.id, 'disabilityLevel', 2, '2020-01-01'),
      about(head!.household, 'lowIncome', 1, '2024-01-01'),
      about(head!.id, 'otherLivingAllowance', 12345, '2024-01-01'),
    );
    assert.equal(answer.recorded, 3);
    assert.deepEqual([...answer.peopleChanged].sort(), [head!.id, wife!.id].sort());
    const row = await factsRow(wife!.id);
    assert.equal(row?.['low_income'], 1);
    assert.equal(row?.['disabled_members'], 1);
    assert.equal(row?.['standing'], 2);
    assert.equal(row?.['held_from'], '2024-01-01');
    // Under the mask unknown is a value like the others.
    assert.notEqual(row?.['other_living_allowance'], null);
    const own = await factsRow(head!.id);
    assert.equal(own?.['standing'], 1);
    assert.notEqual(own?.['other_living_allowance'], 12345);
    const pads = seal.keystream(BigUint64Array.from([BigInt(own?.['seal_nonce'] as string)]), 3);
    assert.ok(pads.some((pad) => ((own?.['other_living_allowance'] as number) ^ pad) === 12345));
    const [stored] = await database.read(
      county,
      (tx) => tx.sql<{ value: number | null; sealed: Buffer }>`
        select value, sealed from fact where subject_id = ${head!.id} and fact = 'otherLivingAllowance'`,
    );
    assert.equal(stored?.value, null);
    assert.ok(stored?.sealed);
  });

  it('says nothing twice, and replaces what was said of the same day', async () => {
    const [{ id } = { id: '' }] = await register(somebody('何三'));
    await record('07-01', about(id, 'disabilityLevel', 3, '2020-01-01'));
    const again = await record(
      '07-02',
      about(id, 'disabilityLevel', 3, '2020-01-01'),
      about(id, 'disabilityLevel', 3, '2025-01-01'),
    );
    assert.deepEqual([again.recorded, again.unchanged, again.peopleChanged], [0, 2, []]);
    await record('07-03', about(id, 'disabilityLevel', 2, '2020-01-01'));
    assert.deepEqual(await timeline(id, 'disabilityLevel'), [[day('2020-01-01'), null, 2]]);
  });

  it('lets an older observation hold only until the next change that is known', async () => {
    const [{ id } = { id: '' }] = await register(somebody('何四'));
    await record('07-01', about(id, 'disabilityLevel', 2, '2025-06-01'));
    await record('07-02', about(id, 'disabilityLevel', 4, '2020-01-01'));
    assert.deepEqual(await timeline(id, 'disabilityLevel'), [
      [day('2020-01-01'), day('2025-06-01'), 4],
      [day('2025-06-01'), null, 2],
    ]);
    await record('07-03', about(id, 'disabilityLevel', 1, '2023-01-01', null));
    assert.deepEqual(await timeline(id, 'disabilityLevel'), [
      [day('2020-01-01'), day('2023-01-01'), 4],
      [day('2023-01-01'), null, 1],
    ]);
  });

  it('keeps the order in which things were said when the clock stands still or goes back', async () => {
    const [{ id } = { id: '' }] = await register(somebody('何五'));
    await record('07-05', about(id, 'disabilityLevel', 2, '2020-01-01', null));
    await record(
      '07-01',
      about(id, 'disabilityLevel', 3, '2021-01-01', null),
      about(id, 'disabilityLevel', 4, '2021-01-01', null),
    );
    assert.deepEqual(await timeline(id, 'disabilityLevel'), [
      [day('2020-01-01'), day('2021-01-01'), 2],
      [day('2021-01-01'), null, 4],
    ]);
  });

  it('corrects one statement, once', async () => {
    const [{ id } = { id: '' }] = await register(somebody('何六'));
    const { assertions } = await record('07-01', about(id, 'disabilityLevel', 3, '2020-01-01'));
    const correction = {
      subject: { kind: 'person', id } as const,
      assertion: assertions[0]!,
      value: 2,
      from: date('2021-01-01'),
      to: null,
    };
    await database.tx(county, (tx) => correctFact(tx, recordingOn('07-02'), correction));
    assert.deepEqual(await timeline(id, 'disabilityLevel'), [[day('2021-01-01'), null, 2]]);
    assert.equal((await factsRow(id))?.['disability_level'], 2);
    await assert.rejects(
      database.tx(county, (tx) => correctFact(tx, recordingOn('07-03'), correction)),
      problem('conflict'),
    );
  });

  it('takes back what an import said, and the earlier value holds again', async () => {
    const [{ id } = { id: '' }] = await register(somebody('何七'));
    await record('07-01', about(id, 'disabilityLevel', 3, '2020-01-01'));
    const origin = { kind: 'import', ref: 'import-1' };
    await database.tx(county, (tx) =>
      recordFacts(tx, recordingOn('07-02', { origin }), [
        about(id, 'disabilityLevel', 2, '2020-01-01'),
        about(id, 'certificateValidUntil', day('2030-01-01'), '2020-01-01'),
      ]),
    );
    assert.equal((await factsRow(id))?.['disability_level'], 2);
    const undo = recordingOn('07-03', { origin: { kind: 'undo', ref: 'import-1' } });
    assert.equal(await database.tx(county, (tx) => withdrawFacts(tx, undo, origin)), 2);
    assert.equal((await factsRow(id))?.['disability_level'], 3);
    assert.equal((await factsRow(id))?.['certificate_valid_until'], null);
    assert.equal(await database.tx(county, (tx) => withdrawFacts(tx, undo, origin)), 0);
  });

  it('refuses facts nobody knows, derived ones, and people of other areas', async () => {
    const [{ id } = { id: '' }] = await register(somebody('何八'));
    await assert.rejects(record('07-01', about(id, 'shoeSize', 44, '2020-01-01')), problem('fact-unknown'));
    await assert.rejects(record('07-01', about(id, 'disabledMembers', 1, '2020-01-01')), problem('fact-unknown'));
    await assert.rejects(
      database.tx(scopeOf(OTHER_VILLAGE), (tx) =>
        recordFacts(tx, recordingOn(), [about(id, 'student', 1, '2020-01-01')]),
      ),
      problem('not-found'),
    );
  });

  it('leaves the dead out of the count of the household', async () => {
    const [a, b] = await register(somebody('何九'), { ...somebody('何十'), household: '#0' });
    await record(
      '07-01',
      about(a!.id, 'disabilityLevel', 1, '2020-01-01'),
      about(b!.id, 'disabilityLevel', 1, '2020-01-01'),
    );
    assert.equal((await factsRow(a!.id))?.['disabled_members'], 2);
    await record('07-02', about(b!.id, 'diedOn', day('2026-03-01'), '2026-03-01'));
    assert.equal((await factsRow(a!.id))?.['disabled_members'], 1);
    assert.equal((await factsRow(a!.id))?.['held_from'], '2026-03-01');
    assert.equal((await factsRow(b!.id))?.['standing'], 3);
  });

  it('turns a row over when its stretch of time has ended', async () => {
    const [{ id } = { id: '' }] = await register(somebody('何十一'));
    await record(
      '07-01',
      about(id, 'disabilityLevel', 3, '2020-01-01', '2026-09-01'),
      about(id, 'disabilityLevel', 2, '2026-09-01'),
    );
    assert.equal((await factsRow(id))?.['held_until'], '2026-09-01');
    assert.equal(await database.tx(county, (tx) => refreshEnded(tx, recordingOn('08-31'))), 0);
    assert.equal(await database.tx(county, (tx) => refreshEnded(tx, recordingOn('09-01'))), 1);
    assert.equal((await factsRow(id))?.['disability_level'], 2);
    assert.equal((await factsRow(id))?.['held_until'], null);
  });

  it('moves a person with everything known, out of the sight of the old village', async () => {
    const [a, b] = await register(somebody('何十二'), { ...somebody('何十三'), household: '#0' });
    await record(
      '07-01',
      about(a!.id, 'disabilityLevel', 1, '2020-01-01'),
      about(b!.id, 'disabilityLevel', 2, '2020-01-01'),
    );
    const household = await database.tx(county, (tx) =>
      moveHousehold(tx, recordingOn('07-02'), {
        person: a!.id,
        household: null,
        village: OTHER_VILLAGE,
        from: date('2026-05-01'),
      }),
    );
    assert.notEqual(household, a!.household);
    assert.equal((await factsRow(b!.id))?.['disabled_members'], 1);
    assert.equal((await factsRow(b!.id))?.['held_from'], '2026-05-01');
    assert.equal((await factsRow(a!.id))?.['area_code'], OTHER_VILLAGE);
    await assert.rejects(
      database.read(scopeOf(VILLAGE), (tx) => personFile(tx, seal, a!.id)),
      problem('not-found'),
    );
    const file = await database.read(scopeOf(OTHER_VILLAGE), (tx) => personFile(tx, seal, a!.id));
    assert.deepEqual(
      file.residences.map(({ place }) => place),
      [VILLAGE, OTHER_VILLAGE],
    );
    assert.ok(file.assertions.some(({ fact }) => fact === 'disabilityLevel'));
  });

  it('needed no rebuilding after all of this', async () => {
    assert.equal(await database.tx(county, (tx) => rebuildPersonFacts(tx, recordingOn('09-01'))), 0);
  });
});
