/** Whom a change of rules is told of where nobody has to apply, and as which stretches of months. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { needsClaim } from '../../engine/entitlement/pay-periods.ts';
import { packs } from '../../main/packs.ts';
import { recordFacts } from '../../store/fact.ts';
import { registerPerson } from '../../store/registration.ts';
import { previewPeople, savePreviewPeople } from '../../store/rule-preview.ts';
import { plainDate } from '../../values/date.ts';
import { recordingOf } from '../operation.ts';
import { testWorld, type World } from '../testing.ts';
import { whatIf } from './what-if.ts';

let world: World;
/** Known in July and from September on; never. */
let sometimes: string;
let never: string;

before(async () => {
  world = await testWorld(packs);
  [sometimes, never] = [await register('王甲'), await register('王乙')];
  await world.inside(async (context) => {
    const said = { subject: { kind: 'person', id: sometimes }, fact: 'needsLongTermCare', value: 1 } as const;
    await recordFacts(context.tx, recordingOf(context, { kind: 'staff', ref: null }), [
      { ...said, from: plainDate('2026-07-01'), to: plainDate('2026-08-01') },
      { ...said, from: plainDate('2026-09-01'), to: null },
    ]);
  });
});
after(() => world.close());

const register = (name: string) =>
  world.inside(async (context) => {
    const from = plainDate('2020-01-01');
    const facts = [{ fact: 'disabilityLevel', value: 2, from }];
    const recording = recordingOf(context, { kind: 'staff', ref: null });
    const given = { name, village: '621223100200', household: null, from, facts };
    const { id, household } = await registerPerson(context.tx, recording, given);
    // On no minimum-living scheme, so that nothing rests on it before the change.
    const subject = { kind: 'household', id: household } as const;
    await recordFacts(context.tx, recording, [{ subject, fact: 'lowIncome', value: 0, from, to: null }]);
    return id;
  });

/** Instead of all criteria: that it is known whether somebody needs care. */
async function tried(policy: string, amountFen: number | null) {
  const { from: _, figures: __, ...version } = world.services.catalogue.policies.get(policy)!.versions.at(-1)!;
  const [name, criterion] = Object.entries(version.criteria)[0]!;
  const is = { op: 'known', of: { op: 'fact', fact: 'needsLongTermCare' } };
  const amount = amountFen === null ? null : { op: 'constant', value: amountFen };
  const clauses = [{ policy, version: { amount, criteria: { [name]: { ...criterion, is } } } }];
  const draft = { title: '改一条认定条件', paper: '关于认定条件的通知', from: '2026-07-01', clauses };
  return world.run(whatIf, { draft, first: '2026-07', last: '2026-09' } as never, world.county);
}

test('who never applied is looked at, and gains by what comes to hold, not by what could not be told before', async () => {
  const { policies, checked } = world.services.catalogue;
  const { id } = [...policies.values()].find((policy) => checked.get(policy.id)!.pays === null && !needsClaim(policy))!;
  const found = await tried(id, null);
  assert.equal(found.people, 2);
  const effects = found.list.flatMap((each) => each.effects.map((effect) => ({ person: each.person, ...effect })));
  assert.ok(
    effects.some(({ person, beforeFen, afterFen }) => person === sometimes && beforeFen === null && afterFen === 1),
  );
  assert.ok(
    effects.some(({ person, beforeFen, afterFen }) => person === never && beforeFen === null && afterFen === 0),
  );
  const held = found.holdings!.find((each) => each.id === id)!;
  assert.deepEqual([held.peopleGaining, held.peopleLosing, held.open], [0, 0, 2]);
});

test('months with the same change are one stretch only when they are neighbours', async () => {
  const { list } = await tried('classified-support', 100);
  const runs = list
    .find(({ person }) => person === sometimes)!
    .effects.filter(({ policy, afterFen }) => policy === 'classified-support' && afterFen === 100)
    .map(({ first, last, periods }) => `${first} ${last} ${periods}`);
  assert.deepEqual(runs, ['2026-07 2026-07 1', '2026-09 2026-09 1']);
});

test('who gains, who loses, and who gets as much as before for other reasons are listed apart', async () => {
  const draftId = world.services.newId();
  const third = await register('王丙');
  const gains = { gain: [sometimes, 500], lose: [never, -500], otherwise: [third, 0] } as const;
  await world.inside(async ({ tx }) => {
    const area = '621223100200';
    const people = Object.values(gains).map(([person, gainFen]) => ({ person, area, gainFen, effects: [] }));
    await savePreviewPeople(tx, draftId, people);
    for (const direction of ['gain', 'lose', 'otherwise'] as const) {
      const found = await previewPeople(tx, { draftId, area, direction }, { page: 1, pageSize: 9 });
      const listed = found.people.map(({ person, gainFen }) => [person, gainFen]);
      assert.deepEqual([found.total, listed], [1, [gains[direction]]]);
    }
  });
});
