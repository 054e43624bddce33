import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { column } from '../../define/ledger.ts';
import { disabilityCategories, employmentStates, lowIncomeClasses, relations, sexes } from '../../define/registry.ts';
import { plainDate } from '../../values/date.ts';
import { checkCharacter } from '../../values/resident-id.ts';
import type { Cell } from '../../values/sheet.ts';
import { type CellContext, normalise } from './normalise.ts';

const today = plainDate('2026-07-01');
const textCell = (text: string): Cell => ({ kind: 'text', text });
const numberCell = (text: string): Cell => ({ kind: 'number', text });

const fields = {
  date: column('issuedOn', '发证日期', 'date'),
  until: column('validUntil', '有效期至', 'date'),
  level: column('level', '等级', 'integer', { unit: '级', min: 1, max: 4 }),
  risk: column('risk', '危险性', 'integer', { unit: '级', min: 0, max: 5 }),
  count: column('size', '家庭人口', 'integer', { min: 0, max: 30 }),
  area: column('area', '面积', 'decimal', { min: 0 }),
  money: column('amount', '金额', 'money', { min: 0 }),
  yesNo: column('locked', '是否关锁', 'boolean'),
  able: column('able', '劳动能力', 'boolean'),
  category: column('category', '类别', 'choice', { values: disabilityCategories, establishes: 'disabilityCategory' }),
  sex: column('sex', '性别', 'choice', { values: sexes, establishes: 'sex' }),
  relation: column('relation', '与户主关系', 'choice', { values: relations, establishes: 'relation' }),
  lowIncome: column('lowIncome', '是否低保', 'choice', { values: lowIncomeClasses }),
  lowIncomeClass: column('lowIncome', '保障类别', 'choice', { values: lowIncomeClasses }),
  work: column('status', '就业状态', 'choice', { values: employmentStates }),
  name: column('name', '姓名', 'name'),
  id: column('residentId', '身份证号', 'residentId'),
  certificate: column('certificateNumber', '残疾证号', 'certificateNumber'),
  phone: column('phone', '联系电话', 'phone'),
  account: column('account', '账号', 'bankAccount'),
  text: column('remark', '备注', 'text'),
} as const;

function read(field: keyof typeof fields, cell: string | Cell | null, context: Partial<CellContext> = {}) {
  const definition = fields[field];
  const given = typeof cell === 'string' ? textCell(cell) : cell;
  const result = normalise(given, {
    field: definition,
    heading: definition.label,
    today,
    date1904: false,
    yuanPerUnit: 1,
    ...context,
  });
  return 'wrong' in result ? result.wrong : result.value;
}

function rulesOf(field: keyof typeof fields, cell: string | Cell, context: Partial<CellContext> = {}) {
  const definition = fields[field];
  const given = typeof cell === 'string' ? textCell(cell) : cell;
  const result = normalise(given, {
    field: definition,
    heading: definition.label,
    today,
    date1904: false,
    yuanPerUnit: 1,
    ...context,
  });
  return 'wrong' in result ? [] : (result.rules ?? []);
}

/** Each spelling of the table must give the value it stands under. */
function same(field: keyof typeof fields, table: readonly (readonly [unknown, readonly (string | Cell)[]])[]) {
  for (const [want, spellings] of table) {
    for (const spelling of spellings) assert.equal(read(field, spelling), want, JSON.stringify(spelling));
  }
}

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

describe('choices', () => {
  it('disability categories', () => {
    same('category', [
      ['vision', ['视力', '视力残疾', '1', '盲', numberCell('1')]],
      ['hearing', ['听力', '听力言语', '2']],
      ['physical', ['肢体（下肢）', '肢体(上肢)', '肢 体', '肢残', '4', '肢体四级', '四级肢体']],
      ['mental', ['精神（孤独症）', '孤独症', '6']],
      ['multiple', ['综合', '多重', '视力、听力', '肢体/智力', '肢体+精神', '7', '多重（视力、肢体）']],
      ['category-unknown', ['8', '0', '其他', '感冒']],
    ]);
    assert.deepEqual(rulesOf('category', '视力、听力'), ['category-several']);
  });

  it('relations', () => {
    same('relation', [
      ['head', ['户主', '本人', '户 主']],
      ['spouse', ['妻', '配偶', '之妻', '丈夫', '老婆']],
      ['child', ['长子', '之子', '次女', '四子', '小儿子', '养女', '女儿', '大女儿', '三儿子']],
      ['parent', ['母亲', '之父', '岳母']],
      ['grandchild', ['孙', '孙女', '长孙', '外孙女']],
      ['childInLaw', ['儿媳', '长媳', '女婿']],
      ['other', ['其他', '侄子', '外甥']],
      ['relation-unknown', ['朋友', '12']],
    ]);
  });

  it('low-income classes, asked as a class and as yes or no', () => {
    same('lowIncomeClass', [
      ['first', ['一类', 'A', 'A类', '1', '低保一类', 'ａ']],
      ['second', ['二类', 'B', '2']],
      ['third', ['三类', 'C类', '3', 'Ⅲ类', '叁类', '三档', 'C档', '三']],
      ['choice-unknown', ['甲']],
    ]);
    same('lowIncome', [
      ['unclassified', ['是', '√', 'Y', '1', '有']],
      ['none', ['否', '×', '无', 'N', '0', '—']],
      ['second', ['二类', '低保二类']],
    ]);
  });

  it('work and sex', () => {
    same('work', [
      ['employed', ['就业', '单位就业', '在岗']],
      ['unemployed', ['失业', '未就业', '无业']],
      ['public-post', ['公益岗', '公益性岗位', '乡村公益性岗位']],
      ['flexible', ['灵活就业', '灵活就业（零工）', '灵活']],
      ['choice-unknown', ['参军', '非就业']],
    ]);
    same('sex', [
      ['male', ['男', '1', '男性']],
      ['female', ['女', '2']],
      ['choice-unknown', ['不男', '3']],
    ]);
  });
});

