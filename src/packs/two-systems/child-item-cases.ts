import { casesFor } from '../../define/worked-case.ts';
import { yuan } from '../../values/money.ts';

const c = casesFor({
  policy: 'child-surgery-and-devices',
  on: '2026-05-20',
  area: '360102',
  given: {
    person: {
      certificateValidUntil: '2030-12-31',
      birthDate: '2021-08-15',
      childItem: 'hearing-aids',
      childItemCost: yuan(7200),
    },
  },
});

export const childItemCases = [
  c.passes('江西，助听器 7,200 元：到标准 6,000 元', {}, yuan(6000)),
  c.passes('助听器 4,800 元：按实际费用', { person: { childItemCost: yuan(4800) } }, yuan(4800)),
  c.passes(
    '人工耳蜗 80,000 元：60,000 加手术 12,000 元',
    { person: { childItem: 'cochlear-implant', childItemCost: yuan(80_000) } },
    yuan(72_000),
  ),
  c.passes(
    '矫治手术 10,500 元：到标准 10,000 元',
    { person: { childItem: 'corrective-surgery', childItemCost: yuan(10_500) } },
    yuan(10_000),
  ),
  c.passes('江西扩大到不满十五周岁：十岁也可以', { person: { birthDate: '2016-03-01' } }, yuan(6000)),
  c.passes('宕昌按全国默认：助听器最高 5,000 元', { area: '621223' }, yuan(5000)),
  c.passes('闰日出生，满十五周岁前一天', { on: '2027-02-27', person: { birthDate: '2012-02-29' } }, yuan(6000)),
  c.passes('江西标准第一天：十岁，6,000 元', { on: '2019-01-01', person: { birthDate: '2009-01-01' } }, yuan(6000)),
  c.passes('前一天按全国默认：五岁，5,000 元', { on: '2018-12-31', person: { birthDate: '2013-06-01' } }, yuan(5000)),
  ...c.begins('2018-10-01', { person: { birthDate: '2013-06-01' } }, yuan(5000)),
  c.fails('前一天还没有扩大：十岁', { on: '2018-12-31', person: { birthDate: '2009-01-01' } }, 'young'),
  c.fails('闰日出生，平年二月二十八日满十五周岁', { on: '2027-02-28', person: { birthDate: '2012-02-29' } }, 'young'),
  c.fails(
    '证已过期，也没有诊断',
    { person: { certificateValidUntil: '2026-05-19', hospitalDiagnosis: false } },
    'disabled',
  ),
  c.fails('没有登记项目', { person: { childItem: null } }, 'itemChosen'),
  c.fails('没有登记费用', { person: { childItemCost: null } }, 'billed'),
  c.unclear(
    '不知道有没有证和诊断',
    { person: { certificateValidUntil: null, hospitalDiagnosis: null } },
    'certificateValidUntil',
    'hospitalDiagnosis',
  ),
  c.unclear('不知道出生日期', { person: { birthDate: null } }, 'birthDate'),
];
