/** What a draft changes for a whole county, decided in columns where facts stay the same, is what the histories of everybody say one by one. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { needsClaim } from '../../src/engine/entitlement/pay-periods.ts';
import { whatIf } from '../../src/engine/what-if/compare.ts';
import { catalogueWith, type RuleDraft } from '../../src/engine/what-if/draft.ts';
import { packs } from '../../src/main/packs.ts';
import { seedDemonstration } from '../../src/operations/demonstration/seed-demonstration.ts';
import { recordingOf } from '../../src/operations/operation.ts';
import { type Felt, tellPeopleFelt } from '../../src/operations/rule/people-felt.ts';
import { testWorld, type World } from '../../src/operations/testing.ts';
import { recordFacts } from '../../src/store/fact.ts';
import { historiesOf } from '../../src/store/history.ts';
import { peopleInBlocks } from '../../src/store/people-in-blocks.ts';
import { plainDate } from '../../src/values/date.ts';

let world: World;
before(async () => {
  world = await testWorld(packs, '2026-07-01T02:00:00Z');
  await world.services.database.owner((queries) => queries.execute('delete from area'));
  const { catalogue, seal, database } = world.services;
  await seedDemonstration(database, { catalogue, seal, people: 250 });
  await world.inside(async (context) => {
    const holders = await context.tx.sql<{ id: string }>`
      select person_id as id from person_facts where disability_level is not null order by person_id`;
    const claims = holders.flatMap(({ id }, index) =>
      ['nursing-allowance', 'living-allowance', 'minimum-living-difference', 'classified-support'].flatMap((policy) =>
        ['applied', 'confirmed'].map((step) => ({
          subject: { kind: 'person' as const, id },
          fact: `${step}:${policy}`,
          value: 1,
          from: plainDate(index % 3 === 0 ? '2026-02-20' : '2025-11-03'),
          to: index % 5 === 1 ? plainDate('2027-03-10') : null,
        })),
      ),
    );
    await recordFacts(context.tx, recordingOf(context, { kind: 'claim', ref: 'counter' }), claims);
  });
});
after(() => world.close());

const draft = (change: Partial<RuleDraft>): RuleDraft => ({
  id: 'tried',
  title: 'a draft that is tried',
  paper: { paper: 'a paper' },
  from: plainDate('2026-03-15'),
  values: [],
  clauses: [],
  ...change,
});

const nursing = (area: string) => ({
  parameter: 'nursing-allowance-standard',
  area,
  value: { table: { 1: 30_000, 2: 9_000, 3: 5_000, 4: 0 } },
});

const drafts: Record<string, () => RuleDraft> = {
  'a table of the county': () => draft({ values: [nursing('621223')] }),
  'a table of one town': () => draft({ values: [nursing('621223100')], from: plainDate('2026-01-01') }),
  'a standard that other policies read': () =>
    draft({ values: [{ parameter: 'rural-low-income-standard', area: '621223', value: 90_000 }] }),
  'another criterion where no money is paid': () => {
    const { policies, checked } = world.services.catalogue;
    const { id, versions } = [...policies.values()].find(
      (policy) => checked.get(policy.id)!.pays === null && !needsClaim(policy),
    )!;
    const { from: _, ...version } = versions.at(-1)!;
    const [name, criterion] = Object.entries(version.criteria)[0]!;
    const is = { op: 'known', of: { op: 'fact', fact: 'disabilityLevel' } } as const;
    return draft({ clauses: [{ policy: id, version: { ...version, criteria: { [name]: { ...criterion, is } } } }] });
  },
  'a criterion fewer': () => {
    const { from: _, ...version } = world.services.catalogue.policies.get('living-allowance')!.versions.at(-1)!;
    const kept = Object.entries(version.criteria).slice(0, 1);
    return draft({
      clauses: [{ policy: 'living-allowance', version: { ...version, criteria: Object.fromEntries(kept) } }],
    });
  },
};

const sorted = (people: readonly Felt[]) => people.toSorted((a, b) => (a.person < b.person ? -1 : 1));

for (const [name, made] of Object.entries(drafts))
  for (const months of [
    { first: '2026-01', last: '2026-06' },
    { first: '2026-12', last: '2027-08' },
  ])
    test(`${name}, ${months.first} to ${months.last}`, () =>
      world.inside(async (context) => {
        const { tx, seal, catalogue } = context;
        const after = catalogueWith(catalogue, made());
        const one = whatIf(catalogue, after, { months });
        const expected: Felt[] = [];
        for await (const people of peopleInBlocks(tx, '621223', 200)) {
          const histories = await historiesOf(
            tx,
            seal,
            people.map(({ id }) => id),
          );
          for (const { id, area } of people) {
            const found = one.add(histories.get(id)!);
            if (found) expected.push({ ...found, area });
          }
        }
        const both = whatIf(catalogue, after, { months });
        const felt: Felt[] = [];
        let inColumns = 0;
        const counting = {
          ...both,
          inColumns: (areas: readonly string[]) => {
            const columns = both.inColumns(areas)!;
            const add: typeof columns.add = (block, ...rest) => {
              inColumns += block.length;
              return columns.add(block, ...rest);
            };
            return { ...columns, add };
          },
        };
        const asked = { before: catalogue, after, area: '621223', claiming: undefined };
        await tellPeopleFelt(context, counting, asked, async (people) => void felt.push(...people));
        assert.ok(inColumns > 100, `${inColumns} in columns`);
        const { total, holdings } = one.result();
        assert.ok(expected.length > 0 || total.beforeFen > 0n);
        const held = expected.flatMap(({ effects }) => effects.filter((each) => each.held === true));
        assert.equal(held.length > 0, name.endsWith('where no money is paid'));
        const gained = [...holdings.values()].reduce((sum, { total: all }) => sum + all.gained, 0);
        assert.equal(gained, held.filter(({ change }) => change === 'starts').length);
        assert.deepEqual(sorted(felt), sorted(expected));
        assert.deepEqual(both.result(), one.result());
      }));
