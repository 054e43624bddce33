/** The month rules that occur again and again, each with the clause of the policy that uses it. */
import type { MonthRules } from './policy.ts';
import type { Source } from './source.ts';

const whole = { stops: 'month-after', amounts: 'month-after' } as const;

/** Paid once confirmed, counted from the month of the application; stopped from the month after the change. */
export const fromApplication = (source: Source): MonthRules => ({
  starts: 'month-of-application',
  ...whole,
  awaitsConfirmation: true,
  source,
});

/** Paid from the month after the confirmation; stopped from the month after the change. */
export const afterConfirmation = (source: Source): MonthRules => ({
  starts: 'month-after-confirmation',
  ...whole,
  source,
});

/** Paid from the month after somebody qualifies, without an application: the office acts by its lists. */
export const afterQualifying = (source: Source): MonthRules => ({ starts: 'month-after-qualifying', ...whole, source });

/** For every month in which somebody qualifies, without an application. */
export const whileQualifying = (source: Source): MonthRules => ({ starts: 'month-of-qualifying', ...whole, source });
