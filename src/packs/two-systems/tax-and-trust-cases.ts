import { casesFor } from '../../define/worked-case.ts';
import { yuan } from '../../values/money.ts';
import { START } from './dated.ts';

const on = '2026-05-20';
const area = '621223';
const certificate = { certificateValidUntil: '2030-12-31' };

const tax = casesFor({
  policy: 'income-tax-relief',
  on,
  area,
  given: { person: { ...certificate, labourIncomeTax: yuan(1234.5) } },
});
const taxCases = [
  tax.passes('应纳税 1,234.50 元：减征一半，617.25 元', {}, yuan(617.25)),
  tax.passes('应纳税 0.01 元：四舍五入减 0.01 元', { person: { labourIncomeTax: 1 } }, 1),
  ...tax.begins(START, {}, yuan(617.25)),
  ...tax.certificate(),
  tax.fails('没有应纳的税', { person: { labourIncomeTax: 0 } }, 'taxDue'),
  tax.fails('没有登记', { person: { labourIncomeTax: null } }, 'taxDue'),
];

const trust = casesFor({
  policy: 'property-trust',
  on,
  area,
  given: { person: { ...certificate, legalCapacity: 'none', ownsProperty: true } },
});
const trustCases = [
  trust.passes('无民事行为能力，名下有房', {}),
  trust.passes('限制民事行为能力', { person: { legalCapacity: 'limited' } }),
  ...trust.begins(START),
  ...trust.certificate(),
  trust.fails('有完全民事行为能力', { person: { legalCapacity: 'full' } }, 'withoutFullCapacity'),
  trust.fails('没有财产', { person: { ownsProperty: false } }, 'ownsProperty'),
  trust.unclear('没有确认过行为能力', { person: { legalCapacity: null } }, 'legalCapacity'),
  trust.unclear('不知道有没有财产', { person: { ownsProperty: null } }, 'ownsProperty'),
];

export const taxAndTrustCases = [...taxCases, ...trustCases];
