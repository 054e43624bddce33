/** Conditions that policies of many programmes share, each with the clause of the policy that uses it. */
import { and, type BooleanOf, type Expression, equals, known } from './expression.ts';
import type { CriterionInput } from './policy.ts';
import { certificateValid, household, onLowIncome, poor, severe } from './registry.ts';
import type { Source } from './source.ts';

export const criterion = (
  is: BooleanOf,
  because: string,
  becauseEn: string,
  otherwise: string,
  source: Source,
): CriterionInput => ({ is, because, becauseEn, otherwise, source });

export const holdsCertificate = (source: Source): CriterionInput =>
  criterion(
    certificateValid,
    '残疾人证在有效期内',
    'the disability certificate is in force',
    '残疾人证已过期或已注销，请先换证',
    source,
  );

export const isSevere = (source: Source): CriterionInput =>
  criterion(severe, '残疾等级为一级或二级', 'the disability is of level 1 or 2', '残疾等级不是一级或二级', source);

export const isOnLowIncome = (source: Source): CriterionInput =>
  criterion(
    onLowIncome,
    '家庭在低保范围内',
    'the household is on the minimum-living scheme',
    '家庭不在低保范围内',
    source,
  );

export const isPoor = (source: Source): CriterionInput =>
  criterion(
    poor,
    '家庭生活困难（低保、低保边缘、脱贫户或监测户）',
    'the household is poor (on or near the minimum-living scheme, or lifted out of poverty and watched)',
    '家庭不属于低保、低保边缘、脱贫户或监测户',
    source,
  );

export const isUrban = (source: Source): CriterionInput =>
  criterion(
    equals(household.registration, 'urban'),
    '户口为城镇',
    'the household is registered as urban',
    '户口不是城镇，请看农村的政策',
    source,
  );

export const isRural = (source: Source): CriterionInput =>
  criterion(
    equals(household.registration, 'rural'),
    '户口为农村',
    'the household is registered as rural',
    '户口不是农村，请看城镇的政策',
    source,
  );

/**
 * True only where it is on record. For benefits that answer an event (a bill, a course, a case file): without a record there is nothing to pay for,
 * so the condition is about the record and is never open.
 */
export const onRecord = (fact: Expression, holds: BooleanOf): BooleanOf => and(known(fact), holds);
