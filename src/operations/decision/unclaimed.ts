/**
 * 应享未享: who qualifies and has neither applied nor been paid, and who is one question away from it. Who draws a benefit beside which it is not paid
 * stands apart. What was paid is told only by ledgers that prove
 * it; of a policy without such a ledger it is not said that nobody receives, and it is named as having no record of receipt.
 */
import { z } from 'zod';
import { factsRead } from '../../engine/question/single.ts';
import { policiesAppliedFor } from '../../store/claim.ts';
import { latestRun, readPolicySlots } from '../../store/decision.ts';
import { countClaiming } from '../../store/decision-list.ts';
import { countByDistance, countQuestions } from '../../store/decision-tally.ts';
import { standingCounts } from '../../store/standing-count.ts';
import { contains } from '../../values/area.ts';
import { Problem } from '../../values/problem.ts';
import { AreaInput, PageInput, PageSizeInput } from '../inputs.ts';
import { type Context, operation, staffRoles } from '../operation.ts';
import { type DrawnReader, drawnExcluding, drawnReader } from './drawn-excluding.ts';
import type { PaidByLedger } from './paid-for.ts';
import { mustBeOfPeople } from './policies-of-people.ts';
import { type PolicyPlace, policyPlace } from './policy-place.ts';
import { type Asked, unclaimedPeople } from './unclaimed-people.ts';

export interface Proof {
  readonly ledger: string;
  readonly ledgerTitle: string;
  /** `2026-03` */
  readonly month: string;
  /** People of the registry who were paid in that month, and paid lines that name nobody in it. */
  readonly paid: number;
  readonly unmatched: number;
}

export const standings = ['eligible', 'excluded', 'applied', 'one-question', 'several-questions', 'unknown'] as const;

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
    /**
     * `eligible`: qualifies, and has neither applied nor been paid. `excluded`: the same, but draws a benefit beside which it is not paid. `applied`: qualifies and has applied, and is not paid. `one-question`: one fact away.
     * `several-questions`. `unknown`: both of these, those who are one question away first.
     */
    outcome: z.enum(standings).default('eligible'),
    /** With `one-question`: only those for whom it is this fact. */
    question: z.string().optional(),
    page: PageInput,
    pageSize: PageSizeInput,
  }),
  allow: { roles: staffRoles },
  route: { method: 'get', path: '/unclaimed' },
  async run({ policy, area: asked, outcome, question, page, pageSize }, context) {
    const area = asked ?? context.scope.area;
    if (!contains(context.scope.area, area)) throw new Problem('area-unknown', { code: area });
    const policies = policy === undefined ? [...context.catalogue.policies.keys()] : [policy];
    const drawn = drawnReader(context);
    const counts = await countsOf(context, policies, area, drawn);
    const counted = [];
    const withoutRecord = [];
    for (const count of counts) {
      const { paid, ...said } = count;
      if (paid === undefined) withoutRecord.push(said);
      else counted.push({ ...said, proof: proofOf(paid) });
    }
    const paid = counts[0]?.paid?.paid.people;
    const excluding = policy === undefined ? [] : await drawnExcluding(context, policy, counts[0]!.on, drawn);
    const asking = { outcome, area, paid: paid && [...paid], excluding, question };
    const people = policy === undefined ? undefined : await listOf(context, policy, asking, { page, pageSize });
    return { area, policies: counted, withoutRecord, ...people };
  },
  trail: ({ policy, outcome, page }, { area }) => ({
    subject: policy && `policy:${policy}`,
    detail: { outcome, area, page },
  }),
});

interface Asking extends Omit<Asked, 'question'> {
  readonly question: string | undefined;
}

/** The people, and which questions would settle how many. */
async function listOf(context: Context, policy: string, asking: Asking, page: { page: number; pageSize: number }) {
  const place = await policyPlace(context, policy, asking.area);
  const read = factsRead(context.catalogue, policy, place.run.on);
  const questions = await countQuestions(context.tx, { slot: place.slot, area: asking.area });
  const question = asking.question === undefined ? undefined : read.indexOf(asking.question) + 1;
  return {
    questions: questions.flatMap(({ question: at, people }) => {
      const fact = context.catalogue.facts.get(read[at - 1] ?? '');
      return fact === undefined ? [] : [{ fact: fact.id, label: fact.label, people }];
    }),
    ...(await unclaimedPeople(context, policy, place, { ...asking, question }, page)),
  };
}

