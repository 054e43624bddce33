import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { catalogueOf } from '../../engine/catalogue.ts';
import { loadAreas } from '../../store/areas/load-areas.ts';
import type { Database } from '../../store/database.ts';
import { keysFrom, newMasterKey } from '../../store/keys.ts';
import type { HouseholdToLoad } from '../../store/load-rows.ts';
import { rebuildPersonFacts } from '../../store/person-facts.ts';
import { sealWith } from '../../store/seal.ts';
import { createTestDatabase } from '../../store/testing.ts';
import { toDayNumber } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { birthDateOf, isSoundResidentId, parseCertificateNumber, sexOf } from '../../values/resident-id.ts';
import { operatorScope } from '../access.ts';
import { factBookOf } from '../fact-book.ts';
import { generateCounty } from './generate-county.ts';
import {
  DEMONSTRATION_COUNTY,
  DEMONSTRATION_DAY,
  DEMONSTRATION_PEOPLE,
  seedDemonstration,
} from './seed-demonstration.ts';

const catalogue = catalogueOf([]);
const today = toDayNumber(DEMONSTRATION_DAY);
const { areas } = loadAreas(DEMONSTRATION_COUNTY);
const made = (people: number, seed: number): HouseholdToLoad[] => [
  ...generateCounty({ county: DEMONSTRATION_COUNTY, areas, facts: catalogue.facts, people, seed, today }),
];

describe('the people of the demonstration', () => {
  it('gives everybody with a certificate what stands in it, in the whole county too', () => {
    const told = (fact: string) => (member: HouseholdToLoad['members'][number]) =>
      member.assertions.some((assertion) => assertion.fact === fact);
    const members = made(DEMONSTRATION_PEOPLE, 1).flatMap((household) => household.members);
    const holders = members.filter(told('disabilityLevel')).filter((member) => !told('diedOn')(member));
    assert.equal(holders.length, DEMONSTRATION_PEOPLE);
    assert.equal(
      members.filter((member) => member.secrets.certificateNumber !== undefined && !told('disabilityLevel')(member))
        .length,
      0,
    );
  });

  const households = made(3000, 7);
  const members = households.flatMap(({ members }) => members);

  it('are the same for the same seed and others for another', () => {
    assert.deepEqual(made(300, 7), made(300, 7));
    assert.notDeepEqual(made(300, 7)[0]?.members[0]?.name, made(300, 8)[0]?.members[0]?.name);
  });

  it('have sound identity numbers, each once, that agree with what is known about them', () => {
    const numbers = members.map(({ secrets }) => secrets.residentId!);
    assert.equal(new Set(numbers).size, numbers.length);
    for (const { secrets, assertions } of members) {
      const number = secrets.residentId!;
      assert.ok(isSoundResidentId(number));
      const value = (fact: string) => assertions.find((assertion) => assertion.fact === fact)?.value;
      assert.equal(toDayNumber(birthDateOf(number)!), value('birthDate'));
      assert.equal(sexOf(number) === 'male' ? 1 : 2, value('sex'));
      if (secrets.certificateNumber === undefined) continue;
      const certificate = parseCertificateNumber(secrets.certificateNumber);
      assert.equal(certificate?.residentId, number);
      assert.equal(certificate?.category, value('disabilityCategory'));
    }
  });

  it('live in every village, in households of every size', () => {
    const villages = new Set(households.map(({ village }) => village));
    assert.equal(villages.size, 342);
    const sizes = new Set(households.map(({ members }) => members.length));
    for (const size of [1, 2, 3, 4, 5, 6]) assert.ok(sizes.has(size), `no household of ${size}`);
  });

  it('bear rare characters and names with dots among them', () => {
    const names = members.map(({ name }) => name);
    assert.ok(names.some((name) => [...name].some((character) => character.codePointAt(0)! > 0xffff)));
    assert.ok(names.some((name) => name.includes('·')));
  });

  it('have a history: levels that changed, slips that were corrected, late reports of deaths, moves', () => {
    const levels = members.map(({ assertions }) => assertions.filter(({ fact }) => fact === 'disabilityLevel'));
    assert.ok(levels.some((said) => new Set(said.map(({ value }) => value)).size > 1));
    assert.ok(levels.flat().some(({ supersedes }) => supersedes !== null));
    const deaths = members.flatMap(({ assertions }) => assertions.filter(({ fact }) => fact === 'diedOn'));
    const delays = deaths.map(({ recordedAt, from }) => recordedAt / 86_400_000 - from);
    assert.ok(delays.some((days) => days < 30) && delays.some((days) => days > 100));
    assert.ok(members.some(({ residences }) => residences.length > 1));
  });

  it('say nothing about the future, and leave some things unasked', () => {
    const said = [...households, ...members].flatMap(({ assertions }) => assertions);
    assert.ok(said.every(({ from, recordedAt }) => from < today && recordedAt < today * 86_400_000));
    const holders = members.filter(({ secrets }) => secrets.certificateNumber !== undefined);
    const asked = holders.filter(({ assertions }) => assertions.some(({ fact }) => fact === 'needsLongTermCare'));
    assert.ok(asked.length < holders.length && asked.length > holders.length * 0.9);
  });
});

describe('seeding the demonstration', () => {
  const seal = sealWith(keysFrom(newMasterKey(), 'test'));
  const scope = operatorScope(DEMONSTRATION_COUNTY);
  let database: Database;
  before(async () => {
    database = await createTestDatabase();
    await seedDemonstration(database, { catalogue, seal, people: 600, seed: 3 });
  });
  after(() => database.close());

  it('stores just as many living people with a certificate as were asked for', async () => {
    const rows = await database.read(
      scope,
      (tx) => tx.sql<{ standing: number; n: number; facts: number }>`
        select p.standing, count(*)::integer as n, count(f.person_id)::integer as facts
        from person p left join person_facts f using (county) where f.person_id = p.id and f.standing = p.standing group by 1`,
    );
    const holders = rows.find(({ standing }) => standing === 1);
    assert.deepEqual([holders?.n, holders?.facts], [600, 600]);
  });

  it('leaves the rows of policies as a rebuild makes them', async () => {
    const recording = { book: factBookOf(catalogue), seal, today: DEMONSTRATION_DAY };
    assert.equal(await database.tx(scope, (tx) => rebuildPersonFacts(tx, recording)), 0);
  });

  it('has about two in five of the severely disabled on the minimum-living scheme', async () => {
    const [row] = await database.read(
      scope,
      (tx) => tx.sql<{ severe: number; poor: number }>`
        select count(*)::integer as severe, count(*) filter (where low_income > 0)::integer as poor
        from person where standing = 1 and disability_level <= 2`,
    );
    assert.ok(row!.severe > 180 && row!.severe < 320, String(row!.severe));
    assert.ok(row!.poor / row!.severe > 0.3 && row!.poor / row!.severe < 0.55, String(row!.poor));
  });

  it('refuses a county that has people', async () => {
    await assert.rejects(
      seedDemonstration(database, { catalogue, seal, people: 10 }),
      (error) => error instanceof Problem && error.code === 'conflict',
    );
  });
});
