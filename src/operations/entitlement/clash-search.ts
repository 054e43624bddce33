import type { Catalogue } from '../../engine/catalogue.ts';
import { type Clash, clashesOf, type Grant, grantsOf, type MonthDue } from '../../engine/correction/clash.ts';
import { withRivals } from '../../engine/correction/dues.ts';
import { asIfConfirmed, claimedPolicies } from '../../engine/correction/foreseen.ts';
import { groundsOf, inOrder, rulingAbout } from '../../engine/correction/ruled-clash.ts';
import { knowledgeOf } from '../../engine/entitlement/knowledge.ts';
import { needsClaim } from '../../engine/entitlement/pay-periods.ts';
import { type Month, type Months, periodAfter, periodIdsIn } from '../../engine/entitlement/period.ts';
import type { StoredClashRuling } from '../../store/clash-ruling.ts';
import type { Drawer } from '../../store/drawn-together.ts';
import { historiesOf, type StoredHistory } from '../../store/history.ts';
import { type PaidLine, paidLines } from '../../store/paid-line.ts';
import type { ReceiptLine } from '../../store/receipt-lines.ts';
import { type PlainDate, toDayNumber } from '../../values/date.ts';
import type { Context } from '../operation.ts';
import { openPeriods, periodOf } from './books.ts';
import { limitsReached } from './clash-limits.ts';
import type { DrawnElsewhere } from './drawn-elsewhere.ts';
import type { ClashSide, FoundClash, SideState } from './found-clash.ts';
import { readerFor } from './redetermine.ts';

export interface AlsoDrawn {
  readonly elsewhere: ReadonlyMap<string, readonly DrawnElsewhere[]>;
  readonly listed?: ReadonlyMap<string, readonly ReceiptLine[]>;
}

export async function searchClashes(
  context: Context,
  people: readonly Drawer[],
  months: Months,
  also: AlsoDrawn,
): Promise<FoundClash[]> {
  const { tx, seal } = context;
  const ids = people.map(({ id }) => id);
  const histories = await historiesOf(tx, seal, ids);
  const paid = Map.groupBy(await paidLines(tx, ids), ({ person }) => person);
  return people.flatMap((person) => {
    const own = { history: histories.get(person.id)!, paid: paid.get(person.id) ?? [] };
    const listed = also.listed?.get(person.id) ?? [];
    return clashesOfPerson(context, person, months, { ...own, listed, elsewhere: also.elsewhere.get(person.id) ?? [] });
  });
}

interface About {
  readonly history: StoredHistory;
  readonly paid: readonly PaidLine[];
  readonly listed: readonly ReceiptLine[];
  readonly elsewhere: readonly DrawnElsewhere[];
}

function clashesOfPerson(context: Context, person: Drawer, months: Months, about: About): FoundClash[] {
  const { catalogue, scope } = context;
  const states = statesOf(context, person, months, about);
  const dues = foreseenDues(context, person, months, about, states);
  const own = grantsOf(
    person.id,
    scope.county,
    dues.map((due) => ({ ...due, amountFen: due.amountFen ?? 0 })),
  );
  const others = about.elsewhere.flatMap((drawn) => elsewhereGrant(catalogue, person.id, drawn, months) ?? []);
  const places = new Map(about.elsewhere.map((drawn) => [drawn.entry, drawn]));
  const sideOf = ({ policy, amountFen, ref, first, last }: Grant): ClashSide => {
    const place = places.get(ref);
    const title = catalogue.policies.get(policy)!.title;
    if (place) return { policy, title, amountFen: place.amountFen, state: 'elsewhere', paidIn: place.paidIn };
    return { policy, title, amountFen, state: stateOver(states, policy, { first, last }), paidIn: null };
  };
  const rulings = about.history.rulings.toReversed();
  const pairs = clashesOf(catalogue, [...own, ...others])
    .filter(({ grants }) => !grants.every(({ ref }) => places.has(ref)))
    .flatMap((clash) => split(clash, person, rulings, places, sideOf));
  return [...pairs, ...limitsReached(catalogue, person, dues, states)];
}

const order: readonly SideState[] = ['paid', 'listed', 'granted', 'applied'];

/** By policy and month or year. */
export type States = ReadonlyMap<string, SideState>;

const stateOver = (states: States, policy: string, months: Months): SideState =>
  order.find((state) => periodIdsIn(months).some((period) => states.get(`${policy} ${period}`) === state)) ?? 'granted';

/** Benefits that nobody has to apply for count once they are paid or on a list: what nobody draws does not clash. */
function statesOf({ catalogue }: Context, { area }: Drawer, months: Months, { history, paid, listed }: About): States {
  const states = new Map<string, SideState>();
  const reader = readerFor(catalogue).of(knowledgeOf(history, Number.POSITIVE_INFINITY, area));
  const claimed = claimedPolicies(history);
  for (const policy of tied(catalogue)) {
    if (needsClaim(catalogue.policies.get(policy)!) || claimed.has(policy))
      for (const { period, outcome } of reader.periods(policy, months))
        states.set(`${policy} ${period.id}`, outcome === 'eligible' ? 'granted' : 'applied');
  }
  for (const { policy, month } of listed) states.set(`${policy} ${periodOf(catalogue, policy, month)}`, 'listed');
  for (const [key, fen] of sumsOf(catalogue, paid)) if (fen > 0) states.set(key, 'paid');
  for (const key of openPeriods(catalogue, paid).keys()) states.set(key, 'paid');
  return states;
}

