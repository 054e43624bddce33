import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Problem } from '../values/problem.ts';
import { keysFrom, newMasterKey, openKeys } from './keys.ts';

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'fuzhu-keys-'));
});
after(() => rmSync(folder, { recursive: true }));

const invalid = (error: unknown): boolean => error instanceof Problem && error.code === 'key-invalid';

test('the first use makes a key that only the owner can read, later uses find the same', () => {
  const first = openKeys({ folder });
  assert.equal(statSync(join(folder, 'key')).mode & 0o777, 0o600);
  assert.deepEqual(openKeys({ folder }), first);
  openKeys({ folder: join(folder, 'not', 'there') });
  assert.deepEqual(readdirSync(folder), ['key', 'not']);
  assert.equal(statSync(join(folder, 'not')).mode & 0o777, 0o700);
});

test('a key file that others can read is refused', () => {
  chmodSync(join(folder, 'key'), 0o640);
  assert.throws(() => openKeys({ folder }), invalid);
  chmodSync(join(folder, 'key'), 0o600);
});

test('the environment goes before the file, and both spell keys alike', () => {
  const text = readFileSync(join(folder, 'key'), 'utf8');
  assert.deepEqual(openKeys({ fromEnvironment: text }), openKeys({ folder }));
  const other = newMasterKey();
  assert.deepEqual(openKeys({ folder, fromEnvironment: other }), keysFrom(other, 'x'));
});

test('a key that is too short, missing, or shares its first byte with another is refused without being shown', () => {
  const word = newMasterKey();
  for (const text of ['', 'c2hvcnQ=', `${word} ${word}`]) {
    assert.throws(
      () => keysFrom(text, 'FUZHU_KEY'),
      (error: Problem) => invalid(error) && (text === '' || !error.say('en').includes(text)),
    );
  }
});

test('the keys derived for different uses are different', () => {
  const { seal, index, stream } = keysFrom(newMasterKey(), 'x').current;
  assert.deepEqual([seal.equals(index), seal.equals(stream), index.equals(stream)], [false, false, false]);
});
