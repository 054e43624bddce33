import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { normalise } from './normalise.ts';
import { fields, numberCell, read, rulesOf, same, textCell, today } from './testing.ts';

describe('dates', () => {
  it('are read in every spelling', () => {
    same('date', [
      [
        '1985-03-01',
        [
          '1985.3.1',
          '1985-3-1',
          '1985/03/01',
          '1985年3月1日',
          '1985年03月01',
          '19850301',
          '85.3.1',
          '85年3月1日',
          '850301',
          '1985．3．1',
          '1985。3。1',
          '1985、3、1',
          '１９８５.３.１',
          '1985. 3. 1',
          '1985-03-01 00:00:00',
          '1985-03-01T00:00:00.000Z',
          '1985年3月1日星期五',
          '一九八五年三月一日',
          '公历1985年3月1日',
          '1985.3.1.',
          '1985-3-1号',
          '3/1/1985',
          numberCell('31107'),
          numberCell('31107.5'),
          '31107',
          numberCell('19850301'),
          { kind: 'date', text: '1985-03-01' },
          "'1985-03-01",
        ],
      ],
      ['2026-12-31', ['二〇二六年十二月三十一日', '26.12.31', '2026年12月31日']],
      ['2008-10-20', ['二零零八年十月二十日', '08-10-20']],
    ]);
  });

  it('say how exact they are', () => {
    for (const spelling of [
      '1985-3',
      '1985年3月',
      '1985.3',
      '198503',
      numberCell('1985.3'),
      numberCell('198503'),
      '1985.03.00',
    ]) {
      assert.equal(read('date', spelling), '1985-03-01');
      assert.ok(rulesOf('date', spelling).includes('date-month-only'), JSON.stringify(spelling));
    }
    for (const spelling of ['2012年', '2012', numberCell('2012')]) {
      assert.equal(read('date', spelling), '2012-01-01');
      assert.ok(rulesOf('date', spelling).includes('date-year-only'));
    }
  });

  it('count from 1904 where the workbook does', () => {
    assert.equal(read('date', numberCell('29645'), { date1904: true }), '1985-03-01');
  });

  it('of two digits are the last such year', () => {
    same('date', [
      ['1932-01-02', ['32.1.2']],
      ['2031-01-02', ['31.1.2']],
      ['2000-01-02', ['00.1.2']],
    ]);
  });

  it('that are none are told', () => {
    for (const bad of [
      '2026.02.30',
      '2026-13-01',
      '农历八月十五',
      '正月初一',
      '八月十五',
      '明天',
      '20260230',
      '0',
      '12',
      '2026.2.29',
      '1850.1.1',
      '2500-01-01',
    ]) {
      assert.equal(read('date', bad), 'date-invalid', bad);
    }
    const lunar = normalise(textCell('农历八月十五'), {
      field: fields.date,
      heading: '',
      today,
      date1904: false,
      yuanPerUnit: 1,
    });
    assert.match('message' in lunar ? String(lunar.message) : '', /农历.*公历/);
  });

  it('of a range are taken from the end that is asked for', () => {
    const range = '2016.1.2-2026年1月1日';
    assert.deepEqual(
      [read('until', '2016.01.02至2026.01.01'), read('date', '2016.01.02至2026.01.01')],
      ['2026-01-01', '2016-01-02'],
    );
    assert.deepEqual([read('until', '2016-01-02—2026-01-01'), read('until', range)], ['2026-01-01', '2026-01-01']);
    assert.deepEqual([read('until', '长期'), read('until', '2016.1.2至长期')], [null, null]);
  });
});
