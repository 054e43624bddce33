/** What people decided about proposals to stop a grant and recover what was paid. Only ever added to. */
import type { OtherSubject } from '../define/fact.ts';
import type { PlainDate } from '../values/date.ts';
import { Problem } from '../values/problem.ts';
import type { Transaction } from './database.ts';
import { isDuplicate } from './fault.ts';
import type { GrantStopState } from './grant-stop.ts';

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
  /** What follows from it and how that stands; null where nothing does. */
  readonly stop: { readonly id: string; readonly state: GrantStopState; readonly fromMonth: string } | null;
}

export interface NewRuling extends Omit<Ruling, 'ruledBy' | 'stop'> {
  readonly kind: OtherSubject;
  readonly area: string;
  readonly at: string;
  /** From one: which of the rulings about the same grounds it is, where what followed from an earlier one was refused. */
  readonly number: number;
}

/** Problem `conflict` when the same proposal was ruled already. */
export async function writeRuling(tx: Transaction, ruling: NewRuling): Promise<void> {
  const { id, subject, kind, area, policy, stops, grounds, outcome, amountFen, reason, ruledOn, at, number } = ruling;
  try {
    await tx.run`
      insert into ruling (county, area_code, subject_id, policy, grounds, id, subject_kind, stops, outcome, amount_fen, reason, ruled_on,
        ruled_by, ruled_at, number)
      values (${tx.scope.county}, ${area}, ${subject}::uuid, ${policy}, ${grounds}, ${id}::uuid, ${kind}, ${stops}, ${outcome}, ${amountFen},
        ${reason}, ${ruledOn}, ${tx.scope.staffId}::uuid, ${at}::timestamptz, ${number})`;
  } catch (error) {
    if (isDuplicate(error)) throw new Problem('conflict', { what: '这条建议已经有人决定过' });
    throw error;
  }
}

/** Of some subjects, the newest first. */
export const rulingsOf = (tx: Transaction, subjects: readonly string[]): Promise<Ruling[]> =>
  tx.sql<Ruling>`
    select r.id, r.subject_id as subject, r.policy, r.stops, r.grounds, r.outcome, r.amount_fen::float8 as "amountFen", r.reason,
      r.ruled_on as "ruledOn", r.ruled_by as "ruledBy",
      case when g.id is null then null
        else jsonb_build_object('id', g.id, 'state', g.state, 'fromMonth', to_char(g.from_month, 'YYYY-MM')) end as stop
    from ruling r left join grant_stop g on g.county = r.county and g.subject_id = r.subject_id and g.ruling_id = r.id
    where r.county = ${tx.scope.county} and r.subject_id = any(${subjects}::uuid[])
    order by r.ruled_at desc, r.number desc, r.id desc`;
