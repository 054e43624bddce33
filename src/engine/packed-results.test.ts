import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type PolicyColumns, UNKNOWN } from './columns.ts';
import { outcomes } from './decision.ts';
import { criteriaIn, digestResults, packResults, SLOT_BYTES, type SlotResult, unpackSlot } from './packed-results.ts';

const result: fc.Arbitrary<SlotResult> = fc.record(
  {
    outcome: fc.constantFrom(...outcomes),
    failing: fc.nat(2 ** 30 - 1),
    unclear: fc.nat(2 ** 32 - 1),
    amountFen: fc.option(fc.integer({ min: UNKNOWN + 1, max: 2 ** 31 - 1 })),
  },
  { noNullPrototype: true },
);

const columnsOf = (policy: string, people: readonly SlotResult[]): PolicyColumns => ({
  policy,
  outcome: Uint8Array.from(people, ({ outcome }) => outcomes.indexOf(outcome)),
  failing: Uint32Array.from(people, ({ failing }) => failing),
  unclear: Uint32Array.from(people, ({ unclear }) => unclear),
  amount: Int32Array.from(people, ({ amountFen }) => amountFen ?? UNKNOWN),
});

const bytesOf = (packed: Int32Array, slots: number, person: number): Uint8Array =>
  new Uint8Array(packed.buffer, person * slots * SLOT_BYTES, slots * SLOT_BYTES);

test('what is packed is read back, whatever the slots', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(result, result), { minLength: 1, maxLength: 5 }), (people) => {
      const slotOf = (policy: string) => (policy === 'a' ? 2 : 0);
      const results = [
        columnsOf(
          'a',
          people.map(([a]) => a),
        ),
        columnsOf(
          'b',
          people.map(([, b]) => b),
        ),
      ];
      const packed = packResults(results, slotOf, 3, people.length);
      people.forEach(([a, b], i) => {
        const bytes = bytesOf(packed, 3, i);
        assert.deepEqual([unpackSlot(bytes, 2), unpackSlot(bytes, 0)], [a, b]);
        assert.equal(unpackSlot(bytes, 1)?.outcome, 'ineligible');
        assert.equal(unpackSlot(bytes, 3), undefined);
      });
    }),
  );
});

test('equal results have equal digests, and a single changed bit changes both halves', () => {
  const people = Array.from(
    { length: 4096 },
    (_, i): SlotResult => ({ outcome: 'eligible', failing: 0, unclear: 0, amountFen: i }),
  );
  const digestsOf = (given: readonly SlotResult[]) => {
    const packed = packResults([columnsOf('a', given)], () => 0, 2, given.length);
    const [high, low] = [new Int32Array(given.length), new Int32Array(given.length)];
    digestResults(packed, 2, given.length, high, low);
    return given.map((_, i) => `${high[i]}:${low[i]}`);
  };
  const digests = digestsOf(people);
  assert.deepEqual(digestsOf(people), digests);
  assert.equal(new Set(digests).size, people.length);
  assert.equal(new Set(digests.map((digest) => digest.split(':')[0])).size, people.length);
  assert.equal(new Set(digests.map((digest) => digest.split(':')[1])).size, people.length);
});

test('masks name their criteria', () => {
  assert.deepEqual(criteriaIn(0b101, ['severe', 'valid', 'poor']), ['severe', 'poor']);
  assert.deepEqual(criteriaIn(0, ['severe']), []);
});
