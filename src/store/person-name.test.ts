import assert from 'node:assert/strict';
import { it } from 'node:test';
import { givenNameOf, nameKeys, placeKeys, tidyName, typedLetters } from './person-name.ts';

it('reads surnames as surnames', () => {
  assert.deepEqual(nameKeys('单田芳'), { pinyin: 'shan tian fang', initials: 'stf' });
  assert.deepEqual(nameKeys('欧阳静'), { pinyin: 'ou yang jing', initials: 'oyj' });
  assert.deepEqual(nameKeys('仇英'), { pinyin: 'qiu ying', initials: 'qy' });
});

it('reads the county as its people do', () => {
  assert.equal(placeKeys('宕昌县').pinyin, 'tan chang xian');
});

it('keeps characters without a reading, whatever plane they stand in', () => {
  assert.deepEqual(nameKeys('㐂三'), { pinyin: '㐂 san', initials: '㐂s' });
  const unread = nameKeys('𰻝强');
  assert.equal(unread.pinyin.endsWith(' qiang'), true);
  assert.equal([...unread.initials].length, 2);
  assert.equal(tidyName('𠅤  𬭎'), '𠅤𬭎');
});

it('leaves the dot of minority names in the name and out of the keys', () => {
  assert.equal(tidyName(' 阿依古丽 • 买买提 '), '阿依古丽·买买提');
  assert.deepEqual(nameKeys('才让·卓玛'), { pinyin: 'cai rang zhuo ma', initials: 'crzm' });
});

it('takes letters as people type them', () => {
  assert.equal(typedLetters('Ou Yang'), 'ouyang');
  assert.equal(typedLetters("xi'an"), 'xian');
  assert.equal(typedLetters('Lǚ'), 'lv');
  assert.equal(typedLetters('zhāng'), 'zhang');
});

it('takes the surname off', () => {
  assert.deepEqual(['张小静', '欧阳静', '阿依古丽·买买提', '𠅤明', '欧阳', '李'].map(givenNameOf), [
    '小静',
    '静',
    '买买提',
    '明',
    '阳',
    '',
  ]);
});
