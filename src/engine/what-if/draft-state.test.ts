/** A draft reaches its adoption only through a check and a second person, however its actions are mixed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { authorsOf, type DraftActionKind, type DraftState, movesFrom, stateAfter } from './draft-state.ts';

const kinds: DraftActionKind[] = ['propose', 'change', 'check', 'submit', 'send-back', 'approve', 'adopt', 'withdraw'];

test('what is adopted was checked, submitted and approved after its last change, and nothing follows', () => {
  let adopted = 0;
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...kinds.slice(1, -1)), { minLength: 20, maxLength: 60 }), (wanted) => {
      const done: DraftActionKind[] = [];
      let state: DraftState | null = null;
      for (const kind of ['propose' as const, ...wanted]) {
        const next: DraftState | null = stateAfter(state, kind);
        if (next === null) continue;
        assert.ok(state !== 'adopted' && state !== 'withdrawn');
        done.push(kind);
        state = next;
      }
      assert.equal(done.filter((kind) => kind === 'propose').length, 1);
      if (state !== 'adopted') return;
      adopted += 1;
      const since = done.slice(1 + Math.max(done.lastIndexOf('change'), done.lastIndexOf('send-back')));
      const path = since.filter((kind) => kind !== 'propose');
      assert.deepEqual(path.slice(-4), ['check', 'submit', 'approve', 'adopt']);
    }),
    { numRuns: 3000 },
  );
  assert.ok(adopted > 10, `only ${adopted}`);
});

test('the buttons of a state are what it allows', () => {
  assert.deepEqual(movesFrom('submitted'), ['send-back', 'approve', 'withdraw']);
  assert.deepEqual(movesFrom('adopted'), []);
});

test('whoever wrote, changed or submitted it is an author; who checked it is not', () => {
  const actions = [
    { kind: 'propose', staff: 'a' },
    { kind: 'check', staff: 'b' },
    { kind: 'change', staff: null },
    { kind: 'submit', staff: 'c' },
  ] as const;
  assert.deepEqual([...authorsOf(actions)], ['a', null, 'c']);
});
