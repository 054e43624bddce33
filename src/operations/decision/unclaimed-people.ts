/** The people behind a figure of 应享未享, as they stand today: what was recorded since everybody was decided shows at once. */
import type { Outcome } from '../../engine/decision.ts';
import { type TraceReader, traceReader } from '../../engine/trace.ts';
import { listStanding, type StandingFilter } from '../../store/decision-list.ts';
import { rowsOn } from '../../store/person-facts.ts';
import { maskedNumbers } from '../../store/person-masks.ts';
import type { Context } from '../operation.ts';
import type { DrawnExcluding } from './drawn-excluding.ts';
import { type DecidedPerson, decidedPeople } from './list.ts';
import type { PolicyPlace } from './policy-place.ts';

export interface Asked {
  readonly outcome: 'eligible' | 'excluded' | 'applied' | 'one-question' | 'several-questions' | 'unknown';
  readonly area: string;
  /** Who is paid; undefined when no ledger tells. */
  readonly paid: readonly string[] | undefined;
  readonly excluding: readonly DrawnExcluding[];
  /** The place of the only question, from 1. */
  readonly question?: number | undefined;
}

export function standingPeople(
  policy: string,
  { slot, run }: PolicyPlace,
  { outcome, area, paid, excluding: by, question }: Asked,
): StandingFilter {
  const applied = { policy, on: run.on };
  const qualifies = { slot, outcome: 1, area, ...(paid ? { except: paid } : {}) };
  switch (outcome) {
    case 'eligible':
    case 'excluded':
      return { ...qualifies, applied: { ...applied, is: false }, excluded: { by, is: outcome === 'excluded' } };
    case 'applied':
      return { ...qualifies, applied: { ...applied, is: true } };
    case 'one-question':
      return { slot, outcome: 2, area, away: question ?? 'one' };
    case 'several-questions':
      return { slot, outcome: 2, area, away: 'several' };
    case 'unknown':
      return { slot, outcome: 2, area };
  }
}

export interface UnclaimedPerson extends DecidedPerson {
  /** Titles of what they draw and beside which it is not paid; only of those who stand apart for it. */
  readonly excludedBy: readonly string[];
  /** Masked. */
  readonly phone: string | null;
  /** How the policy decides today, with what has become known since. */
  readonly today: { readonly outcome: Outcome; readonly amountFen: number | null; readonly missing: readonly string[] };
}

export async function unclaimedPeople(
  context: Context,
  policy: string,
  place: PolicyPlace,
  asked: Asked,
  page: { readonly page: number; readonly pageSize: number },
) {
  const fewestUnknown = asked.outcome === 'unknown' || asked.outcome === 'several-questions';
  const { people, total } = await listStanding(context.tx, standingPeople(policy, place, asked), {
    ...page,
    fewestUnknown,
  });
  const decided = await decidedPeople(context, policy, place, people);
  const ids = decided.map(({ id }) => id);
  const masks = await maskedNumbers(context.tx, context.seal, ids);
  const now = await standingToday(context, policy, ids);
  const drawnBy = (id: string) =>
    asked.excluding.filter(({ people: drawing }) => drawing.includes(id)).map(({ title }) => title);
  const listed = decided.map(
    (person): UnclaimedPerson => ({
      ...person,
      excludedBy: asked.outcome === 'excluded' ? drawnBy(person.id) : [],
      phone: masks.get(person.id)?.phone ?? null,
      today: now.get(person.id) ?? person,
    }),
  );
  return { outcome: asked.outcome, total, ...page, people: listed };
}

/** Of the few people of a page. */
async function standingToday(
  { catalogue, tx, book, seal, scope, today }: Context,
  policy: string,
  people: readonly string[],
) {
  const rows = await rowsOn(tx, { book, seal }, people, today);
  const readers = new Map<string, TraceReader>();
  return new Map(
    rows.map(({ person, area, values }) => {
      const reader = readers.get(area) ?? traceReader(catalogue, { on: today, area: area || scope.county });
      readers.set(area, reader);
      const { outcome, amountFen, missing } = reader.decide(policy, values);
      return [person, { outcome, amountFen, missing }] as const;
    }),
  );
}
