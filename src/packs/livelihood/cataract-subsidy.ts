/** MS-5: free surgery for those whom the screening found fit, one eye a year. */
import { criterion, onRecord } from '../../define/criteria.ts';
import { lessThan } from '../../define/expression.ts';
import { factsOf, refs } from '../../define/fact.ts';
import { parameter } from '../../define/parameter.ts';
import { policy } from '../../define/policy.ts';
import { plainDate } from '../../values/date.ts';
import { cataractCostCity } from './funds.ts';
import { cataractScheme } from './papers.ts';

const ofPerson = factsOf('person');
export const cataractFacts = {
  cataractSuitable: ofPerson.boolean('cataractSuitable', '适合做白内障手术', {
    sensitive: 'health',
    question: '医院有没有查出白内障，并且说适合做手术？',
  }),
  eyesOperatedThisYear: ofPerson.integer('eyesOperatedThisYear', '本年度已补助手术的眼数', {
    min: 0,
    max: 2,
    unit: '只',
    sensitive: 'health',
    question: '今年已经免费做过几只眼的白内障手术？没有做过就选 0。',
  }),
};
const eyes = refs(cataractFacts);

export const eyesAYear = parameter.integer('cataract-eyes-a-year', '白内障手术每年补助眼数', {
  unit: '只',
  values: [{ from: plainDate('2016-01-01'), area: '', value: 1, source: cataractScheme.at('补助标准') }],
});

export const cataractSubsidy = policy({
  id: 'cataract-surgery-subsidy',
  title: '白内障免费复明手术补助',
  titleEn: 'Free cataract surgery',
  requirements: ['MS-5', 'TS-7'],
  subject: 'person',
  every: 'year',
  summary: '筛查确诊、适合手术的白内障患者，每年免费做一只眼的复明手术。',
  plate: '29',
  lifeSituation: 'health',
  benefit: '补助和定点医院结算，不发现金。',
  papers: ['身份证', '户口簿', '筛查诊断结果'],
  applyAt: '乡镇（街道）残联登记，到定点医院手术',
  versions: [
    {
      from: '2016-01-01',
      criteria: {
        suitable: criterion(
          onRecord(eyes.cataractSuitable, eyes.cataractSuitable),
          '筛查登记为适合手术',
          'the screening found the patient fit for surgery',
          '没有适合手术的筛查登记',
          cataractScheme.at('救助对象'),
        ),
        eyeLeft: criterion(
          lessThan(eyes.eyesOperatedThisYear, eyesAYear.ref),
          '本年度还没有补助过手术',
          'no surgery was paid for this year',
          '本年度已补助过一只眼',
          cataractScheme.at('补助标准'),
        ),
      },
      amount: cataractCostCity.ref,
    },
  ],
});
