/** Nobody is counted twice in a determination: what rules between benefits and people's decisions take away is not in its sums and lists. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { householdFacts } from '../../src/define/registry.ts';
import { clashes } from '../../src/operations/entitlement/clashes.ts';
import { determine } from '../../src/operations/entitlement/determine.ts';
import { determineChanged } from '../../src/operations/entitlement/determine-changed.ts';
import { determined } from '../../src/operations/entitlement/determined.ts';
import { determinedPeople } from '../../src/operations/entitlement/determined-people.ts';
import { read } from '../../src/operations/entitlement/read.ts';
import { ruleClash } from '../../src/operations/entitlement/rule-clash.ts';
import { recordingOf } from '../../src/operations/operation.ts';
import { disabilityAllowancesPack } from '../../src/packs/disability-allowances/pack.ts';
import { registryPack } from '../../src/packs/registry/pack.ts';
import { twoSystemsPack } from '../../src/packs/two-systems/pack.ts';
import { latestEntitlementRun } from '../../src/store/entitlement.ts';
import { recordFacts } from '../../src/store/fact.ts';
import { plainDate } from '../../src/values/date.ts';
import { type County, entitlementCounty, type Somebody } from './setup.ts';

let county: County;
let old: Somebody;
before(async () => {
  county = await entitlementCounty('2026-05-06T02:00:00Z', [registryPack, disabilityAllowancesPack, twoSystemsPack]);
  old = await county.register({ born: '19480101' });
  for (const policy of ['living-allowance', 'elderly-allowance'])
    for (const step of ['applied', 'confirmed'] as const) await county.claim(old, policy, step, '2026-01-08');
  await county.register();
  await county.inside(async (context) => {
    const households = await context.tx.sql<{ id: string }>`select id from household`;
    const urban = householdFacts.registration.fact.values!.find(({ id }) => id === 'urban')!.code;
    await recordFacts(
      context.tx,
      recordingOf(context, { kind: 'staff', ref: null }),
      households.map(({ id }) => {
        const subject = { kind: 'household' as const, id };
        return { subject, fact: 'registration', value: urban, from: plainDate('2020-01-01'), to: null };
      }),
    );
  });
  await county.run(determine, {});
});
after(() => county.close());

const MONTH = '2026-05';
const sumOf = async (policy: string, area?: string) => {
  const { policies } = await county.run(determined, { ...(area && { area }) });
  const { due, fen } = policies.find(({ id }) => id === policy)!.periods.find(({ period }) => period === MONTH)!;
  return { due, fen };
};
const listOf = async (policy: string) => {
  const { total, fen } = await county.run(determinedPeople, { policy, period: MONTH });
  return { due: total, fen };
};
/** For one person, by the reader that explains. */
const explained = async (policy: string) => {
  const asked = { person: old.id, first: MONTH, last: MONTH, policies: [policy] };
  return (await county.run(read, asked)).policies[0]!.periods[0]!;
};

async function agree(policy: string) {
  const { amountFen } = await explained(policy);
  const expected = { due: amountFen === 0 ? 0 : 1, fen: amountFen! };
  assert.deepEqual(await sumOf(policy), expected, policy);
  assert.deepEqual(await sumOf(policy, '621223100'), expected, policy);
  assert.deepEqual(await listOf(policy), expected, policy);
}

test('of two benefits that exclude each other only one is counted, the same one that is explained', async () => {
  for (const policy of ['living-allowance', 'elderly-allowance']) await agree(policy);
  const [living, elderly] = await Promise.all(['living-allowance', 'elderly-allowance'].map(explained));
  assert.equal(living!.cuts.length + elderly!.cuts.length, 1);
  const [cut] = [...living!.cuts, ...elderly!.cuts];
  assert.match(cut!.rule!.because, /择高/);
  assert.ok(cut!.fen > 0 && cut!.kind === 'excluded');
});

test('what somebody decided counts at once, also against the rule, and nothing has to be determined again for it', async () => {
  const before = (await explained('living-allowance')).amountFen;
  const { clashes: found } = await county.run(clashes, { person: old.id, first: '2026-01', last: '2026-06' });
  const { key, sides, keep } = found[0]!;
  const other = keep === 0 ? 'other' : 'policy';
  await county.run(ruleClash, { person: old.id, clash: key, keep: other, reason: '和本人核实过，自己选的' });
  assert.notEqual((await explained('living-allowance')).amountFen, before);
  for (const { policy } of sides) await agree(policy);
  await county.run(determineChanged, {});
  for (const { policy } of sides) await agree(policy);
});

test('a limit leaves the person in the count and takes the money above it', async () => {
  const [urban, classified] = ['urban-low-income-supplement', 'classified-support'];
  const sums = { urban: await sumOf(urban), classified: await sumOf(classified) };
  assert.deepEqual(await listOf(urban), sums.urban);
  assert.deepEqual(await listOf(classified), sums.classified);
  assert.ok(sums.urban.due === 2 && sums.classified.due === 2);
  // 30 % of 705 yuan for each of the two people.
  assert.equal(sums.urban.fen + sums.classified.fen, 2 * 21_150);
  const { cuts, amountFen } = await explained(classified);
  assert.deepEqual(
    cuts.map(({ kind, fen }) => [kind, fen]),
    [['capped', 7050]],
  );
  assert.equal(amountFen, 7050);
});

test('after other rules between benefits it is added up anew', async () => {
  await county.services.database.owner((queries) =>
    queries.execute(
      `update entitlement_run set summary = jsonb_set(summary, '{taken}', '{"mark": "of other rules", "sums": []}')`,
    ),
  );
  assert.ok((await sumOf('classified-support')).fen > 2 * 7050);
  assert.equal((await county.run(determine, { changed: true })).changed, 0);
  assert.equal((await sumOf('classified-support')).fen, 2 * 7050);
  const { number } = (await county.inside(({ tx }) => latestEntitlementRun(tx)))!;
  await county.run(determine, { changed: true });
  assert.equal((await county.inside(({ tx }) => latestEntitlementRun(tx)))!.number, number, 'nothing more to write');
});