const tied = (catalogue: Catalogue): string[] => {
  const paying = catalogue.order.filter((id) => {
    const { every, subject } = catalogue.policies.get(id)!;
    return every !== 'once' && subject === 'person' && catalogue.checked.get(id)!.pays !== null;
  });
  return withRivals(catalogue, paying);
};

/** What each policy would pay by itself, before the rules between policies; on a list, at its sum; paid without being due, what was paid. */
function foreseenDues(
  { catalogue, today }: Context,
  { area }: Drawer,
  months: Months,
  { history, listed, paid }: About,
  states: States,
): MonthDue[] {
  const foreseen = asIfConfirmed(history, toDayNumber(today));
  const reader = readerFor(catalogue).of(knowledgeOf(foreseen, Number.POSITIVE_INFINITY, area));
  const [onList, wasPaid] = [sumsOf(catalogue, listed), sumsOf(catalogue, paid)];
  return tied(catalogue).flatMap((policy) =>
    reader.periods(policy, months).map(({ period, outcome, amountFen }): MonthDue => {
      const key = `${policy} ${period.id}`;
      const due = outcome === 'eligible' ? amountFen : outcome === 'unknown' ? null : 0;
      const own = due || Math.max(0, wasPaid.get(key) ?? 0) || due;
      return { policy, month: period.id, amountFen: onList.get(key) ?? (states.has(key) ? own : 0) };
    }),
  );
}

/** By policy and month or year. */
function sumsOf(catalogue: Catalogue, lines: readonly ReceiptLine[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { policy, month, part, amountFen } of lines) {
    if (part === 'open') continue;
    const key = `${policy} ${periodOf(catalogue, policy, month)}`;
    sums.set(key, (sums.get(key) ?? 0) + amountFen);
  }
  return sums;
}

/** Of the months asked, or their years; undefined when it lies outside of them. */
function elsewhereGrant(
  catalogue: Catalogue,
  person: string,
  drawn: DrawnElsewhere,
  months: Months,
): Grant | undefined {
  const { entry: ref, policy } = drawn;
  const period = (month: Month) => periodOf(catalogue, policy, `${month}-01` as PlainDate);
  const first = [drawn.first ?? months.first, months.first].map(period).sort().at(-1)!;
  const last = [drawn.last ?? months.last, months.last].map(period).sort()[0]!;
  if (first > last) return undefined;
  return { ref, person, policy, county: '', first, last, amountFen: drawn.amountFen ?? 0 };
}

/** Months that were decided differently, or not at all, are told apart. */
function split(
  clash: Clash,
  person: Drawer,
  rulings: readonly StoredClashRuling[],
  places: ReadonlyMap<string, DrawnElsewhere>,
  sideOf: (grant: Grant) => ClashSide,
): FoundClash[] {
  const { kind, rule } = clash;
  const [a, b] = clash.grants;
  // What is drawn here was named first.
  const elsewhere = places.has(b.ref) ? b.ref : null;
  const swapped = elsewhere === null && inOrder(a.policy, b.policy)[0] !== a.policy;
  const [one, two] = swapped ? [b, a] : [a, b];
  const grounds = elsewhere === null ? groundsOf(rule, [one.amountFen, two.amountFen]) : '';
  const until = elsewhere === null ? null : places.get(elsewhere)!.last;
  const about = { policy: one.policy, other: two.policy, elsewhere, grounds, last: until };
  const uncertain = rule?.keep === 'larger' && elsewhere !== null && places.get(elsewhere)!.amountFen === null;
  const keep = clash.keep === null || uncertain ? null : clash.keep === one ? 0 : 1;
  const runs: { first: Month; last: Month; ruling: StoredClashRuling | null }[] = [];
  for (const month of periodIdsIn(clash)) {
    const ruling = rulingAbout(rulings, about, month) ?? null;
    const before = runs.at(-1);
    if (before && before.ruling === ruling && periodAfter(before.last) === month) before.last = month;
    else runs.push({ first: month, last: month, ruling });
  }
  return runs.map(({ first, last, ruling }) => ({
    key: [one.policy, two.policy, elsewhere ?? '', first].join('~'),
    person,
    kind,
    first,
    last,
    sides: [one, two].map(sideOf),
    keep,
    rule: rule && { because: rule.because, source: rule.source, keep: rule.keep },
    ruling: ruling && { keep: ruling.keep, reason: ruling.reason, recordedAt: ruling.recordedAt },
    about,
  }));
}
