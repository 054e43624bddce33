import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commands } from './commands.ts';

test('a command takes the words that its usage names', () => {
  for (const { name, usage, words = 0 } of commands) {
    assert.ok(usage === name || usage.startsWith(`${name} `), name);
    const named = usage.split(' ').slice(1);
    const options = named.findIndex((word) => /^\[?-/.test(word));
    const plain = named.slice(0, options === -1 ? named.length : options);
    assert.ok(words >= plain.length, `${name} takes ${words} words, and its usage names ${plain.join(' ')}`);
  }
});
