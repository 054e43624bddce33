/**
 * How approved corrections of one person become money: recoveries are set against arrears where the rules allow it, what is left is withheld in
 * instalments from what is still paid, and the rest is to be paid back. What was paid after a death or by fraud stands apart: it is neither set
 * against arrears nor spread over months.
 */
import type { CorrectionRules } from '../../define/policy.ts';
import type { Rate } from '../../values/money.ts';
import type { Catalogue } from '../catalogue.ts';
import { type Month, monthAfter } from '../entitlement/period.ts';
import { shareOf } from '../rounding.ts';
import type { CorrectionLine } from './propose.ts';

export interface Offset {
  /** Keys of the lines. */
  readonly recovery: string;
  readonly arrears: string;
  readonly fen: number;
}

export interface Instalment {
  readonly month: Month;
  readonly policy: string;
  readonly fen: number;
}

export interface Settlement {
  /** By component: what is paid out of each arrears line after offsets. */
  readonly payOut: readonly Remainder[];
  readonly offsets: readonly Offset[];
  readonly instalments: readonly Instalment[];
  /** To be paid back otherwise, by line. */
  readonly payBack: readonly Remainder[];
  /** From the account or the estate. */
  readonly afterDeath: readonly Remainder[];
  readonly byFraud: readonly Remainder[];
}

export interface Remainder {
  readonly line: CorrectionLine;
  readonly fen: number;
}

export interface SettleOptions {
  /** What each policy pays the person a month from now on, in fen. */
  readonly monthly: ReadonlyMap<string, number>;
  /** The first month from which can be withheld. */
  readonly from: Month;
}

interface Open {
  readonly line: CorrectionLine;
  fen: number;
}

/** Nothing is lost: arrears = payOut + offsets; recoveries = offsets + instalments + payBack + afterDeath + byFraud. */
export function settleCorrections(
  catalogue: Catalogue,
  lines: readonly CorrectionLine[],
  { monthly, from }: SettleOptions,
): Settlement {
  const sorted = inOrder(catalogue, lines);
  const open = (holds: (line: CorrectionLine) => boolean): Open[] =>
    sorted.filter(holds).map((line) => ({ line, fen: line.amountFen }));
  const arrears = open(({ kind }) => kind === 'arrears');
  const recoveries = open(({ kind, circumstance }) => kind === 'recovery' && circumstance === 'ordinary');
  const offsets = setAgainst(catalogue, recoveries, arrears);
  return {
    payOut: left(arrears),
    offsets,
    instalments: withhold(catalogue, recoveries, monthly, from),
    payBack: left(recoveries),
    afterDeath: left(open(({ kind, circumstance }) => kind === 'recovery' && circumstance === 'death')),
    byFraud: left(open(({ kind, circumstance }) => kind === 'recovery' && circumstance === 'fraud')),
  };
}

const left = (lines: readonly Open[]): Remainder[] =>
  lines.filter(({ fen }) => fen > 0).map(({ line, fen }) => ({ line, fen }));

function inOrder({ policies }: Catalogue, lines: readonly CorrectionLine[]): CorrectionLine[] {
  const places = new Map([...policies.keys()].map((id, index) => [id, index]));
  return lines.toSorted(
    (a, b) => places.get(a.policy)! - places.get(b.policy)! || (a.period < b.period ? -1 : a.period > b.period ? 1 : 0),
  );
}

/** The policy's own arrears first, then those of the policies it nets with; the oldest first. Lowers both sides. */
function setAgainst({ policies }: Catalogue, recoveries: readonly Open[], arrears: readonly Open[]): Offset[] {
  return recoveries.flatMap((recovery) => {
    const own = recovery.line.policy;
    const allowed = [own, ...(policies.get(own)?.corrections?.netsWith ?? [])];
    const against = allowed.flatMap((policy) => arrears.filter(({ line }) => line.policy === policy));
    return against.flatMap((other): Offset[] => {
      const fen = Math.min(recovery.fen, other.fen);
      if (fen === 0) return [];
      recovery.fen -= fen;
      other.fen -= fen;
      return [{ recovery: recovery.line.key, arrears: other.line.key, fen }];
    });
  });
}

/** Each policy's recoveries from its own monthly money. Lowers the recoveries, the oldest first. */
function withhold(
  { policies }: Catalogue,
  recoveries: readonly Open[],
  monthly: ReadonlyMap<string, number>,
  from: Month,
): Instalment[] {
  return [...Map.groupBy(recoveries, ({ line }) => line.policy)].flatMap(([policy, own]) => {
    const total = own.reduce((sum, { fen }) => sum + fen, 0);
    const plan = instalmentsFor(total, monthly.get(policy) ?? 0, policies.get(policy)?.corrections?.instalments, from);
    let withheld = plan.reduce((sum, { fen }) => sum + fen, 0);
    for (const recovery of own) {
      const fen = Math.min(recovery.fen, withheld);
      recovery.fen -= fen;
      withheld -= fen;
    }
    return plan.map((each) => ({ ...each, policy }));
  });
}

/**
 * Equal parts, the last one smaller, over as few months as the rule's share of the monthly money allows. Less than the total when the rule's number of
 * months is not enough; nothing without a rule or without money.
 */
export function instalmentsFor(
  total: number,
  monthlyFen: number,
  rule: CorrectionRules['instalments'] | undefined,
  from: Month,
): { month: Month; fen: number }[] {
  const most = rule ? mostWithheld(monthlyFen, rule.share) : 0;
  if (!rule || most === 0 || total <= 0) return [];
  const months = Math.min(rule.most, Math.ceil(total / most));
  const covered = Math.min(total, months * most);
  const part = Math.ceil(covered / months);
  return Array.from({ length: months }, (_, index) => ({
    month: monthAfter(from, index),
    fen: Math.min(part, covered - part * index),
  })).filter(({ fen }) => fen > 0);
}

const mostWithheld = (monthlyFen: number, share: Rate): number => shareOf(monthlyFen, share, { mode: 'down', to: 1 });
