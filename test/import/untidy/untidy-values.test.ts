/** What people type into the cells of otherwise orderly lists: numbers as text, words for levels, dates of all kinds, units, remarks. */
import { describe } from 'node:test';
import { checkCharacter } from '../../../src/values/resident-id.ts';
import { person, type Value } from '../reading-tables.ts';
import { reads } from './untidy-case.ts';

const id = person(1);
const full = (text: string) => text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
const column = (title: string, heads: readonly string[], rows: readonly (readonly Value[])[]) => [
  { rows: [[title], [...heads], ...rows.map((row) => [...row])] },
];

describe('identity', () => {
  const fifteen = '621223850301112';
  const long = `62122319850301112${checkCharacter('62122319850301112')}`;
  reads({
    title:
      'numbers: full width, spaced, spelt with letters, of 15 digits, with the point that a program added, and cut ones',
    file: column(
      '残疾人花名册',
      ['姓名', '身份证号', '类别', '等级'],
      [
        ['甲', full(id), '肢体', '一级'],
        ['乙', `${id.slice(0, 6)}-${id.slice(6, 14)}-${id.slice(14)}`, '肢体', '一级'],
        ['丙', `\u202d${id}\u202c`, '肢体', '一级'],
        ['丁', fifteen, '肢体', '一级'],
        ['戊', `’${id}`, '肢体', '一级'],
        ['己', `${id}（本人）`, '肢体', '一级'],
        ['庚', `${id}.0`, '肢体', '一级'],
        ['辛', '6.21223E+17', '肢体', '一级'],
        ['壬', 6.21223198503011e17, '肢体', '一级'],
        ['癸', id.slice(1), '肢体', '一级'],
        ['子', '11O10519491231002x', '肢体', '一级'],
        ['丑', `${id.slice(0, 17)}${id.endsWith('0') ? 1 : 0}`, '肢体', '一级'],
        ['寅', '同上', '肢体', '一级'],
      ],
    ),
    ledger: 'disability-roster',
    rows: 13,
    wrong: [
      'B9 id-precision-lost',
      'B10 id-precision-lost',
      'B11 id-precision-lost',
      'B12 id-invalid',
      'B14 id-checksum',
      'B15 id-invalid',
    ],
    values: {
      residentId: [id, id, id, long, id, id, null, null, null, null, '11010519491231002X', null, null],
    },
    rules: { 3: ['id-fifteen-digits'], 10: ['id-letter-for-digit'] },
  });
  reads({
    title: 'certificates of 20 and 22 characters, without a column of identity numbers',
    file: column(
      '持证残疾人名单',
      ['持证人姓名', '第二代残疾人证号', '村', '乡镇'],
      [
        ['甲', `${id}42`, '下付村', '南阳镇'],
        ['乙', `${id}42b2`, '下付村', '南阳镇'],
        ['丙', full(`${id}42B1`), '下付村', '南阳镇'],
        ['丁', `${id.slice(0, 6)} ${id.slice(6)} 4 2`, '下付村', '南阳镇'],
        ['戊', id, '下付村', '南阳镇'],
        ['己', `${id}92`, '下付村', '南阳镇'],
        ['庚', `${id}42B`, '下付村', '南阳镇'],
        ['辛', '6.21223E+19', '下付村', '南阳镇'],
      ],
    ),
    ledger: 'disability-roster',
    rows: 8,
    wrong: ['B7 certificate-invalid', 'B8 certificate-invalid', 'B9 certificate-invalid', 'B10 id-precision-lost'],
    values: { level: [2, 2, 2, 2, null, null, null, null], residentId: [id, id, id, id, null, null, null, null] },
    rules: { 1: ['certificate-reissued'] },
  });
  reads({
    title: 'names with points, wide spaces, remarks in brackets and rare characters',
    file: column(
      '残疾人花名册',
      ['姓　　名', '身份证号', '类别', '等级'],
      [
        ['买买提•艾力', id, '4', '一'],
        ['张  伟', id, '4', '一'],
        ['李四（已故）', id, '4', '一'],
        ['𬭚㐂', id, '4', '一'],
        ['王\n五', id, '4', '一'],
        ['阿依古丽．买买提', id, '4', '一'],
        ['赵六（原名赵大）', id, '4', '一'],
        ['　', id, '4', '一'],
      ],
    ),
    ledger: 'disability-roster',
    rows: 8,
    wrong: ['A10 name-missing'],
    values: { name: ['买买提·艾力', '张伟', '李四', '𬭚㐂', '王五', '阿依古丽·买买提', '赵六', null] },
    rules: { 2: ['event-died'] },
  });
  reads({
    title: 'telephones: several in a cell, with words, as numbers, in the way programs write them',
    file: column(
      '残疾人花名册',
      ['姓名', '身份证号', '类别', '等级', '联系电话', '监护人电话'],
      [
        ['甲', id, '4', '一', '13900001234/0939-6123456', 13900001234],
        ['乙', id, '4', '一', '139 0000 1234', '+86 139-0000-1234'],
        ['丙', id, '4', '一', '13900001234（儿子）', '13900001234.0'],
        ['丁', id, '4', '一', '13900001234\n13800001234', '无'],
        ['戊', id, '4', '一', '儿子13900001234', '09396123456'],
        ['己', id, '4', '一', '1390000123', '1.39E+10'],
      ],
    ),
    ledger: 'disability-roster',
    rows: 6,
    wrong: ['E8 phone-invalid', 'F8 phone-invalid'],
    values: {
      phone: ['13900001234', '13900001234', '13900001234', '13900001234', '13900001234', null],
      guardianPhone: ['13900001234', '13900001234', '13900001234', null, '09396123456', null].map((phone, at) =>
        at === 4 ? '0939-6123456' : phone,
      ),
    },
    rules: { 0: ['phone-several'], 3: ['phone-several'] },
  });
});

