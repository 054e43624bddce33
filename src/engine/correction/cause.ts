/** Why a month comes out otherwise than before: the assertion that made the difference, found by leaving each one out. */
import type { Assertion } from '../../define/assertion.ts';
import type { Source } from '../../define/source.ts';
import type { AreaCode } from '../../values/area.ts';
import type { DayNumber, PlainDate } from '../../values/date.ts';
import type { Catalogue } from '../catalogue.ts';
import { dependenciesOf } from '../entitlement/affected.ts';
import { changedRules } from '../entitlement/changed-rules.ts';
import { claimFact, type History, withoutAssertion } from '../entitlement/history.ts';
import { knowledgeOf } from '../entitlement/knowledge.ts';
import type { EntitledPeriod } from '../entitlement/pay-periods.ts';
import type { Months } from '../entitlement/period.ts';
import type { EntitlementReader } from '../entitlement/timeline.ts';

export type Cause =
  | {
      readonly kind: 'fact' | 'claim' | 'residence';
      /** The assertion, or the residence. */
      readonly id: string;
      readonly subject: string;
      readonly fact: string | null;
      readonly from: DayNumber;
      readonly recordedAt: number;
    }
  | {
      readonly kind: 'parameter';
      readonly parameter: string;
      readonly area: AreaCode | '';
      readonly from: PlainDate;
      readonly source: Source;
    }
  /** Another version of the policy, or of one that it reads. */
  | { readonly kind: 'policy'; readonly policy: string }
  /** Another policy takes its place or the limit is reached. */
  | { readonly kind: 'clash'; readonly policy: string }
  /** It was paid otherwise than was decided on what was known then. */
  | { readonly kind: 'payment' };

export interface Occasion {
  readonly history: History;
  readonly policy: string;
  /** Months that contain the period. */
  readonly months: Months;
  readonly period: string;
  /** Milliseconds: what was recorded after `then` and up to `now` is news. */
  readonly then: number;
  readonly now: number;
  /** Where somebody without a residence is taken to live. */
  readonly area?: AreaCode | '';
}

/** The news among which the cause is, the newest first. */
export function newsFor(catalogue: Catalogue, { history, policy, then, now }: Occasion): Cause[] {
  const readers = dependenciesOf(catalogue);
  const isNew = ({ recordedAt }: { readonly recordedAt: number }): boolean => recordedAt > then && recordedAt <= now;
  const facts = (subject: string, assertions: readonly Assertion[], reads: (fact: string) => boolean): Cause[] =>
    assertions
      .filter((assertion) => isNew(assertion) && reads(assertion.fact))
      .map(({ id, fact, from, recordedAt }) => ({ kind: 'fact', id, subject, fact, from, recordedAt }));
  const moves = (subject: string, residences: History['person']['residences']): Cause[] =>
    residences
      .filter(isNew)
      .map(({ id, from, recordedAt }) => ({ kind: 'residence', id, subject, fact: null, from, recordedAt }));
  const own = (fact: string) => readers.readersOfFact(fact).own.includes(policy);
  const counted = (fact: string) => readers.readersOfFact(fact).household.includes(policy);
  const move = readers.readersOfMove();
  const { person, others, households, claims } = history;
  const claimed = new Set([claimFact(policy, 'applied'), claimFact(policy, 'confirmed')]);
  return [
    ...facts(person.id, person.assertions, (fact) => own(fact) || counted(fact)),
    ...households.flatMap(({ id, assertions }) => facts(id, assertions, own)),
    ...others.flatMap(({ id, assertions }) => facts(id, assertions, counted)),
    ...([...move.own, ...move.household].includes(policy) ? moves(person.id, person.residences) : []),
    ...(move.household.includes(policy) ? others.flatMap(({ id, residences }) => moves(id, residences)) : []),
    ...facts(person.id, claims, (fact) => claimed.has(fact)).map((cause) => ({ ...cause, kind: 'claim' }) as Cause),
  ].sort(newestFirst);
}

const recordedAt = (cause: Cause): number => ('recordedAt' in cause ? cause.recordedAt : 0);
const newestFirst = (a: Cause, b: Cause): number => recordedAt(b) - recordedAt(a);

/**
 * Those of the news without which the period would come out otherwise than it does now. When none is needed alone, because several say the same,
 * all of them.
 */
export function causesAmongNews(reader: EntitlementReader, occasion: Occasion, is: EntitledPeriod): Cause[] {
  const news = newsFor(reader.catalogue, occasion);
  if (news.length <= 1) return news;
  const { history, policy, months, period, now, area = '' } = occasion;
  const needed = news.filter((cause) => {
    if (!('id' in cause)) return false;
    const without = reader.of(knowledgeOf(withoutAssertion(history, cause.id), now, area));
    const other = without.periods(policy, months).find((each) => each.period.id === period);
    return other?.outcome !== is.outcome || other.amountFen !== is.amountFen;
  });
  return needed.length > 0 ? needed : news;
}

/** Values and clauses of the catalogue after that the one before did not have, as far as they concern the policy in the period. */
export function causesAmongRules(
  before: Catalogue,
  after: Catalogue,
  policy: string,
  { period }: EntitledPeriod,
): Cause[] {
  if (before === after) return [];
  const readers = dependenciesOf(after);
  const { parameters, policies } = changedRules(before, after);
  const values = parameters.flatMap((change): Cause[] => {
    const concerns =
      change.after !== null &&
      change.from < period.to &&
      period.from < change.to &&
      readers.readersOfParameter(change.parameter).includes(policy);
    if (!concerns || change.after === null) return [];
    const { from, source } = change.after;
    return [{ kind: 'parameter', parameter: change.parameter, area: change.area, from, source }];
  });
  const clauses = policies
    .filter((id) => readers.readersOfPolicy(id).includes(policy))
    .map((id): Cause => ({ kind: 'policy', policy: id }));
  return [...values, ...clauses];
}
