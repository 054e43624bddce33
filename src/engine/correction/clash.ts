/**
 * Policies that exclude each other or are limited together, for the same person and month: found before payment, with the pair and the months, and
 * settled by the rule where it says how. What no rule settles, as the same policy drawn twice, is left to a person.
 */
import type { Exclusion, PaymentCap, Policy } from '../../define/policy.ts';
import type { AreaCode } from '../../values/area.ts';
import { fromDayNumber } from '../../values/date.ts';
import type { Catalogue } from '../catalogue.ts';
import type { ClashRuling } from '../entitlement/history.ts';
import { firstDayOfPeriod, type Month, type Months, periodAfter } from '../entitlement/period.ts';
import { parameterOn } from '../parameters.ts';
import { shareOf } from '../rounding.ts';
import { groundsOf, inOrder, ruledHere } from './ruled-clash.ts';

/** What somebody draws or is about to draw, month by month the same; from year to year where it is paid by the year. */
export interface Grant extends Months {
  readonly ref: string;
  /** The same for the same human being, whatever the county. */
  readonly person: string;
  readonly policy: string;
  readonly county: AreaCode;
  readonly amountFen: number;
}

export interface Clash extends Months {
  readonly person: string;
  readonly kind: 'same-policy' | 'excluded';
  readonly grants: readonly [Grant, Grant];
  /** Null when the same policy is drawn twice. */
  readonly rule: Exclusion | null;
  /** The grant to be paid; null where a person has to decide. */
  readonly keep: Grant | null;
}

/** Every pair that can not stand together, with the months. Pairs come in the order of the grants given. */
export function clashesOf(catalogue: Catalogue, grants: readonly Grant[]): Clash[] {
  return [...Map.groupBy(grants, ({ person }) => person).values()].flatMap((own) =>
    own.flatMap((a, index) => own.slice(index + 1).flatMap((b) => clashOf(catalogue, a, b) ?? [])),
  );
}

function clashOf(catalogue: Catalogue, a: Grant, b: Grant): Clash | undefined {
  const first = [a.first, b.first].sort().at(-1)!;
  const last = [a.last, b.last].sort()[0]!;
  if (first > last) return undefined;
  const shared = { person: a.person, grants: [a, b], first, last } as const;
  if (a.policy === b.policy) return { ...shared, kind: 'same-policy', rule: null, keep: null };
  const found = exclusionBetween(catalogue, a.policy, b.policy);
  if (!found) return undefined;
  const [mine, other] = found.writtenIn === a.policy ? [a, b] : [b, a];
  const keep = keptOf(found.rule, mine.amountFen, other.amountFen) === 'this' ? mine : other;
  return { ...shared, kind: 'excluded', rule: found.rule, keep };
}

interface WrittenExclusion {
  readonly writtenIn: string;
  readonly rule: Exclusion;
}

/** The rule may stand in either of the two. */
export function exclusionBetween(catalogue: Catalogue, a: string, b: string): WrittenExclusion | undefined {
  const inOne = (id: string, other: string): WrittenExclusion | undefined => {
    const rule = catalogue.policies.get(id)?.excludes?.find(({ policy }) => policy === other);
    return rule && { writtenIn: id, rule };
  };
  return inOne(a, b) ?? inOne(b, a);
}

/** At the same amount the policy that states the rule is paid. */
const keptOf = ({ keep }: Exclusion, thisFen: number, otherFen: number): 'this' | 'other' =>
  keep === 'larger' ? (thisFen >= otherFen ? 'this' : 'other') : keep;

/** One policy's money for one month or year, before and after the rules between policies. */
export interface MonthDue {
  readonly policy: string;
  /** `2026-05`; `2026` where the policy pays by the year. */
  readonly month: Month;
  /** Null: can not be told. */
  readonly amountFen: number | null;
}

export interface Cut extends MonthDue {
  readonly amountFen: number;
  /** What was taken away, and by which policy's rule. */
  readonly cuts: readonly { readonly by: string; readonly fen: number; readonly kind: 'excluded' | 'capped' }[];
}

export interface Settled {
  /** In the order given; those without cuts have what was due. */
  readonly dues: readonly Cut[];
  /** Months whose rules could not be applied, because one of the amounts can not be told. */
  readonly open: readonly { readonly month: Month; readonly policies: readonly [string, string] }[];
}

/**
 * Applies exclusions and then limits, month by month, in the catalogue's order of definition, whatever the order of the dues. Amounts that can not
 * be told stay zero here and are named in `open` where they matter. What somebody decided about a pair, the newest first, goes before its rule.
 */
export function settleClashes(
  catalogue: Catalogue,
  dues: readonly MonthDue[],
  area: AreaCode | '',
  rulings: readonly ClashRuling[] = [],
): Settled {
  const places = new Map([...catalogue.policies.keys()].map((id, index) => [id, index]));
  const limiting = [...catalogue.policies.values()].filter(({ cap }) => cap !== undefined);
  const open: Settled['open'][number][] = [];
  const settled = new Map<MonthDue, Cut>();
  for (const [month, together] of Map.groupBy(dues, ({ month }) => month)) {
    const sorted = together.toSorted((a, b) => places.get(a.policy)! - places.get(b.policy)!);
    const cuts = sorted.map((due) => ({ due, fen: due.amountFen ?? 0, cuts: [] as Cut['cuts'][number][] }));
    exclude(catalogue, cuts, rulings, (policies) => open.push({ month, policies }));
    for (const policy of limiting) limit(catalogue, policy, cuts, area);
    for (const { due, fen, cuts: taken } of cuts)
      settled.set(due, { policy: due.policy, month, amountFen: fen, cuts: taken });
  }
  return { dues: dues.map((due) => settled.get(due)!), open };
}