describe('disability', () => {
  const levels: [Value, number | null][] = [
    ['壹级', 1],
    ['Ⅱ级', 2],
    ['叁', 3],
    [4, 4],
    ['4.0', 4],
    ['贰 级', 2],
    ['三級', 3],
    ['ⅳ', 4],
    ['一级（极重度）', 1],
    ['肢体二级', 2],
    ['重度', null],
    ['一级/二级', null],
    ['五级', null],
    ['待评', null],
  ];
  reads({
    title: 'levels in every spelling; what could be two levels is asked about',
    file: column(
      '残疾人花名册',
      ['姓名', '身份证号', '残疾类别', '残疾等级'],
      levels.map(([level]) => ['甲', id, '肢体', level]),
    ),
    ledger: 'disability-roster',
    rows: levels.length,
    wrong: ['D13 level-ambiguous', 'D14 level-ambiguous', 'D15 number-invalid', 'D16 number-invalid'],
    values: { level: levels.map(([, level]) => level) },
  });
  const categories: [Value, string | null][] = [
    ['肢体残疾', 'physical'],
    ['４', 'physical'],
    ['肢体（下肢）', 'physical'],
    ['精神（孤独症）', 'mental'],
    ['视力、听力', 'multiple'],
    ['综合', 'multiple'],
    ['盲', 'vision'],
    ['聋哑', null],
    ['智障', 'intellectual'],
    ['肢体类', 'physical'],
    ['视残', 'vision'],
    ['精残', 'mental'],
    ['哑', 'speech'],
    ['残疾', null],
    ['8', null],
  ];
  reads({
    title: 'categories in official words, in digits and as people call them',
    file: column(
      '残疾人花名册',
      ['姓名', '身份证号', '残疾类别', '残疾等级'],
      categories.map(([category]) => ['甲', id, category, '一']),
    ),
    ledger: 'disability-roster',
    rows: categories.length,
    wrong: ['C10 category-unknown', 'C16 category-unknown', 'C17 category-unknown'],
    values: { category: categories.map(([, category]) => category) },
  });
});

describe('dates', () => {
  const dates: [Value, string | null][] = [
    ['2020.1.2', '2020-01-02'],
    ['20.1.2', '2020-01-02'],
    ['2020年1月2号', '2020-01-02'],
    ['二〇二〇年一月二日', '2020-01-02'],
    ['20200102', '2020-01-02'],
    [20200102, '2020-01-02'],
    [43832, '2020-01-02'],
    ['43832', '2020-01-02'],
    ['2020/1/2 0:00:00', '2020-01-02'],
    ['2020-01-02T00:00:00.000Z', '2020-01-02'],
    ['2020年1月', '2020-01-01'],
    ['2020.1.', '2020-01-01'],
    ['２０２０．１．２', '2020-01-02'],
    ['2020 年 1 月 2 日', '2020-01-02'],
    ['2020-1-2至2030-1-1', '2020-01-02'],
    ['2020。1。2', '2020-01-02'],
    ['1/2/2020', '2020-01-02'],
    ['2020.02.30', null],
    ['农历二〇二〇年八月十五', null],
    ['1月2日', null],
    ['2020.13.1', null],
    ['近期', null],
  ];
  reads({
    title: 'as people and programs write them; what is no day is wrong',
    file: column(
      '残疾人花名册',
      ['姓名', '身份证号', '类别', '等级', '发证日期'],
      dates.map(([date]) => ['甲', id, '4', '一', date]),
    ),
    ledger: 'disability-roster',
    rows: dates.length,
    wrong: ['E20 date-invalid', 'E21 date-invalid', 'E22 date-invalid', 'E23 date-invalid', 'E24 date-invalid'],
    values: { certificateIssuedOn: dates.map(([, date]) => date) },
  });
  reads({
    title: 'ages in the column of birth dates, beside a number that tells the birth',
    file: column(
      '残疾人花名册',
      ['姓名', '出生年月', '身份证号', '类别', '等级'],
      [
        ['甲', '41', id, '4', '一'],
        ['乙', '四十一岁', id, '4', '一'],
        ['丙', '85.3', id, '4', '一'],
        ['丁', '41岁', '', '4', '一'],
      ],
    ),
    ledger: 'disability-roster',
    rows: 4,
    wrong: ['B6 date-invalid', 'C6 required-missing'],
    values: { birthDate: ['1985-03-01', '1985-03-01', '1985-03-01', null] },
  });
});

