/** A policy reads facts and decides: eligible, not eligible or unknown, how much, and why, clause by clause. */
import type { PlainDate } from '../values/date.ts';
import type { Rate } from '../values/money.ts';
import type { BooleanOf, Expression, MoneyOf, NumberOf } from './expression.ts';
import type { OtherSubject } from './fact.ts';
import type { LifeSituation } from './life-situation.ts';
import type { Source } from './source.ts';

export interface Criterion {
  readonly is: Expression;
  /** The condition as a plain clause that reads after “因为”: 残疾等级为一级或二级. */
  readonly because: string;
  readonly becauseEn: string;
  /** What to say when it does not hold: 家庭不在低保范围内. */
  readonly otherwise: string;
  readonly source: Source;
}

/** A figure that the rule works out besides its verdict, whatever the verdict is: posts needed, posts missing, the levy before its reduction. */
export interface Figure {
  readonly is: Expression;
  readonly label: string;
  readonly labelEn: string;
  /** 名, 人; money has none. */
  readonly unit?: string;
  /** The whole number counts tenths, hundredths or thousandths: 83 with two decimals is 0.83. */
  readonly decimals?: 1 | 2 | 3;
  readonly source: Source;
}

export interface PolicyVersion {
  readonly from: PlainDate;
  readonly criteria: Readonly<Record<string, Criterion>>;
  /** Fen per period; null when the benefit is not money. */
  readonly amount: Expression | null;
  /** Not for policies about people: those are decided in columns, which hold one amount. */
  readonly figures?: Readonly<Record<string, Figure>>;
}

/** How a verdict is said where “entitled to” does not fit: 达到建设标准. Sentences without a full stop. */
export interface Verdict {
  readonly zh: string;
  readonly en: string;
}

/** Days decide, months are paid: which months the days on which somebody qualifies pay for. Months are paid in full. */
export interface MonthRules {
  /**
   * The first month paid: that of the day, or the one after it. The day is the first on which the person qualifies and, where it is named, has applied
   * or been confirmed. “The month after” asks that both held when the month began, and that the application or confirmation was made before.
   */
  readonly starts:
    | 'month-of-qualifying'
    | 'month-after-qualifying'
    | 'month-of-application'
    | 'month-after-application'
    | 'month-of-confirmation'
    | 'month-after-confirmation';
  /** The first month not paid: the one after the last day on which the person qualifies, or already that of the change. */
  readonly stops: 'month-after' | 'month-of-change';
  /** The first month at another amount: the one after the change, or already that of the change. A change on the first of a month counts for it. */
  readonly amounts: 'month-after' | 'month-of-change';
  /** Nothing is paid before a confirmation is on record; from then on also the months since `starts`. */
  readonly awaitsConfirmation?: true;
  readonly source: Source;
}

/** Two policies that one person can not draw for the same month, or the same year where both pay by the year. Written in one of the two. */
export interface Exclusion {
  readonly policy: string;
  /** Which one is paid: the one that pays more (择高), the one where this is written, or the other. */
  readonly keep: 'larger' | 'this' | 'other';
  readonly because: string;
  readonly becauseEn: string;
  readonly source: Source;
}

/** What this policy and others together may pay one person for a month, or for a year, at most. */
export interface PaymentCap {
  /** Besides this policy, and paid as often. What is above the limit is cut from the last one named first, from this policy last. */
  readonly with: readonly string[];
  /** A money parameter without keys: fen a month or a year. Counts as it is on the first day of the period. */
  readonly parameter: string;
  /** A rate parameter without keys: the limit is this share of the other one, half a fen up. Left out: all of it. */
  readonly share?: string;
  /** Periods that begin earlier have no limit. */
  readonly from?: PlainDate;
  /** 增发和分类施保合计不超过低保标准的三成 */
  readonly because: string;
  readonly becauseEn: string;
  readonly source: Source;
}

