/** What stands in the books about people: what they were paid, what was corrected, and for which months anybody was paid at all. */
import type { Catalogue } from '../../engine/catalogue.ts';
import type { Fraud } from '../../engine/correction/compare.ts';
import type { Correction, PaidLine } from '../../engine/correction/ledger.ts';
import type { History } from '../../engine/entitlement/history.ts';
import { type Months, monthAfter } from '../../engine/entitlement/period.ts';
import { correctionsOf, type StoredCorrection } from '../../store/correction.ts';
import type { Transaction } from '../../store/database.ts';
import { fraudFindings } from '../../store/fraud.ts';
import { historiesOf } from '../../store/history.ts';
import { type PaidList, type PaidLine as PaidRow, paidLines, paidLists } from '../../store/paid-line.ts';
import type { Seal } from '../../store/seal.ts';
import type { AreaCode } from '../../values/area.ts';
import { monthOf, type PlainDate } from '../../values/date.ts';

/** How far back people are compared with what they were paid. */
export const COMPARED_MONTHS = 60;

export interface Book {
  readonly history: History;
  /** Where they live now. */
  readonly area: AreaCode;
  /** Registered, and not merged into somebody else. */
  readonly stands: boolean;
  readonly paidRows: readonly PaidRow[];
  readonly paid: readonly PaidLine[];
  /** What was paid, but lists do not tell how much: it can not be compared. By policy and period, with the moment when it was recorded. */
  readonly paidOpen: ReadonlyMap<string, number>;
  readonly corrections: readonly StoredCorrection[];
  readonly frauds: readonly Fraud[];
  readonly lists: Lists;
}

/** Periods of policies for which a list of payments is on record in a town, or this person was paid. */
export interface Lists {
  /** Milliseconds: when the list was recorded; undefined when there is none. */
  knownAt(policy: string, period: string, area: AreaCode | ''): number | undefined;
  readonly policies: readonly string[];
  /** From the first month with a list or a payment of the person's own to the last; null without any. */
  readonly months: Months | null;
}

/** By person; with the whole county in sight. */
export async function booksOf(
  tx: Transaction,
  seal: Seal,
  catalogue: Catalogue,
  people: readonly string[],
  today: PlainDate,
): Promise<Map<string, Book>> {
  const { county } = tx.scope;
  const seats = await tx.sql<{ id: string; area: AreaCode; standing: number }>`
    select id, area_code as area, standing from person where county = ${county} and id = any(${people}::uuid[])`;
  const histories = await historiesOf(tx, seal, people);
  const rows = Map.groupBy(await paidLines(tx, people), ({ person }) => person);
  const corrections = Map.groupBy(await correctionsOf(tx, people), ({ person }) => person);
  const frauds = Map.groupBy(await fraudFindings(tx, people), ({ person }) => person);
  const townsOf = new Map(seats.map(({ id, area }) => [id, townsIn(histories.get(id)!, area)]));
  const lists = Map.groupBy(await paidLists(tx, [...new Set([...townsOf.values()].flat())]), ({ town }) => town);
  const earliest = monthAfter(monthOf(today), -COMPARED_MONTHS);
  return new Map(
    seats.map(({ id, area, standing }) => {
      const own = townsOf.get(id)!.flatMap((town) => lists.get(town) ?? []);
      const paidRows = rows.get(id) ?? [];
      return [
        id,
        {
          history: histories.get(id)!,
          area,
          stands: standing < 4,
          paidRows,
          paid: paidRows
            .filter(({ part }) => part !== 'open')
            .map((row) => ({ ...row, period: periodOf(catalogue, row.policy, row.month) })),
          paidOpen: openPeriods(catalogue, paidRows),
          corrections: corrections.get(id) ?? [],
          frauds: frauds.get(id) ?? [],
          lists: listsFrom(catalogue, own, paidRows, area, earliest),
        },
      ];
    }),
  );
}

const townOf = (area: string): string => area.slice(0, 9);

/** Every town the person ever lived in. */
const townsIn = ({ person }: History, area: AreaCode): string[] => [
  ...new Set([area, ...person.residences.map((home) => home.area)].filter((place) => place !== '').map(townOf)),
];

/** The period of a policy in which the month lies. */
export function periodOf(catalogue: Catalogue, policy: string, month: PlainDate): string {
  const every = catalogue.policies.get(policy)?.every ?? 'month';
  return every === 'once' ? 'once' : every === 'year' ? month.slice(0, 4) : monthOf(month);
}

/** Lines that stand. */
export function openPeriods(catalogue: Catalogue, rows: readonly PaidRow[]): Map<string, number> {
  const back = new Set(rows.map(({ reverses }) => reverses));
  const open = rows.filter(({ id, part, reverses }) => part === 'open' && reverses === null && !back.has(id));
  return new Map(
    open.map(({ policy, month, knownAt }) => [`${policy} ${periodOf(catalogue, policy, month)}`, knownAt]),
  );
}

function listsFrom(
  catalogue: Catalogue,
  own: readonly PaidList[],
  paid: readonly PaidRow[],
  area: AreaCode,
  earliest: string,
): Lists {
  const isCompared = ({ month, policy }: PaidList | PaidRow) =>
    monthOf(month) >= earliest && catalogue.policies.has(policy);
  const listed = own.filter(isCompared);
  const known = new Map<string, number>();
  for (const { town, policy, month, knownAt } of listed) {
    const key = `${town} ${policy} ${periodOf(catalogue, policy, month)}`;
    known.set(key, Math.min(known.get(key) ?? knownAt, knownAt));
  }
  const within = [...listed, ...paid.filter(isCompared)];
  const months = within.map(({ month }) => monthOf(month)).sort();
  return {
    knownAt: (policy, period, place) => known.get(`${townOf(place || area)} ${policy} ${period}`),
    policies: [...new Set(within.map(({ policy }) => policy))],
    months: months.length === 0 ? null : { first: months[0]!, last: months.at(-1)! },
  };
}

const states = {
  proposed: 'proposed',
  approved: 'approved',
  settled: 'approved',
  rejected: 'rejected',
} as const satisfies Record<Exclude<StoredCorrection['state'], 'withdrawn'>, Correction['state']>;

/** As the engine reads them: what was taken back is as if it had never been. */
export const standingCorrections = (corrections: readonly StoredCorrection[]): Correction[] =>
  corrections.flatMap(({ state, ...correction }) =>
    state === 'withdrawn' ? [] : [{ ...correction, state: states[state] }],
  );
