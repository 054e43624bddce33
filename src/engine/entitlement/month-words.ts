/** Month rules in words. */
import type { MonthRules } from '../../define/policy.ts';
import type { Language } from './wording.ts';

const starts: Record<MonthRules['starts'], Record<Language, string>> = {
  'month-of-qualifying': { zh: '从符合条件的当月起计发', en: 'paid from the month of qualifying' },
  'month-after-qualifying': { zh: '从符合条件的次月起计发', en: 'paid from the month after qualifying' },
  'month-of-application': { zh: '从申请的当月起计发', en: 'paid from the month of application' },
  'month-after-application': { zh: '从申请的次月起计发', en: 'paid from the month after the application' },
  'month-of-confirmation': { zh: '从审核确认的当月起计发', en: 'paid from the month of confirmation' },
  'month-after-confirmation': { zh: '从审核确认的次月起计发', en: 'paid from the month after the confirmation' },
};
const stops: Record<MonthRules['stops'], Record<Language, string>> = {
  'month-after': { zh: '情况变化的次月起停发', en: 'stopped from the month after the change' },
  'month-of-change': { zh: '情况变化的当月起停发', en: 'stopped from the month of the change' },
};
const amounts: Record<MonthRules['amounts'], Record<Language, string>> = {
  'month-after': { zh: '标准或等级变化的次月起按新金额发放', en: 'at another amount from the month after the change' },
  'month-of-change': { zh: '标准或等级变化的当月起按新金额发放', en: 'at another amount from the month of the change' },
};
const waiting: Record<Language, string> = { zh: '审核确认后发放', en: 'after the confirmation' };

/** `从申请的当月起计发，情况变化的次月起停发，…` */
export function monthRuleWords(rules: MonthRules, language: Language = 'zh'): string {
  const parts = [starts[rules.starts][language], stops[rules.stops][language], amounts[rules.amounts][language]];
  if (rules.awaitsConfirmation) parts.splice(1, 0, waiting[language]);
  return parts.join(language === 'zh' ? '，' : ', ');
}
