import { casesFor } from '../../define/worked-case.ts';
import { yuan } from '../../values/money.ts';
import { START } from './dated.ts';

const c = casesFor({
  policy: 'poverty-project',
  on: '2026-05-20',
  area: '621223',
  given: {
    person: { certificateValidUntil: '2030-12-31' },
    household: {
      registration: 'rural',
      lowIncome: 'none',
      lowIncomeMarginal: false,
      registeredPoor: true,
      workingMembers: 1,
      incomeProjects: 0,
    },
  },
});

export const povertyProjectCases = [
  c.passes('脱贫户，有一个劳动力，还没有项目：2,000 元', {}, yuan(2000)),
  c.passes('已有一个项目，还可以再办一个', { household: { incomeProjects: 1 } }, yuan(2000)),
  ...c.begins(START, {}, yuan(2000)),
  ...c.certificate(),
  c.fails('城镇户口', { household: { registration: 'urban' } }, 'rural'),
  c.fails('家庭不困难', { household: { registeredPoor: false } }, 'poor'),
  c.fails('没有劳动力', { household: { workingMembers: 0 } }, 'someoneCanWork'),
  c.fails('已有两个项目', { household: { incomeProjects: 2 } }, 'notEnoughProjects'),
  c.unclear('不知道户口', { household: { registration: null } }, 'registration'),
  c.unclear('不知道是不是脱贫户', { household: { registeredPoor: null } }, 'registeredPoor'),
  c.unclear('不知道有没有劳动力', { household: { workingMembers: null } }, 'workingMembers'),
  c.unclear('不知道有几个项目', { household: { incomeProjects: null } }, 'incomeProjects'),
];
