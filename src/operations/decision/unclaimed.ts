/**
 * 应享未享: who qualifies and does not receive. What was paid is told only by ledgers that prove it; of a policy without such a ledger nothing is
 * claimed, and it is named as having no record of receipt.
 */
import { z } from 'zod';
import { countStandingByArea, listStanding, type StandingFilter } from '../../store/decision-list.ts';
import { countEligible } from '../../store/decision-tally.ts';
import { maskedNumbers } from '../../store/person-masks.ts';
import { latestPaid, type Paid } from '../../store/receipt.ts';
import { contains } from '../../values/area.ts';
import { Problem } from '../../values/problem.ts';
import { AreaInput, PageInput, PageSizeInput } from '../inputs.ts';
import { type Context, operation, staffRoles } from '../operation.ts';
import { decidedPeople } from './list.ts';
import { type PolicyPlace, policyPlace } from './policy-place.ts';

interface Proof {
  readonly ledger: string;
  readonly ledgerTitle: string;
  /** `2026-03` */
  readonly month: string;
  /** People of the registry who were paid in that month, and paid lines that name nobody in it. */
  readonly paid: number;
  readonly unmatched: number;
}

export const unclaimed = operation({
  id: 'decision.unclaimed',
  title: '应享未享',
  titleEn: 'Who qualifies and does not receive',
  kind: 'read',
  audited: true,
  input: z.object({
    /** With one the people are listed, otherwise only counted for every policy. */
    policy: z.string().optional(),
    area: AreaInput.optional(),
    /** `eligible`: qualifies and is not paid. `unknown`: may qualify, fewest open conditions first. */
    outcome: z.enum(['eligible', 'unknown']).default('eligible'),
    page: PageInput,
    pageSize: PageSizeInput,
  }),
  allow: { roles: staffRoles },
  route: { method: 'get', path: '/unclaimed' },
  async run({ policy, area: asked, outcome, page, pageSize }, context) {
    const area = asked ?? context.scope.area;
    if (!contains(context.scope.area, area)) throw new Problem('area-unknown', { code: area });
    const policies = policy === undefined ? [...context.catalogue.policies.keys()] : [policy];
    const eligible = await eligibleFor(context, policies, area);
    const counted = [];
    const withoutRecord = [];
    for (const id of policies) {
      const { title } = context.catalogue.policies.get(id) ?? { title: id };
      const paid = await paidFor(context, id);
      if (paid === undefined) withoutRecord.push({ policy: id, title, ...eligible.of(id) });
      else
        counted.push({
          policy: id,
          title,
          proof: proofOf(paid),
          ...(await countOf(context, id, area, [...paid.paid.people])),
        });
    }
    const people = policy === undefined ? undefined : await listOf(context, policy, area, outcome, { page, pageSize });
    return { area, policies: counted, withoutRecord, ...people };
  },
  trail: ({ policy, outcome, page }, { area }) => ({
    subject: policy && `policy:${policy}`,
    detail: { outcome, area, page },
  }),
});

interface PaidByLedger {
  readonly ledger: { readonly id: string; readonly title: string };
  readonly paid: Paid;
}

/** Of several ledgers that prove it, the one with the latest month. */
async function paidFor({ catalogue, tx, seal }: Context, policy: string): Promise<PaidByLedger | undefined> {
  let latest: PaidByLedger | undefined;
  for (const ledger of catalogue.ledgers.values()) {
    for (const receipt of ledger.receipts ?? []) {
      if (receipt.policy !== policy) continue;
      const paid = await latestPaid(tx, seal, ledger, receipt);
      if (paid !== undefined && (latest === undefined || paid.month > latest.paid.month)) latest = { ledger, paid };
    }
  }
  return latest;
}

const proofOf = ({ ledger, paid }: PaidByLedger): Proof => ({
  ledger: ledger.id,
  ledgerTitle: ledger.title,
  month: paid.month,
  paid: paid.people.size,
  unmatched: paid.unmatched,
});

/** Counted for all of them in one pass. */
async function eligibleFor(context: Context, policies: readonly string[], area: string) {
  const places = new Map<string, PolicyPlace>();
  for (const policy of policies) places.set(policy, await policyPlace(context, policy, area));
  const slots = policies.map((policy) => places.get(policy)!.slot);
  const counts = await countEligible(context.tx, { slots, area });
  return {
    of(policy: string) {
      const index = policies.indexOf(policy);
      const byArea = counts
        .map(({ area: below, people }) => ({ area: below, count: people[index]! }))
        .filter(({ count }) => count > 0);
      const eligible = byArea.reduce((sum, { count }) => sum + count, 0);
      return { on: places.get(policy)!.run.on, eligible, byArea };
    },
  };
}

async function countOf(context: Context, policy: string, area: string, except: readonly string[]) {
  const { slot, run } = await policyPlace(context, policy, area);
  const byArea = await countStandingByArea(context.tx, { slot, outcome: 1, area, except });
  return { on: run.on, eligible: byArea.reduce((sum, { count }) => sum + count, 0), byArea };
}

async function listOf(
  context: Context,
  policy: string,
  area: string,
  outcome: 'eligible' | 'unknown',
  page: { page: number; pageSize: number },
) {
  const place = await policyPlace(context, policy, area);
  const paid = await paidFor(context, policy);
  const filter: StandingFilter = {
    slot: place.slot,
    outcome: outcome === 'eligible' ? 1 : 2,
    area,
    except: paid && [...paid.paid.people],
  };
  const { people, total } = await listStanding(context.tx, filter, { ...page, fewestUnknown: outcome === 'unknown' });
  const decided = await decidedPeople(context, policy, place, people);
  const masks = await maskedNumbers(
    context.tx,
    context.seal,
    decided.map(({ id }) => id),
  );
  const listed = decided.map((person) => ({ ...person, phone: masks.get(person.id)?.phone ?? null }));
  return { outcome, total, ...page, people: outcome === 'eligible' ? listed : fewestMissingFirst(listed) };
}

const fewestMissingFirst = <P extends { readonly missing: readonly string[] }>(people: readonly P[]): P[] =>
  [...people].sort((a, b) => a.missing.length - b.missing.length);
