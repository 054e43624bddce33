/**
 * The whole county in the database: what is stored is what the timeline reader says of each person, a second run writes nothing, and what is found by
 * difference (some people, some policies) is what a run from nothing finds.
 */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { claimFact } from '../../src/define/claim.ts';
import { catalogueOf } from '../../src/engine/catalogue.ts';
import { duesOf } from '../../src/engine/correction/dues.ts';
import { readRuns } from '../../src/engine/determination/entitled-runs.ts';
import { knowledgeOf } from '../../src/engine/entitlement/knowledge.ts';
import { entitlementReader } from '../../src/engine/entitlement/timeline.ts';
import { packs } from '../../src/main/packs.ts';
import { seedDemonstration } from '../../src/operations/demonstration/seed-demonstration.ts';
import { determine } from '../../src/operations/entitlement/determine.ts';
import { determinePeople } from '../../src/operations/entitlement/determine-people.ts';
import { determined } from '../../src/operations/entitlement/determined.ts';
import { determinedPeople } from '../../src/operations/entitlement/determined-people.ts';
import { determinedWorkbook } from '../../src/operations/entitlement/determined-workbook.ts';
import type { KeptSummary } from '../../src/operations/entitlement/summary.ts';
import { recordingOf, run } from '../../src/operations/operation.ts';
import { testWorld, type World } from '../../src/operations/testing.ts';
import { readPolicySlots } from '../../src/store/decision.ts';
import { latestEntitlementRun, readEntitlements, type Stretch } from '../../src/store/entitlement.ts';
import { recordFacts } from '../../src/store/fact.ts';
import { historiesOf } from '../../src/store/history.ts';
import { plainDate } from '../../src/values/date.ts';

const stretch: Stretch = { first: plainDate('2026-01-01'), months: 12 };
const months = { first: '2026-01', last: '2026-12' };

let world: World;
before(async () => {
  world = await testWorld(packs, '2026-07-01T02:00:00Z');
  await world.services.database.owner((queries) => queries.execute('delete from area'));
  await seedDemonstration(world.services.database, {
    catalogue: world.services.catalogue,
    seal: world.services.seal,
    people: 400,
  });
  // Benefits that exclude each other, so that rules between them take something away.
  await world.inside(async (context) => {
    const people = await context.tx.sql<{ id: string }>`select person_id as id from person_facts`;
    const claims = ['living-allowance', 'elderly-allowance'].flatMap((policy) =>
      (['applied', 'confirmed'] as const).map((step) => claimFact(policy, step)),
    );
    await recordFacts(
      context.tx,
      recordingOf(context, { kind: 'claim', ref: 'counter' }),
      people.flatMap(({ id }) =>
        claims.map((fact) => ({
          subject: { kind: 'person' as const, id },
          fact,
          value: 1,
          from: plainDate('2026-02-09'),
          to: null,
        })),
      ),
    );
  });
});
after(() => world.close());

/** Everything that stands, by person. */
const standing = () =>
  world.inside(async ({ tx }) => {
    const rows = await tx.sql<{ person: string; runs: Buffer; area: string }>`
      select person_id as person, runs, area_code as area from entitlement where until_run = 2147483647 order by person_id`;
    return rows.map(({ person, runs, area }) => [person, area, runs.toString('hex')]);
  });

const summary = () =>
  world.inside(async ({ tx }) => ((await latestEntitlementRun(tx, stretch))!.summary as KeptSummary).sums);

/** What rules between policies take away from the sums. */
const taken = () =>
  world.inside(async ({ tx }) => ((await latestEntitlementRun(tx, stretch))!.summary as KeptSummary).taken!.sums);

/** As a run over nothing finds it; what stood before is put back afterwards. */
async function fromNothing(): Promise<{ rows: unknown; sums: unknown; taken: unknown }> {
  const { database } = world.services;
  await database.owner(async (queries) => {
    await queries.execute('create table kept as select * from entitlement');
    await queries.execute('create table kept_run as select * from entitlement_run');
    await queries.execute('truncate entitlement, entitlement_run');
  });
  await world.run(determine, {});
  const found = { rows: await standing(), sums: await summary(), taken: await taken() };
  await database.owner(async (queries) => {
    await queries.execute('truncate entitlement, entitlement_run');
    await queries.execute('insert into entitlement select * from kept');
    await queries.execute('insert into entitlement_run select * from kept_run');
    await queries.execute('drop table kept, kept_run');
  });
  return found;
}

