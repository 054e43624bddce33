/** The timeline of facts in the database: what was said about people and households, by whom, when, from what. Only ever added to. */
import type { Assertion } from '../define/assertion.ts';
import { readClaimFact } from '../define/claim.ts';
import type { Subject } from '../define/fact.ts';
import { fromDayNumber, type PlainDate, toDayNumber } from '../values/date.ts';
import { Problem } from '../values/problem.ts';
import { assertionsOf, placeOf, type StoredAssertion } from './assertion.ts';
import type { Transaction } from './database.ts';
import { type FactBook, isSealedFact, type Origin, type Recording } from './fact-book.ts';
import { tellOfFacts } from './news.ts';
import { refreshPeople } from './person-facts.ts';
import type { Seal } from './seal.ts';
import { type LockedSubjects, lockSubjects } from './subject-lock.ts';
import { unnested } from './unnested.ts';

export interface FactSubject {
  readonly kind: Subject;
  readonly id: string;
}

export interface FactToRecord {
  readonly subject: FactSubject;
  /** Id of a fact of the catalogue that is not derived. */
  readonly fact: string;
  /** As the engine encodes it; null records that it is no longer known. */
  readonly value: number | null;
  readonly from: PlainDate;
  /** The first day on which it no longer holds. Null: until further notice, over whatever was known. Left out: until the next change already known. */
  readonly to?: PlainDate | null;
}

export interface Recorded {
  /** Ids of the new assertions, in the order of what was given; undefined where the fact already said so. */
  readonly assertions: readonly (string | undefined)[];
  readonly recorded: number;
  readonly unchanged: number;
  /** People whose row for policies is different now. */
  readonly peopleChanged: readonly string[];
}

/** An assertion about to be written. */
export interface NewAssertion extends Assertion {
  readonly subject: FactSubject;
  readonly area: string;
}

/**
 * Records facts and keeps the rows that lists and policies read. What holds already is not said again; another value from the same day on replaces
 * the one that was recorded. Problems: `not-found` when a subject is not in the scope's area, `fact-unknown`.
 */
export async function recordFacts(
  tx: Transaction,
  recording: Recording,
  facts: readonly FactToRecord[],
): Promise<Recorded> {
  for (const { fact, subject } of facts)
    if (!mayBeSaid(recording, fact, subject.kind)) throw new Problem('fact-unknown', { id: fact, where: subject.kind });
  const locked = await lockSubjects(
    tx,
    facts.map(({ subject }) => subject),
  );
  const histories = await historiesOf(tx, recording.seal, new Set(facts.map(({ subject }) => subject.id)));
  const made = facts.map((fact) => assertIfNew(recording, histories, locked, fact));
  const added = made.filter((assertion) => assertion !== undefined);
  await insertAssertions(tx, recording, added);
  const peopleChanged = await refreshAfter(tx, recording, locked, added);
  return {
    assertions: made.map((assertion) => assertion?.id),
    recorded: added.length,
    unchanged: facts.length - added.length,
    peopleChanged,
  };
}

/** Claims are said of people, of policies that there are. */
function mayBeSaid({ book }: Recording, fact: string, kind: FactSubject['kind']): boolean {
  const claim = readClaimFact(fact);
  if (claim !== undefined) return kind === 'person' && book.hasPolicy(claim.policy);
  const known = book.facts.get(fact);
  return known !== undefined && known.derive === undefined && known.subject === kind;
}

export interface Correction {
  readonly subject: FactSubject;
  /** The assertion that was wrong. */
  readonly assertion: string;
  readonly value: number | null;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
}

