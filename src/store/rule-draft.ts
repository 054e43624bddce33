/** Drafts of rules and what was done to them. Actions are only ever added; the draft beside them is their fold, written in the same transaction. */
import { Problem } from '../values/problem.ts';
import type { Transaction } from './database.ts';

export interface StoredDraft<Draft, State> {
  readonly id: string;
  readonly draft: Draft;
  readonly state: State;
  /** How many actions it is made of. */
  readonly actions: number;
  readonly changedAt: string;
}

export interface DraftAction<Kind> {
  readonly number: number;
  readonly kind: Kind;
  readonly data: unknown;
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** Null: the operator at the host. */
  readonly staff: string | null;
  readonly staffName: string | null;
}

interface DraftRow<Draft, State> {
  id: string;
  data: Draft;
  state: State;
  actions: number;
  changed_at: string;
}

const asDraft = <Draft, State>(row: DraftRow<Draft, State>): StoredDraft<Draft, State> => ({
  id: row.id,
  draft: row.data,
  state: row.state,
  actions: row.actions,
  changedAt: row.changed_at,
});

/** The newest first. */
export async function ruleDrafts<Draft, State>(tx: Transaction): Promise<StoredDraft<Draft, State>[]> {
  const rows = await tx.sql<DraftRow<Draft, State>>`
    select id, data, state, actions, changed_at from rule_draft where county = ${tx.scope.county} order by changed_at desc, id desc`;
  return rows.map(asDraft);
}

/** `toWrite`: others who want to write it wait. Problem `not-found`. */
export async function ruleDraft<Draft, State>(
  tx: Transaction,
  id: string,
  toWrite = false,
): Promise<StoredDraft<Draft, State>> {
  const { county } = tx.scope;
  const [row] = toWrite
    ? await tx.sql<DraftRow<Draft, State>>`
        select id, data, state, actions, changed_at from rule_draft where county = ${county} and id = ${id} for update`
    : await tx.sql<DraftRow<Draft, State>>`
        select id, data, state, actions, changed_at from rule_draft where county = ${county} and id = ${id}`;
  if (row === undefined) throw new Problem('not-found', { what: '规则草案' });
  return asDraft(row);
}

/** In the order in which they were done. */
export async function draftActions<Kind>(tx: Transaction, id: string): Promise<DraftAction<Kind>[]> {
  return tx.sql<DraftAction<Kind>>`
    select a.number, a.kind, a.data, a.at, a.staff_id as staff, s.name as "staffName"
    from rule_action a left join staff s on s.county = a.county and s.id = a.staff_id
    where a.county = ${tx.scope.county} and a.draft_id = ${id} order by a.number`;
}

export interface DraftWrite {
  readonly id: string;
  readonly draft: object;
  readonly state: string;
  /** Of this action; 1 makes the draft. */
  readonly number: number;
  readonly kind: string;
  readonly data: object;
  readonly at: string;
}

export async function saveDraftAction(tx: Transaction, write: DraftWrite): Promise<void> {
  const { county, staffId } = tx.scope;
  const draft = JSON.stringify(write.draft);
  if (write.number === 1)
    await tx.run`
      insert into rule_draft (county, id, data, state, actions, changed_at)
      values (${county}, ${write.id}, ${draft}, ${write.state}, 1, ${write.at})`;
  else
    await tx.run`
      update rule_draft set data = ${draft}, state = ${write.state}, actions = ${write.number}, changed_at = ${write.at}
      where county = ${county} and id = ${write.id}`;
  await tx.run`
    insert into rule_action (county, draft_id, number, kind, data, at, staff_id)
    values (${county}, ${write.id}, ${write.number}, ${write.kind}, ${JSON.stringify(write.data)}, ${write.at}, ${staffId})`;
}
