/**
 * What rules between policies take away from a determination. By rule alone it is kept with the run and follows by difference; what people decided
 * otherwise concerns few and is looked up when somebody reads.
 */
import type { Catalogue } from '../../engine/catalogue.ts';
import { type BetweenRules, betweenRules, tallyTaken } from '../../engine/determination/between-rules.ts';
import { type RunBook, readHead, slotOfRun } from '../../engine/determination/entitled-runs.ts';
import { addTallies, periodTallies } from '../../engine/determination/period-tally.ts';
import { windowOf } from '../../engine/determination/window.ts';
import type { ClashRuling } from '../../engine/entitlement/history.ts';
import { clashRulings, peopleWithRulings } from '../../store/clash-ruling.ts';
import { readPolicySlots } from '../../store/decision.ts';
import { readEntitlements, type Stretch } from '../../store/entitlement.ts';
import { entitlementRows } from '../../store/entitlement-rows.ts';
import type { AreaCode } from '../../values/area.ts';
import { areaFinder, areasWithParameters } from '../decision/areas.ts';
import type { Context } from '../operation.ts';
import { type Determining, monthsOf, wordsOf } from './determining.ts';
import type { Summary } from './summary.ts';

export interface TakenSums {
  /** Runs that stand now. */
  add(words: Int32Array, area: AreaCode): void;
  /** Runs that stood and no longer do. */
  take(words: Int32Array, area: AreaCode): void;
  /** `area`: of the i-th. */
  addAll(runs: RunBook, people: number, area: (i: number) => AreaCode): void;
  /** What was taken away before, with the differences. */
  over(before: Summary): Summary;
}

type Knowing = Pick<Determining, 'stretch' | 'slots' | 'areaOf'>;

/** For reading what stands: no places are given to policies that were never determined. */
export async function knowing(
  { tx, catalogue }: Pick<Context, 'tx' | 'catalogue'>,
  stretch: Stretch,
): Promise<Knowing> {
  const known = await readPolicySlots(tx);
  const policies = catalogue.order.filter((id) => known.has(id) && catalogue.policies.get(id)!.subject === 'person');
  const areaOf = areaFinder(areasWithParameters(catalogue, tx.scope.county));
  return { stretch, areaOf, slots: new Map(policies.map((policy) => [policy, known.get(policy)!])) };
}

const rulesFor = (catalogue: Catalogue, { stretch, slots, areaOf }: Knowing): BetweenRules =>
  betweenRules(catalogue, { months: monthsOf(stretch), slots, areaOf });

const newTally = (catalogue: Catalogue, { stretch, slots }: Knowing) => {
  const policies = [...slots.keys()];
  return periodTallies(policies, windowOf(catalogue, policies, monthsOf(stretch)));
};

export function takenSums(catalogue: Catalogue, determining: Knowing): TakenSums {
  const rules = rulesFor(catalogue, determining);
  const tally = newTally(catalogue, determining);
  return {
    add: (words, area) => tallyTaken(tally, rules.taken(words, area)),
    take: (words, area) => tallyTaken(tally, rules.taken(words, area), -1),
    addAll: (runs, people, area) => {
      for (let i = 0; i < people; i++)
        if (runs.counts[i]! > 0) {
          const from = runs.startOf(i);
          tallyTaken(tally, rules.takenAt(runs.words, from, from + runs.counts[i]!, area(i)));
        }
    },
    over: (before) => addTallies(before, tally.result()),
  };
}

/** Added up anew, from what stands. */
export async function takenFromAll(
  { tx, catalogue }: Pick<Context, 'tx' | 'catalogue'>,
  determining: Knowing,
): Promise<Summary> {
  const sums = takenSums(catalogue, determining);
  for await (const rows of entitlementRows(tx, determining.stretch, tx.scope.county))
    for (const { runs, area } of rows) sums.add(wordsOf(runs), area);
  return sums.over([]);
}

/** What one person has left of what was determined. */
export interface SettledReader {
  taken(person: string, words: Int32Array, area: AreaCode): ReturnType<BetweenRules['taken']>;
}

/** With what people decided. */
export async function settledReader(
  { tx, catalogue }: Pick<Context, 'tx' | 'catalogue'>,
  determining: Knowing,
): Promise<SettledReader> {
  const rules = rulesFor(catalogue, determining);
  const rulings = await rulingsOf(tx);
  return { taken: (person, words, area) => rules.taken(words, area, rulings.get(person)) };
}

async function rulingsOf(tx: Context['tx']): Promise<Map<string, readonly ClashRuling[]>> {
  const all = await clashRulings(tx, [...(await peopleWithRulings(tx))]);
  return new Map([...Map.groupBy(all, ({ person }) => person)].map(([person, own]) => [person, own.toReversed()]));
}

/** What is left of the whole county's sums. `taken`: by rule alone. */
export async function settledSums(
  { tx, catalogue }: Pick<Context, 'tx' | 'catalogue'>,
  determining: Knowing,
  { sums, taken }: { readonly sums: Summary; readonly taken: Summary },
): Promise<Summary> {
  const rulings = await rulingsOf(tx);
  const standing = await readEntitlements(tx, determining.stretch, [...rulings.keys()]);
  const rules = rulesFor(catalogue, determining);
  const tally = newTally(catalogue, determining);
  for (const [person, { area, runs }] of standing) {
    tallyTaken(tally, rules.taken(wordsOf(runs), area), -1);
    tallyTaken(tally, rules.taken(wordsOf(runs), area, rulings.get(person)!));
  }
  return lessTallies(sums, addTallies(taken, tally.result()));
}

/** Sums without what was taken away from them. */
function lessTallies(sums: Summary, taken: Summary): Summary {
  const away = new Map(
    taken.flatMap(({ policy, periods }) => periods.map((each) => [`${policy} ${each.period}`, each])),
  );
  return sums.map(({ policy, periods }) => ({
    policy,
    periods: periods.map((each) => {
      const less = away.get(`${policy} ${each.period}`);
      return less === undefined ? each : { ...each, due: each.due - less.due, fen: each.fen - less.fen };
    }),
  }));
}

/** Of a part of the county, added up anew. */
export async function settledSumsIn(
  context: Pick<Context, 'tx' | 'catalogue'>,
  determining: Knowing,
  area: AreaCode,
): Promise<Summary> {
  const { tx, catalogue } = context;
  const reader = await settledReader(context, determining);
  const policyIn = new Map([...determining.slots].map(([policy, slot]) => [slot, policy]));
  const [all, taken] = [newTally(catalogue, determining), newTally(catalogue, determining)];
  for await (const rows of entitlementRows(tx, determining.stretch, area))
    for (const row of rows) {
      const words = wordsOf(row.runs);
      for (let at = 0; at < words.length; at += 2) {
        const policy = policyIn.get(slotOfRun(words[at]!));
        if (policy === undefined) continue;
        const { due, first, count } = readHead(words[at]!);
        all.add(policy, due, first, count, words[at + 1]!);
      }
      tallyTaken(taken, reader.taken(row.person, words, row.area));
    }
  return lessTallies(all.result(), taken.result());
}