/** Replaces one assertion by another; gives the new one's id. Problems: `not-found`, `conflict` when it was replaced or taken back already. */
export async function correctFact(tx: Transaction, recording: Recording, correction: Correction): Promise<string> {
  const { subject } = correction;
  const locked = await lockSubjects(tx, [subject]);
  const about = await assertionsOf(tx, recording.seal, [subject.id]);
  const wrong = about.find(({ id }) => id === correction.assertion);
  if (wrong === undefined || wrong.withdrawn) throw new Problem('not-found', { what: '记录' });
  const pointers = (id: string): StoredAssertion[] =>
    about.filter(({ supersedes }) => supersedes === id).filter(({ id: pointer }) => !isTakenBack(pointer));
  const isTakenBack = (id: string): boolean => pointers(id).some(({ withdrawn }) => withdrawn);
  if (pointers(wrong.id).length > 0) throw new Problem('conflict', { what: '这条记录已被更正或撤销' });
  const assertion: NewAssertion = {
    id: recording.newId(),
    subject,
    area: locked.areas.get(subject.id)!,
    fact: wrong.fact,
    value: correction.value,
    from: toDayNumber(correction.from),
    to: correction.to === null ? null : toDayNumber(correction.to),
    recordedAt: momentAfter(recording, about),
    supersedes: wrong.id,
    withdrawn: false,
  };
  await insertAssertions(tx, recording, [assertion]);
  await refreshAfter(tx, recording, locked, [assertion]);
  return assertion.id;
}

interface FromOrigin {
  id: string;
  subjectId: string;
  subjectKind: Subject;
  fact: string;
  validFrom: PlainDate;
  recordedAt: string;
}

/** Takes back everything that came from an origin (the undoing of an import); what it had replaced holds again. Gives how many were taken back. */
export async function withdrawFacts(tx: Transaction, recording: Recording, from: Origin): Promise<number> {
  const standing = await tx.sql<FromOrigin>`
    select f.id, f.subject_id as "subjectId", f.subject_kind as "subjectKind", f.fact, f.valid_from as "validFrom",
      f.recorded_at as "recordedAt"
    from fact f
    where f.county = ${tx.scope.county} and f.source_kind = ${from.kind} and f.source_ref = ${from.ref} and not f.withdrawn
      and not exists (
        select from fact w where w.county = f.county and w.subject_id = f.subject_id and w.fact = f.fact
          and w.supersedes = f.id and w.withdrawn)`;
  const locked = await lockSubjects(
    tx,
    standing.map(({ subjectId, subjectKind }) => ({ kind: subjectKind, id: subjectId })),
  );
  const withdrawals = standing.map(
    ({ id, subjectId, subjectKind, fact, validFrom, recordedAt }): NewAssertion => ({
      id: recording.newId(),
      subject: { kind: subjectKind, id: subjectId },
      area: locked.areas.get(subjectId)!,
      fact,
      value: null,
      from: toDayNumber(validFrom),
      to: null,
      recordedAt: momentAfter(recording, [{ recordedAt: Date.parse(recordedAt) }]),
      supersedes: id,
      withdrawn: true,
    }),
  );
  await insertAssertions(tx, recording, withdrawals);
  await refreshAfter(tx, recording, locked, withdrawals);
  return withdrawals.length;
}

type Histories = Map<string, Assertion[]>;
const historyKey = (subject: string, fact: string): string => `${subject} ${fact}`;

async function historiesOf(tx: Transaction, seal: Seal, subjects: ReadonlySet<string>): Promise<Histories> {
  const histories: Histories = new Map();
  for (const assertion of await assertionsOf(tx, seal, [...subjects])) {
    const key = historyKey(assertion.subjectId, assertion.fact);
    const same = histories.get(key);
    if (same === undefined) histories.set(key, [assertion]);
    else same.push(assertion);
  }
  return histories;
}

