import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LONGEST, sentencesOf } from './sentences.ts';

test('text is cut at the ends of sentences', () => {
  assert.deepEqual(sentencesOf('先自查。再去办！\n  可以吗？好'), ['先自查。', '再去办！', '可以吗？', '好']);
});

test('a long sentence breaks at a comma', () => {
  assert.deepEqual(sentencesOf('一二三，四五六七八', 5), ['一二三，', '四五六七八']);
  assert.deepEqual(sentencesOf('一二三四五六七', 3), ['一二三', '四五六', '七']);
});

test('no piece is longer than engines can finish, and nothing is lost', () => {
  const characters = fc.constantFrom(...'一二三，。！？；、 𬭎abc\n');
  fc.assert(
    fc.property(fc.array(characters, { maxLength: 600 }), (chosen) => {
      const text = chosen.join('');
      const pieces = sentencesOf(text);
      for (const piece of pieces) assert.ok([...piece].length <= LONGEST);
      // Marks alone are not spoken, so letters are what counts.
      const letters = (words: string): string => words.replace(/[^\p{L}\p{N}]/gu, '');
      assert.equal(letters(pieces.join('')), letters(text));
    }),
  );
});