describe('people', () => {
  const seventeen = '62122319850301123';
  const id = seventeen + checkCharacter(seventeen);

  it('names', () => {
    same('name', [
      ['张伟', ['张  伟', '张　伟', ' 张伟', '张伟（已故）', '张\u200b伟', "'张伟"]],
      ['买买提·艾力', ['买买提·艾力', '买买提•艾力', '买买提・艾力', '买买提．艾力', '买买提 · 艾力']],
      ['单䶮', ['单䶮']],
      ['𬭚', ['𬭚']],
      [null, ['（空）', '—', '无']],
    ]);
  });

  it('identity numbers', () => {
    same('id', [
      [
        id,
        [
          id,
          ` ${id} `,
          `${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`,
          `'${id}`,
          [...id].map((char) => String.fromCodePoint(char.codePointAt(0)! + 0xfee0)).join(''),
          `${id}42`,
          `${id}42B1`,
        ],
      ],
      ['11010519491231002X', ['11010519491231002x', '11010519491231002Ｘ', '110105491231002', '11O105I949I23IOO2X']],
      [
        'id-precision-lost',
        [
          '6.21223E+17',
          numberCell('621223198503011200'),
          numberCell('6.21223198503011E+17'),
          numberCell('6.21223200405277E+017'),
          '621223198503011000',
        ],
      ],
      ['id-checksum', ['110105194912310021']],
      ['id-invalid', ['11010519491231002', '1101051949123100211', '号码', '12345', '62122319850230123X']],
      [null, ['无', '—', '', '未上户']],
    ]);
  });

  it('certificates', () => {
    same('certificate', [
      [`${id}42`, [`${id}42`, ` ${id} 42`, numberless(`${id}42`)]],
      [`${id}42B1`, [`${id}42B1`, `${id}42b1`, `${id}42 Ｂ1`]],
      ['id-precision-lost', [numberCell('6.21223198503011E+19'), numberCell('62122319850301123000'), '6.21223E+19']],
      ['certificate-invalid', [id, `${id}82`, `${id}45`, '123', `${id}421`]],
      [null, ['未办', '无', '办理中']],
    ]);
  });

  it('telephones and accounts', () => {
    same('phone', [
      [
        '13912345678',
        [
          '13912345678',
          '139 1234 5678',
          '139-1234-5678',
          '+86 13912345678',
          '13912345678/0939-8280501',
          '13912345678、13800000000',
          '13912345678（儿子）',
          numberCell('13912345678'),
        ],
      ],
      ['0939-7334598', ['0939-7334598', '09397334598', '(0939)7334598', numberCell('9397334598')]],
      [null, ['无', '/', '空号']],
      ['phone-invalid', ['1391234567', '139123456789', '不知道', '12912345678']],
    ]);
    assert.deepEqual(rulesOf('phone', '13912345678/0939-8280501'), ['phone-several']);
    same('account', [
      ['6230474748053041425', ['6230474748053041425', '6230 4747 4805 3041 425']],
      ['account-invalid', [numberCell('6230474748053041000'), '6.23047E+18', '12', '农行卡']],
    ]);
  });

  it('cells with a formula that failed are wrong, whatever they should hold', () => {
    for (const field of Object.keys(fields) as (keyof typeof fields)[])
      assert.equal(read(field, { kind: 'error', text: '#REF!' }), 'cell-error');
  });
});

/** The text with a space that is none. */
function numberless(text: string): string {
  return `${text.slice(0, 18)}\u00a0${text.slice(18)}`;
}
