/** What a person would draw if every application that stands were confirmed: so that what does not go together is found before it begins. */
import type { Assertion } from '../../define/assertion.ts';
import { claimFact, readClaimFact } from '../../define/claim.ts';
import type { DayNumber } from '../../values/date.ts';
import type { History } from '../entitlement/history.ts';
import { timelinesOf } from '../timeline.ts';

/** The same history, with a confirmation of today for each application that waits for one. */
export function asIfConfirmed(history: History, today: DayNumber): History {
  const known = timelinesOf(history.claims);
  const waiting = [...known].flatMap(([name, steps]): Assertion[] => {
    const claim = readClaimFact(name);
    const standing = steps.filter(({ value, to }) => value === 1 && (to === null || to > today)).at(-1);
    if (claim?.step !== 'applied' || standing === undefined) return [];
    const confirmed = claimFact(claim.policy, 'confirmed');
    // Also where it was said that it is not confirmed: then a person has decided already.
    if ((known.get(confirmed) ?? []).some(({ to }) => to === null || to > standing.from)) return [];
    const from = Math.max(standing.from, today);
    return [
      {
        id: `${standing.by.id}:if`,
        fact: confirmed,
        value: 1,
        from,
        to: null,
        recordedAt: 0,
        supersedes: null,
        withdrawn: false,
      },
    ];
  });
  return waiting.length === 0 ? history : { ...history, claims: [...history.claims, ...waiting] };
}

/** Policies about which an application or a confirmation stands. */
export const claimedPolicies = ({ claims }: History): ReadonlySet<string> =>
  new Set(
    [...timelinesOf(claims)].flatMap(([name, steps]) =>
      steps.some(({ value }) => value === 1) ? (readClaimFact(name)?.policy ?? []) : [],
    ),
  );
