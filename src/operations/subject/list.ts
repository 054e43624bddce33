/** A policy decided for every place, area or organisation it concerns. */
import { z } from 'zod';
import type { Outcome } from '../../engine/decision.ts';
import { grantStopsOf } from '../../store/grant-stop.ts';
import { rulingsOf } from '../../store/ruling.ts';
import { type AreaCode, contains } from '../../values/area.ts';
import { Problem } from '../../values/problem.ts';
import { AreaInput, PlainDateInput } from '../inputs.ts';
import { operation, staffRoles } from '../operation.ts';
import { decidedIn } from './decided.ts';
import { type Proposal, proposalOf } from './proposal.ts';

export interface DecidedSubject {
  readonly id: string;
  readonly name: string;
  readonly area: AreaCode;
  readonly outcome: Outcome;
  readonly amountFen: number | null;
  /** Criteria that do not hold; criteria that can not be told; facts that are missing. */
  readonly fails: readonly string[];
  readonly unclear: readonly string[];
  readonly missing: readonly string[];
  readonly figures: readonly { readonly id: string; readonly value: number | null; readonly text: string }[];
  readonly proposal?: Proposal;
}

export const list = operation({
  id: 'subject.list',
  title: '按一项政策认定场所、地区或机构',
  titleEn: 'Decide a policy for places, areas or organisations',
  kind: 'read',
  input: z.object({ policy: z.string(), on: PlainDateInput.optional(), area: AreaInput.optional() }),
  allow: { roles: staffRoles },
  route: { method: 'get', path: '/policies/{policy}/subjects' },
  async run({ policy, on = undefined, area: asked }, context) {
    const area = asked ?? context.scope.area;
    if (!contains(context.scope.area, area)) throw new Problem('area-unknown', { code: area });
    const day = on ?? context.today;
    const { subject, rules, decided } = await decidedIn(context, policy, { on: day, area });
    const seats = decided.map(({ seat }) => seat.id);
    const ruled = { rulings: await rulingsOf(context.tx, seats), stops: await grantStopsOf(context.tx, seats) };
    const subjects = decided.map((found): DecidedSubject => {
      const { seat, decision } = found;
      const proposal = proposalOf(rules, found, decision, ruled);
      return {
        id: seat.id,
        name: seat.name,
        area: seat.area,
        outcome: decision.outcome,
        amountFen: decision.amountFen,
        fails: decision.criteria.filter(({ holds }) => holds === false).map(({ id }) => id),
        unclear: decision.criteria.filter(({ holds }) => holds === null).map(({ id }) => id),
        missing: decision.missing,
        figures: (decision.figures ?? []).map(({ id, value, text }) => ({ id, value, text })),
        ...(proposal === undefined ? {} : { proposal }),
      };
    });
    const { title, titleEn, stops = null } = rules.policies.get(policy)!;
    const count = (outcome: Outcome): number => subjects.filter((each) => each.outcome === outcome).length;
    return {
      policy: { id: policy, title, titleEn, subject, stops },
      on: day,
      area,
      eligible: count('eligible'),
      ineligible: count('ineligible'),
      unknown: count('unknown'),
      subjects,
    };
  },
});
