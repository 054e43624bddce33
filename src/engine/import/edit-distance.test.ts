import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { editDistance, isOneEditAway } from './edit-distance.ts';

it('counts what must be typed', () => {
  assert.equal(editDistance('下付村', '下付村', 2), 0);
  assert.equal(editDistance('下付村', '下副村', 2), 1);
  assert.equal(editDistance('下付村', '下付', 2), 1);
  assert.equal(editDistance('下付村', '上坝村', 2), 2);
  assert.equal(editDistance('下付村', '人民街', 2), 3);
});

it('both ways of asking agree', () => {
  const text = fc.string({ unit: fc.constantFrom('身', '份', '证', '号'), maxLength: 5 });
  fc.assert(fc.property(text, text, (one, other) => isOneEditAway(one, other) === editDistance(one, other, 1) <= 1));
});
