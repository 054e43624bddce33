import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cataractSurgery } from '../../packs/livelihood/cataract-surgery.ts';
import { type EntryPageProps, stageSteps } from './entry-page.tsx';

const entry = (stage: string | null, ...reached: string[]): EntryPageProps['entry'] => ({
  id: '',
  title: '',
  person: null,
  values: {},
  stage,
  reached: Object.fromEntries(reached.map((id) => [id, '2026-03-30'])),
  withdrawn: false,
  revealed: false,
});
const words = (state: EntryPageProps['entry']) =>
  stageSteps(cataractSurgery, state).map((step) => `${step.label} ${step.state}`);

test('who was operated on was not ruled out on the way', () => {
  assert.deepEqual(words(entry('operated', 'screened', 'diagnosed', 'operated')), [
    '已筛查 done',
    '已确诊 done',
    '已手术 here',
    '已回访 ahead',
  ]);
});

test('who was ruled out has come to the end, and nobody is shown a way out that lies ahead', () => {
  assert.deepEqual(words(entry('ruled-out', 'screened', 'ruled-out')), ['已筛查 done', '已排除 here']);
  assert.deepEqual(words(entry('screened', 'screened')), [
    '已筛查 here',
    '已确诊 ahead',
    '已手术 ahead',
    '已回访 ahead',
  ]);
});
