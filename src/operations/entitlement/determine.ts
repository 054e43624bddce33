/**
 * Determines what all policies pay everybody in each month of a stretch: people stream out of the database in columns, and only what differs from the
 * last determination is written. With policies or an area named, only those are determined again, and the sums follow by difference.
 */
import { z } from 'zod';
import { betweenRulesMark } from '../../engine/determination/between-rules.ts';
import { policiesMarkedAnew, ruleMarks } from '../../engine/determination/rule-marks.ts';
import { dependenciesOf } from '../../engine/entitlement/affected.ts';
import { isMonth } from '../../engine/entitlement/period.ts';
import { noteDecideDue } from '../../store/decide-due.ts';
import {
  beginEntitlementRun,
  determinedStretches,
  latestEntitlementRun,
  type Stretch,
  writeEntitlementRun,
} from '../../store/entitlement.ts';
import { refreshEnded } from '../../store/person-facts.ts';
import { forgetTold, toldSoFar } from '../../store/undetermined.ts';
import { type AreaCode, contains } from '../../values/area.ts';
import type { PlainDate } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { AreaInput, FlagInput, ListInput } from '../inputs.ts';
import { type Context, operation, recordingOf } from '../operation.ts';
import { type Done, determineBlocks } from './determine-blocks.ts';
import { type Determining, determiningOf } from './determining.ts';
import { type DeterminedPolicy, type KeptSummary, namedTallies, type TakenByRules } from './summary.ts';
import { settledSums, takenFromAll } from './taken-by-rules.ts';

const Input = z.object({
  first: z.string().refine(isMonth, '月份要写成 2026-01 的样子').optional(),
  months: z.coerce.number().int().min(1).max(60).default(12),
  area: AreaInput.optional(),
  policies: ListInput.optional(),
  /** Only policies whose rules have changed since the last determination. */
  changed: FlagInput.optional(),
});

export interface DetermineResult {
  /** `2026-01` */
  readonly first: string;
  readonly months: number;
  readonly people: number;
  /** People for whom something is new or different; 0: nothing was written. */
  readonly changed: number;
  readonly policies: readonly DeterminedPolicy[];
}

export const determine = operation({
  id: 'entitlement.determine',
  title: '全员待遇测算',
  titleEn: 'Determine what is due to everybody',
  kind: 'write',
  input: Input,
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/entitlements' },
  trail: ({ policies, area }, { first, months, people, changed }: DetermineResult) => ({
    detail: { first, months, area, policies, people, changed },
  }),
  async run({ first: given, months, area: named, policies: asked, changed }, context): Promise<DetermineResult> {
    const { catalogue, tx } = context;
    const area = named ?? context.scope.area;
    if (!contains(context.scope.area, area)) throw new Problem('area-unknown', { code: area });
    for (const id of asked ?? []) if (!catalogue.policies.has(id)) throw new Problem('policy-unknown', { id });
    const first = given ?? `${context.today.slice(0, 4)}-01`;
    const stretch: Stretch = { first: `${first}-01` as PlainDate, months };
    const number = await beginEntitlementRun(tx);
    const told = await toldSoFar(tx);
    await refreshEnded(tx, recordingOf(context, { kind: 'day', ref: null }));
    const before = await latestEntitlementRun(tx, stretch);
    const kept = before?.summary as KeptSummary | undefined;
    const policies = kept ? policiesOf(context, kept, asked, changed) : null;
    const where: AreaCode = before ? area : tx.scope.county;
    const determining = await determiningOf(context, stretch);
    const done = await determineBlocks(context, determining, {
      number,
      area: where,
      policies,
      before: kept?.sums ?? null,
    });
    if (policies === null && where === tx.scope.county && (await isOnlyStretch(context, stretch)))
      await forgetTold(tx, told);
    const marks = policies === null || changed ? ruleMarks(catalogue) : kept!.marks;
    const taken = await takenNow(context, determining, done, kept?.taken);
    const otherRules =
      kept === undefined ||
      (marks !== kept.marks && policiesMarkedAnew(kept.marks, catalogue).length > 0) ||
      taken.mark !== kept.taken?.mark;
    if (done.changed > 0 || otherRules) await noteDecideDue(tx, context.at);
    if (done.changed > 0 || otherRules)
      await writeEntitlementRun(tx, {
        ...stretch,
        number,
        area: where,
        policies,
        at: context.at,
        people: done.people,
        changed: done.changed,
        summary: { sums: done.summary, marks, taken } satisfies KeptSummary,
      });
    return {
      first,
      months,
      people: done.people,
      changed: done.changed,
      policies: namedTallies(
        catalogue,
        await settledSums(context, determining, { sums: done.summary, taken: taken.sums }),
      ),
    };
  },
});

/** Whatever was kept by other rules is added up anew. */
async function takenNow(
  context: Context,
  determining: Determining,
  { taken, partial }: Done,
  kept: TakenByRules | undefined,
): Promise<TakenByRules> {
  const mark = betweenRulesMark(context.catalogue);
  if (!partial) return { mark, sums: taken.over([]) };
  return { mark, sums: kept?.mark === mark ? taken.over(kept.sums) : await takenFromAll(context, determining) };
}

/** Otherwise the months of the others are still out of date. */
const isOnlyStretch = async ({ tx }: Pick<Context, 'tx'>, { first, months }: Stretch): Promise<boolean> =>
  (await determinedStretches(tx)).every((each) => each.first === first && each.months === months);

/** Null: all. */
function policiesOf(
  context: Context,
  { marks }: KeptSummary,
  asked: readonly string[] | undefined,
  changed: boolean | undefined,
): string[] | null {
  if (changed) return policiesMarkedAnew(marks, context.catalogue);
  return asked ? withReaders(context, asked) : null;
}

/** These policies and all that read them. */
function withReaders({ catalogue }: Context, policies: readonly string[]): string[] {
  const { readersOfPolicy } = dependenciesOf(catalogue);
  const wanted = new Set(policies.flatMap((policy) => readersOfPolicy(policy)));
  return catalogue.order.filter((id) => wanted.has(id));
}