describe('yes and no', () => {
  const answers: [Value, boolean | null][] = [
    ['是', true],
    ['√', true],
    ['Y', true],
    [1, true],
    [true, true],
    ['有', true],
    ['●', true],
    ['脱贫户', true],
    ['是（2019年脱贫）', true],
    ['☑是□否', true],
    ['否', false],
    ['×', false],
    ['无', false],
    ['N', false],
    [0, false],
    [false, false],
    ['—', false],
    ['非脱贫户', false],
    ['不是', false],
    [null, null],
    ['  ', null],
    ['不详', null],
    ['？', null],
  ];
  reads({
    title: 'ticks, crosses, dashes; blank is neither',
    file: column(
      '残疾人花名册',
      ['姓名', '身份证号', '类别', '等级', '是否脱贫户'],
      answers.map(([answer]) => ['甲', id, '4', '一', answer]),
    ),
    ledger: 'disability-roster',
    rows: answers.length,
    values: { registeredPoor: answers.map(([, answer]) => answer) },
  });
});

describe('money', () => {
  const amounts: [Value, number | null][] = [
    ['110', 11000],
    ['110.00元', 11000],
    ['1,100', 110000],
    ['１１０', 11000],
    ['￥110', 11000],
    ['壹佰壹拾元整', 11000],
    ['110元/月', 11000],
    ['0.011万', 11000],
    [110.005, 11001],
    ['-110', -11000],
    ['（110）', null],
    ['—', null],
    ['110+20', null],
    ['#N/A', null],
    ['面议', null],
  ];
  reads({
    title: 'in every spelling; sums that are not worked out are wrong',
    file: column(
      '2026年4月两项补贴发放表',
      ['姓名', '身份证号', '生活补贴', '护理补贴', '合计'],
      amounts.map(([amount]) => ['甲', id, amount, 110, 110]),
    ),
    ledger: 'two-subsidy-payment',
    rows: amounts.length,
    wrong: ['C12 money-invalid', 'C13 money-invalid', 'C15 money-invalid', 'C16 cell-error', 'C17 money-invalid'],
    values: {
      livingAllowance: amounts
        .map(([, amount]) => amount)
        .map((amount) => (amount !== null && amount < 0 ? null : amount)),
    },
  });
  reads({
    title: 'in ten thousands, as the line above says; a column with a unit of its own keeps it',
    file: [
      {
        rows: [
          ['农村低保家庭花名册'],
          ['填报单位：南阳镇', null, null, null, '单位：万元'],
          ['户主姓名', '身份证号', '低保类别', '家庭年收入', '人均收入（元）', '月保障金'],
          ['甲', id, 'A', '1.2', 3000, '0.05'],
          ['乙', person(2), 'Ⅱ类', 0.9, '3,000.5', '500元'],
        ],
      },
    ],
    ledger: 'low-income-household',
    rows: 2,
    values: {
      yearlyIncome: [1200000, 900000],
      yearlyIncomePerHead: [300000, 300050],
      monthlyAllowance: [50000, 50000],
      lowIncome: ['first', 'second'],
    },
  });
});

describe('places', () => {
  const villages: [Value, Value, string | null][] = [
    ['南阳镇', '下付村', '621223103212'],
    ['南阳', '下付村二社', '621223103212'],
    ['南阳镇人民政府', '下付村第3村民小组', '621223103212'],
    ['宕昌县南阳镇', '下付村村民委员会', '621223103212'],
    ['城关', '下坝社区居委会', '621223100002'],
    ['城关镇', '下坝居委会', '621223100002'],
    ['南阳镇', '下付 村', '621223103212'],
    ['', '毛羽沟', '621223103205'],
    ['南阳镇', '南阳镇下付村', '621223103212'],
    ['南阳镇', '下付村（原高山社）', '621223103212'],
    ['城关镇', '下付村', null],
    ['南羊镇', '下付村', '621223103212'],
    ['南阳镇', '下富村', null],
  ];
  reads({
    title: 'with groups of the village, committees, the town in front; misspelt ones are asked about',
    file: column(
      '残疾人花名册',
      ['姓名', '身份证号', '类别', '等级', '乡镇', '村'],
      villages.map(([town, village]) => ['甲', id, '4', '一', town, village]),
    ),
    ledger: 'disability-roster',
    rows: villages.length,
    wrong: ['F13 village-unknown', 'E14 town-unknown', 'F15 village-unknown'],
    values: { village: villages.map(([, , village]) => village) },
  });
});