/** How arrears and recoveries are settled. */
export interface CorrectionRules {
  /** Policies whose arrears may be set against recoveries of this one; its own always may. */
  readonly netsWith: readonly string[];
  /** Recoveries may be withheld from what is still paid: at most this share of it a month, over at most so many months. */
  readonly instalments: { readonly share: Rate; readonly most: number };
  readonly source: Source;
}

export type GovernmentLevel = 'state' | 'province' | 'city' | 'county' | 'town';

/** Which levels of government carry what is paid, from a day on. The last one carries what rounding leaves; the shares add up to one. */
export interface Funding {
  readonly from: PlainDate;
  readonly shares: readonly { readonly level: GovernmentLevel; readonly share: Rate }[];
  readonly source: Source;
}

export interface Policy {
  readonly id: string;
  readonly title: string;
  readonly titleEn: string;
  /** Ids of the requirements it carries: TS-19. */
  readonly requirements: readonly string[];
  readonly subject: 'person' | OtherSubject;
  /** Which subjects it concerns at all: a centre's standard says nothing about a window. Not for policies about people. */
  readonly among?: Expression;
  readonly verdicts?: Readonly<Record<'eligible' | 'ineligible' | 'unknown', Verdict>>;
  /** It proposes to stop what this other policy grants; a person decides. Its amount is what is to be recovered. */
  readonly stops?: string;
  readonly every: 'month' | 'year' | 'once';
  /** One plain sentence for the portal. */
  readonly summary: string;
  /** What is given when it is not money, or beside it: 水电取暖费减半. */
  readonly benefit?: string;
  /** Door-plate number in the portal. Every policy about people that somebody applies for has one, and keeps it. */
  readonly plate?: string;
  /** Where the portal lists it. Goes with the plate. */
  readonly lifeSituation?: LifeSituation;
  /** What the papers do not say and the rule reads into them, each a sentence without its full stop: to be checked against the local paper. */
  readonly toConfirm?: readonly string[];
  /** Who applies when it is not the person: the self-check, which speaks to people, leaves it out. */
  readonly applicant?: 'employer' | 'agency';
  /** Why there is no plate: how it comes to people without an application, as a sentence without its full stop. */
  readonly withoutApplication?: string;
  readonly papers: readonly string[];
  readonly applyAt: string;
  readonly versions: readonly PolicyVersion[];
  /** Without: paid for every month in which somebody qualifies on some day, at the amount of the first such day, without an application. */
  readonly months?: MonthRules;
  readonly excludes?: readonly Exclusion[];
  readonly cap?: PaymentCap;
  /** Without: recoveries are set against arrears of the same policy only, and nothing is withheld. */
  readonly corrections?: CorrectionRules;
  /** From the oldest to the newest. */
  readonly paidBy?: readonly Funding[];
}

export interface CriterionInput {
  is: BooleanOf;
  because: string;
  becauseEn: string;
  otherwise: string;
  source: Source;
}

export interface PolicyInput extends Omit<Policy, 'versions'> {
  versions: readonly {
    from: PlainDate | string;
    criteria: Readonly<Record<string, CriterionInput>>;
    /** Conditions that rule the benefit out although the criteria hold: each becomes a criterion that must not hold. */
    unless?: Readonly<
      Record<string, { when: BooleanOf; because: string; becauseEn: string; otherwise: string; source: Source }>
    >;
    amount: MoneyOf | null;
    figures?: Readonly<Record<string, Figure & { readonly is: NumberOf }>>;
  }[];
}

export function policy(input: PolicyInput): Policy {
  return {
    ...input,
    versions: input.versions.map(({ from, criteria, unless = {}, amount, figures }) => ({
      from: from as PlainDate,
      criteria: {
        ...criteria,
        ...Object.fromEntries(
          Object.entries(unless).map(([id, { when, ...words }]) => [
            id,
            { ...words, is: { op: 'not', of: when } as const },
          ]),
        ),
      },
      amount,
      ...(figures === undefined ? {} : { figures }),
    })),
  };
}
