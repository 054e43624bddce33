/**
 * Whether somebody was determined again since everybody was decided for: then the counts of who stands where may be out of date. Noted by determinations,
 * of which there is one at a time, so nobody waits for the note; taken away by whoever decides for the whole county, before reading anything.
 */
import type { PlainDate } from '../values/date.ts';
import type { Transaction } from './database.ts';

const NAME = 'decide-due';

export async function noteDecideDue(tx: Transaction, at: string): Promise<void> {
  await tx.run`
    insert into setting (county, name, value, changed_at, changed_by)
    values (${tx.scope.county}, ${NAME}, 'true'::jsonb, ${at}, ${tx.scope.staffId})
    on conflict (county, name) do update set value = excluded.value, changed_at = excluded.changed_at, changed_by = excluded.changed_by`;
}

/** Whoever notes it meanwhile waits, and notes it anew afterwards. */
export async function takeDecideDue(tx: Transaction): Promise<void> {
  await tx.run`delete from setting where county = ${tx.scope.county} and name = ${NAME}`;
}

/** The last day that was decided for, when that is to be done again. Null also while nobody was decided for yet: that begins with a person. */
export async function decideDueSince(tx: Transaction): Promise<PlainDate | null> {
  const { county } = tx.scope;
  const [row] = await tx.sql<{ day: PlainDate | null }>`
    select max(decided_on) as day from decision_run where county = ${county}
      and exists (select from setting where county = ${county} and name = ${NAME})`;
  return row?.day ?? null;
}
