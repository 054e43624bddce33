import { casesFor } from '../../define/worked-case.ts';
import { yuan } from '../../values/money.ts';
import { START } from './dated.ts';

const on = '2026-05-20';
const area = '621223';
const certificate = { certificateValidUntil: '2030-12-31' };

const injury = casesFor({
  policy: 'work-injury-recognition',
  on,
  area,
  given: { person: { injuredAtWorkOn: '2026-04-02', workInjuryInsured: true } },
});
const injuryCases = [
  injury.passes('四月受伤，五月申请', {}),
  injury.passes('明天才满一年', { person: { injuredAtWorkOn: '2025-05-21' } }),
  injury.passes('闰日受伤，满一年前一天', { on: '2025-02-27', person: { injuredAtWorkOn: '2024-02-29' } }),
  ...injury.begins(START, { person: { injuredAtWorkOn: '2010-12-01' } }),
  injury.fails(
    '闰日受伤，平年二月二十八日满一年',
    { on: '2025-02-28', person: { injuredAtWorkOn: '2024-02-29' } },
    'inTime',
  ),
  injury.fails('今天满一年', { person: { injuredAtWorkOn: '2025-05-20' } }, 'inTime'),
  injury.fails('登记的事故日期在今天以后', { person: { injuredAtWorkOn: '2026-05-21' } }, 'injured'),
  injury.fails('没有登记事故', { person: { injuredAtWorkOn: null } }, 'injured', 'inTime'),
  injury.fails('单位没有参保', { person: { workInjuryInsured: false } }, 'insured'),
  injury.unclear('不知道单位参没参保', { person: { workInjuryInsured: null } }, 'workInjuryInsured'),
];

const jobless = casesFor({
  policy: 'unemployment-benefit',
  on,
  area,
  given: {
    person: {
      ...certificate,
      employment: 'unemployed',
      leftInvoluntarily: true,
      unemploymentInsuranceYears: 3,
      unemploymentMonthsDrawn: 0,
    },
  },
});
const joblessCases = [
  jobless.passes('缴了三年，第一个月：1,500 元', {}, yuan(1500)),
  jobless.passes('缴了三年，第十二个月', { person: { unemploymentMonthsDrawn: 11 } }, yuan(1500)),
  jobless.passes(
    '缴满五年，第十八个月',
    { person: { unemploymentInsuranceYears: 5, unemploymentMonthsDrawn: 17 } },
    yuan(1500),
  ),
  jobless.passes(
    '缴满十年，第二十四个月',
    { person: { unemploymentInsuranceYears: 10, unemploymentMonthsDrawn: 23 } },
    yuan(1500),
  ),
  jobless.passes('宕昌 2026 年标准第一天：1,500 元', { on: '2026-01-01' }, yuan(1500)),
  jobless.passes('前一天按默认：500 元', { on: '2025-12-31' }, yuan(500)),
  ...jobless.begins(START, {}, yuan(500)),
  ...jobless.certificate(),
  jobless.fails('已经就业', { person: { employment: 'employed' } }, 'unemployed'),
  jobless.fails('自己辞职', { person: { leftInvoluntarily: false } }, 'involuntary'),
  jobless.fails('没有缴满一年', { person: { unemploymentInsuranceYears: 0 } }, 'insuredLongEnough'),
  jobless.fails('缴了三年，已领满十二个月', { person: { unemploymentMonthsDrawn: 12 } }, 'monthsLeft'),
  jobless.fails(
    '缴满五年，已领满十八个月',
    { person: { unemploymentInsuranceYears: 5, unemploymentMonthsDrawn: 18 } },
    'monthsLeft',
  ),
  jobless.fails(
    '缴满十年，已领满二十四个月',
    { person: { unemploymentInsuranceYears: 10, unemploymentMonthsDrawn: 24 } },
    'monthsLeft',
  ),
  jobless.unclear('不知道就业状况', { person: { employment: null } }, 'employment'),
  jobless.unclear('不知道是不是自己要走的', { person: { leftInvoluntarily: null } }, 'leftInvoluntarily'),
  jobless.unclear(
    '不知道缴了几年',
    { person: { unemploymentInsuranceYears: null, unemploymentMonthsDrawn: 12 } },
    'unemploymentInsuranceYears',
  ),
  jobless.unclear('不知道领了几个月', { person: { unemploymentMonthsDrawn: null } }, 'unemploymentMonthsDrawn'),
];

const contract = casesFor({
  policy: 'contract-insurance-subsidy',
  on,
  area,
  given: {
    person: { ...certificate, employment: 'employed', contractMonths: 24, socialInsurancePremium: yuan(960) },
  },
});
const contractCases = [
  contract.passes('两年合同，单位月缴 960 元：全额补贴', {}, yuan(960)),
  contract.passes('公益性岗位，正好一年', { person: { employment: 'public-post', contractMonths: 12 } }, yuan(960)),
  ...contract.begins(START, {}, yuan(960)),
  ...contract.certificate(),
  contract.fails('灵活就业', { person: { employment: 'flexible' } }, 'employed'),
  contract.fails('合同只有十一个月', { person: { contractMonths: 11 } }, 'longContract'),
  contract.fails('没有登记缴费', { person: { socialInsurancePremium: null } }, 'premiumPaid'),
  contract.unclear('不知道就业状况', { person: { employment: null } }, 'employment'),
  contract.unclear('不知道合同多长', { person: { contractMonths: null } }, 'contractMonths'),
];

export const employmentInsuranceCases = [...injuryCases, ...joblessCases, ...contractCases];
