import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { binaryRows } from './binary-rows.ts';
import { int32At, type ReadRow, readRows } from './copied-rows.ts';

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

const shape = { fields: 2, most: 44 };

/** Reads a number and some bytes. */
function reader(read: { number: number | null; bytes: number[] }[]): ReadRow {
  return (bytes, at) => {
    const number = int32At(bytes, at) === -1 ? null : int32At(bytes, at + 4);
    const second = at + (number === null ? 4 : 8);
    const end = second + 4 + int32At(bytes, second);
    read.push({ number, bytes: [...bytes.subarray(second + 4, end)] });
    return end;
  };
}

test('rows that are written are read back, however the bytes are cut', async () => {
  const row = fc.record({
    number: fc.option(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
    bytes: fc.uint8Array({ maxLength: 40 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row), fc.integer({ min: 1, max: 400 }), async (rows, size) => {
      const read: { number: number | null; bytes: number[] }[] = [];
      const count = await readRows(pieces(copied(rows), size), shape, reader(read));
      assert.equal(count, rows.length);
      assert.deepEqual(
        read,
        rows.map(({ number, bytes }) => ({ number, bytes: [...bytes] })),
      );
    }),
  );
});

test('a copy that breaks off is an error and not a short list', async () => {
  const whole = copied([
    { number: 1, bytes: new Uint8Array(10) },
    { number: 2, bytes: new Uint8Array(10) },
  ]);
  for (let length = 0; length < whole.length; length++)
    await assert.rejects(readRows(pieces(whole.subarray(0, length), 7), shape, reader([])), /ended within a row/);
  await assert.rejects(
    readRows(pieces(whole, 7), { fields: 3, most: 100 }, (_, at) => at),
    /2 fields instead of 3/,
  );
});
