import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Database } from '../../src/store/database.ts';
import { isOneEditApart, proposeDuplicates } from '../../src/store/duplicate.ts';
import { recordFacts } from '../../src/store/fact.ts';
import { gapsIn, mergePeople } from '../../src/store/merge-people.ts';
import { personFile, revealIdentity } from '../../src/store/person.ts';
import { rebuildPersonFacts } from '../../src/store/person-facts.ts';
import { findPersonByIdentity } from '../../src/store/person-identity.ts';
import { listPeople } from '../../src/store/person-search.ts';
import { registerPeople } from '../../src/store/registration.ts';
import { type PlainDate, plainDate } from '../../src/values/date.ts';
import { Problem } from '../../src/values/problem.ts';
import { county, createRegistry, idNumber, OTHER_VILLAGE, recordingOn, seal, VILLAGE } from './setup.ts';

let database: Database;
before(async () => {
  database = await createRegistry();
});
after(() => database.close());

const date = (text: string): PlainDate => plainDate(text);
const base = { village: VILLAGE, household: null, from: date('2020-01-01') };
const register = (...people: Parameters<typeof registerPeople>[2]) =>
  database.tx(county, (tx) => registerPeople(tx, recordingOn(), people));
const proposals = (person: string) => database.read(county, (tx) => proposeDuplicates(tx, { person, limit: 10 }));

describe('names that are nearly the same', () => {
  it('differ by one character, also by a rare one', () => {
    assert.ok(isOneEditApart('张伟', '张玮'));
    assert.ok(isOneEditApart('张伟', '张伟国'));
    assert.ok(isOneEditApart('张𠅤', '张伟'));
    assert.ok(isOneEditApart('张伟', '张伟'));
    assert.equal(isOneEditApart('张伟国', '张强'), false);
    assert.equal(isOneEditApart('张伟', '伟张'), false);
  });
});

describe('proposing duplicates', () => {
  const number = idNumber('1955-03-04', 11);

  it('finds somebody registered by certificate whose number another has as identity number', async () => {
    const [a, b] = await register(
      { ...base, name: '杨福成', residentId: number },
      { ...base, name: '杨福成', certificateNumber: `${number}42`, birthDate: date('1955-03-04'), sex: 'male' },
    );
    const [first] = await proposals(b!.id);
    assert.deepEqual(first?.people, [a!.id, b!.id].sort());
    assert.ok(first!.reasons.includes('sameIdentityNumber') && first!.reasons.includes('sameBirthAndName'));
    assert.ok(first!.likelihood > 90);
  });

  it('finds a certificate that two people hold', async () => {
    const certificate = `${idNumber('1966-01-01', 3)}31`;
    const [a] = await register(
      { ...base, name: '王甲', residentId: idNumber('1966-01-01', 5), certificateNumber: certificate },
      { ...base, name: '李乙', residentId: idNumber('1967-01-01', 7), certificateNumber: certificate },
    );
    assert.deepEqual(
      (await proposals(a!.id)).map(({ reasons }) => reasons),
      [['sameCertificate']],
    );
  });

  it('finds similar names of one birthday with one phone, and not twins with different names', async () => {
    const [a, b] = await register(
      { ...base, name: '马兰花', residentId: idNumber('1980-05-05', 2), phone: '13900000001' },
      { ...base, name: '马蓝花', birthDate: date('1980-05-05'), sex: 'female', phone: '139-0000-0001' },
      { ...base, name: '马玉梅', residentId: idNumber('1980-05-05', 4), phone: '13900000001' },
    );
    const found = await proposals(a!.id);
    assert.deepEqual(
      found.map(({ people, reasons }) => [people, reasons]),
      [[[a!.id, b!.id].sort(), ['sameBirthSimilarName']]],
    );
  });

  it('leaves namesakes of other birthdays alone', async () => {
    const [a] = await register(
      { ...base, name: '张伟', residentId: idNumber('1970-01-01', 1) },
      { ...base, name: '张伟', residentId: idNumber('1971-01-01', 1) },
    );
    assert.deepEqual(await proposals(a!.id), []);
  });

  it('gives everybody’s, the likeliest first', async () => {
    const all = await database.read(county, (tx) => proposeDuplicates(tx, { limit: 100 }));
    const likelihoods = all.map(({ likelihood }) => likelihood);
    assert.equal(all.length, 3);
    assert.deepEqual(
      likelihoods,
      likelihoods.toSorted((a, b) => b - a),
    );
  });
});

