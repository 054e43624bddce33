/** A draft that is worked on: opened, and taken one action further. */

import type { RuleDraft } from '../../engine/what-if/draft.ts';
import {
  authorsOf,
  type DraftActionKind,
  type DraftState,
  movesFrom,
  stateAfter,
} from '../../engine/what-if/draft-state.ts';
import { newestAdoption } from '../../store/rule-adoption.ts';
import {
  type DraftAction,
  draftActions,
  ruleDraft,
  type StoredDraft,
  saveDraftAction,
} from '../../store/rule-draft.ts';
import { Problem } from '../../values/problem.ts';
import type { Context } from '../operation.ts';

export type DraftFile = StoredDraft<RuleDraft, DraftState>;
export type Action = DraftAction<DraftActionKind>;

/** What a check leaves behind: which rules it was made on, and how many cases come out otherwise. */
export interface CheckData {
  readonly adopted: number;
  readonly tried: number;
  readonly signed: number;
  readonly examples: number;
}

export const stateWords: Record<DraftState, string> = {
  draft: '起草中',
  checked: '已核对案例',
  submitted: '待审核',
  approved: '已审核，待采用',
  adopted: '已采用',
  withdrawn: '已撤回',
};

export const actionWords: Record<DraftActionKind, string> = {
  propose: '起草',
  change: '修改',
  check: '核对案例',
  submit: '提交审核',
  'send-back': '退回修改',
  approve: '审核通过',
  adopt: '采用',
  withdraw: '撤回',
};

export const openDraft = (context: Context, id: string): Promise<DraftFile> =>
  ruleDraft<RuleDraft, DraftState>(context.tx, id, true);

/** Writes one action. Problem `rule-draft-state` when the draft is not in a state for it. */
export async function takeStep(
  { tx, at }: Context,
  file: DraftFile,
  kind: DraftActionKind,
  data: object,
  draft: RuleDraft = file.draft,
): Promise<{ draft: string; state: DraftState; actions: number }> {
  const state = stateAfter(file.state, kind);
  if (state === null)
    throw new Problem('rule-draft-state', { state: stateWords[file.state], action: actionWords[kind] });
  const actions = file.actions + 1;
  await saveDraftAction(tx, { id: file.id, draft, state, number: actions, kind, data, at });
  return { draft: file.id, state, actions };
}

/** The actions so far. Problem `rule-draft-outdated` when other rules were adopted since the last check. */
export async function checkedActions({ tx }: Context, { id }: DraftFile): Promise<Action[]> {
  const actions = await draftActions<DraftActionKind>(tx, id);
  if (isOutdated(actions, (await newestAdoption(tx))?.number ?? 0)) throw new Problem('rule-draft-outdated');
  return actions;
}

export function isOutdated(actions: readonly Action[], adopted: number): boolean {
  const last = actions.findLast(({ kind }) => kind === 'check');
  return last !== undefined && (last.data as CheckData).adopted !== adopted;
}

/** Refused while the draft was checked on other rules than those that hold: the check comes first. */
const onCheckedRules = new Set<DraftActionKind>(['submit', 'approve', 'adopt']);

/** What this member of staff can do with it now: nobody approves a draft of their own, and nothing goes on from a check that is out of date. */
export function stepsFor(
  file: DraftFile,
  actions: readonly Action[],
  { staff, outdated }: { readonly staff: string | null; readonly outdated: boolean },
): DraftActionKind[] {
  const own = authorsOf(actions).has(staff);
  return movesFrom(file.state).filter(
    (kind) => (kind !== 'approve' || !own) && !(outdated && onCheckedRules.has(kind)),
  );
}
