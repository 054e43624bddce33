import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { cellName, columnLetters, columnNumber, dateOfSerial } from './sheet.ts';

it('names columns as office programs do', () => {
  assert.deepEqual([0, 25, 26, 701, 702, 16383].map(columnLetters), ['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
  assert.equal(cellName(4, 12), 'E12');
  fc.assert(fc.property(fc.nat({ max: 16383 }), (column) => columnNumber(columnLetters(column)) === column));
});

it('knows the day of a serial number', () => {
  assert.equal(dateOfSerial(31107, false), '1985-03-01');
  assert.equal(dateOfSerial(29645.9, true), '1985-03-01');
  assert.deepEqual(
    [1, 59, 60, 61].map((serial) => dateOfSerial(serial, false)),
    ['1900-01-01', '1900-02-28', undefined, '1900-03-01'],
  );
  assert.deepEqual(
    [0, -1, Number.NaN, 1e9].map((serial) => dateOfSerial(serial, false)),
    [undefined, undefined, undefined, undefined],
  );
});
