/** A correction as people read it: why, in sentences that tell nobody's income, and the decision it rests on with its clauses. */
import type { Catalogue } from '../../engine/catalogue.ts';
import type { Cause } from '../../engine/correction/cause.ts';
import { causeWords } from '../../engine/correction/cause-words.ts';
import { causeInEnglish } from '../../engine/correction/cause-words-english.ts';
import type { Cut } from '../../engine/correction/clash.ts';
import { duesOf } from '../../engine/correction/dues.ts';
import { knowledgeOf } from '../../engine/entitlement/knowledge.ts';
import { DIED } from '../../engine/entitlement/moment.ts';
import type { Months } from '../../engine/entitlement/period.ts';
import type { StoredCorrection } from '../../store/correction.ts';
import { fromDayNumber, type PlainDate } from '../../values/date.ts';
import { type ExplainedDecision, explainDecision } from '../decision/explanation.ts';
import type { Book } from '../entitlement/books.ts';
import { readerFor } from '../entitlement/redetermine.ts';

/** One sentence for each cause; the values of sensitive money are not told. */
export const causesInWords = (
  { causes }: Pick<StoredCorrection, 'causes'>,
  catalogue: Catalogue,
  { history }: Book,
  language: 'zh' | 'en' = 'zh',
): string[] => {
  const say = language === 'zh' ? causeWords : causeInEnglish;
  return [...new Set((causes as readonly Cause[]).map((cause) => say(cause, catalogue, history)))];
};

export interface DecidedPeriod {
  readonly on: PlainDate;
  readonly decision: ExplainedDecision;
  /** Missing application or confirmation. */
  readonly lacks: 'application' | 'confirmation' | null;
  /** After the rules between policies; null when it can not be told or is not money. */
  readonly amountFen: number | null;
  readonly cuts: Cut['cuts'];
  /** Before the day it was decided for. */
  readonly died: PlainDate | null;
}

/** What is decided about the period by what is known at a moment; undefined for a policy that is no longer there. */
export function decidedPeriod(
  catalogue: Catalogue,
  { history, area, lists }: Book,
  { policy, period }: Pick<StoredCorrection, 'policy' | 'period'>,
  knownAt = Number.POSITIVE_INFINITY,
): DecidedPeriod | undefined {
  const months = monthsAround(period, lists.months);
  if (!catalogue.policies.has(policy) || months === null) return undefined;
  const person = readerFor(catalogue).of(knowledgeOf(history, knownAt, area));
  const found = person.periods(policy, months).find((each) => each.period.id === period);
  if (found === undefined) return undefined;
  const due = duesOf(person, months, [policy]).find((each) => each.entitled.period.id === period);
  const decision = explainDecision(catalogue, person.explain(policy, found.day), true);
  const day = catalogue.facts.has(DIED) ? (person.rowOn(found.day, [DIED])[DIED] ?? null) : null;
  const died = day === null || day >= found.day ? null : fromDayNumber(day);
  return {
    on: fromDayNumber(found.day),
    lacks: found.lacks,
    died,
    decision,
    amountFen: due?.amountFen ?? null,
    cuts: due?.cuts ?? [],
  };
}

function monthsAround(period: string, all: Months | null): Months | null {
  if (period.length === 7) return { first: period, last: period };
  return period.length === 4 ? { first: `${period}-01`, last: `${period}-12` } : all;
}