const proofOf = ({ ledger, paid }: PaidByLedger): Proof => ({
  ledger: ledger.id,
  ledgerTitle: ledger.title,
  month: paid.month,
  paid: paid.people.size,
  unmatched: paid.unmatched,
});

interface AreaCounts {
  readonly area: string;
  /** Qualifies, and has neither applied nor been paid. */
  readonly count: number;
  readonly oneQuestion: number;
  readonly severalQuestions: number;
}

/** Who stands where was counted by the run that decided; taken off are those who are paid, have applied or draw what excludes it by now. */
async function countsOf(context: Context, policies: readonly string[], area: string, drawn: DrawnReader) {
  const { tx, catalogue } = context;
  mustBeOfPeople(catalogue, policies);
  const run = await latestRun(tx, area);
  const slots = await readPolicySlots(tx);
  const decided = policies.filter((id) => slots.has(id));
  if (run === undefined || decided.length === 0) throw new Problem('not-decided-yet', { area });
  const asked = { slots: decided.map((id) => slots.get(id)!), area };
  const rows = (await standingCounts(tx, asked)) ?? (await countByDistance(tx, asked));
  const claimed = new Set(await policiesAppliedFor(tx));
  const counts = [];
  for (const [index, policy] of decided.entries()) {
    const own = rows.map(({ area: below, ...counted }) => ({
      area: below,
      eligible: counted.eligible[index]!,
      oneQuestion: counted.oneQuestion[index]!,
      severalQuestions: counted.severalQuestions[index]!,
    }));
    const place = { slot: slots.get(policy)!, run, criteria: [] };
    counts.push(await countOf(context, policy, place, { area, own, claimed: claimed.has(policy), drawn }));
  }
  return counts;
}

interface Counting {
  readonly area: string;
  readonly own: readonly (Omit<AreaCounts, 'count'> & { readonly eligible: number })[];
  readonly claimed: boolean;
  readonly drawn: DrawnReader;
}

async function countOf(context: Context, policy: string, place: PolicyPlace, { area, own, claimed, drawn }: Counting) {
  const paid = await drawn.paidOf(policy);
  const excluding = await drawnExcluding(context, policy, place.run.on, drawn);
  const claiming =
    paid === undefined && !claimed && excluding.length === 0
      ? []
      : await countClaiming(context.tx, {
          slot: place.slot,
          area,
          application: { policy, on: place.run.on },
          paid: [...(paid?.paid.people ?? [])],
          excluding,
        });
  const claimingIn = new Map(claiming.map((each) => [each.area, each.paid + each.applied + each.excluded]));
  const byArea = own
    .map(({ eligible, ...each }): AreaCounts => ({ ...each, count: eligible - (claimingIn.get(each.area) ?? 0) }))
    .filter(({ count: people, oneQuestion, severalQuestions }) => people + oneQuestion + severalQuestions > 0);
  const sum = (of: (each: AreaCounts) => number): number => byArea.reduce((total, each) => total + of(each), 0);
  return {
    policy,
    title: context.catalogue.policies.get(policy)!.title,
    on: place.run.on,
    qualifies: own.reduce((total, { eligible }) => total + eligible, 0),
    /** Qualifies, and has neither applied nor been paid. */
    eligible: sum(({ count: people }) => people),
    /** And draws a benefit beside which it is not paid. */
    excluded: claiming.reduce((total, { excluded }) => total + excluded, 0),
    appliedNotPaid: claiming.reduce((total, { applied }) => total + applied, 0),
    oneQuestion: sum(({ oneQuestion }) => oneQuestion),
    severalQuestions: sum(({ severalQuestions }) => severalQuestions),
    byArea,
    paid,
  };
}
