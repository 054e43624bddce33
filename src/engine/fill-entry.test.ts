import assert from 'node:assert/strict';
import { test } from 'node:test';
import { column } from '../define/ledger.ts';
import { entryTexts } from './fill-entry.ts';

const states = [
  { id: 'open', code: 0, label: '未解决' },
  { id: 'solved', code: 2, label: '已解决' },
];
const fields = [
  column('what', '故障', 'text'),
  column('state', '状态', 'choice', { values: states }),
  column('dueOn', '期限', 'date'),
  column('cost', '费用', 'money'),
  column('length', '长度', 'decimal'),
  column('urgent', '紧急', 'boolean'),
  column('finder', '发现人', 'name', { sensitive: 'identity' }),
];

test('values become what people read', () => {
  const values = {
    what: '灯杆倾斜',
    state: 'solved',
    dueOn: '2026-08-05',
    cost: 45_000_000,
    length: 3.5,
    urgent: true,
    finder: '杨㐂',
  };
  assert.deepEqual(entryTexts({ fields }, values), {
    what: '灯杆倾斜',
    state: '已解决',
    dueOn: '2026年8月5日',
    cost: '45万元',
    length: '3.5',
    urgent: '是',
  });
  assert.equal(entryTexts({ fields }, { state: 0 })['state'], '未解决', 'a choice may be given by its code');
});

test('what is not filled in is null, and a no is not nothing', () => {
  assert.deepEqual(entryTexts({ fields }, { what: '', urgent: false, cost: 0 }), {
    what: null,
    state: null,
    dueOn: null,
    cost: '0元',
    length: null,
    urgent: '否',
  });
});
