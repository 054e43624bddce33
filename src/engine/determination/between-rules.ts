/**
 * What was determined is what each policy pays by itself. Here is what exclusions, limits and decisions of people take away from it, so that nobody is
 * counted twice. Whoever has the same months at the same money as somebody before costs one look-up.
 */
import type { AreaCode } from '../../values/area.ts';
import type { Catalogue } from '../catalogue.ts';
import { UNKNOWN } from '../columns-block.ts';
import { settleClashes } from '../correction/clash.ts';
import { withRivals } from '../correction/dues.ts';
import { leftElsewhere } from '../correction/ruled-clash.ts';
import type { ClashRuling } from '../entitlement/history.ts';
import type { Months } from '../entitlement/period.ts';
import { readHead, slotOfRun } from './entitled-runs.ts';
import { dues } from './month-settling.ts';
import type { periodTallies } from './period-tally.ts';
import { windowOf } from './window.ts';

export interface TakenAway {
  readonly policy: string;
  /** Counted from the first period of the policy in the determination. */
  readonly index: number;
  readonly fen: number;
  /** Nothing is left. */
  readonly whole: boolean;
}

export interface BetweenRules {
  /** Of one person's runs. `rulings`: the newest first, as `settleClashes` takes them. */
  taken(words: Int32Array, area: AreaCode, rulings?: readonly ClashRuling[]): readonly TakenAway[];
  /** By rule alone, of the runs that are `from <= place < to` among the words of many people. */
  takenAt(words: Int32Array, from: number, to: number, area: AreaCode): readonly TakenAway[];
}

export interface BetweenRulesOptions {
  readonly months: Months;
  /** Policy → its place in packed results. */
  readonly slots: ReadonlyMap<string, number>;
  /** Areas with parameters of their own, as a number. */
  readonly areaOf: (area: string) => number;
}

const NOTHING: readonly TakenAway[] = [];
/** Different people that are remembered. */
const MOST = 20_000;

interface Remembered {
  readonly area: number;
  /** Of runs that are tied: head and money. */
  readonly runs: readonly number[];
  readonly away: readonly TakenAway[];
}

export function betweenRules(catalogue: Catalogue, { months, slots, areaOf }: BetweenRulesOptions): BetweenRules {
  const tied = new Set(tiedPolicies(catalogue).filter((policy) => slots.has(policy)));
  const policyIn = new Map([...slots].map(([policy, slot]) => [slot, policy]));
  const isKnown = (slot: number): boolean => policyIn.has(slot);
  const ties = new Uint8Array(1 + Math.max(0, ...slots.values()));
  for (const policy of tied) ties[slots.get(policy)!] = 1;
  const isTied = (slot: number): boolean => ties[slot] === 1;
  const periods = windowOf(catalogue, [...slots.keys()], months).periods;
  const known = new Map<number, Remembered>();

  const settle = (runs: readonly number[], area: AreaCode, rulings: readonly ClashRuling[]): TakenAway[] => {
    const away: TakenAway[] = [];
    const places: number[] = [];
    const money: { policy: string; month: string; amountFen: number }[] = [];
    for (let at = 0; at < runs.length; at += 2) {
      const { first, count } = readHead(runs[at]!);
      const [policy, fen] = [policyIn.get(slotOfRun(runs[at]!))!, runs[at + 1]!];
      for (let index = first; index < first + count; index++) {
        const month = periods.get(policy)![index]!.id;
        if (leftElsewhere(rulings, policy, month)) away.push({ policy, index, fen, whole: true });
        else if (tied.has(policy)) {
          places.push(index);
          money.push({ policy, month, amountFen: fen });
        }
      }
    }
    settleClashes(catalogue, money, area, rulings).dues.forEach(({ policy, amountFen }, at) => {
      const fen = money[at]!.amountFen - amountFen;
      if (fen > 0) away.push({ policy, index: places[at]!, fen, whole: amountFen === 0 });
    });
    return away;
  };
  const takenAt = (words: Int32Array, from: number, to: number, area: AreaCode): readonly TakenAway[] => {
    const place = areaOf(area);
    const key = keyOfPaid(words, from, to, isTied, place);
    if (key === NONE) return NOTHING;
    const before = known.get(key);
    if (before?.area === place && isSamePaid(words, from, to, isTied, before.runs)) return before.away;
    const runs = paidRuns(words, from, to, isTied);
    const away = settle(runs, area, []);
    if (known.size >= MOST) known.clear();
    known.set(key, { area: place, runs, away: away.length === 0 ? NOTHING : away });
    return away;
  };
  return {
    takenAt,
    taken: (words, area, rulings = []) =>
      rulings.length === 0
        ? takenAt(words, 0, words.length, area)
        : settle(paidRuns(words, 0, words.length, isKnown), area, rulings),
  };
}

