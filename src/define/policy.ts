/** A policy reads facts and decides: eligible, not eligible or unknown, how much, and why, clause by clause. */
import type { PlainDate } from '../values/date.ts';
import type { BooleanOf, Expression, MoneyOf } from './expression.ts';
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

export interface PolicyVersion {
  readonly from: PlainDate;
  readonly criteria: Readonly<Record<string, Criterion>>;
  /** Fen per period; null when the benefit is not money. */
  readonly amount: Expression | null;
}

export interface Policy {
  readonly id: string;
  readonly title: string;
  readonly titleEn: string;
  /** Ids of the requirements it carries: TS-19. */
  readonly requirements: readonly string[];
  readonly subject: 'person';
  readonly every: 'month' | 'year' | 'once';
  /** One plain sentence for the portal. */
  readonly summary: string;
  /** What is given when it is not money, or beside it: 水电取暖费减半. */
  readonly benefit?: string;
  /** Door-plate number in the portal; those without one are not listed there. */
  readonly plate?: string;
  readonly papers: readonly string[];
  readonly applyAt: string;
  readonly versions: readonly PolicyVersion[];
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
  }[];
}

export function policy(input: PolicyInput): Policy {
  return {
    ...input,
    versions: input.versions.map(({ from, criteria, unless = {}, amount }) => ({
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
    })),
  };
}
