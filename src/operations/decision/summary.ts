/** How the last decisions stand in an area: eligible, refused by which criterion, undecided, the money. With one policy also what is missing to decide. */
import { z } from 'zod';
import { criteriaIn, unpackSlot } from '../../engine/packed-results.ts';
import { readsOn } from '../../engine/trace.ts';
import { latestRun } from '../../store/decision.ts';
import { countStandingByArea } from '../../store/decision-list.ts';
import { countSlots } from '../../store/decision-tally.ts';
import { factColumns } from '../../store/fact-columns.ts';
import { standingTargets } from '../../store/target.ts';
import { type AreaCode, contains } from '../../values/area.ts';
import { Problem } from '../../values/problem.ts';
import { AreaInput } from '../inputs.ts';
import { type Context, operation, staffRoles } from '../operation.ts';
import { targetFinder } from '../target/standing.ts';
import { bitsReading, type PolicyPlace, policyPlace } from './policy-place.ts';

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
    const policies = [];
    for (const id of policy === undefined ? catalogue.policies.keys() : [policy])
      policies.push({
        ...(await standing(context, id, area)),
        ...(policy === undefined ? {} : { missing: await missingFacts(context, id, area) }),
      });
    return { area, on: run.on, decidedAt: run.at, policies };
  },
});

/** Null for a policy that came after the last decisions. */
async function placeOf(context: Context, policy: string, area: AreaCode): Promise<PolicyPlace | null> {
  return policyPlace(context, policy, area).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'not-decided-yet') return null;
    throw error;
  });
}

async function standing(context: Context, id: string, area: AreaCode) {
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
  const target = await targetOf(context, id, area, place);
  return { policy: id, title, every, decided: place !== null, subjects, ...counts, amountFen, refusedBy, target };
}

/** The target of an indicator that counts exactly those who are eligible, for the year of the decisions. */
async function targetOf({ catalogue, tx }: Context, policy: string, area: AreaCode, place: PolicyPlace | null) {
  if (place === null) return null;
  const find = targetFinder(catalogue, await standingTargets(tx));
  for (const { id, numerator, denominator } of catalogue.indicators.values()) {
    if (numerator.of !== 'decisions' || numerator.policy !== policy || numerator.sum || denominator) continue;
    const target = numerator.outcome === 'eligible' ? find(id, area, place.run.on.slice(0, 4)) : undefined;
    if (target !== undefined) return { value: target.value, handedDownBy: target.handedDownBy };
  }
  return null;
}

/** Undecided people by the fact that is unknown of them and that some open criterion reads. */
async function missingFacts(context: Context, policy: string, area: AreaCode): Promise<Record<string, number>> {
  const { catalogue, tx } = context;
  const place = await placeOf(context, policy, area);
  if (place === null) return {};
  const columns = new Map((await factColumns(tx)).map(({ fact, column }) => [fact, column]));
  const missing: Record<string, number> = {};
  for (const fact of factsRead(context, policy, place)) {
    const column = columns.get(fact);
    if (column === undefined) continue;
    const unclear = bitsReading(catalogue, place.criteria, fact, place.run.on);
    const filter = { slot: place.slot, outcome: 2, area, unclear, unknownColumn: column };
    const people = (await countStandingByArea(tx, filter)).reduce((sum, { count }) => sum + count, 0);
    if (people > 0) missing[fact] = people;
  }
  return missing;
}

/** Also through the policies that it reads. */
function factsRead({ catalogue }: Context, policy: string, { run }: PolicyPlace): Set<string> {
  const facts = new Set<string>();
  const seen = new Set<string>();
  const visit = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    const reads = readsOn(catalogue.checked.get(id)!, run.on);
    for (const fact of reads.facts) facts.add(fact);
    for (const other of reads.policies) visit(other);
  };
  visit(policy);
  return facts;
}
