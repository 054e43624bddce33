import assert from 'node:assert/strict';
import { test } from 'node:test';
import { find } from './find.ts';
import { isWholeNumber, list } from './list.ts';

test('a list, whose address holds what is searched, takes no whole identity number, certificate or phone', () => {
  for (const q of [
    '621223198503011237',
    '62122319850301123X',
    '62122319850301123744B1',
    '138 1234 5678',
    '６２１２２３１９８５０３０１１２３７',
  ])
    assert.equal(list.input.safeParse({ q }).success, false, q.length.toString());
  for (const q of ['张伟', 'zhang wei', '1237', '123X', '𬭎文'])
    assert.equal(list.input.safeParse({ q }).success, true);
  assert.equal(isWholeNumber('0939-1234567'), true);
  assert.equal(find.route?.method, 'post');
});
