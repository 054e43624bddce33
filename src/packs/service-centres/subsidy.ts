/** SC-10, SC-11: the subsidy after acceptance, and what stops it and has it paid back. The machine proposes; a person decides. */
import { type BooleanOf, day, eligibleFor, moreThan, onOrBefore, or } from '../../define/expression.ts';
import { policy } from '../../define/policy.ts';
import { centre } from './facts.ts';
import { centreScheme } from './papers.ts';
import { started, subsidy } from './parameters.ts';
import { everyCentre, openCentre } from './standard.ts';

const stopping = centreScheme.at('停发和追回');

const trigger = (when: BooleanOf, because: string, becauseEn: string, otherwise: string) => ({
  when,
  because,
  becauseEn,
  otherwise,
  source: stopping,
});

const triggers = {
  dissolved: trigger(
    centre.dissolvedWithoutLeave,
    '没有擅自合并或撤销',
    'the centre was not merged or dissolved without leave',
    '擅自合并或撤销',
  ),
  diverted: trigger(centre.subsidyDiverted, '没有挪用补助资金', 'the subsidy was not diverted', '挪用补助资金'),
  reviewFailed: trigger(
    centre.reviewFailed,
    '年检和考核合格',
    'the yearly review and assessment were passed',
    '年检或考核不合格',
  ),
  books: trigger(centre.booksInDisorder, '财务管理规范', 'the books are in order', '财务管理混乱'),
  fraud: trigger(centre.fraudFound, '没有弄虚作假', 'there was no fraud', '弄虚作假'),
  complaints: trigger(
    centre.strongComplaints,
    '没有因服务差引起强烈反映',
    'there are no strong complaints about poor service',
    '服务差，群众反映强烈',
  ),
};

export const centreSubsidy = policy({
  id: 'centre-subsidy',
  title: '综合服务中心以奖代补',
  titleEn: 'Subsidy of service centres after acceptance',
  requirements: ['SC-10', 'SC-11'],
  subject: 'place',
  among: openCentre,
  every: 'once',
  summary: '建设和运行经费由乡镇先出，验收合格以后以奖代补。',
  papers: ['验收申请', '验收意见'],
  applyAt: '县残联',
  verdicts: {
    eligible: { zh: '可以拨付以奖代补资金', en: 'The subsidy can be paid' },
    ineligible: { zh: '不能拨付以奖代补资金', en: 'The subsidy can not be paid' },
    unknown: { zh: '还不能判断能不能拨付以奖代补资金', en: 'It can not be told yet whether the subsidy can be paid' },
  },
  versions: [
    {
      from: started,
      criteria: {
        accepted: {
          is: onOrBefore(centre.acceptedOn, day),
          because: '已经验收合格',
          becauseEn: 'the centre has been accepted',
          otherwise: '验收合格的日期还没有到',
          source: centreScheme.at('验收'),
        },
        meetsStandard: {
          is: eligibleFor('service-centre-standard'),
          because: '达到建设标准',
          becauseEn: 'the centre meets the standard',
          otherwise: '没有达到建设标准',
          source: centreScheme.at('以奖代补'),
        },
      },
      unless: triggers,
      amount: subsidy.ref,
    },
  ],
});

export const centreRecovery = policy({
  id: 'centre-subsidy-recovery',
  title: '停发并追回综合服务中心补助',
  titleEn: 'Stop and recover the subsidy of a service centre',
  requirements: ['SC-11'],
  subject: 'place',
  among: everyCentre,
  stops: 'centre-subsidy',
  every: 'once',
  summary: '有六种情形之一的，停发补助，并追回已经拨付的补助。由人核实后决定。',
  papers: ['按登记的情况认定，不用交材料'],
  applyAt: '县残联会同财政、审计部门',
  verdicts: {
    eligible: {
      zh: '建议停发补助并追回已拨款项，请核实后决定',
      en: 'Proposed: stop the subsidy and recover what was paid',
    },
    ineligible: { zh: '没有需要停发、追回的情形', en: 'There is nothing to stop or to recover' },
    unknown: {
      zh: '还不能判断有没有停发、追回的情形',
      en: 'It can not be told yet whether there is anything to recover',
    },
  },
  versions: [
    {
      from: started,
      criteria: {
        trigger: {
          is: or(...Object.values(triggers).map(({ when }) => when)),
          because: '出现了应当停发并追回补助的情形',
          becauseEn: 'something has happened for which the subsidy stops and is recovered',
          otherwise: '六种情形都没有出现',
          source: stopping,
        },
        paid: {
          is: moreThan(centre.subsidyPaid, 0),
          because: '已经拨付过补助',
          becauseEn: 'subsidy has been paid',
          otherwise: '还没有拨付过补助，没有可以追回的',
          source: stopping,
        },
      },
      amount: centre.subsidyPaid,
    },
  ],
});
