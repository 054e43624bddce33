import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { readAhead } from './read-ahead.ts';

/** What happens, in order. */
function reader() {
  const happened: string[] = [];
  const read = async (part: number): Promise<number> => {
    happened.push(`ask ${part}`);
    await setTimeout(1);
    happened.push(`read ${part}`);
    if (part === 13) throw new Error('gone');
    return part * 10;
  };
  return { happened, read };
}

test('each part is asked for before the one in front of it is worked on, and worked on in order', async () => {
  const { happened, read } = reader();
  for await (const found of readAhead([1, 2, 3], read)) happened.push(`work on ${found}`);
  const order = ['ask 1', 'read 1', 'ask 2', 'work on 10', 'read 2', 'ask 3', 'work on 20', 'read 3', 'work on 30'];
  assert.deepEqual(happened, order);
  for await (const _ of readAhead([], read)) assert.fail('nothing is there');
});

test('whoever leaves early gets the connection back only when what was asked for has come', async () => {
  const { happened, read } = reader();
  await assert.rejects(async () => {
    for await (const found of readAhead([1, 13], read)) throw new Error(`no ${found}`);
  }, /no 10/);
  assert.equal(happened.at(-1), 'read 13');
});

test('what could not be read is told when it is its turn', async () => {
  const { happened, read } = reader();
  await assert.rejects(async () => {
    for await (const found of readAhead([1, 13, 2], read)) happened.push(`work on ${found}`);
  }, /gone/);
  assert.deepEqual(happened, ['ask 1', 'read 1', 'ask 13', 'work on 10', 'read 13']);
});
