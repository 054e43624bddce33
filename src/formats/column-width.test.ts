import assert from 'node:assert/strict';
import { it } from 'node:test';
import { withColumnWidth } from './column-width.ts';

const col = (min: number, max: number, width: number) => `<col min="${min}" max="${max}" width="${width}"/>`;
const own = '<col min="5" max="5" width="40" customWidth="1"/>';

it('adds a width, between others and out of a range', () => {
  assert.equal(withColumnWidth('<worksheet><sheetData>', 4, 40), `<worksheet><cols>${own}</cols><sheetData>`);
  assert.equal(
    withColumnWidth(`<cols>${col(1, 2, 9)}</cols><sheetData>`, 4, 40),
    `<cols>${col(1, 2, 9)}${own}</cols><sheetData>`,
  );
  assert.equal(withColumnWidth(`<cols>${col(5, 5, 9)}</cols><sheetData>`, 4, 40), `<cols>${own}</cols><sheetData>`);
  assert.equal(
    withColumnWidth(`<cols>${col(3, 16384, 9)}</cols><sheetData>`, 4, 40),
    `<cols>${col(3, 4, 9)}${own}${col(6, 16384, 9)}</cols><sheetData>`,
  );
  assert.equal(
    withColumnWidth('<x:worksheet><x:sheetData/>', 4, 40),
    `<x:worksheet><x:cols>${own.replace('<col', '<x:col')}</x:cols><x:sheetData/>`,
  );
});
