import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from './problem.ts';

test('a problem says in English what it is about, also when the operation named it in Chinese', () => {
  assert.equal(new Problem('not-found', { what: '这个人' }).say('en'), 'No person was found in your area.');
  assert.equal(new Problem('not-found', { what: '这个人' }).say('zh'), '没有找到这个人，或不在您的辖区内。');
  assert.match(
    new Problem('conflict', { what: '别人刚改过这份草案' }).say('en'),
    /^Somebody has just changed this draft;/,
  );
  const fields = { what: 'first: 月份要写成 2026-01 的样子; draft.title: 必须填写; reason: 别的话' };
  assert.equal(
    new Problem('input-invalid', fields).say('en'),
    'The input is not valid: first is a month written as 2026-01; draft.title is required; reason: 别的话. Correct it and send it again.',
  );
});

test('details that are numbers or names stay as they are', () => {
  assert.match(new Problem('port-in-use', { port: 8080 }).say('en'), /Port 8080 is in use/);
  assert.match(new Problem('policy-unknown', { id: ': ; ' }).say('en'), /“: ; ”/);
});
