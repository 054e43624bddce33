import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type PolicyColumns, UNKNOWN } from './columns.ts';
import { outcomes } from './decision.ts';
import { criteriaIn, digestResults, packResults, SLOT_BYTES, type SlotResult, unpackSlot } from './packed-results.ts';

/** Of the undecided no amount is told, but how many questions they are away; of the others the other way round. */
const result: fc.Arbitrary<SlotResult> = fc
  .record({
    outcome: fc.constantFrom(...outcomes),
    failing: fc.nat(2 ** 30 - 1),
    unclear: fc.nat(2 ** 32 - 1),
    amount: fc.option(fc.integer({ min: UNKNOWN + 256, max: 2 ** 31 - 1 })),
    question: fc.nat(255),
  })
  .map(({ amount, question, ...rest }) =>
    rest.outcome === 'unknown' ? { ...rest, amountFen: null, question } : { ...rest, amountFen: amount, question: 0 },
  );

const columnsOf = (policy: string, people: readonly SlotResult[]): PolicyColumns => ({
  policy,
  outcome: Uint8Array.from(people, ({ outcome }) => outcomes.indexOf(outcome)),
  failing: Uint32Array.from(people, ({ failing }) => failing),
  unclear: Uint32Array.from(people, ({ unclear }) => unclear),
  amount: Int32Array.from(people, ({ amountFen, question }) => amountFen ?? UNKNOWN + question),
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
      const packed = new Int32Array((people.length + 1) * 9).fill(7);
      // From the second place on, the last one first.
      const chosen = people.map((_, i) => people.length - 1 - i);
      packResults(results, slotOf, 3, chosen, packed, 1);
      assert.deepEqual([...packed.subarray(0, 9)], Array(9).fill(7));
      chosen.forEach((i, place) => {
        const [a, b] = people[i]!;
        const bytes = bytesOf(packed, 3, place + 1);
        assert.deepEqual([unpackSlot(bytes, 2), unpackSlot(bytes, 0)], [a, b]);
        assert.equal(unpackSlot(bytes, 1)?.outcome, 'ineligible');
        assert.equal(unpackSlot(bytes, 3), undefined);
      });
    }),
  );
});

const plain: SlotResult = { outcome: 'eligible', failing: 0, unclear: 0, amountFen: 0, question: 0 };

function digestsOf(results: readonly PolicyColumns[], slotOf: (policy: string) => number, places: Int32Array) {
  const length = results[0]!.outcome.length;
  const [high, low] = [new Int32Array(length), new Int32Array(length)];
  digestResults(results, slotOf, places, length, high, low);
  return Array.from(high, (half, i) => [half, low[i]!] as const);
}

/** Among a few thousand digests no half comes twice, unless the digest forgets something. */
function assertAllDiffer(digests: readonly (readonly [number, number])[]): void {
  assert.equal(new Set(digests.map(([high]) => high)).size, digests.length);
  assert.equal(new Set(digests.map(([, low]) => low)).size, digests.length);
}

test('equal results have equal digests; another amount, reason, outcome or place changes both halves', () => {
  const some = Array.from({ length: 1024 }, (_, i) => i);
  const people: SlotResult[] = [
    ...some.map((i) => ({ ...plain, amountFen: i })),
    ...some.map((i) => ({ ...plain, failing: i + 1, outcome: 'ineligible' as const })),
    ...some.map((i) => ({ ...plain, unclear: i + 1, outcome: 'unknown' as const })),
  ];
  const results = [columnsOf('a', people), columnsOf('b', people)];
  const nowhere = new Int32Array(people.length * 3);
  const slotOf = (policy: string) => (policy === 'a' ? 0 : 1);
  const digests = digestsOf(results, slotOf, nowhere);
  assert.deepEqual(digestsOf([...results].reverse(), slotOf, nowhere), digests, 'the order of slots counts');
  assertAllDiffer(digests);
  const same = [columnsOf('a', Array(1024).fill(plain))];
  assertAllDiffer(
    digestsOf(
      same,
      slotOf,
      Int32Array.from({ length: 1024 * 3 }, (_, at) => Math.floor(at / 3) * 65537),
    ),
  );
});

test('the same result in another slot, or in one slot more, has another digest', () => {
  const one = columnsOf('a', [plain]);
  const other = columnsOf('b', [plain]);
  const place = new Int32Array(3);
  const variants = [
    digestsOf([one], () => 0, place),
    digestsOf([one], () => 1, place),
    digestsOf([one, other], (policy) => (policy === 'a' ? 0 : 1), place),
    digestsOf([one, other], (policy) => (policy === 'a' ? 0 : 2), place),
  ];
  assertAllDiffer(variants.flat());
});

test('masks name their criteria', () => {
  assert.deepEqual(criteriaIn(0b101, ['severe', 'valid', 'poor']), ['severe', 'poor']);
  assert.deepEqual(criteriaIn(0, ['severe']), []);
});
