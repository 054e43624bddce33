/** How the last decisions stand in an area: eligible, refused by which criterion, undecided, the money. With one policy also what is missing to decide. */
import { z } from 'zod';
import { outcomes } from '../../engine/decision.ts';
import { criteriaIn, unpackSlot } from '../../engine/packed-results.ts';
import { isLastRun, latestRun } from '../../store/decision.ts';
import { listStanding } from '../../store/decision-list.ts';
import { countSlots } from '../../store/decision-tally.ts';
import { standingTargets } from '../../store/target.ts';
import { type AreaCode, contains } from '../../values/area.ts';
import type { PlainDate } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { AreaInput } from '../inputs.ts';
import { type Context, operation, staffRoles } from '../operation.ts';
import { targetFinder } from '../target/standing.ts';
import type { PolicyResult } from './decide.ts';
import { decidedPeople } from './list.ts';
import { type PolicyPlace, policyPlace } from './policy-place.ts';

export const summary = operation({
  id: 'decision.summary',
  title: '查看认定结果的人数和金额',
  titleEn: 'How the decisions stand',
  kind: 'read',
  input: z.object({ policy: z.string().optional(), area: AreaInput.optional() }),
  allow: { roles: staffRoles },
  route: { method: 'get', path: '/decisions' },
  async run({ policy, area: asked }, context) {
    const { catalogue, tx, scope } = context;
    const area = asked ?? scope.area;
    if (!contains(scope.area, area)) throw new Problem('area-unknown', { code: area });
    if (policy !== undefined && !catalogue.policies.has(policy)) throw new Problem('policy-unknown', { id: policy });
    const run = await latestRun(tx, area);
    if (run === undefined) return { area, on: null, decidedAt: null, policies: [] };
    const told = run.area === area && (await isLastRun(tx, run)) ? (run.summary as readonly PolicyResult[]) : [];
    const policies = [];
    for (const id of policy === undefined ? catalogue.policies.keys() : [policy]) {
      const known = told.find((result) => result.id === id);
      const standing = known === undefined ? await counted(context, id, area, policy !== undefined) : toldOf(known);
      policies.push({ ...standing, target: await targetOf(context, id, area, run.on) });
    }
    return { area, on: run.on, decidedAt: run.at, policies };
  },
});

/** As the run itself summed it up. */
const toldOf = ({
  id,
  title,
  every,
  subjects,
  eligible,
  ineligible,
  unknown,
  amountFen,
  refusedBy,
  missing,
}: PolicyResult): Standing => ({
  policy: id,
  title,
  every,
  decided: true,
  subjects,
  eligible,
  ineligible,
  unknown,
  amountFen,
  refusedBy,
  missing,
});

interface Standing extends Omit<PolicyResult, 'id' | 'titleEn'> {
  readonly policy: string;
  /** False for a policy that came after the last run. */
  readonly decided: boolean;
}

/** Null for a policy that came after the last decisions. */
async function placeOf(context: Context, policy: string, area: AreaCode): Promise<PolicyPlace | null> {
  return policyPlace(context, policy, area).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'not-decided-yet') return null;
    throw error;
  });
}

async function counted(context: Context, id: string, area: AreaCode, withMissing: boolean): Promise<Standing> {
  const { title, every } = context.catalogue.policies.get(id)!;
  const place = await placeOf(context, id, area);
  const names = place?.criteria.map((criterion) => criterion.id) ?? [];
  const counts = { eligible: 0, ineligible: 0, unknown: 0 };
  const refusedBy: Record<string, number> = {};
  let amountFen = 0;
  for (const { result, people } of place === null ? [] : await countSlots(context.tx, { slot: place.slot, area })) {
    const slot = unpackSlot(result, 0)!;
    counts[slot.outcome] += people;
    amountFen += (slot.amountFen ?? 0) * people;
    for (const criterion of criteriaIn(slot.failing, names))
      refusedBy[criterion] = (refusedBy[criterion] ?? 0) + people;
  }
  const subjects = counts.eligible + counts.ineligible + counts.unknown;
  const missing = withMissing && place !== null ? await missingFacts(context, id, area, place) : {};
  return { policy: id, title, every, decided: place !== null, subjects, ...counts, amountFen, refusedBy, missing };
}

/** The target of an indicator that counts exactly those who are eligible, for the year of the decisions. */
async function targetOf({ catalogue, tx }: Context, policy: string, area: AreaCode, on: PlainDate) {
  const find = targetFinder(catalogue, await standingTargets(tx));
  for (const { id, numerator, denominator } of catalogue.indicators.values()) {
    if (numerator.of !== 'decisions' || numerator.policy !== policy || numerator.sum || denominator) continue;
    const target = numerator.outcome === 'eligible' ? find(id, area, on.slice(0, 4)) : undefined;
    if (target !== undefined) return { value: target.value, handedDownBy: target.handedDownBy };
  }
  return null;
}

/** Undecided people traced at once. */
const BLOCK = 1000;

/** Undecided people by the fact that is unknown of them and could still change the outcome, most first. */
async function missingFacts(
  context: Context,
  policy: string,
  area: AreaCode,
  place: PolicyPlace,
): Promise<Record<string, number>> {
  const filter = { slot: place.slot, outcome: outcomes.indexOf('unknown'), area };
  const missing: Record<string, number> = {};
  for (let page = 1; ; page++) {
    const { people } = await listStanding(context.tx, filter, { page, pageSize: BLOCK });
    for (const person of await decidedPeople(context, policy, place, people))
      for (const fact of person.missing) missing[fact] = (missing[fact] ?? 0) + 1;
    if (people.length < BLOCK) return missing;
  }
}