/** No run that is wanted pays anything. */
const NONE = -1;

const pays = (words: Int32Array, at: number, wanted: (slot: number) => boolean): boolean =>
  ((words[at]! >>> 16) & 3) === dues.due && words[at + 1] !== UNKNOWN && wanted(slotOfRun(words[at]!));

/** Head and money of each run that pays. */
function paidRuns(words: Int32Array, from: number, to: number, wanted: (slot: number) => boolean): number[] {
  const found: number[] = [];
  for (let at = from; at < to; at += 2) if (pays(words, at, wanted)) found.push(words[at]!, words[at + 1]!);
  return found;
}

/** Fifty-three bits of them: making a text of them would take longer than everything else. */
function keyOfPaid(
  words: Int32Array,
  from: number,
  to: number,
  wanted: (slot: number) => boolean,
  area: number,
): number {
  let [high, low, found] = [area, 0x9e3779b9, false];
  for (let at = from; at < to; at += 2) {
    if (!pays(words, at, wanted)) continue;
    found = true;
    high = Math.imul(high ^ words[at]!, 0x2c1b3c6d);
    high = Math.imul(high ^ (high >>> 15) ^ words[at + 1]!, 0x297a2d39);
    low = Math.imul(low ^ words[at]!, 0x85ebca6b);
    low = Math.imul(low ^ (low >>> 13) ^ words[at + 1]!, 0xc2b2ae35);
  }
  return found ? (high >>> 0) * 2 ** 21 + (low >>> 11) : NONE;
}

function isSamePaid(
  words: Int32Array,
  from: number,
  to: number,
  wanted: (slot: number) => boolean,
  runs: readonly number[],
): boolean {
  let same = 0;
  for (let at = from; at < to; at += 2) {
    if (!pays(words, at, wanted)) continue;
    if (words[at] !== runs[same] || words[at + 1] !== runs[same + 1]) return false;
    same += 2;
  }
  return same === runs.length;
}

/** Those that rules tie to others, and that are limited. */
function tiedPolicies(catalogue: Catalogue): string[] {
  const stating = [...catalogue.policies.values()].filter(({ excludes = [], cap }) => excludes.length > 0 || cap);
  return withRivals(
    catalogue,
    stating.map(({ id }) => id),
  );
}

/** Adds up what was taken away: people with nothing left, and money. */
export function tallyTaken(
  tally: ReturnType<typeof periodTallies>,
  taken: readonly TakenAway[],
  times: 1 | -1 = 1,
): void {
  for (const { policy, index, fen, whole } of taken) {
    tally.add(policy, dues.due, index, 1, fen, times);
    if (!whole) tally.add(policy, dues.due, index, 1, 0, times === 1 ? -1 : 1);
  }
}

/** Says by which rules between policies something was taken away: other rules, another text. */
export function betweenRulesMark({ policies, parameters }: Catalogue): string {
  const rules = [...policies.values()].flatMap(({ id, excludes = [], cap }) =>
    excludes.length === 0 && cap === undefined
      ? []
      : [
          [
            id,
            excludes.map(({ policy, keep }) => [policy, keep]),
            cap && [
              cap.with,
              cap.from ?? '',
              ...[cap.parameter, cap.share ?? ''].map((one) => [
                one,
                parameters.get(one)?.values.map(({ from, area, value }) => [from, area, value]),
              ]),
            ],
          ],
        ],
  );
  return JSON.stringify(rules);
}
