/** DP-11: interest subsidy of rehabilitation loans. */
import { criterion, holdsCertificate, onRecord } from '../../define/criteria.ts';
import {
  and,
  atLeast,
  choose,
  constant,
  day,
  daysBetween,
  equals,
  known,
  larger,
  moreThan,
  oneOf,
  onOrBefore,
  portion,
  share,
  smaller,
} from '../../define/expression.ts';
import { factsOf, refs } from '../../define/fact.ts';
import type { Choice } from '../../define/field.ts';
import { held, parameter } from '../../define/parameter.ts';
import { policy } from '../../define/policy.ts';
import { percent, yuan } from '../../values/money.ts';
import { START } from './hardship.ts';
import { rehabilitationLoans, yunnanLoans } from './papers.ts';

const clause = rehabilitationLoans.at('贴息');

const kinds: readonly Choice[] = [
  { id: 'none', code: 0, label: '不是康复扶贫贷款' },
  { id: 'household', code: 1, label: '到户贷款', synonyms: ['到户', '小额到户'] },
  { id: 'project', code: 2, label: '项目贷款', synonyms: ['项目', '扶贫基地'] },
];

const ofPerson = factsOf('person');
const loanMoney = (id: string, label: string, question: string) =>
  ofPerson.money(id, label, { min: 0, unit: '元', sensitive: 'money', question });
export const loanFacts = {
  loanKind: ofPerson.choice('loanKind', '康复扶贫贷款种类', kinds, {
    topic: 'income',
    question: '借过康复扶贫贷款没有？是哪一种？',
  }),
  loanPrincipal: loanMoney('loanPrincipal', '贷款本金', '这笔贷款借了多少元？'),
  loanFrom: ofPerson.date('loanFrom', '贷款发放日期', { topic: 'income', question: '贷款是哪天发放的？' }),
  loanDueOn: ofPerson.date('loanDueOn', '贷款到期日期', { topic: 'income', question: '合同写的是哪天到期？' }),
  loanRepaidOn: ofPerson.date('loanRepaidOn', '贷款还清日期', {
    topic: 'income',
    question: '贷款是哪天还清的？',
    hint: '还没有还清就空着。',
  }),
  loanInterestPaid: loanMoney('loanInterestPaid', '已付利息（不含逾期罚息）', '这笔贷款已经付了多少元利息？'),
};
const loan = refs(loanFacts);

const householdRate = parameter.rate('loan-subsidised-rate-household', '到户贷款贴息年利率', {
  values: [held(START, '', percent(7), clause), held(START, '53', percent(5), yunnanLoans.whole)],
});
const projectRate = parameter.rate('loan-subsidised-rate-project', '项目贷款贴息年利率', {
  values: [held(START, '', percent(5), clause)],
});
const principalCap = (id: string, label: string, value: number) =>
  parameter.money(id, label, { unit: '元', values: [held(START, '', yuan(value), clause)] });
const householdCap = principalCap('loan-principal-cap-household', '到户贷款贴息本金上限', 50_000);
const projectCap = principalCap('loan-principal-cap-project', '项目贷款贴息本金上限', 500_000);
const longest = parameter.integer('loan-subsidised-days', '贴息期限', {
  unit: '天',
  values: [held(START, '', 365, clause)],
});
/** Actual days over the days of a year: 365, where an area does not count 360. */
const yearDays = parameter.integer('loan-interest-year-days', '计息的一年天数', {
  unit: '天',
  values: [held(START, '', 365, clause)],
});

export const loanParameters = [householdRate, projectRate, householdCap, projectCap, longest, yearDays].map(
  (each) => each.parameter,
);

const ofProject = equals(loan.loanKind, 'project');
/** Repaid early: the days used. After the due day interest is a penalty, which nobody subsidises. */
const used = smaller(daysBetween(loan.loanFrom, loan.loanDueOn), daysBetween(loan.loanFrom, loan.loanRepaidOn));
const days = smaller(larger(used, constant(0)), longest.ref);
/** Whole to the fen for principals in whole hundreds of yuan, so that the days are the only rounding. */
const yearly = share(
  choose(ofProject, projectRate.ref, householdRate.ref),
  smaller(loan.loanPrincipal, choose(ofProject, projectCap.ref, householdCap.ref)),
);

export const loanInterestSubsidy = policy({
  id: 'loan-interest-subsidy',
  title: '康复扶贫贷款贴息',
  titleEn: 'Interest subsidy of rehabilitation loans',
  requirements: ['DP-11', 'TS-31', 'TS-29'],
  subject: 'person',
  every: 'once',
  summary: '残疾人用康复扶贫贷款发展生产、按时还清的，按本金、贴息利率和实际用款天数补利息。',
  plate: '47',
  lifeSituation: 'work',
  benefit: '本金和天数有上限，逾期罚息不补，补的钱不超过已付的利息。',
  papers: ['身份证', '残疾人证', '借款合同', '还款凭证和利息单'],
  applyAt: '县残联',
  versions: [
    {
      from: START,
      criteria: {
        certificateValid: holdsCertificate(clause),
        loanOnRecord: criterion(
          and(
            onRecord(loan.loanKind, oneOf(loan.loanKind, 'household', 'project')),
            onRecord(loan.loanPrincipal, atLeast(loan.loanPrincipal, 1)),
          ),
          '登记了康复扶贫贷款',
          'a rehabilitation loan is on record',
          '没有登记康复扶贫贷款',
          clause,
        ),
        datesOnRecord: criterion(
          and(known(loan.loanFrom), known(loan.loanDueOn)),
          '登记了发放日期和到期日期',
          'the days of the loan and of its end are on record',
          '没有登记发放日期或到期日期，算不出天数',
          clause,
        ),
        repaid: criterion(
          onRecord(loan.loanRepaidOn, onOrBefore(loan.loanRepaidOn, day)),
          '已经还清贷款',
          'the loan is repaid',
          '没有登记还清贷款',
          clause,
        ),
        interestPaid: criterion(
          onRecord(loan.loanInterestPaid, moreThan(loan.loanInterestPaid, 0)),
          '登记了已付利息',
          'the interest paid is on record',
          '没有登记已付利息',
          clause,
        ),
      },
      amount: smaller(portion(yearly, { by: days, per: yearDays.ref }), loan.loanInterestPaid),
    },
  ],
});
