/**
 * Everything that was ever said about people and around them, as the engine's History (engine/entitlement/history.ts) wants it: with both times, and
 * with the whole county in sight, because those who once lived together may live apart now.
 */
import type { Assertion } from '../define/assertion.ts';
import { claimFact, isClaimFact } from '../define/claim.ts';
import { toDayNumber } from '../values/date.ts';
import { assertionsOf, type StoredAssertion } from './assertion.ts';
import { clashRulings, type StoredClashRuling } from './clash-ruling.ts';
import type { Transaction } from './database.ts';
import { type PaidLine, paidLines } from './paid-line.ts';
import { residencesAround, type StoredResidence } from './residence.ts';
import type { Seal } from './seal.ts';
import { withWholeCountyAbout } from './whole-county.ts';

export interface StoredPersonHistory {
  readonly id: string;
  readonly assertions: readonly StoredAssertion[];
  readonly residences: readonly StoredResidence[];
}

export interface StoredHistory {
  readonly person: StoredPersonHistory;
  readonly others: readonly StoredPersonHistory[];
  readonly households: readonly { readonly id: string; readonly assertions: readonly StoredAssertion[] }[];
  readonly claims: readonly Assertion[];
  readonly rulings: readonly StoredClashRuling[];
}

/** By person. Those who are not there have an empty one. */
export async function historiesOf(
  tx: Transaction,
  seal: Seal,
  people: readonly string[],
  only?: FactsWanted,
): Promise<Map<string, StoredHistory>> {
  if (people.length === 0) return new Map();
  return withWholeCountyAbout(tx, people, async (wide, seen) =>
    historiesFrom(await gather(wide, seal, seen, only), people),
  );
}

/** Only what was said about these facts, beside claims: of the people and their households, and of those who live with them. */
export interface FactsWanted {
  readonly own: readonly string[];
  readonly ofMembers: readonly string[];
}

interface Gathered {
  readonly homes: ReadonlyMap<string, readonly StoredResidence[]>;
  readonly about: ReadonlyMap<string, readonly StoredAssertion[]>;
  readonly paid: ReadonlyMap<string, readonly PaidLine[]>;
  readonly rulings: ReadonlyMap<string, readonly StoredClashRuling[]>;
}

async function gather(
  tx: Transaction,
  seal: Seal,
  people: readonly string[],
  only: FactsWanted | undefined,
): Promise<Gathered> {
  const homes = Map.groupBy(await residencesAround(tx, people), ({ person }) => person);
  const households = new Set([...homes.values()].flatMap((own) => own.flatMap(({ household }) => household ?? [])));
  const subjects = new Set([...people, ...households]);
  const others = [...homes.keys()].filter((id) => !subjects.has(id));
  const said = [
    ...(await assertionsOf(tx, seal, [...subjects], only?.own)),
    ...(await assertionsOf(tx, seal, others, only?.ofMembers)),
  ];
  const about = Map.groupBy(said, ({ subjectId }) => subjectId);
  const paid = Map.groupBy(await paidLines(tx, people), ({ person }) => person);
  const rulings = Map.groupBy(await clashRulings(tx, people), ({ person }) => person);
  return { homes, about, paid, rulings };
}

function historiesFrom(
  { homes, about, paid, rulings }: Gathered,
  people: readonly string[],
): Map<string, StoredHistory> {
  const historyOf = (id: string): StoredPersonHistory => ({
    id,
    assertions: (about.get(id) ?? []).filter(({ fact }) => !isClaimFact(fact)),
    residences: homes.get(id) ?? [],
  });
  const known = new Map([...homes.keys()].map((id) => [id, historyOf(id)]));
  const occupants = new Map<string, Set<string>>();
  for (const [person, own] of homes)
    for (const { household } of own) {
      if (household === null) continue;
      const there = occupants.get(household);
      if (there === undefined) occupants.set(household, new Set([person]));
      else there.add(person);
    }
  return new Map(
    people.map((id) => {
      const person = known.get(id) ?? historyOf(id);
      const households = [...new Set(person.residences.flatMap(({ household }) => household ?? []))];
      const others = new Set(households.flatMap((household) => [...occupants.get(household)!]));
      others.delete(id);
      const claims = (about.get(id) ?? []).filter(({ fact }) => isClaimFact(fact));
      return [
        id,
        {
          person,
          others: [...others].map((other) => known.get(other)!),
          households: households.map((household) => ({ id: household, assertions: about.get(household) ?? [] })),
          claims: [...claims, ...provenByPayment(paid.get(id) ?? [], claims)],
          rulings: rulings.get(id) ?? [],
        },
      ];
    }),
  );
}

/**
 * Whoever was paid had applied and was confirmed, although no list says when: from the earliest month paid on, as far as was known when it was
 * recorded. What was said about the claim itself, then or later, counts more.
 */
export function provenByPayment(lines: readonly PaidLine[], said: readonly Assertion[]): Assertion[] {
  const byPolicy = Map.groupBy(lines, ({ policy }) => policy);
  return [...byPolicy].flatMap(([policy, own]) => {
    const names = new Set([claimFact(policy, 'applied'), claimFact(policy, 'confirmed')]);
    const saidFirst = said.reduce(
      (first, { fact, recordedAt }) => (names.has(fact) ? Math.min(first, recordedAt) : first),
      Number.POSITIVE_INFINITY,
    );
    return provenClaims(policy, own).filter(({ recordedAt }) => recordedAt < saidFirst);
  });
}

/** Lines come in the order of recording. Said again only when it reaches back further, or when what proved it was taken back. */
function provenClaims(policy: string, lines: readonly PaidLine[]): Assertion[] {
  const claims: Assertion[] = [];
  const standing = new Map<string, PaidLine>();
  let proof: PaidLine | undefined;
  const say = (line: PaidLine, at: number): void => {
    proof = line;
    claims.push(...claimsBy(policy, line, at));
  };
  for (const line of lines) {
    if (line.reverses === null) {
      if (line.amountFen <= 0 && line.part !== 'open') continue;
      standing.set(line.id, line);
      if (proof === undefined || line.month < proof.month) say(line, line.knownAt);
      continue;
    }
    standing.delete(line.reverses);
    if (proof?.id !== line.reverses) continue;
    claims.push(...claims.filter(isSaidBy(proof)).map((claim) => withdrawal(claim, line)));
    proof = undefined;
    const next = [...standing.values()].sort((a, b) => (a.month < b.month ? -1 : 1))[0];
    if (next !== undefined) say(next, line.knownAt);
  }
  return claims;
}

const isSaidBy =
  ({ id }: PaidLine) =>
  (claim: Assertion): boolean =>
    !claim.withdrawn && claim.id.startsWith(id);

const claimsBy = (policy: string, { id, month }: PaidLine, recordedAt: number): Assertion[] =>
  (['applied', 'confirmed'] as const).map((step) => ({
    id: `${id}:${step}:${recordedAt}`,
    fact: claimFact(policy, step),
    value: 1,
    from: toDayNumber(month),
    to: null,
    recordedAt,
    supersedes: null,
    withdrawn: false,
    byPayment: true,
  }));

const withdrawal = (claim: Assertion, { id, knownAt }: PaidLine): Assertion => ({
  ...claim,
  id: `${id}:${claim.id}`,
  value: null,
  recordedAt: knownAt,
  supersedes: claim.id,
  withdrawn: true,
});
