/** Who draws a benefit beside which another one is not paid, here or in another county: to them it is not offered, and they stand apart. */
import { type ExcludedBy, excludedBy } from '../../engine/correction/excluded-by.ts';
import { rulingAbout } from '../../engine/correction/ruled-clash.ts';
import { clashRulings, type StoredClashRuling } from '../../store/clash-ruling.ts';
import { readPolicySlots } from '../../store/decision.ts';
import { type Excluding, peopleConfirmedFor } from '../../store/decision-list.ts';
import { monthOf, type PlainDate } from '../../values/date.ts';
import { periodOf } from '../entitlement/books.ts';
import { type DrawnElsewhere, drawnElsewhere } from '../entitlement/drawn-elsewhere.ts';
import type { Context } from '../operation.ts';
import { type PaidReader, paidReader } from './paid-for.ts';

export interface DrawnExcluding extends Excluding {
  /** Where it is drawn elsewhere, with the county that says so. */
  readonly title: string;
}

/** What is drawn here by policy, and elsewhere: each is looked up once, for however many policies. */
export interface DrawnReader {
  readonly paidOf: PaidReader;
  readonly elsewhere: () => Promise<readonly DrawnElsewhere[]>;
}

export function drawnReader(context: Context): DrawnReader {
  let told: Promise<readonly DrawnElsewhere[]> | undefined;
  return {
    paidOf: paidReader(context),
    elsewhere: () => (told ??= drawnElsewhere(context).then(({ drawn }) => drawn)),
  };
}

/** Drawn is what the latest list of payments shows; where there is none, what was applied for and confirmed on the day. */
export async function drawnExcluding(
  context: Context,
  policy: string,
  on: PlainDate,
  { paidOf, elsewhere }: DrawnReader,
): Promise<DrawnExcluding[]> {
  const here = await drawnHere(context, policy, on, paidOf);
  return [...here, ...(await excludedElsewhere(context, policy, on, await elsewhere()))];
}

async function drawnHere(
  { tx, catalogue }: Context,
  policy: string,
  on: PlainDate,
  paidOf: PaidReader,
): Promise<DrawnExcluding[]> {
  const excluding = excludedBy(catalogue, policy);
  if (excluding.length === 0) return [];
  const slots = await readPolicySlots(tx);
  const found: DrawnExcluding[] = [];
  for (const { policy: other, wins } of excluding) {
    const slot = slots.get(other);
    if (slot === undefined) continue;
    const paid = await paidOf(other);
    const people = paid === undefined ? await peopleConfirmedFor(tx, { policy: other, on }) : [...paid.paid.people];
    if (people.length > 0) found.push({ slot, wins, people, title: catalogue.policies.get(other)!.title });
  }
  return found;
}

/**
 * The same benefit, or one that excludes it, as other counties told. Whoever was found by a person to have it paid here nevertheless is not excluded;
 * for whom it was left to the other county is, whatever the amounts.
 */
async function excludedElsewhere(
  context: Context,
  policy: string,
  on: PlainDate,
  told: readonly DrawnElsewhere[],
): Promise<DrawnExcluding[]> {
  const { tx, catalogue } = context;
  const excluding = excludedBy(catalogue, policy).map((each) => [each.policy, each.wins] as const);
  const wins = new Map<string, ExcludedBy['wins']>([[policy, 'always'], ...excluding]);
  const drawn = told.filter((each) => wins.has(each.policy) && isDrawnOn(context, each, on));
  if (drawn.length === 0) return [];
  const rulings = Map.groupBy(
    (
      await clashRulings(
        tx,
        drawn.map(({ person }) => person),
      )
    ).toReversed(),
    ({ person }) => person,
  );
  const found = drawn.flatMap((each) => {
    const kept = ruledFor(rulings.get(each.person) ?? [], policy, each, periodOf(catalogue, policy, on));
    if (kept !== undefined && kept !== 'other') return [];
    return [{ ...each, wins: kept === 'other' ? ('always' as const) : wins.get(each.policy)! }];
  });
  return [...Map.groupBy(found, (each) => `${each.policy} ${each.wins} ${each.paidIn}`).values()].map((alike) => ({
    slot: null,
    wins: alike[0]!.wins,
    title: `${alike[0]!.paidIn}发放的${catalogue.policies.get(alike[0]!.policy)!.title}`,
    people: alike.map(({ person }) => person),
    fen: alike.map(({ amountFen }) => amountFen),
  }));
}

/** In the month, or the year, of the day. */
function isDrawnOn({ catalogue }: Context, { policy, first, last }: DrawnElsewhere, on: PlainDate): boolean {
  const period = (month: string) => periodOf(catalogue, policy, `${month}-01` as PlainDate);
  const now = period(monthOf(on));
  return (first === null || period(first) <= now) && (last === null || now <= period(last));
}

const ruledFor = (rulings: readonly StoredClashRuling[], policy: string, drawn: DrawnElsewhere, period: string) =>
  rulingAbout(rulings, { policy, other: drawn.policy, elsewhere: drawn.entry, grounds: '' }, period)?.keep;
