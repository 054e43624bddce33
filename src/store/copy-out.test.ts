import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { unwrapper } from './copy-out.ts';

type Message = readonly [kind: string, content: Uint8Array];

const wrapped = (messages: readonly Message[]): Buffer =>
  Buffer.concat(
    messages.map(([kind, content]) => {
      const header = Buffer.alloc(5);
      header.write(kind, 'latin1');
      header.writeInt32BE(content.length + 4, 1);
      return Buffer.concat([header, content]);
    }),
  );

/** As the socket may give it: cut anywhere, and each piece's memory taken back once its data has been read. */
function read(bytes: Buffer, cuts: readonly number[]): { data: Buffer; rest: Buffer | undefined } {
  const unwrap = unwrapper();
  const places = [...new Set([0, ...cuts.map((cut) => cut % bytes.length), bytes.length])].sort((a, b) => a - b);
  const data: Buffer[] = [];
  for (const [index, place] of places.slice(1).entries()) {
    const piece = Buffer.from(bytes.subarray(places[index], place));
    const found = unwrap(piece);
    data.push(Buffer.from(found.data));
    piece.fill(0);
    if (found.rest !== undefined)
      return { data: Buffer.concat(data), rest: Buffer.concat([found.rest, bytes.subarray(place)]) };
  }
  return { data: Buffer.concat(data), rest: undefined };
}

const content = fc.uint8Array({ maxLength: 40 });
const row = fc.tuple(fc.constant('d'), content);
const aside = fc.tuple(fc.constantFrom('N', 'S', 'A'), content);
const messages = fc
  .array(fc.oneof({ weight: 4, arbitrary: row }, { weight: 1, arbitrary: aside }), { maxLength: 12 })
  .map((list): Message[] => [['H', new Uint8Array(3)], ...list]);
const cuts = fc.array(fc.nat(1000), { maxLength: 12 });
const rowsOf = (list: readonly Message[]): Buffer =>
  Buffer.concat(list.flatMap(([kind, bytes]) => (kind === 'd' ? [bytes] : [])));

test('rows come out whole wherever the socket cuts them, and what follows the copy is left alone', () => {
  const after: Message[] = [
    ['C', Buffer.from('COPY 3\0')],
    ['Z', Buffer.from('T')],
  ];
  fc.assert(
    fc.property(messages, cuts, (list, places) => {
      const { data, rest } = read(wrapped([...list, ['c', new Uint8Array(0)], ...after]), places);
      assert.deepEqual(data, rowsOf(list));
      assert.deepEqual(rest, wrapped(after));
    }),
  );
});

test('an error is handed over whole, with the rows before it', () => {
  const error: Message = ['E', Buffer.from('SERROR\0\0')];
  fc.assert(
    fc.property(messages, cuts, (list, places) => {
      const { data, rest } = read(wrapped([...list, error]), places);
      assert.deepEqual(data, rowsOf(list));
      assert.deepEqual(rest, wrapped([error]));
    }),
  );
});

test('until the copy is over nothing is handed over', () => {
  fc.assert(
    fc.property(messages, cuts, (list, places) => {
      assert.deepEqual(read(wrapped(list), places), { data: rowsOf(list), rest: undefined });
    }),
  );
});
