import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { titleLines, widthOf } from './official-docx-title.ts';

const fixed = (text: string) => ({ text, fixed: true }) as const;

test('a short title is one line', () => {
  assert.deepEqual(titleLines([{ text: '关于召开残疾人工作会议的通知' }]), ['关于召开残疾人工作会议的通知']);
  assert.deepEqual(titleLines([fixed('宕昌县'), fixed('2026年'), { text: '工作总结' }]), ['宕昌县2026年工作总结']);
});

test('a long title breaks between words into a trapezoid', () => {
  const lines = titleLines([{ text: '宕昌县残疾人联合会关于2026年上半年贫困重度残疾人特别救助项目实施情况的报告' }]);
  assert.equal(lines.length, 2);
  const [first, second] = lines.map(widthOf) as [number, number];
  assert.ok(Math.abs(first - second) >= 1 && Math.abs(first - second) <= 8, `${first} and ${second}`);
  assert.ok(lines[1]?.endsWith('实施情况的报告'));
  assert.ok(!/残疾$/.test(lines[0] ?? ''), 'the word 残疾人 stays whole');
});

test('names, periods and the kind of paper are never broken', () => {
  const names = ['积石山保安族东乡族撒拉族自治县', '2026年上半年'];
  const lines = titleLines([...names.map(fixed), { text: '为残疾人办实事项目实施方案' }]);
  for (const whole of [...names, '实施方案'])
    assert.ok(
      lines.some((line) => line.includes(whole)),
      `${whole} in ${lines.join(' / ')}`,
    );
});

test('every title comes out whole, in lines that fit', () => {
  const word = fc.constantFrom(
    '残疾人',
    '康复',
    '工作',
    '的',
    '和',
    '《',
    '》',
    '（',
    '）',
    '、',
    '2026',
    '㐂',
    '𬭚',
    '关于',
    '通知',
    '乡镇',
  );
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 60 }), (parts) => {
      const text = parts.join('');
      const lines = titleLines([{ text }]);
      assert.equal(lines.join(''), text);
      for (const line of lines) assert.ok(line !== '' && widthOf(line) <= 19, line);
    }),
  );
});
