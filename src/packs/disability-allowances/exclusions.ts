import { and, atLeast, type BooleanOf, known, type MoneyOf } from '../../define/expression.ts';
import type { PolicyInput } from '../../define/policy.ts';
import { household, person } from '../../define/registry.ts';
import { notice2016, stateCouncil2015 } from './papers.ts';

type Exclusions = NonNullable<PolicyInput['versions'][number]['unless']>;

/** Only a recorded fact rules the benefit out: nobody is asked whether they are in prison, the lists of the justice office tell. */
const recorded = (fact: BooleanOf): BooleanOf => and(known(fact), fact);

/** What rules out both allowances. */
export const bothExclude: Exclusions = {
  workInjuryCare: {
    when: person.inWorkInjuryCare,
    because: '没有领取工伤保险生活护理费',
    becauseEn: 'no care benefit of the work-injury insurance is drawn',
    otherwise: '已领取工伤保险生活护理费，按规定不能再领',
    source: stateCouncil2015.at('二（四）'),
  },
  fullySupported: {
    when: household.fullySupported,
    because: '没有纳入特困人员供养',
    becauseEn: 'the person is not fully supported by the state',
    otherwise: '已纳入特困人员供养，按规定不能再领',
    source: stateCouncil2015.at('二（四）'),
  },
  veteranPension: {
    when: person.onVeteranDisabilityPension,
    because: '没有领取伤残抚恤金',
    becauseEn: 'no disability pension for service members is drawn',
    otherwise: '已领取伤残抚恤金，按规定不能再领',
    source: notice2016.whole,
  },
  inPrison: {
    when: recorded(person.inPrison),
    because: '没有服刑记录',
    becauseEn: 'no prison sentence is on record',
    otherwise: '正在服刑，服刑期间停发',
    source: stateCouncil2015.at('三（四）'),
  },
};

/** The larger-of rule: who draws another allowance of the same kind keeps the one that pays more. */
export const keepsLarger = (other: MoneyOf, own: MoneyOf, kind: '生活' | '护理', kindEn: string): Exclusions => ({
  otherIsLarger: {
    // Compared with zero first, so that nobody who draws nothing else is refused in an area that pays nothing.
    when: and(atLeast(other, 1), atLeast(other, own)),
    because: `没有领取同样多或更多的其他${kind}类补贴`,
    becauseEn: `no other ${kindEn} allowance of the same size or larger is drawn`,
    otherwise: `已领取的其他${kind}类补贴不少于本补贴，两者只能择高领一份`,
    source: stateCouncil2015.at('二（四）'),
  },
});
