/** Making two registrations of one person one file. Nothing is removed: the loser's rows stay and point to the winner. */
import type { Step } from '../define/assertion.ts';
import { isClaimFact } from '../define/claim.ts';
import { type DayNumber, fromDayNumber } from '../values/date.ts';
import { Problem } from '../values/problem.ts';
import { assertionsOf } from './assertion.ts';
import type { Transaction } from './database.ts';
import { type FactToRecord, recordFacts } from './fact.ts';
import type { Recording } from './fact-book.ts';
import { tellNews } from './news.ts';
import { refreshPeople } from './person-facts.ts';
import { type GivenSecrets, openSecret, type PersonSecrets, type Secret, sealSecrets } from './person-secret.ts';
import { lockSubjects } from './subject-lock.ts';

export interface Merge {
  readonly winner: string;
  readonly loser: string;
  readonly reason: string;
}

/**
 * The loser points to the winner from now on, and so does the loser's identity number. What only the loser's file knew, for the days on which the
 * winner's says nothing, is recorded in the winner's; numbers that only the loser had are the winner's too. Gives how many facts were recorded.
 * Problems: `not-found`, `conflict` when one of them was merged already.
 */
export async function mergePeople(tx: Transaction, recording: Recording, merge: Merge): Promise<{ facts: number }> {
  const { winner, loser, reason } = merge;
  const { areas, householdOf } = await lockSubjects(tx, [
    { kind: 'person', id: winner },
    { kind: 'person', id: loser },
  ]);
  await mustStand(tx, [winner, loser]);
  const facts = await onlyKnownTo(tx, recording, merge);
  const { recorded } = await recordFacts(tx, { ...recording, origin: { kind: 'merge', ref: loser } }, facts);
  await takeSecrets(tx, recording, merge);
  const { county, staffId } = tx.scope;
  await tx.run`
    update person set standing = 4, merged_into = ${winner}::uuid, version = version + 1
    where county = ${county} and id = ${loser}::uuid`;
  await tx.run`
    update person_uid set person_id = ${winner}::uuid, person_area = ${areas.get(winner)}
    where county = ${county} and person_id = ${loser}::uuid`;
  await tx.run`delete from person_facts where county = ${county} and person_id = ${loser}::uuid`;
  await tx.run`delete from person_stretch where county = ${county} and person_id = ${loser}::uuid`;
  await tx.run`
    insert into person_merge (county, area_code, id, winner_id, loser_id, reason, merged_by, merged_at)
    values (${county}, ${areas.get(winner)}, ${recording.newId()}::uuid, ${winner}::uuid, ${loser}::uuid, ${reason},
      ${staffId}::uuid, ${recording.at}::timestamptz)`;
  await refreshPeople(tx, recording, { people: [winner, loser], households: [...new Set(householdOf.values())] });
  await tellNews(tx, recording, { people: [winner, loser], around: [winner, loser] });
  return { facts: recorded };
}

async function mustStand(tx: Transaction, people: readonly string[]): Promise<void> {
  const merged = await tx.sql`
    select from person where county = ${tx.scope.county} and id = any(${people}::uuid[]) and standing >= 4`;
  if (merged.length > 0) throw new Problem('conflict', { what: '其中一份档案已经合并或撤销' });
}

async function onlyKnownTo(
  tx: Transaction,
  { book, seal }: Recording,
  { winner, loser }: Merge,
): Promise<FactToRecord[]> {
  const about = await assertionsOf(tx, seal, [winner, loser]);
  const known = book.timelines(about.filter(({ subjectId }) => subjectId === winner));
  const told = book.timelines(about.filter(({ subjectId }) => subjectId === loser));
  return [...told].flatMap(([fact, steps]) => {
    const defined = book.facts.get(fact);
    if (!isClaimFact(fact) && (defined === undefined || defined.derive !== undefined)) return [];
    return steps.flatMap((step) =>
      gapsIn(known.get(fact) ?? [], step).map(
        ({ from, to }): FactToRecord => ({
          subject: { kind: 'person', id: winner },
          fact,
          value: step.value,
          from: fromDayNumber(from),
          to: to === null ? null : fromDayNumber(to),
        }),
      ),
    );
  });
}

interface Span {
  readonly from: DayNumber;
  readonly to: DayNumber | null;
}

/** The parts of a span that no step covers; the steps are in order. */
export function gapsIn(steps: readonly Step[], { from, to }: Span): Span[] {
  const gaps: Span[] = [];
  let at = from;
  for (const step of steps) {
    if (step.to !== null && step.to <= at) continue;
    if (to !== null && step.from >= to) break;
    if (step.from > at) gaps.push({ from: at, to: step.from });
    if (step.to === null || (to !== null && step.to >= to)) return gaps;
    at = step.to;
  }
  gaps.push({ from: at, to });
  return gaps;
}

type Sealed = Record<Exclude<Secret, 'address'>, Buffer | null> & { id: string };

/** Sealed values belong to their row and are sealed anew for the winner's. */
async function takeSecrets(tx: Transaction, { seal }: Recording, { winner, loser }: Merge): Promise<void> {
  const rows = await tx.sql<Sealed>`
    select id, id_sealed as "residentId", certificate_sealed as "certificateNumber", phone_sealed as phone, account_sealed as account
    from person where county = ${tx.scope.county} and id in (${winner}::uuid, ${loser}::uuid)`;
  const own = rows.find(({ id }) => id === winner)!;
  const other = rows.find(({ id }) => id === loser)!;
  const taken: { -readonly [S in keyof GivenSecrets]: string } = {};
  for (const secret of ['residentId', 'certificateNumber', 'phone', 'account'] as const) {
    const sealed = other[secret];
    if (own[secret] === null && sealed !== null) taken[secret] = openSecret(seal, secret, loser, sealed);
  }
  const secrets: PersonSecrets = sealSecrets(seal, winner, taken);
  await tx.run`
    update person set
      id_sealed = coalesce(id_sealed, ${secrets.id_sealed}::bytea), id_hash = coalesce(id_hash, ${secrets.id_hash}::bytea),
      id_tail_hash = coalesce(id_tail_hash, ${secrets.id_tail_hash}::bytea),
      phone_sealed = coalesce(phone_sealed, ${secrets.phone_sealed}::bytea), phone_hash = coalesce(phone_hash, ${secrets.phone_hash}::bytea),
      phone_tail_hash = coalesce(phone_tail_hash, ${secrets.phone_tail_hash}::bytea),
      certificate_sealed = coalesce(certificate_sealed, ${secrets.certificate_sealed}::bytea),
      certificate_hash = coalesce(certificate_hash, ${secrets.certificate_hash}::bytea),
      account_sealed = coalesce(account_sealed, ${secrets.account_sealed}::bytea),
      account_hash = coalesce(account_hash, ${secrets.account_hash}::bytea)
    where county = ${tx.scope.county} and id = ${winner}::uuid`;
}
