import { factsOf, refs } from '../../define/fact.ts';

const ofOrganisation = factsOf('organisation');

const employerFacts = {
  /** Bounded so that every levy fits what a rule can compute exactly; an employer with more staff reports its parts. */
  staff: ofOrganisation.integer('staff', '上年在职职工人数', {
    min: 0,
    max: 7000,
    unit: '人',
    hint: '签订一年以上劳动合同（服务协议）或在编的人员，季节性用工折算成年平均人数。',
  }),
  disabledMonths: ofOrganisation.integer('disabledMonths', '上年安排三、四级残疾人的在岗月数合计', {
    min: 0,
    max: 84_000,
    unit: '月',
    hint: '每人按在岗月数算，全年在岗为 12 个月；要签订一年以上合同、工资不低于最低工资、缴纳社会保险。',
  }),
  severeMonths: ofOrganisation.integer('severeMonths', '上年安排一、二级残疾人的在岗月数合计', {
    min: 0,
    max: 84_000,
    unit: '月',
    hint: '一、二级残疾人（含一至三级伤残军人）一人按两人算，这里只填月数，不要自己加倍。',
  }),
  averageWage: ofOrganisation.money('averageWage', '上年在职职工年平均工资', { min: 0, unit: '元/年' }),
};

export const employer = refs(employerFacts);
export const facts = Object.values(employerFacts).map(({ fact }) => fact);
