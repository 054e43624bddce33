/** What people decided about proposals to stop a grant and recover what was paid. Only ever added to. */
import type { OtherSubject } from '../define/fact.ts';
import type { PlainDate } from '../values/date.ts';
import { Problem } from '../values/problem.ts';
import type { Transaction } from './database.ts';
import { isDuplicate } from './fault.ts';

export type RulingOutcome = 'stop-and-recover' | 'stop' | 'keep';

export interface Ruling {
  readonly id: string;
  readonly subject: string;
  readonly policy: string;
  readonly stops: string;
  readonly grounds: string;
  readonly outcome: RulingOutcome;
  readonly amountFen: number;
  readonly reason: string;
  readonly ruledOn: PlainDate;
  readonly ruledBy: string | null;
}

export interface NewRuling extends Omit<Ruling, 'ruledBy'> {
  readonly kind: OtherSubject;
  readonly area: string;
  readonly at: string;
}

/** Problem `conflict` when the same proposal was ruled already. */
export async function writeRuling(tx: Transaction, ruling: NewRuling): Promise<void> {
  const { id, subject, kind, area, policy, stops, grounds, outcome, amountFen, reason, ruledOn, at } = ruling;
  try {
    await tx.run`
      insert into ruling (county, area_code, subject_id, policy, grounds, id, subject_kind, stops, outcome, amount_fen, reason, ruled_on,
        ruled_by, ruled_at)
      values (${tx.scope.county}, ${area}, ${subject}::uuid, ${policy}, ${grounds}, ${id}::uuid, ${kind}, ${stops}, ${outcome}, ${amountFen},
        ${reason}, ${ruledOn}, ${tx.scope.staffId}::uuid, ${at}::timestamptz)`;
  } catch (error) {
    if (isDuplicate(error)) throw new Problem('conflict', { what: '这条建议已经有人决定过' });
    throw error;
  }
}

/** Of some subjects, the newest first. */
export const rulingsOf = (tx: Transaction, subjects: readonly string[]): Promise<Ruling[]> =>
  tx.sql<Ruling>`
    select id, subject_id as subject, policy, stops, grounds, outcome, amount_fen::float8 as "amountFen", reason, ruled_on as "ruledOn",
      ruled_by as "ruledBy"
    from ruling where county = ${tx.scope.county} and subject_id = any(${subjects}::uuid[])
    order by ruled_at desc, id desc`;
