import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heightOfRow } from './row-height.ts';

test('a row is as high as its longest wrapped cell', () => {
  assert.equal(heightOfRow(['短', null], [14, 14]), undefined);
  const two = heightOfRow(['一行\n两行', ''], [14, 14])!;
  assert.ok(two > 15);
  // Twelve characters of two places each, in a column of fourteen: two lines.
  assert.equal(heightOfRow(['残疾人证在有效期内吗对不对'.slice(0, 12)], [14]), two);
  assert.ok(heightOfRow(['字'.repeat(40)], [14])! > heightOfRow(['字'.repeat(40)], [40])!);
  assert.ok(heightOfRow(['字'.repeat(9999)], [14])! <= 409);
});
