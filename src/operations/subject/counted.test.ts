/** Figures of areas that are counted among the people registered, where nobody has recorded one. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { packs } from '../../main/packs.ts';
import { registerPerson } from '../../store/registration.ts';
import { plainDate, toDayNumber } from '../../values/date.ts';
import { recordingOf } from '../operation.ts';
import { testWorld, type World } from '../testing.ts';
import { read } from './read.ts';
import { recordFact } from './record-fact.ts';

const reason = '统计年报上的数';
const village = '621223100200';
const town = village.slice(0, 9);
let world: World;
before(async () => {
  world = await testWorld(packs);
});
after(() => world.close());

async function counted(area = town) {
  const { facts, subject } = await world.run(read, { kind: 'area', subject: area });
  const { value, measuredBy } = facts.find(({ id }) => id === 'moderateOrSevere')!;
  return { id: subject.id, said: [value, measuredBy] };
}

async function register(level: number): Promise<void> {
  const from = plainDate('2026-01-01');
  await world.inside((context) => {
    const given = { name: '王甲', village, household: null, from };
    const valid = toDayNumber(plainDate('2040-01-01'));
    const facts = [
      { fact: 'disabilityLevel', value: level, from },
      { fact: 'certificateValidUntil', value: valid, from },
    ];
    return registerPerson(context.tx, recordingOf(context, { kind: 'staff', ref: null }), { ...given, facts });
  });
}

test('where nobody is registered the figure is unknown and not zero', async () => {
  assert.deepEqual((await counted()).said, [null, null]);
});

test('it counts those it is about, in their town, until somebody records a figure', async () => {
  await register(2);
  await register(4);
  const { id, said } = await counted();
  assert.deepEqual(said, [1, 'disabled-moderate-or-severe']);
  assert.deepEqual((await counted('621223101')).said, [null, null]);
  const figure = { kind: 'area' as const, subject: id, fact: 'moderateOrSevere', value: 700, from: '2026-01-01' };
  await world.run(recordFact, { ...figure, reason });
  assert.deepEqual((await counted()).said, [700, null]);
});
