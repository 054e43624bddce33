/** What a write gives rise to: whoever it was told of is compared with what they were paid, before the answer, so that the answer can say so. */
import type { Context } from '../context.ts';
import { redeterminePeople } from './redetermine.ts';

/** Counted are proposals; none of them moves money before a person has decided. */
export interface Arising {
  readonly arrears: number;
  readonly recoveries: number;
  /** Proposals from before that say something else now. */
  readonly changed: number;
  readonly withdrawn: number;
  /** People too many to be compared before the answer; the jobs take care of them. */
  readonly waiting: number;
  /** Whom they are about, when it is one person. */
  readonly person: string | null;
}

/** So many people are compared before the answer. */
const AT_ONCE = 50;

/** Whoever was told of in this transaction is told of no more, unless they are too many. */
export async function arisingFrom(context: Context): Promise<Arising> {
  const { told } = context.tx;
  const many = told.size > AT_ONCE;
  const { arrears, recoveries, changed, withdrawn, about } = await redeterminePeople(context, many ? [] : [...told]);
  const [first = null, ...others] = about;
  return {
    arrears,
    recoveries,
    changed,
    withdrawn,
    waiting: many ? told.size : 0,
    person: others.length === 0 ? first : null,
  };
}
