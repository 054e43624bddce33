import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseArguments } from './arguments.ts';

const options = [
  { name: 'policy', takes: 'list', help: '' },
  { name: 'port', takes: 'number', help: '' },
  { name: 'on', takes: 'text', help: '' },
] as const;

test('options may be given with a space, an equals sign, several times or with commas', () => {
  const given = parseArguments(
    ['file.xlsx', '--policy', 'a,b', '--policy=c', '--on=2026-01-01', '--port', '80', '--json'],
    options,
  );
  assert.deepEqual(given.words, ['file.xlsx']);
  assert.deepEqual(given.list('policy'), ['a', 'b', 'c']);
  assert.equal(given.text('on'), '2026-01-01');
  assert.equal(given.number('port'), 80);
  assert.equal(given.flag('json'), true);
});

test('an unknown option, a missing value and a word where a number belongs are refused by name', () => {
  assert.throws(() => parseArguments(['--polcy', 'a'], options), /--polcy/);
  assert.throws(() => parseArguments(['--on'], options), /--on/);
  assert.throws(() => parseArguments(['--port', 'x'], options), /--port needs a whole number/);
  assert.throws(() => parseArguments(['--on='], options, 'decide'), /--on needs a value. See fuzhu help decide/);
});
