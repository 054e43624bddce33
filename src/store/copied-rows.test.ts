import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { binaryRows } from './binary-rows.ts';
import { int32At, readRows } from './copied-rows.ts';

interface Written {
  readonly number: number | null;
  readonly bytes: Uint8Array;
}

function copied(rows: readonly Written[]): Buffer {
  const writer = binaryRows(['integer', 'bytea']);
  for (const { number, bytes } of rows) writer.add([number, bytes]);
  return writer.end();
}

async function* pieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

test('rows that are written are read back, however the bytes are cut', async () => {
  const row = fc.record({
    number: fc.option(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
    bytes: fc.uint8Array({ maxLength: 40 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row), fc.integer({ min: 1, max: 60 }), async (rows, size) => {
      const read: { number: number | null; bytes: number[] }[] = [];
      const count = await readRows(pieces(copied(rows), size), 2, ({ bytes, starts, lengths }) => {
        const number = lengths[0] === -1 ? null : int32At(bytes, starts[0]!);
        read.push({ number, bytes: [...bytes.subarray(starts[1], starts[1]! + lengths[1]!)] });
      });
      assert.equal(count, rows.length);
      assert.deepEqual(
        read,
        rows.map(({ number, bytes }) => ({ number, bytes: [...bytes] })),
      );
    }),
  );
});

test('a copy that breaks off is an error and not a short list', async () => {
  const whole = copied([{ number: 1, bytes: new Uint8Array(10) }]);
  await assert.rejects(
    readRows(pieces(whole.subarray(0, -5), 7), 2, () => undefined),
    /ended within a row/,
  );
  await assert.rejects(
    readRows(pieces(whole, 7), 3, () => undefined),
    /2 fields instead of 3/,
  );
});
