/**
 * Whoever brought a difference about does not decide about the money: neither who recorded what is new, nor who drafted the rules that changed it, nor
 * who decided which of two benefits stays.
 */
import type { Cause } from '../../engine/correction/cause.ts';
import type { RuleDraft } from '../../engine/what-if/draft.ts';
import { authorsOf, type DraftActionKind } from '../../engine/what-if/draft-state.ts';
import { clashRulings } from '../../store/clash-ruling.ts';
import { type ListedCorrection, recordersOf } from '../../store/correction-list.ts';
import { adoptions } from '../../store/rule-adoption.ts';
import { draftActions } from '../../store/rule-draft.ts';
import type { Context } from '../operation.ts';

type Asking = Pick<Context, 'tx' | 'scope'>;

/** What somebody did that caused a correction. */
export type OwnWork = 'recorded' | 'drafted' | 'ruled';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What who asks did to cause one of them; null when others did. */
export async function ownWorkIn(
  context: Asking,
  corrections: readonly Pick<ListedCorrection, 'causes' | 'person' | 'policy'>[],
): Promise<OwnWork | null> {
  const { tx, scope } = context;
  if (scope.staffId === null) return null;
  const causes = corrections.flatMap((correction) => correction.causes as readonly Cause[]);
  const ids = causes.flatMap((cause) => ('id' in cause && UUID.test(cause.id) ? [cause.id] : []));
  if ((await recordersOf(tx, ids)).includes(scope.staffId)) return 'recorded';
  if (await draftedBy(context, (draft) => causes.some((cause) => restsOn(draft, cause)))) return 'drafted';
  return (await ruledBy(context, corrections)) ? 'ruled' : null;
}

/** Whether who asks ever decided which of two benefits stays, where one of them is what is corrected because of the other. */
async function ruledBy(
  { tx, scope }: Asking,
  corrections: readonly Pick<ListedCorrection, 'causes' | 'person' | 'policy'>[],
): Promise<boolean> {
  const clashing = corrections.filter(({ causes }) =>
    (causes as readonly Cause[]).some(({ kind }) => kind === 'clash'),
  );
  if (clashing.length === 0) return false;
  const people = [...new Set(clashing.map(({ person }) => person))];
  const own = (await clashRulings(tx, people)).filter((ruling) => ruling.ruledBy === scope.staffId);
  return clashing.some(({ person, policy }) =>
    own.some((ruling) => ruling.person === person && [ruling.policy, ruling.other].includes(policy)),
  );
}

/** Of these papers those whose adopted rules who asks had a hand in. */
export async function ownPapers(context: Asking, papers: readonly string[]): Promise<ReadonlySet<string>> {
  const own = new Set<string>();
  for (const paper of new Set(papers)) if (await draftedBy(context, isOf(paper))) own.add(paper);
  return own;
}

const isOf =
  (paper: string) =>
  ({ paper: issued }: RuleDraft): boolean =>
    issued.paper === paper;

/** A clause says no paper in the cause: whoever ever changed clauses of the policy counts. */
function restsOn(draft: RuleDraft, cause: Cause): boolean {
  if (cause.kind === 'parameter') return isOf(cause.source.paper)(draft);
  return cause.kind === 'policy' && draft.clauses.some(({ policy }) => policy === cause.policy);
}

/** Whether who asks wrote, changed or submitted one of the adopted drafts that are meant. Who approved or adopted it did not bring it up. */
async function draftedBy({ tx, scope }: Asking, isMeant: (draft: RuleDraft) => boolean): Promise<boolean> {
  for (const { draft } of await adoptions<RuleDraft>(tx))
    if (isMeant(draft) && authorsOf(await draftActions<DraftActionKind>(tx, draft.id)).has(scope.staffId)) return true;
  return false;
}
