/** What was determined for everybody, in sums: each policy and period, how many get it, what it costs, and for how many it is open. */
import { z } from 'zod';
import { isMonth } from '../../engine/entitlement/period.ts';
import { determinedStretches, type EntitlementRun, latestEntitlementRun } from '../../store/entitlement.ts';
import { countUndetermined } from '../../store/undetermined.ts';
import { type AreaCode, contains } from '../../values/area.ts';
import { monthOf } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { AreaInput } from '../inputs.ts';
import { type Context, operation, staffRoles } from '../operation.ts';
import { type KeptSummary, namedTallies } from './summary.ts';
import { knowing, settledSums, settledSumsIn } from './taken-by-rules.ts';

export const StretchInput = {
  /** The first month of what was determined; this year's when left out, and the newest when there is none. */
  first: z.string().refine(isMonth, '月份要写成 2026-01 的样子').optional(),
  area: AreaInput.optional(),
};

export const determined = operation({
  id: 'entitlement.determined',
  title: '查看待遇测算',
  titleEn: 'Read what was determined for everybody',
  kind: 'read',
  input: z.object(StretchInput),
  allow: { roles: staffRoles },
  route: { method: 'get', path: '/entitlements/determined' },
  async run({ first, area }, context) {
    const { tx, catalogue } = context;
    const asked = areaAsked(context, area);
    const stretches = (await determinedStretches(tx)).map((each) => ({ ...each, first: monthOf(each.first) }));
    const run = await runAsked(context, first);
    if (run === undefined) return { area: asked, stretches, run: null, waiting: 0, policies: [] };
    const whole = asked === tx.scope.county;
    const known = await knowing(context, run);
    const kept = run.summary as KeptSummary;
    const sums = whole
      ? await settledSums(context, known, { sums: kept.sums, taken: kept.taken?.sums ?? [] })
      : await settledSumsIn(context, known, asked);
    return {
      area: asked,
      stretches,
      run: { first: monthOf(run.first), months: run.months, at: run.at, people: run.people },
      /** About whom something became known that is not in yet. */
      waiting: whole ? await countUndetermined(tx) : 0,
      policies: namedTallies(catalogue, sums),
    };
  },
});

export function areaAsked({ scope }: Context, area: AreaCode | undefined): AreaCode {
  const asked = area ?? scope.area;
  if (!contains(scope.area, asked)) throw new Problem('area-unknown', { code: asked });
  return asked;
}

/** The newest run of the stretch. */
export async function runAsked({ tx, today }: Context, first?: string): Promise<EntitlementRun | undefined> {
  const stretches = await determinedStretches(tx);
  const month = first ?? `${today.slice(0, 4)}-01`;
  const stretch = stretches.findLast((each) => monthOf(each.first) === month);
  if (stretch !== undefined) return latestEntitlementRun(tx, stretch);
  return first === undefined && stretches.length > 0 ? latestEntitlementRun(tx) : undefined;
}
