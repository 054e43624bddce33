import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { Problem } from '../values/problem.ts';
import { keysFrom, newMasterKey } from './keys.ts';
import { type Place, sealWith } from './seal.ts';

const old = keysFrom(newMasterKey(), 'test');
const master = newMasterKey(old);
const seal = sealWith(keysFrom(master, 'test'));
const place: Place = { table: 'person', column: 'id_number', row: 'a' };
const broken = (error: unknown): boolean => error instanceof Problem && error.code === 'seal-broken';

test('what is sealed opens again, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      assert.equal(seal.open(seal.seal(text, place), place), text);
    }),
  );
});

test('the sealed value shows neither the text nor that two texts are equal', () => {
  const [one, two] = [seal.seal('62122319900101001X', place), seal.seal('62122319900101001X', place)];
  assert.ok(!one.includes('6212231990'));
  assert.notDeepEqual(one, two);
});

test('a value moved to another row, column or table does not open, also when the parts run together alike', () => {
  const sealed = seal.seal('secret', place);
  for (const other of [
    { ...place, row: 'b' },
    { ...place, column: 'phone' },
    { ...place, table: 'staff' },
    { table: 'person', column: 'id_numbera', row: '' },
  ]) {
    assert.throws(() => seal.open(sealed, other), broken);
  }
});

test('no single bit can be changed unnoticed', () => {
  const sealed = seal.seal('secret', place);
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const changed = Buffer.from(sealed);
    changed[bit >> 3]! ^= 1 << (bit & 7);
    assert.throws(() => seal.open(changed, place), broken, `bit ${bit}`);
  }
  assert.throws(() => seal.open(sealed.subarray(0, sealed.length - 1), place), broken);
  assert.throws(() => seal.open(Buffer.alloc(0), place), broken);
});

test('the message of a broken seal names the column and not the row or the text', () => {
  const sealed = seal.seal('secret', place);
  assert.throws(
    () => seal.open(sealed, { ...place, row: 'row-7' }),
    (error: Problem) =>
      error.say('en').includes('person.id_number') && !/row-7|secret/.test(error.say('en') + error.say('zh')),
  );
});

test('after a change of keys old values open, are known as outdated, and stay findable; without the old key they are refused', () => {
  const oldMaster = newMasterKey();
  const before = sealWith(keysFrom(oldMaster, 'test'));
  const newMaster = newMasterKey(keysFrom(oldMaster, 'test'));
  const during = sealWith(keysFrom(`${newMaster}\n${oldMaster}\n`, 'test'));
  const after = sealWith(keysFrom(newMaster, 'test'));
  const sealed = before.seal('secret', place);
  assert.equal(during.open(sealed, place), 'secret');
  assert.equal(during.outdated(sealed), true);
  assert.equal(during.outdated(during.seal('secret', place)), false);
  assert.throws(() => after.open(sealed, place), broken);
  assert.deepEqual(during.blindIndexes('phone', '139'), [
    after.blindIndex('phone', '139'),
    before.blindIndex('phone', '139'),
  ]);
});

test('a blind index is the same for equal texts of a kind only', () => {
  assert.deepEqual(seal.blindIndex('phone', '139'), seal.blindIndex('phone', '139'));
  assert.notDeepEqual(seal.blindIndex('phone', '139'), seal.blindIndex('account', '139'));
  assert.notDeepEqual(seal.blindIndex('phone', '139'), sealWith(old).blindIndex('phone', '139'));
  assert.equal(seal.blindIndex('phone', '139').length, 32);
});

const tagged = (index: bigint, tag = seal.streamTag): bigint => (index << 8n) | BigInt(tag);

test('pads of rows read together equal the pads of the same rows read alone', () => {
  const nonces = BigUint64Array.from([5n, 1n, 2n ** 55n, 77n], (index) => tagged(index));
  for (const slots of [1, 3, 4, 5, 9]) {
    const together = seal.keystream(nonces, slots);
    assert.equal(together.length, nonces.length * slots);
    nonces.forEach((nonce, row) => {
      const alone = seal.keystream(BigUint64Array.of(nonce), slots);
      for (let slot = 0; slot < slots; slot++) assert.equal(together[slot * nonces.length + row], alone[slot]);
    });
  }
});

test('pads differ by row version, slot and key', () => {
  const seen = new Set<number>();
  const nonces = BigUint64Array.from({ length: 200 }, (_, index) => tagged(BigInt(index)));
  for (const pad of seal.keystream(nonces, 6)) seen.add(pad);
  // 1,200 random numbers of 32 bits: two alike happen once in 6,000 runs, three never.
  assert.ok(seen.size >= 1199);
});

test('whole numbers come back, the mark of unknown too', () => {
  const values = Int32Array.of(0, 123456, -1, 2 ** 31 - 1, -(2 ** 31));
  const nonces = BigUint64Array.from(values, (_, index) => tagged(BigInt(index + 1)));
  const pads = seal.keystream(nonces, 1);
  const sealed = values.map((value, row) => value ^ pads[row]!);
  assert.deepEqual(
    sealed.map((value, row) => value ^ seal.keystream(nonces, 1)[row]!),
    values,
  );
});

test('rows of the old and the new key are read together; a row of a key that is gone is refused', () => {
  const oldMaster = newMasterKey();
  const before = sealWith(keysFrom(oldMaster, 'test'));
  const newMaster = newMasterKey(keysFrom(oldMaster, 'test'));
  const during = sealWith(keysFrom(`${newMaster} ${oldMaster}`, 'test'));
  const nonces = BigUint64Array.of(
    tagged(1n, before.streamTag),
    tagged(2n, during.streamTag),
    tagged(3n, before.streamTag),
  );
  const pads = during.keystream(nonces, 5);
  for (let slot = 0; slot < 5; slot++) {
    assert.equal(pads[slot * 3], before.keystream(nonces.slice(0, 1), 5)[slot]);
    assert.equal(pads[slot * 3 + 2], before.keystream(nonces.slice(2, 3), 5)[slot]);
  }
  assert.throws(() => sealWith(keysFrom(newMaster, 'test')).keystream(nonces, 5), broken);
});

test('a block of 65,536 rows is opened in milliseconds', () => {
  const nonces = BigUint64Array.from({ length: 65536 }, (_, index) => tagged(BigInt(index)));
  // What the processor did, not what the clock says: others may keep it busy.
  const rounds = Array.from({ length: 6 }, () => {
    const before = process.cpuUsage();
    seal.keystream(nonces, 4);
    return process.cpuUsage(before).user;
  });
  // Microseconds. The best of them takes a few thousand on any machine; a tenth of a second would mean one call per row.
  assert.ok(Math.min(...rounds) < 100_000);
});

test('a blind index is an HMAC (RFC 2104) of kind and text under the key for indexes', () => {
  const keys = keysFrom(newMasterKey(), 'test');
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), fc.string({ unit: 'binary', maxLength: 200 }), (kind, text) => {
      const expected = createHmac('sha256', keys.current.index)
        .update(`${Buffer.byteLength(kind)}:${kind}${text}`)
        .digest();
      assert.deepEqual(sealWith(keys).blindIndex(kind, text), expected);
    }),
  );
});