/** The assertion to add, or nothing when the timeline says the same already. Adds it to the histories, so that the next of the same fact sees it. */
function assertIfNew(
  recording: Recording,
  histories: Histories,
  locked: LockedSubjects,
  { subject, fact, value, from, to }: FactToRecord,
): NewAssertion | undefined {
  const key = historyKey(subject.id, fact);
  const history = histories.get(key) ?? [];
  const steps = recording.book.timelines(history).get(fact) ?? [];
  const first = toDayNumber(from);
  const current = steps.find((step) => step.from <= first && (step.to === null || first < step.to));
  const nextChange = current?.to ?? steps.find((step) => step.from > first)?.from ?? null;
  const end = to === undefined ? nextChange : to === null ? null : toDayNumber(to);
  const overlapping = steps.filter(
    (step) => (step.to === null || step.to > first) && (end === null || step.from < end),
  );
  const covered = current !== undefined && (current.to === null || (end !== null && current.to >= end));
  if (value === null ? overlapping.length === 0 : covered && current.value === value) return undefined;
  const replaced = current?.from === first && current.by.from === first && current.by.to === end ? current.by.id : null;
  const assertion: NewAssertion = {
    id: recording.newId(),
    subject,
    area: locked.areas.get(subject.id)!,
    fact,
    value,
    from: first,
    to: end,
    recordedAt: momentAfter(recording, history),
    supersedes: replaced,
    withdrawn: false,
  };
  histories.set(key, [...history, assertion]);
  return assertion;
}

/** The moment of recording, but always after what was recorded before: the order of what was said must not hang on a clock. */
const momentAfter = ({ at }: Recording, history: readonly { readonly recordedAt: number }[]): number =>
  history.reduce((moment, { recordedAt }) => Math.max(moment, recordedAt + 1), Date.parse(at));

const asDate = (day: number | null): PlainDate | null => (day === null ? null : fromDayNumber(day));

/** What is no fact of the catalogue (any more) is a claim, or was never sealed. */
const isSealed = ({ facts }: FactBook, id: string): boolean => {
  const fact = facts.get(id);
  return fact !== undefined && isSealedFact(fact);
};

/** Whatever is said is news. */
async function insertAssertions(
  tx: Transaction,
  recording: Recording,
  assertions: readonly NewAssertion[],
): Promise<void> {
  if (assertions.length === 0) return;
  const { book, seal, origin } = recording;
  const sealed = assertions.map(({ id, fact, value }) =>
    value !== null && isSealed(book, fact) ? seal.seal(String(value), placeOf(id)) : null,
  );
  await tx.run`
    insert into fact (county, recorded_by, source_kind, source_ref,
      id, recorded_at, subject_id, subject_kind, area_code, fact, value, sealed, valid_from, valid_to, supersedes, withdrawn)
    select ${tx.scope.county}, ${tx.scope.staffId}::uuid, ${origin.kind}, ${origin.ref}, given.*
    from ${unnested([
      ['uuid', assertions.map(({ id }) => id)],
      ['timestamptz', assertions.map(({ recordedAt }) => new Date(recordedAt).toISOString())],
      ['uuid', assertions.map(({ subject }) => subject.id)],
      ['text', assertions.map(({ subject }) => subject.kind)],
      ['text', assertions.map(({ area }) => area)],
      ['text', assertions.map(({ fact }) => fact)],
      ['integer', assertions.map(({ value }, index) => (sealed[index] === null ? value : null))],
      ['bytea', sealed],
      ['date', assertions.map(({ from }) => asDate(from))],
      ['date', assertions.map(({ to }) => asDate(to))],
      ['uuid', assertions.map(({ supersedes }) => supersedes)],
      ['boolean', assertions.map(({ withdrawn }) => withdrawn)],
    ])} as given`;
  await tellOfFacts(tx, recording, assertions);
}

async function refreshAfter(
  tx: Transaction,
  recording: Recording,
  locked: LockedSubjects,
  added: readonly NewAssertion[],
): Promise<readonly string[]> {
  if (added.length === 0) return [];
  const touched = (kind: FactSubject['kind']): string[] => [
    ...new Set(added.filter(({ subject }) => subject.kind === kind).map(({ subject }) => subject.id)),
  ];
  const households = touched('household');
  for (const person of touched('person')) {
    const household = locked.householdOf.get(person);
    if (household !== undefined) households.push(household);
  }
  return refreshPeople(tx, recording, { people: touched('person'), households: [...new Set(households)] });
}
