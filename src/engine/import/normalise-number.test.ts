import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { numberCell, read, rulesOf, same } from './testing.ts';

describe('numbers', () => {
  it('levels', () => {
    same('level', [
      [
        1,
        [
          '一',
          '壹',
          'Ⅰ',
          '1',
          '１',
          '1级',
          '一级',
          '壹级',
          '第一级',
          'I',
          '一級',
          numberCell('1'),
          numberCell('1.0'),
          '肢体一级',
          '一级（重度）',
          '1 级',
        ],
      ],
      [2, ['二', '贰', 'Ⅱ', 'II级', '两级', '贰级', '多重二级']],
      [3, ['Ⅲ', '叁级', '三等']],
      [4, ['Ⅳ', '肆', '四级肢体', 'IV']],
      ['level-ambiguous', ['重度', '极重度', '中度', '轻度', '一、二级', '1-2级', '二/三级', '一级二级']],
      ['number-invalid', ['5', '五级', '0', '甲', '有']],
    ]);
    same('risk', [
      [0, ['0', '0级', '零级', '０']],
      [5, ['5级']],
      ['number-invalid', ['6级']],
    ]);
  });

  it('counts and quantities', () => {
    same('count', [
      [3, ['3', '3人', '三', '３口', '3.0', numberCell('3')]],
      [12, ['十二', '12 人']],
      ['number-invalid', ['2.5', '-1', '31', '若干']],
    ]);
    same('area', [
      [8600, ['8,600', '8600㎡', '8600平方米', '约8600', numberCell('8600')]],
      [0.35, ['0.35', '.35公里']],
      ['number-invalid', ['很多', '-3']],
    ]);
  });

  it('money is fen, however it is written', () => {
    same('money', [
      [
        11000,
        [
          '110',
          '110.00元',
          '¥110',
          '￥110.0',
          '110元整',
          '壹佰壹拾',
          '壹佰壹拾元整',
          '一百一十元',
          '人民币110元',
          '每月110元',
          '110元/月',
          numberCell('110'),
          '１１０',
        ],
      ],
      [110000, ['1,100', '1，100.00', '壹仟壹佰元', '0.11万', '0.11万元']],
      [123450, ['1234.5', '壹仟贰佰叁拾肆元伍角', numberCell('1234.5')]],
      [5, ['0.05', '零元零伍分']],
      [1000500000, ['壹仟万伍仟元', '10005000']],
      [410033, [numberCell('4100.3333333333335')]],
      [45900, [numberCell('459.00000000000006'), '4.59E2']],
      ['money-invalid', ['-5', '(100)', '很少', '1.2.3', '12元5']],
      [null, ['—', '/', '无', '']],
    ]);
    assert.equal(read('money', '1.2', { yuanPerUnit: 10_000 }), 1_200_000);
    assert.equal(read('money', '12000元', { yuanPerUnit: 10_000 }), 1_200_000);
    assert.deepEqual(rulesOf('money', numberCell('4100.335')), ['money-rounded']);
    assert.deepEqual(rulesOf('money', '1.2', { yuanPerUnit: 10_000 }), ['money-unit']);
  });
});

describe('yes, no and unknown', () => {
  it('are three different things', () => {
    same('yesNo', [
      [
        true,
        [
          '是',
          '√',
          '✓',
          '●',
          '1',
          'Y',
          'yes',
          '有',
          '已关锁',
          '关锁',
          { kind: 'boolean', text: '是' },
          numberCell('1'),
        ],
      ],
      [false, ['否', '×', '空', '—', '无', 'N', '0', '未关锁', '没有', '不', numberCell('0')]],
      [null, ['', ' ', '　', '不详', '？']],
      [false, ['□是 ☑否', '□是√否', '是□否√', '否√']],
      [true, ['☑是 □否', '是√否□', '√是 □否']],
      ['choice-unknown', ['曾经', '两次', '□是 □否', '是/否', '☑是☑否']],
    ]);
    assert.equal(read('yesNo', null), null);
    same('able', [
      [true, ['有劳动能力', '有', '具备']],
      [false, ['无劳动能力', '无']],
      ['choice-unknown', ['弱劳动力']],
    ]);
  });
});
