import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fillWords, officialPunctuation } from './fill-text.ts';

test('marks after Chinese words become full width, numbers keep theirs', () => {
  assert.equal(officialPunctuation(' 设备未到位, 原因是路远;正在催办.'), '设备未到位，原因是路远；正在催办。');
  assert.equal(officialPunctuation('坡道(坡度 1:20)长3.5米'), '坡道（坡度 1:20）长3.5米');
  assert.equal(officialPunctuation('沙湾镇\n  官鹅村'), '沙湾镇官鹅村');
  assert.equal(
    officialPunctuation('术前视力0.05,术后0.6'),
    '术前视力0.05,术后0.6',
    'a comma after a digit may be part of a number',
  );
});

test('rare characters outside the basic plane survive', () => {
  assert.equal(officialPunctuation('联系人:𬭚㐂,已核实'), '联系人：𬭚㐂，已核实');
});

test('values go into the words without doubled marks', () => {
  const filled = fillWords('{problem}。原因：{cause}。', { problem: '康复协理员不足。', cause: '人员调动;' });
  assert.deepEqual(filled, { text: '康复协理员不足。原因：人员调动。', missing: [] });
});

test('a value that is not there is said to be missing', () => {
  const filled = fillWords('{problem}，措施：{measure}', { problem: '设备未到位', measure: null });
  assert.deepEqual(filled, { text: '设备未到位，措施：（未填）。', missing: ['measure'] });
});