suite('a determination of the county', () => {
  test('is what the timeline says of each person, and is summed up', async () => {
    const { people, changed, policies } = await world.run(determine, {});
    assert.ok(people >= 400);
    assert.equal(changed, people);
    const { catalogue, seal } = world.services;
    await world.inside(async ({ tx }) => {
      const all = (await tx.sql<{ id: string }>`select person_id as id from entitlement`).map(({ id }) => id);
      const slots = await readPolicySlots(tx);
      const stored = await readEntitlements(tx, stretch, all);
      const histories = await historiesOf(tx, seal, all);
      const reader = entitlementReader(catalogue);
      const sums = new Map<string, { due: number; fen: number; unknown: number; unclaimed: number }>();
      for (const id of all) {
        const runs = readRuns(stored.get(id)!.runs);
        const person = reader.of(knowledgeOf(histories.get(id)!));
        const left = new Map(duesOf(person, months).map((due) => [`${due.policy} ${due.entitled.period.id}`, due]));
        for (const policy of catalogue.order) {
          const own = runs.filter(({ slot }) => slot === slots.get(policy));
          person.periods(policy, months).forEach(({ period, outcome, amountFen, lacks }, index) => {
            const run = own.find(({ first, count }) => first <= index && index < first + count);
            const due = lacks === null ? ['ineligible', 'eligible', 'unknown'].indexOf(outcome) : 3;
            assert.equal(run?.due ?? 0, due, `${policy} ${period.id}`);
            if (due === 1) assert.equal(run!.fen, amountFen);
            const key = `${policy} ${period.id}`;
            const sum = sums.get(key) ?? { due: 0, fen: 0, unknown: 0, unclaimed: 0 };
            sums.set(key, sum);
            const after = left.get(key);
            const gone = after !== undefined && after.cuts.length > 0 && after.amountFen === 0;
            if (due === 1 && !gone) sum.due += 1;
            if (due === 2) sum.unknown += 1;
            if (due === 3) sum.unclaimed += 1;
            if (due === 1) sum.fen += after === undefined ? (amountFen ?? 0) : after.amountFen!;
          });
        }
      }
      for (const { id, periods } of policies)
        for (const { period, ...sum } of periods) assert.deepEqual(sum, sums.get(`${id} ${period}`), `${id} ${period}`);
    });
  });

  test('is read in sums that its towns add up to, and each figure opens to its people', async () => {
    const whole = await world.run(determined, {});
    const towns = await world.inside(async ({ tx }) => {
      const rows = await tx.sql<{ town: string }>`select distinct left(area_code, 9) as town from entitlement`;
      return rows.map(({ town }) => town);
    });
    assert.ok(towns.length > 3);
    const parts = await Promise.all(towns.map((area) => world.run(determined, { area })));
    let opened = 0;
    for (const { id, periods } of whole.policies)
      for (const [index, { period, ...sums }] of periods.entries()) {
        const added = { due: 0, fen: 0, unknown: 0, unclaimed: 0 };
        for (const { policies } of parts) {
          const part = policies.find((policy) => policy.id === id)!.periods[index]!;
          for (const name of ['due', 'fen', 'unknown', 'unclaimed'] as const) added[name] += part[name];
        }
        assert.deepEqual(added, sums, `${id} ${period}`);
        if (index !== 4 && index !== 0) continue;
        for (const kind of ['due', 'unknown', 'unclaimed'] as const) {
          const found = await world.run(determinedPeople, { policy: id, period, kind, pageSize: 1 });
          assert.equal(found.total, sums[kind], `${id} ${period} ${kind}`);
          assert.equal(
            found.areas.reduce((all, { people }) => all + people, 0),
            found.total,
          );
          if (kind === 'due') assert.equal(found.fen, sums.fen);
          opened += found.total;
        }
      }
    assert.ok(opened > 400);
    const { bytes } = await world.run(determinedWorkbook, {});
    assert.ok(bytes.length > 5000);
    await assert.rejects(world.run(determinedPeople, { policy: 'nursing-allowance', period: '2019-01' }), {
      code: 'not-found',
    });
  });

  test('run again writes nothing', async () => {
    const before = await standing();
    const { changed, people } = await world.run(determine, {});
    assert.equal(changed, 0);
    assert.equal(people, before.length);
    assert.deepEqual(await standing(), before);
  });

  test('follows changed facts by difference, as a run from nothing would', async () => {
    const touched = await world.inside(async (context) => {
      const { tx } = context;
      const some = await tx.sql<{ id: string }>`
        select person_id as id from person_facts where standing = 1 order by md5(person_id::text) limit 12`;
      const recording = recordingOf(context, { kind: 'staff', ref: null });
      await recordFacts(
        tx,
        recording,
        some.map(({ id }, index) => {
          const subject = { kind: 'person' as const, id };
          const from = plainDate(`2026-0${1 + (index % 6)}-1${index % 9}`);
          return index % 4 === 0
            ? { subject, fact: 'diedOn', value: 20_550, from }
            : { subject, fact: 'disabilityLevel', value: index % 4 === 1 ? null : 1 + (index % 4), from };
        }),
      );
      const people = (await tx.sql<{ id: string }>`select person_id as id from undetermined`).map(({ id }) => id);
      // Some had that level before.
      assert.ok(people.length >= some.length / 2);
      assert.ok((await determinePeople(context, people)) > 0);
      return people;
    });
    const expected = await fromNothing();
    assert.deepEqual(await standing(), expected.rows);
    assert.deepEqual(await summary(), expected.sums);
    assert.deepEqual(await taken(), expected.taken);
    assert.equal((await world.run(determine, {})).changed, 0);
    await world.inside(async (context) => assert.equal(await determinePeople(context, touched), 0));
  });

  test('of some policies, and of a town, leaves the others as they are', async () => {
    const { database } = world.services;
    const expected = await standing();
    const [sums, away] = [await summary(), await taken()];
    // What stands of one policy is made wrong.
    await database.owner((queries) =>
      queries.execute("update entitlement set digest = 0, runs = '\\x' where until_run = 2147483647"),
    );
    assert.ok((await world.run(determine, { policies: ['living-allowance'], area: '621223100' })).changed > 0);
    const partly = await standing();
    assert.ok(partly.some((row, i) => row[2] === '' && expected[i]![2] !== ''));
    assert.ok((await world.run(determine, {})).changed > 0);
    assert.deepEqual(await standing(), expected);
    assert.deepEqual(await summary(), sums);
    assert.deepEqual(await taken(), away);
    assert.ok(away.some(({ periods }) => periods.some(({ due, fen }) => due > 0 && fen > 0)));
    assert.equal((await world.run(determine, { policies: ['living-allowance', 'nursing-allowance'] })).changed, 0);
  });

  test('after a change of rules decides only the policies that read it, and comes to what a run from nothing would', async () => {
    const raised = packs.map((pack) => ({
      ...pack,
      parameters: pack.parameters.map((parameter) =>
        parameter.id === 'special-rescue-standard'
          ? { ...parameter, values: parameter.values.map((held) => ({ ...held, value: 150_000 })) }
          : parameter,
      ),
    }));
    const services = { ...world.services, catalogue: catalogueOf(raised) };
    const again = () => run(determine, { changed: true }, world.system, services);
    const before = (await summary()) as readonly { policy: string }[];
    assert.ok((await again()).changed > 0);
    const after = (await summary()) as readonly { policy: string }[];
    const moved = after
      .filter((each, i) => JSON.stringify(each) !== JSON.stringify(before[i]))
      .map(({ policy }) => policy);
    assert.ok(moved.includes('special-rescue') && moved.length < after.length / 2, moved.join());
    const stood = await standing();
    assert.equal((await run(determine, {}, world.system, services)).changed, 0);
    assert.deepEqual(await standing(), stood);
    assert.equal((await again()).changed, 0);
  });
});
