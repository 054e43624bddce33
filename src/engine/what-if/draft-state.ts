/** The life of a draft of rules: its state is a fold over its actions. */
export type DraftState = 'draft' | 'checked' | 'submitted' | 'approved' | 'adopted' | 'withdrawn';

export type DraftActionKind =
  | 'propose'
  | 'change'
  | 'check'
  | 'submit'
  | 'send-back'
  | 'approve'
  | 'adopt'
  | 'withdraw';

interface Move {
  readonly from: readonly (DraftState | null)[];
  readonly to: DraftState;
}

/** What is submitted is changed only after it was sent back, and what is changed is checked and approved anew. */
const moves: Record<DraftActionKind, Move> = {
  propose: { from: [null], to: 'draft' },
  change: { from: ['draft', 'checked', 'approved'], to: 'draft' },
  check: { from: ['draft', 'checked', 'approved'], to: 'checked' },
  submit: { from: ['checked'], to: 'submitted' },
  'send-back': { from: ['submitted', 'approved'], to: 'draft' },
  approve: { from: ['submitted'], to: 'approved' },
  adopt: { from: ['approved'], to: 'adopted' },
  withdraw: { from: ['draft', 'checked', 'submitted', 'approved'], to: 'withdrawn' },
};

/** Null when this can not be done in that state; the state before the first action is null. */
export const stateAfter = (state: DraftState | null, kind: DraftActionKind): DraftState | null =>
  moves[kind].from.includes(state) ? moves[kind].to : null;

/** What can be done in a state, by anybody. */
export const movesFrom = (state: DraftState): DraftActionKind[] =>
  (Object.keys(moves) as DraftActionKind[]).filter((kind) => stateAfter(state, kind) !== null);

/** Who had a hand in it, and so does not approve it. Null is the operator at the host. */
export function authorsOf(
  actions: readonly { readonly kind: DraftActionKind; readonly staff: string | null }[],
): ReadonlySet<string | null> {
  const hands = new Set<DraftActionKind>(['propose', 'change', 'submit']);
  return new Set(actions.filter(({ kind }) => hands.has(kind)).map(({ staff }) => staff));
}