interface Working {
  readonly due: MonthDue;
  fen: number;
  readonly cuts: Cut['cuts'][number][];
}

function exclude(
  catalogue: Catalogue,
  all: readonly Working[],
  rulings: readonly ClashRuling[],
  tell: (pair: readonly [string, string]) => void,
): void {
  all.forEach((a, index) => {
    for (const b of all.slice(index + 1)) {
      const found = exclusionBetween(catalogue, a.due.policy, b.due.policy);
      if (!found) continue;
      const unsure = a.due.amountFen === null || b.due.amountFen === null;
      if (unsure && found.rule.keep === 'larger') tell([a.due.policy, b.due.policy]);
      if (unsure || a.fen === 0 || b.fen === 0) continue;
      const [mine, other] = found.writtenIn === a.due.policy ? [a, b] : [b, a];
      const ruled = ruledBetween(rulings, found.rule, mine, other);
      const keepsMine =
        ruled === undefined ? keptOf(found.rule, mine.fen, other.fen) === 'this' : ruled === mine.due.policy;
      const [kept, cut] = keepsMine ? [mine, other] : [other, mine];
      take(cut, cut.fen, kept.due.policy, 'excluded');
    }
  });
}

function ruledBetween(
  rulings: readonly ClashRuling[],
  rule: Exclusion,
  mine: Working,
  other: Working,
): string | undefined {
  if (rulings.length === 0) return undefined;
  const pair = inOrder(mine.due.policy, other.due.policy);
  const [first, second] = pair[0] === mine.due.policy ? [mine, other] : [other, mine];
  return ruledHere(rulings, pair, groundsOf(rule, [first.fen, second.fen]), mine.due.month);
}

function limit(catalogue: Catalogue, { id, cap }: Policy, all: readonly Working[], area: AreaCode | ''): void {
  const month = all[0]?.due.month;
  if (cap === undefined || month === undefined) return;
  const most = limitOf(catalogue, cap, month, area);
  if (most === null) return;
  const together = [id, ...cap.with].flatMap((policy) => all.find(({ due }) => due.policy === policy) ?? []);
  let above = together.reduce((sum, { fen }) => sum + fen, 0) - most;
  // The last one named gives first, the policy that states the limit last.
  for (const one of together.toReversed()) {
    const fen = Math.min(one.fen, Math.max(0, above));
    take(one, fen, id, 'capped');
    above -= fen;
  }
}

/** Fen for the month or year; null where there is no limit yet. */
export function limitOf(catalogue: Catalogue, cap: PaymentCap, period: Month, area: AreaCode | ''): number | null {
  const on = fromDayNumber(firstDayOfPeriod(period));
  const held = (id: string) => parameterOn(catalogue.parameters.get(id)!, on, area)?.value;
  const whole = held(cap.parameter);
  if (typeof whole !== 'number' || (cap.from !== undefined && on < cap.from)) return null;
  if (cap.share === undefined) return whole;
  const share = held(cap.share);
  return typeof share === 'object' && 'of' in share ? shareOf(whole, share, TO_FEN) : null;
}

const TO_FEN = { mode: 'half-up', to: 1 } as const;

/** By which rule something was taken away; null for what is left to another county. */
export const ruleOfCut = (
  catalogue: Catalogue,
  policy: string,
  { by, kind }: Cut['cuts'][number],
): Exclusion | PaymentCap | null =>
  (kind === 'capped' ? catalogue.policies.get(by)?.cap : exclusionBetween(catalogue, policy, by)?.rule) ?? null;

function take(from: Working, fen: number, by: string, kind: 'excluded' | 'capped'): void {
  if (fen <= 0) return;
  from.fen -= fen;
  from.cuts.push({ by, fen, kind });
}

/** Neighbouring months or years at the same amount, as one grant each. */
export function grantsOf(
  person: string,
  county: AreaCode,
  dues: readonly { readonly policy: string; readonly month: Month; readonly amountFen: number }[],
): Grant[] {
  const grants: {
    ref: string;
    person: string;
    policy: string;
    county: AreaCode;
    first: Month;
    last: Month;
    amountFen: number;
  }[] = [];
  const sorted = dues
    .filter(({ amountFen }) => amountFen > 0)
    .toSorted((a, b) => (a.policy === b.policy ? (a.month < b.month ? -1 : 1) : a.policy < b.policy ? -1 : 1));
  for (const { policy, month, amountFen } of sorted) {
    const last = grants.at(-1);
    if (last?.policy === policy && last.amountFen === amountFen && periodAfter(last.last) === month) last.last = month;
    else
      grants.push({
        ref: `${person} ${policy} ${month}`,
        person,
        policy,
        county,
        first: month,
        last: month,
        amountFen,
      });
  }
  return grants;
}
