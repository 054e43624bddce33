/** What the books say about the application behind a notice: when it was made, from which month it pays, and when it ended. */
import type { Catalogue } from '../../engine/catalogue.ts';
import { claimFact } from '../../engine/entitlement/history.ts';
import { knowledgeOf } from '../../engine/entitlement/knowledge.ts';
import { firstDayOf, type Month, monthAfter } from '../../engine/entitlement/period.ts';
import type { PersonEntitlements } from '../../engine/entitlement/timeline.ts';
import { fromDayNumber, type PlainDate } from '../../values/date.ts';
import { type Book, COMPARED_MONTHS } from './books.ts';
import { readerFor } from './redetermine.ts';

export interface NoticeClaim {
  /** That stands in the month asked about. Not told of what only payments prove. */
  readonly appliedOn?: PlainDate;
  /** Of a monthly benefit that is due: since when it is, at this amount, without a gap. Untold when it goes back further than people are compared. */
  readonly firstMonth?: Month;
  /** Of an application that does not stand any more: the first day without it. */
  readonly endedOn?: PlainDate;
}

export function noticeClaim(catalogue: Catalogue, book: Book, policy: string, asked: Month): NoticeClaim {
  const person = readerFor(catalogue).of(knowledgeOf(book.history, Number.POSITIVE_INFINITY, book.area));
  const firstMonth = firstMonthOf(person, policy, asked);
  return { ...applicationOf(person, book, policy, asked), ...(firstMonth !== undefined && { firstMonth }) };
}

function firstMonthOf(person: PersonEntitlements, policy: string, asked: Month): Month | undefined {
  if (person.catalogue.policies.get(policy)?.every !== 'month') return undefined;
  const periods = person.periods(policy, { first: monthAfter(asked, 1 - COMPARED_MONTHS), last: asked });
  const now = periods.at(-1)!;
  if (now.outcome !== 'eligible') return undefined;
  const before = periods.findLastIndex((each) => each.outcome !== 'eligible' || each.amountFen !== now.amountFen);
  return before < 0 ? undefined : periods[before + 1]!.period.id;
}

function applicationOf({ knowledge }: PersonEntitlements, { paidRows }: Book, policy: string, asked: Month) {
  const lines = new Set(paidRows.map(({ id }) => id));
  const [from, to] = [firstDayOf(asked), firstDayOf(monthAfter(asked))];
  const made = (knowledge.claims.get(claimFact(policy, 'applied')) ?? []).filter(
    (step) => step.value === 1 && step.from < to,
  );
  const standing = made.findLast(
    (step) => (step.to === null || step.to > from) && !lines.has(step.by.id.split(':')[0]!),
  );
  const last = made.at(-1)?.to ?? null;
  return {
    ...(standing !== undefined && { appliedOn: fromDayNumber(standing.from) }),
    ...(last !== null && last <= to && { endedOn: fromDayNumber(last) }),
  };
}
