import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Assertion } from '../define/assertion.ts';
import { lastChange, nextChange, standingAssertions, stepOn, timelineOf, timelinesOf } from './timeline.ts';

const assertion = (
  id: string,
  from: number,
  to: number | null,
  value: number | null,
  options: Partial<Assertion> = {},
): Assertion => ({
  id,
  fact: 'level',
  value,
  from,
  to,
  recordedAt: Number(id.slice(1)),
  supersedes: null,
  withdrawn: false,
  ...options,
});
const plain = (steps: ReturnType<typeof timelineOf>) => steps.map(({ from, to, value }) => [from, to, value]);

describe('a timeline', () => {
  it('lays the later recorded over the earlier', () => {
    const early = assertion('a1', 10, null, 2);
    assert.deepEqual(plain(timelineOf([assertion('a2', 20, 30, 1), early])), [
      [10, 20, 2],
      [20, 30, 1],
      [30, null, 2],
    ]);
    assert.deepEqual(plain(timelineOf([early, assertion('a2', 5, null, 1)])), [[5, null, 1]]);
  });

  it('is unknown where nothing was said or where it was said that nothing is known', () => {
    const steps = timelineOf([assertion('a1', 0, 10, 1), assertion('a2', 20, null, 2), assertion('a3', 25, 30, null)]);
    assert.deepEqual(plain(steps), [
      [0, 10, 1],
      [20, 25, 2],
      [30, null, 2],
    ]);
    assert.equal(stepOn(steps, 15), undefined);
    assert.equal(stepOn(steps, 27), undefined);
    assert.equal(stepOn(steps, 30)?.value, 2);
    assert.equal(stepOn(steps, -1), undefined);
  });

  it('forgets what a correction replaced, also where the correction covers less', () => {
    const wrong = assertion('a1', 0, null, 1);
    assert.deepEqual(plain(timelineOf([wrong, assertion('a2', 50, null, 2, { supersedes: 'a1' })])), [[50, null, 2]]);
  });

  it('brings back what a withdrawn correction had replaced', () => {
    const first = assertion('a1', 0, null, 1);
    const correction = assertion('a2', 0, null, 2, { supersedes: 'a1' });
    const undo = assertion('a3', 0, null, null, { supersedes: 'a2', withdrawn: true });
    const redo = assertion('a4', 0, null, null, { supersedes: 'a3', withdrawn: true });
    assert.deepEqual(plain(timelineOf([first, correction])), [[0, null, 2]]);
    assert.deepEqual(plain(timelineOf([first, correction, undo])), [[0, null, 1]]);
    assert.deepEqual(plain(timelineOf([first, correction, undo, redo])), [[0, null, 2]]);
  });

  it('says what was known at a moment', () => {
    const all = [
      assertion('a1', 0, null, 1),
      assertion('a2', 0, null, 2, { supersedes: 'a1' }),
      assertion('a3', 40, null, 3),
    ];
    assert.deepEqual(plain(timelineOf(all, 0)), []);
    assert.deepEqual(plain(timelineOf(all, 1)), [[0, null, 1]]);
    assert.deepEqual(plain(timelineOf(all, 2)), [[0, null, 2]]);
    assert.deepEqual(plain(timelineOf(all, 3)), [
      [0, 40, 2],
      [40, null, 3],
    ]);
  });

  it('knows when it changes next and changed last', () => {
    const steps = timelineOf([assertion('a1', 0, 10, 1), assertion('a2', 20, null, 2)]);
    assert.deepEqual(
      [-5, 0, 9, 10, 19, 20, 99].map((day) => nextChange(steps, day)),
      [0, 10, 10, 20, 20, null, null],
    );
    assert.deepEqual(
      [-5, 0, 9, 10, 19, 20, 99].map((day) => lastChange(steps, day)),
      [null, 0, 0, 10, 10, 20, 20],
    );
  });
});

/** Any history: later assertions may replace or take back any earlier one. */
const histories = fc
  .array(
    fc.record({
      fact: fc.constantFrom('level', 'income'),
      from: fc.integer({ min: 0, max: 30 }),
      length: fc.option(fc.integer({ min: 0, max: 15 })),
      value: fc.option(fc.integer({ min: 0, max: 3 }), { freq: 6 }),
      recordedAt: fc.integer({ min: 1, max: 8 }),
      points: fc.option(fc.nat(30), { freq: 2 }),
      withdrawn: fc.boolean(),
    }),
    { maxLength: 14 },
  )
  .map((drafts) => {
    const sorted = drafts.toSorted((a, b) => a.recordedAt - b.recordedAt);
    const made: Assertion[] = [];
    for (const [index, { fact, from, length, value, recordedAt, points, withdrawn }] of sorted.entries()) {
      const earlier = made.filter((other) => other.fact === fact);
      const supersedes = points === null || earlier.length === 0 ? null : earlier[points % earlier.length]!.id;
      const to = length === null ? null : from + length;
      made.push({
        id: `a${100 + index}`,
        fact,
        value,
        from,
        to,
        recordedAt,
        supersedes,
        withdrawn: withdrawn && supersedes !== null,
      });
    }
    return made;
  });

/** The definition, word by word and day by day. */
function valueByDefinition(history: readonly Assertion[], fact: string, day: number, knownAt: number): number | null {
  const known = history.filter((one) => one.fact === fact && one.recordedAt <= knownAt);
  const pointers = (id: string) => known.filter((other) => other.supersedes === id);
  const takenBack = (one: Assertion): boolean => pointers(one.id).some((other) => other.withdrawn && !takenBack(other));
  const replaced = (one: Assertion): boolean => pointers(one.id).some((other) => !other.withdrawn && !takenBack(other));
  const covering = known.filter(
    (one) =>
      !one.withdrawn && !takenBack(one) && !replaced(one) && one.from <= day && (one.to === null || day < one.to),
  );
  covering.sort((a, b) => a.recordedAt - b.recordedAt || (a.id < b.id ? -1 : 1));
  return covering.at(-1)?.value ?? null;
}

describe('any history', () => {
  it('gives the value of the definition on every day and as known at every moment', () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 0, max: 9 }), fc.integer(), (history, knownAt, seed) => {
        const shuffled = history.toSorted(
          (a, b) => ((Number(a.id.slice(1)) * 7919 + seed) % 101) - ((Number(b.id.slice(1)) * 7919 + seed) % 101),
        );
        const timelines = timelinesOf(shuffled, knownAt);
        for (const fact of ['level', 'income']) {
          for (let day = -1; day < 50; day++) {
            assert.equal(
              stepOn(timelines.get(fact) ?? [], day)?.value ?? null,
              valueByDefinition(history, fact, day, knownAt),
            );
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('has steps in order that never overlap and are never empty', () => {
    fc.assert(
      fc.property(histories, (history) => {
        for (const steps of timelinesOf(history).values()) {
          for (const [index, { from, to }] of steps.entries()) {
            assert.ok(to === null || from < to);
            const next = steps[index + 1];
            if (next) assert.ok(to !== null && to <= next.from);
          }
        }
      }),
    );
  });

  it('looks the same from a moment on whatever is recorded after it', () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 0, max: 9 }), (history, knownAt) => {
        const then = history.filter((one) => one.recordedAt <= knownAt);
        assert.deepEqual(timelinesOf(then).get('level') ?? [], timelinesOf(history, knownAt).get('level') ?? []);
        assert.deepEqual(standingAssertions(then), standingAssertions(history, knownAt));
      }),
    );
  });
});
