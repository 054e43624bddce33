import assert from 'node:assert/strict';
import { test } from 'node:test';
import { href, sortLink } from './list-state.ts';
import { pagesShown } from './pager.tsx';

test('the address keeps what is chosen and drops what is empty', () => {
  assert.equal(href('/people', { town: '2', page: '3' }, { page: '' }), '/people?town=2');
  assert.equal(href('/people', {}), '/people');
  assert.equal(href('/people', { name: '张 &=' }), '/people?name=%E5%BC%A0+%26%3D');
});

test('a first click sorts ascending, the next turns it, and paging starts again', () => {
  const query = { sort: 'name', page: '4', town: '2' };
  assert.deepEqual(sortLink('/p', query, 'name'), { href: '/p?sort=-name&town=2', now: 'ascending' });
  assert.deepEqual(sortLink('/p', { sort: '-name' }, 'name'), { href: '/p?sort=name', now: 'descending' });
  assert.deepEqual(sortLink('/p', query, 'level'), { href: '/p?sort=level&town=2', now: 'none' });
});

test('the pager shows the ends and the neighbours, with gaps between', () => {
  assert.deepEqual(pagesShown(1, 426), [1, 2, 3, 0, 426]);
  assert.deepEqual(pagesShown(5, 9), [1, 0, 4, 5, 6, 0, 9]);
  assert.deepEqual(pagesShown(2, 3), [1, 2, 3]);
  assert.deepEqual(pagesShown(426, 426), [1, 0, 425, 426]);
});
