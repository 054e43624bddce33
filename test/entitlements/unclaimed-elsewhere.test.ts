/** 应享未享 and the answers of other counties: who draws the same benefit there, or one that excludes it, is not told to apply here. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pack } from '../../src/define/pack.ts';
import { decide } from '../../src/operations/decision/decide.ts';
import { unclaimed } from '../../src/operations/decision/unclaimed.ts';
import { record } from '../../src/operations/entry/record.ts';
import { registryPack } from '../../src/packs/registry/pack.ts';
import { writeClashRuling } from '../../src/store/clash-ruling.ts';
import { plainDate } from '../../src/values/date.ts';
import { type County, entitlementCounty, type Somebody } from './setup.ts';
import { severeBenefit } from './severe-benefit.ts';

const lights = pack({
  id: 'lights',
  title: '灯塔',
  version: '1',
  facts: [],
  policies: [
    severeBenefit('lamp', '灯塔油灯', { every: 'month', fen: 1200, larger: ['candle'] }),
    severeBenefit('candle', '灯塔蜡烛', { every: 'month', fen: 1500 }),
  ],
});

const lamp = '邻县发放的灯塔油灯';
const candle = '邻县发放的灯塔蜡烛';
type Told = { benefit: string; amount?: string; from?: string; to?: string };
/** What is told of somebody, what a person decided about it, and what they are then told beside the lamp; null: to apply for it. */
const given: readonly (readonly [string, Told | null, 'policy' | 'other' | 'both' | null, string | null])[] = [
  ['nothing is told', null, null, null],
  ['the larger one there', { benefit: '灯塔蜡烛', amount: '15' }, null, candle],
  ['the smaller one there', { benefit: '灯塔蜡烛', amount: '10' }, null, null],
  ['nobody said how much', { benefit: '灯塔蜡烛' }, null, null],
  ['the same there', { benefit: '灯塔油灯' }, null, lamp],
  ['the same there, which has ended', { benefit: '灯塔油灯', from: '2025-01-01', to: '2026-04-01' }, null, null],
  ['the same there, from next month on', { benefit: '灯塔油灯', from: '2026-06-01' }, null, null],
  ['the same there, which is somebody else', { benefit: '灯塔油灯' }, 'both', null],
  ['the smaller one there, which was left to them', { benefit: '灯塔蜡烛', amount: '10' }, 'other', candle],
  ['words that mean none of ours', { benefit: '风灯' }, null, null],
];

let county: County;
let people: readonly Somebody[];
before(async () => {
  county = await entitlementCounty('2026-05-06T02:00:00Z', [registryPack, lights]);
  const registered: Somebody[] = [];
  for (const [, told, keep] of given) {
    const person = await county.register();
    registered.push(person);
    if (told === null) continue;
    const { name, residentId } = person;
    const values = { name, residentId, paidIn: '邻县', from: '2026-01-01', ...told };
    const { entry } = await county.run(record, { ledger: 'received-elsewhere', person: person.id, values });
    if (keep !== null) await ruled(person, told.benefit === '灯塔油灯' ? 'lamp' : 'candle', entry, keep);
  }
  people = registered;
  await county.run(decide, {});
});
after(() => county.close());

const ruled = ({ id }: Somebody, other: string, elsewhere: string, keep: 'policy' | 'other' | 'both') =>
  county.inside((context) =>
    writeClashRuling(
      context.tx,
      {
        person: id,
        policy: 'lamp',
        other,
        elsewhere,
        keep,
        first: plainDate('2026-01-01'),
        last: null,
        grounds: '',
        reason: '电话问过邻县',
      },
      context,
    ),
  );

test('who draws it there stands apart, with the words why; everybody else is told to apply', async () => {
  const [offered, apart] = await Promise.all(
    (['eligible', 'excluded'] as const).map((outcome) => county.run(unclaimed, { policy: 'lamp', outcome })),
  );
  for (const [index, [what, , , why]] of given.entries()) {
    const { id } = people[index]!;
    assert.equal(
      offered!.people!.some((each) => each.id === id),
      why === null,
      what,
    );
    assert.deepEqual(apart!.people!.find((each) => each.id === id)?.excludedBy, why === null ? undefined : [why], what);
  }
  const [counts] = apart!.withoutRecord.filter(({ policy: each }) => each === 'lamp');
  assert.deepEqual([counts!.qualifies, counts!.eligible, counts!.excluded], [10, offered!.total, apart!.total]);
});

test('of the larger one nobody is kept by the smaller one, but who draws it there is', async () => {
  const { people: apart, withoutRecord } = await county.run(unclaimed, { policy: 'candle', outcome: 'excluded' });
  assert.deepEqual(
    new Set(apart!.map(({ id }) => given[people.findIndex((each) => each.id === id)]![0])),
    new Set([
      'the larger one there',
      'the smaller one there',
      'nobody said how much',
      'the smaller one there, which was left to them',
    ]),
  );
  assert.equal(withoutRecord.find(({ policy: each }) => each === 'candle')!.excluded, 4);
});
