import assert from 'node:assert/strict';
import { argon2Sync } from 'node:crypto';
import { test } from 'node:test';
import { Problem } from '../values/problem.ts';
import { checkPassword, hashPassword, refuseWeakPassword } from './password.ts';

test('the right password is right, others are not, and equal passwords are stored differently', async () => {
  const [one, two] = [await hashPassword('毛毛雨 correct horse'), await hashPassword('毛毛雨 correct horse')];
  assert.notEqual(one, two);
  assert.match(one, /^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
  assert.deepEqual(await checkPassword('毛毛雨 correct horse', one), { right: true, outdated: false });
  assert.deepEqual(await checkPassword('毛毛雨 correct horsf', one), { right: false, outdated: false });
});

test('full-width letters typed by a Chinese keyboard are the same password', async () => {
  assert.equal((await checkPassword('ｃorrect horse', await hashPassword('correct horse'))).right, true);
});

test('a hash of less strength still works and is known as outdated', async () => {
  const salt = Buffer.alloc(16, 7);
  const hash = argon2Sync('argon2id', {
    message: 'secret',
    nonce: salt,
    memory: 8192,
    passes: 1,
    parallelism: 1,
    tagLength: 32,
  });
  const text = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');
  assert.deepEqual(await checkPassword('secret', `$argon2id$v=19$m=8192,t=1,p=1$${text(salt)}$${text(hash)}`), {
    right: true,
    outdated: true,
  });
});

test('nobody has no password, not even an empty one', async () => {
  for (const password of ['', 'x', '\0'.repeat(32)])
    assert.equal((await checkPassword(password, undefined)).right, false);
});

test('at most four are computed at once; the fifth is told to come back, and later all is well', async () => {
  const ends = await Promise.allSettled(Array.from({ length: 20 }, () => checkPassword('x', undefined)));
  const refused = ends.filter((end) => end.status === 'rejected');
  assert.equal(refused.length, 16);
  for (const { reason } of refused) assert.equal((reason as Problem).code, 'too-busy');
  assert.equal((await checkPassword('x', undefined)).right, false);
});

test('passwords that are guessed first are refused, sentences are not', () => {
  const person = { account: 'wanglanhua', name: '王兰花' };
  const refused = (password: string): string | undefined => {
    try {
      refuseWeakPassword(password, person);
      return undefined;
    } catch (error) {
      assert.ok(error instanceof Problem && (password === '' || !error.say('zh').includes(password)));
      return error.code;
    }
  };
  for (const password of ['', '123456789', 'aB3$xyz', '春天花会开'])
    assert.equal(refused(password), 'password-short', password);
  for (const password of [
    '1234567890',
    'abcdefghijkl',
    '9876543210a',
    'aaaaaaaaaaaaaa',
    'abababababab',
    'Woaini1314',
    'wanglanhua2026',
    '王兰花的生日是1990',
    'Ｐassword123',
  ]) {
    assert.equal(refused(password), 'password-guessable', password);
  }
  for (const password of ['lorry moss kettle', '春眠不觉晓处处闻啼鸟', 'qT7-vv2k_Zp', '兰州拉面加两个蛋好吃'])
    assert.equal(refused(password), undefined, password);
});
