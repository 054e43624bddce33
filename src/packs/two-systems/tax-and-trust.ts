/** TS-24: less income tax, and property kept in trust for those who can not look after it. */
import { criterion, holdsCertificate, onRecord } from '../../define/criteria.ts';
import { atLeast, oneOf, share } from '../../define/expression.ts';
import { factsOf, refs } from '../../define/fact.ts';
import type { Choice } from '../../define/field.ts';
import { parameter } from '../../define/parameter.ts';
import { policy } from '../../define/policy.ts';
import { percent } from '../../values/money.ts';
import { everywhere, START } from './dated.ts';
import { incomeTaxLaw, trustLaw, twoSystems } from './papers.ts';

const clause = twoSystems.at('社会保障·税收和财产');

const capacities: readonly Choice[] = [
  { id: 'full', code: 1, label: '完全民事行为能力' },
  { id: 'limited', code: 2, label: '限制民事行为能力' },
  { id: 'none', code: 3, label: '无民事行为能力' },
];

const ofPerson = factsOf('person');
export const taxAndTrustFacts = {
  labourIncomeTax: ofPerson.money('labourIncomeTax', '本年劳动所得应纳个人所得税', {
    min: 0,
    unit: '元/年',
    sensitive: 'money',
    question: '今年的工资等劳动收入，要交多少元个人所得税？不用交就填 0。',
  }),
  legalCapacity: ofPerson.choice('legalCapacity', '民事行为能力', capacities, {
    sensitive: 'health',
    question: '法院或监护人确认的民事行为能力是哪一种？',
  }),
  ownsProperty: ofPerson.boolean('ownsProperty', '本人有财产', {
    sensitive: 'money',
    question: '本人名下有没有存款、房子等财产？',
  }),
};
const own = refs(taxAndTrustFacts);

const relief = parameter.rate('income-tax-relief-rate', '残疾人劳动所得个人所得税减征比例', {
  values: [everywhere(percent(50), incomeTaxLaw.at('第五条'))],
});

export const taxAndTrustParameters = [relief.parameter];

export const incomeTaxRelief = policy({
  id: 'income-tax-relief',
  title: '残疾人个人所得税减征',
  titleEn: 'Income-tax relief',
  requirements: ['TS-24'],
  subject: 'person',
  every: 'year',
  summary: '残疾人靠劳动挣的钱，应缴的个人所得税按比例减征。',
  plate: '49',
  lifeSituation: 'work',
  benefit: '金额是少缴的税，由税务部门减征，不发现金。',
  papers: ['身份证', '残疾人证', '纳税申报表'],
  applyAt: '县税务局办税服务厅，也可以在网上申报时填报',
  versions: [
    {
      from: START,
      criteria: {
        certificateValid: holdsCertificate(clause),
        taxDue: criterion(
          onRecord(own.labourIncomeTax, atLeast(own.labourIncomeTax, 1)),
          '登记了劳动所得应纳的个人所得税',
          'tax due on income from work is on record',
          '没有登记劳动所得应纳的个人所得税',
          incomeTaxLaw.at('第五条'),
        ),
      },
      amount: share(relief.ref, own.labourIncomeTax),
    },
  ],
});

export const propertyTrust = policy({
  id: 'property-trust',
  title: '残疾人财产信托保护',
  titleEn: 'Protection of property by a trust',
  requirements: ['TS-24'],
  subject: 'person',
  every: 'once',
  summary: '没有或只有部分民事行为能力、名下有财产的残疾人，可以把财产交给信托保管，专门用在本人身上。',
  plate: '53',
  lifeSituation: 'care',
  benefit: '协助设立信托，监督财产只用于本人。',
  papers: ['身份证', '残疾人证', '行为能力判决书', '监护人身份证', '财产清单'],
  applyAt: '县残联维权科，由司法局和公证处协助',
  versions: [
    {
      from: START,
      criteria: {
        certificateValid: holdsCertificate(clause),
        withoutFullCapacity: criterion(
          oneOf(own.legalCapacity, 'limited', 'none'),
          '无民事行为能力或限制民事行为能力',
          'the person has no or limited capacity',
          '有完全民事行为能力，可以自己管理财产',
          trustLaw.whole,
        ),
        ownsProperty: criterion(
          own.ownsProperty,
          '本人有财产',
          'the person owns property',
          '本人没有财产',
          trustLaw.whole,
        ),
      },
      amount: null,
    },
  ],
});
