/**
 * 残疾人就业保障金: (staff of the last year × quota − disabled people employed) × average wage of the last year. People of level 1 or 2 count
 * twice; whoever worked for a part of the year counts for that part. People are counted in hundredths and thousandths, so that nothing is rounded
 * before the money is.
 */
import {
  add,
  and,
  atLeast,
  choose,
  constant,
  day,
  known,
  larger,
  lessThan,
  moreThan,
  not,
  onOrBefore,
  portion,
  share,
  smaller,
  subtract,
  times,
} from '../../define/expression.ts';
import { organisation } from '../../define/other-registry.ts';
import { policy } from '../../define/policy.ts';
import { employer } from './facts.ts';
import { measures2015, notice2023, plan2019, regulation } from './papers.ts';
import {
  firstStep,
  localWage,
  lowerStepShare,
  quota,
  severeCounts,
  smallEmployer,
  started,
  upperStepShare,
  wageLimit,
} from './parameters.ts';

/** Hundredths of a person: ten months of one person are 0.83. */
const employed = portion(add(employer.disabledMonths, times(employer.severeMonths, severeCounts.ref)), {
  by: 100,
  per: 12,
});
/** The rest in thousandths. */
const employedThousandths = times(employed, 10);
const staffThousandths = times(employer.staff, 1000);
const due = share(quota.ref, staffThousandths);
const short = larger(constant<'integer'>(0), subtract(due, employedThousandths));
const wage = smaller(employer.averageWage, times(localWage.ref, wageLimit.ref));
const beforeReduction = portion(wage, { by: short, per: 1000 });
const reachesStep = atLeast(employedThousandths, share(firstStep.ref, staffThousandths));

export const employmentLevy = policy({
  id: 'employment-levy',
  title: '残疾人就业保障金',
  titleEn: 'Employment levy of disabled people',
  requirements: ['TS-29'],
  subject: 'organisation',
  among: not(and(known(organisation.organisationClosedOn), onOrBefore(organisation.organisationClosedOn, day))),
  every: 'year',
  summary: '用人单位安排残疾人就业没有达到比例的，按差额人数和本单位上年平均工资缴纳保障金。',
  papers: ['上年在职职工人数和工资总额', '残疾职工的残疾人证、劳动合同、社保缴费和工资发放凭证'],
  applyAt: '县残疾人就业服务机构审核，税务机关征收',
  verdicts: {
    eligible: { zh: '应当缴纳残疾人就业保障金', en: 'The levy is due' },
    ineligible: { zh: '不用缴纳残疾人就业保障金', en: 'No levy is due' },
    unknown: { zh: '还不能判断要不要缴纳残疾人就业保障金', en: 'It can not be told yet whether the levy is due' },
  },
  versions: [
    {
      from: started,
      criteria: {
        notSmall: {
          is: moreThan(employer.staff, smallEmployer.ref),
          because: '在职职工人数超过暂免征收的上限',
          becauseEn: 'the employer has more staff than the exemption allows',
          otherwise: '在职职工人数在暂免征收的上限以内，暂免征收',
          source: notice2023.whole,
        },
        short: {
          is: lessThan(employedThousandths, due),
          because: '安排残疾人就业没有达到规定比例',
          becauseEn: 'fewer disabled people are employed than the quota asks for',
          otherwise: '安排残疾人就业达到规定比例，不用缴纳',
          source: regulation.at('第八条'),
        },
      },
      amount: choose(
        reachesStep,
        share(upperStepShare.ref, beforeReduction),
        share(lowerStepShare.ref, beforeReduction),
      ),
      figures: {
        due: {
          is: due,
          label: '应安排残疾人数',
          labelEn: 'Disabled people to be employed',
          unit: '人',
          decimals: 3,
          source: regulation.at('第八条'),
        },
        employed: {
          is: employed,
          label: '已安排残疾人数（折算）',
          labelEn: 'Disabled people employed, as counted',
          unit: '人',
          decimals: 2,
          source: measures2015.at('第七条'),
        },
        short: {
          is: short,
          label: '差额人数',
          labelEn: 'Disabled people missing',
          unit: '人',
          decimals: 3,
          source: measures2015.at('第八条'),
        },
        beforeReduction: {
          is: beforeReduction,
          label: '分档减缴前的应缴额',
          labelEn: 'Due before the reduction',
          source: measures2015.at('第八条'),
        },
        wage: {
          is: wage,
          label: '计征工资（不超过社会平均工资的倍数）',
          labelEn: 'Wage by which is levied',
          source: plan2019.at('三'),
        },
      },
    },
  ],
});
