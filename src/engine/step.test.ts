import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { known, oneOf } from '../define/expression.ts';
import { column, field, ledger } from '../define/ledger.ts';
import { type Action, ledgerReader } from './step.ts';

const boats = ledger({
  id: 'boat-repair',
  title: '船只维修',
  requirements: [],
  subject: 'none',
  titleWords: ['船'],
  key: ['boat'],
  fields: [
    column('boat', '船号', 'text'),
    column('seenOn', '检查日期', 'date'),
    column('damage', '损坏', 'choice', {
      values: [
        { id: 'none', code: 0, label: '无' },
        { id: 'hull', code: 1, label: '船体' },
      ],
    }),
    column('repairedOn', '修好日期', 'date'),
    column('checkedOn', '复查日期', 'date'),
  ],
  stages: [
    { id: 'seen', label: '已检查', when: known(field('seenOn')) },
    { id: 'damaged', label: '已损坏', when: oneOf(field('damage'), 'hull') },
    { id: 'repaired', label: '已修好', when: known(field('repairedOn')) },
  ],
  followUps: [{ id: 'check', label: '复查', after: 'repairedOn', days: 30, doneBy: 'checkedOn' }],
});
const reader = ledgerReader(boats);

test('an entry is what its actions made of it', () => {
  const actions: Action[] = [
    { kind: 'record', values: { boat: 'A1', seenOn: '2026-01-31' } },
    { kind: 'change', values: { damage: 'hull' } },
    { kind: 'change', values: { repairedOn: '2026-02-28' } },
  ];
  assert.deepEqual(
    actions.map((_, index) => reader.fold(actions.slice(0, index + 1))?.stage),
    ['seen', 'damaged', 'repaired'],
  );
  assert.deepEqual(reader.fold(actions)?.values, {
    boat: 'A1',
    seenOn: '2026-01-31',
    damage: 'hull',
    repairedOn: '2026-02-28',
  });
  assert.equal(reader.fold([]), undefined);
  const emptied = reader.fold([...actions, { kind: 'change', values: { repairedOn: null } }]);
  assert.equal(emptied?.stage, 'damaged', 'a field that is emptied takes its stage with it');
});

test('withdrawing keeps the values, and restoring brings the entry back', () => {
  const record: Action = { kind: 'record', values: { boat: 'A1', seenOn: '2026-01-31' } };
  const withdrawn = reader.fold([record, { kind: 'withdraw', values: {} }]);
  assert.deepEqual([withdrawn?.withdrawn, withdrawn?.values], [true, record.values]);
  assert.equal(
    reader.fold([record, { kind: 'withdraw', values: {} }, { kind: 'restore', values: {} }])?.withdrawn,
    false,
  );
});

test('work falls due a fixed time after a date, and is done when its field is filled', () => {
  assert.deepEqual(reader.due({ boat: 'A1' }), []);
  assert.deepEqual(reader.due({ repairedOn: '2026-02-28' }), [
    { id: 'check', label: '复查', on: '2026-03-30', done: false },
  ]);
  assert.equal(reader.due({ repairedOn: '2026-02-28', checkedOn: '2026-04-01' })[0]?.done, true);
});

test('conditions read fields and the stage; what is not filled in is unknown', () => {
  const damaged = reader.condition(oneOf(field('damage'), 'hull'));
  assert.deepEqual([damaged({ damage: 'hull' }), damaged({ damage: 'none' }), damaged({})], [true, false, null]);
  const repaired = reader.condition(oneOf(field('stage'), 'repaired'));
  assert.deepEqual(
    [repaired({ repairedOn: '2026-02-28' }), repaired({ seenOn: '2026-02-28' }), repaired({})],
    [true, false, null],
  );
  assert.throws(() => reader.condition(known(field('sail'))), /no fact "sail"/);
});

test('folding in two parts gives the same as folding at once', () => {
  const values = fc.record(
    {
      seenOn: fc.constantFrom('2026-01-01', null),
      damage: fc.constantFrom('hull', 'none', null),
      repairedOn: fc.constantFrom('2026-02-01', null),
    },
    { requiredKeys: [] },
  );
  const action = fc.record({
    kind: fc.constantFrom('record' as const, 'change' as const, 'withdraw' as const, 'restore' as const),
    values,
  });
  fc.assert(
    fc.property(fc.array(action, { maxLength: 8 }), fc.nat(8), (actions, cut) => {
      const first = reader.fold(actions.slice(0, cut));
      assert.deepEqual(
        actions.slice(cut).reduce((state, next) => reader.step(state, next), first),
        reader.fold(actions),
      );
    }),
  );
});
