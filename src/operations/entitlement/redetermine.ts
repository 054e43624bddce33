/**
 * What became known about people, compared with what they were paid: the difference becomes a proposal that waits for a person, and nothing else
 * happens. Run again it finds the same and writes nothing.
 */
import type { Catalogue } from '../../engine/catalogue.ts';
import { type Comparison, comparePaid, type Difference } from '../../engine/correction/compare.ts';
import { type Proposals, proposeCorrections } from '../../engine/correction/propose.ts';
import { monthAfter } from '../../engine/entitlement/period.ts';
import { type EntitlementReader, entitlementReader } from '../../engine/entitlement/timeline.ts';
import {
  type CorrectionToPropose,
  changeCorrections,
  type StoredCorrection,
  withdrawCorrections,
  proposeCorrections as writeProposals,
} from '../../store/correction.ts';
import { forgetNews } from '../../store/news.ts';
import { withWholeCounty } from '../../store/whole-county.ts';
import { monthOf } from '../../values/date.ts';
import type { Context } from '../context.ts';
import { rulesThen } from '../standing-catalogue.ts';
import { type Book, booksOf, COMPARED_MONTHS, standingCorrections } from './books.ts';

const readers = new WeakMap<Catalogue, EntitlementReader>();

/** Compiled once for each catalogue. */
export function readerFor(catalogue: Catalogue): EntitlementReader {
  const known = readers.get(catalogue) ?? entitlementReader(catalogue);
  readers.set(catalogue, known);
  return known;
}

export interface Redetermined {
  readonly people: number;
  readonly proposed: number;
  /** Of those proposed. */
  readonly arrears: number;
  readonly recoveries: number;
  readonly changed: number;
  readonly withdrawn: number;
  /** People about whom a proposal was made, changed or withdrawn. */
  readonly about: readonly string[];
}

const NOTHING: Redetermined = {
  people: 0,
  proposed: 0,
  arrears: 0,
  recoveries: 0,
  changed: 0,
  withdrawn: 0,
  about: [],
};

export type Asking = Pick<Context, 'tx' | 'seal' | 'catalogue' | 'packs' | 'at' | 'today' | 'newId'>;

/** The people are no news afterwards. */
export async function redeterminePeople(context: Asking, people: readonly string[]): Promise<Redetermined> {
  if (people.length === 0) return NOTHING;
  return withWholeCounty(context.tx, async (tx) => {
    const then = await rulesThen(tx, context.packs);
    const books = await booksOf(tx, context.seal, context.catalogue, people, context.today);
    const found = [...books].map(([person, book]) => ({ person, ...proposalsFor(context, person, book, then) }));
    const create = found.flatMap((each) => each.create);
    const change = found.flatMap((each) => each.change);
    const withdraw = found.flatMap((each) => each.withdraw);
    const felt = found.filter((each) => each.create.length + each.change.length + each.withdraw.length > 0);
    const recoveries = create.filter(({ kind }) => kind === 'recovery').length;
    await withdrawCorrections(tx, withdraw, context);
    await changeCorrections(tx, change, context);
    await writeProposals(tx, create, context);
    await forgetNews(tx, people, context);
    return {
      people: people.length,
      proposed: create.length,
      arrears: create.length - recoveries,
      recoveries,
      changed: change.length,
      withdrawn: withdraw.length,
      about: felt.map(({ person }) => person),
    };
  });
}

/** The rules as they stood at a moment. */
type RulesThen = (moment: number) => Catalogue;

interface ToWrite {
  readonly create: readonly CorrectionToPropose[];
  readonly change: readonly CorrectionToPropose[];
  /** Keys. */
  readonly withdraw: readonly string[];
}

function proposalsFor(context: Asking, person: string, book: Book, then: RulesThen): ToWrite {
  const differences = book.stands ? differencesFor(context, book, then) : [];
  const earliest = monthAfter(monthOf(context.today), -COMPARED_MONTHS);
  const compared = (_: string, period: string): boolean => period.length !== 7 || period >= earliest;
  const proposals = proposeCorrections(person, differences, standingCorrections(book.corrections), compared);
  return toWrite(person, differences, book, proposals);
}

/** What differs from what was paid, in periods for which a list is on record where the person lived, and where it tells how much. */
export function differencesFor({ catalogue }: Pick<Asking, 'catalogue'>, book: Book, then: RulesThen): Difference[] {
  const { lists, history, area, paid, paidOpen, corrections, frauds } = book;
  if (lists.months === null) return [];
  const comparison: Comparison = {
    history,
    reader: readerFor(catalogue),
    readerThen: (moment) => readerFor(then(moment)),
    now: Number.POSITIVE_INFINITY,
    since: (policy, period) => listedAnywhere(book, policy, period) ?? Number.POSITIVE_INFINITY,
    months: lists.months,
    policies: lists.policies,
    ledger: { paid, corrections: standingCorrections(corrections) },
    frauds,
    area,
  };
  return comparePaid(comparison).filter(
    ({ policy, period, paidFen, due }) =>
      !paidOpen.has(`${policy} ${period}`) &&
      (paidFen !== 0 || lists.knownAt(policy, period, due.entitled.decision.area) !== undefined),
  );
}

const listedAnywhere = ({ lists, history, area }: Book, policy: string, period: string): number | undefined =>
  [area, ...history.person.residences.map((home) => home.area)]
    .flatMap((place) => lists.knownAt(policy, period, place) ?? [])
    .sort((a, b) => a - b)[0];

function toWrite(person: string, differences: readonly Difference[], book: Book, found: Proposals): ToWrite {
  const placeOf = ({ policy, period }: { policy: string; period: string }) => `${policy} ${period}`;
  const byPlace = new Map(differences.map((difference) => [placeOf(difference), difference]));
  const stored = new Map(book.corrections.map((correction) => [correction.key, correction]));
  const proposalOf = (line: Pick<CorrectionToPropose, 'key' | 'policy' | 'period' | 'kind'>): CorrectionToPropose => {
    const { key, policy, period, kind } = line;
    const { entitledFen, paidFen, circumstance, causes } = byPlace.get(placeOf(line))!;
    const amountFen = Math.abs(entitledFen! - paidFen);
    return {
      person,
      key,
      policy,
      period,
      kind,
      amountFen,
      entitledFen: entitledFen!,
      paidFen,
      circumstance,
      causes,
    };
  };
  const kept = found.keep.map(proposalOf).filter((line) => differsFrom(stored.get(line.key)!, line));
  return {
    create: found.create.map(proposalOf),
    change: [...found.change.map(({ after }) => proposalOf(after)), ...kept],
    withdraw: found.withdraw.map(({ key }) => key),
  };
}

/** At the same amount, but it has become another matter. */
const differsFrom = (was: StoredCorrection, is: CorrectionToPropose): boolean =>
  was.circumstance !== is.circumstance || was.entitledFen !== is.entitledFen || was.paidFen !== is.paidFen;
