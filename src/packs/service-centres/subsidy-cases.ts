import type { FactValues } from '../../define/pack.ts';
import { casesAbout } from '../../define/subject-case.ts';
import { yuan } from '../../values/money.ts';
import { justPassing } from './standard-cases.ts';

const noTrigger: FactValues = {
  dissolvedWithoutLeave: false,
  subsidyDiverted: false,
  reviewFailed: false,
  booksInDisorder: false,
  fraudFound: false,
  strongComplaints: false,
};
const place = { on: '2026-06-30', area: '621223' };

const paid = casesAbout('place', {
  ...place,
  policy: 'centre-subsidy',
  given: { ...justPassing, ...noTrigger, acceptedOn: '2026-05-20' },
});
const recovery = casesAbout('place', {
  ...place,
  policy: 'centre-subsidy-recovery',
  given: { placeKind: 'service-centre', ...noTrigger, subsidyDiverted: true, subsidyPaid: yuan(50_000) },
});

/** The six of SC-11: criterion of the subsidy, what happened, the fact. */
const triggers = [
  ['dissolved', '擅自撤销', 'dissolvedWithoutLeave'],
  ['diverted', '挪用补助', 'subsidyDiverted'],
  ['reviewFailed', '年检不合格', 'reviewFailed'],
  ['books', '财务混乱', 'booksInDisorder'],
  ['fraud', '弄虚作假', 'fraudFound'],
  ['complaints', '服务差、反映强烈', 'strongComplaints'],
] as const;

export const subsidyCases = [
  paid.passes('验收合格，达到标准', {}, { amountFen: yuan(50_000) }),
  paid.passes('验收当天', { on: '2026-05-20' }, { amountFen: yuan(50_000) }),
  paid.notYet('2011-12-31'),
  paid.passes(
    '补助实行的第一天',
    { on: '2012-01-01', facts: { acceptedOn: '2012-01-01' } },
    { amountFen: yuan(50_000) },
  ),
  paid.fails('验收前一天', { on: '2026-05-19' }, 'accepted'),
  paid.fails('面积不足', { facts: { floorArea: 499 } }, 'meetsStandard'),
  paid.unclear('没有验收日期', { facts: { acceptedOn: null } }, ['acceptedOn']),
  paid.unclear('不知道满意的人数', { facts: { peopleSatisfied: null } }, ['peopleSatisfied']),
  ...triggers.flatMap(([criterion, what, fact]) => [
    paid.fails(what, { facts: { [fact]: true } }, criterion),
    paid.unclear(`不知道有没有${what}`, { facts: { [fact]: null } }, [fact]),
    recovery.passes(
      `${what}：追回已拨的 5 万元`,
      { facts: { ...noTrigger, [fact]: true } },
      { amountFen: yuan(50_000) },
    ),
  ]),
  recovery.notYet('2011-12-31'),
  recovery.passes('规定实行的第一天', { on: '2012-01-01' }, { amountFen: yuan(50_000) }),
  recovery.passes(
    '一种情形已经够了，其他的不知道也一样',
    { facts: { fraudFound: null, reviewFailed: null } },
    {
      amountFen: yuan(50_000),
    },
  ),
  recovery.fails('六种情形都没有', { facts: noTrigger }, 'trigger'),
  recovery.fails('还没有拨付过', { facts: { subsidyPaid: 0 } }, 'paid'),
  recovery.unclear('还不知道年检结果', { facts: { ...noTrigger, reviewFailed: null } }, ['reviewFailed']),
  recovery.unclear('不知道拨了多少', { facts: { subsidyPaid: null } }, ['subsidyPaid']),
];