describe('merging', () => {
  it('fills what the winner’s file did not know, moves the numbers over and keeps the trace', async () => {
    const number = idNumber('1948-02-02', 21);
    const [winner, loser] = await register(
      { ...base, name: '赵生', birthDate: date('1948-02-02'), sex: 'male' },
      { ...base, village: OTHER_VILLAGE, name: '赵生', residentId: number, phone: '13911112222' },
    );
    const about = (id: string, fact: string, value: number, from: string) => ({
      subject: { kind: 'person', id } as const,
      fact,
      value,
      from: date(from),
    });
    await database.tx(county, (tx) =>
      recordFacts(tx, recordingOn(), [
        about(winner!.id, 'disabilityLevel', 2, '2020-01-01'),
        about(loser!.id, 'disabilityLevel', 3, '2015-01-01'),
        about(loser!.id, 'otherLivingAllowance', 5000, '2020-01-01'),
      ]),
    );
    const merge = { winner: winner!.id, loser: loser!.id, reason: '同一人重复登记' };
    const { facts } = await database.tx(county, (tx) => mergePeople(tx, recordingOn('07-02'), merge));
    assert.equal(facts, 2);
    await database.read(county, async (tx) => {
      const file = await personFile(tx, seal, winner!.id);
      const levels = file.assertions.filter(({ fact }) => fact === 'disabilityLevel');
      assert.deepEqual(levels.map(({ value, origin }) => [value, origin.kind]).sort(), [
        [2, 'staff'],
        [3, 'merge'],
      ]);
      assert.equal(file.disabilityLevel, 2);
      assert.equal(file.assertions.find(({ fact }) => fact === 'otherLivingAllowance')?.value, 5000);
      assert.equal(await revealIdentity(tx, seal, winner!.id, 'residentId'), number);
      assert.equal(await revealIdentity(tx, seal, winner!.id, 'phone'), '13911112222');
      assert.deepEqual(await findPersonByIdentity(tx, seal, { residentId: number }), {
        match: 'found',
        person: winner!.id,
        by: 'residentId',
      });
      assert.equal((await personFile(tx, seal, loser!.id)).mergedInto, winner!.id);
      const { people } = await listPeople(tx, seal, {
        filter: { q: '赵生' },
        sort: 'name',
        page: 1,
        pageSize: 10,
        today: date('2026-07-02'),
      });
      assert.deepEqual(
        people.map(({ id }) => id),
        [winner!.id],
      );
      const trace = await tx.sql<{ reason: string }>`select reason from person_merge where winner_id = ${winner!.id}`;
      assert.deepEqual(trace, [{ reason: '同一人重复登记' }]);
    });
    await assert.rejects(
      database.tx(county, (tx) => mergePeople(tx, recordingOn('07-03'), merge)),
      (error) => error instanceof Problem && error.code === 'conflict',
    );
    assert.equal(await database.tx(county, (tx) => rebuildPersonFacts(tx, recordingOn('07-03'))), 0);
  });

  it('knows the gaps of a timeline', () => {
    const step = (from: number, to: number | null) => ({ from, to, value: 1, by: undefined as never });
    const gaps = (steps: ReturnType<typeof step>[], from: number, to: number | null) =>
      gapsIn(steps, { from, to }).map((gap) => [gap.from, gap.to]);
    assert.deepEqual(gaps([], 1, null), [[1, null]]);
    assert.deepEqual(gaps([step(5, null)], 1, null), [[1, 5]]);
    assert.deepEqual(gaps([step(5, 7), step(9, 12)], 1, 10), [
      [1, 5],
      [7, 9],
    ]);
    assert.deepEqual(gaps([step(1, 5)], 1, 5), []);
    assert.deepEqual(gaps([step(1, 5)], 5, 8), [[5, 8]]);
    assert.deepEqual(gaps([step(0, 3)], 1, null), [[3, null]]);
  });
});
