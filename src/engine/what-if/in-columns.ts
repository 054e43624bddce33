/**
 * What is due to a block of people before and after a change of rules, for those whose facts stay the same in all the months: the column code decides
 * them on both sides, and whoever has the same months at the same money as somebody before costs one look-up. The timeline reader says the same.
 */
import type { AreaCode } from '../../values/area.ts';
import type { Catalogue } from '../catalogue.ts';
import { type Block, UNKNOWN } from '../columns-block.ts';
import { moneyAfterRules, type PeriodMoney, withRivals } from '../correction/dues.ts';
import { type ClaimsOfPeople, compileDetermination, type DeterminationProgram } from '../determination/determine.ts';
import { readHead, slotOfRun } from '../determination/entitled-runs.ts';
import { dues } from '../determination/month-settling.ts';
import type { Months } from '../entitlement/period.ts';
import type { Span } from '../entitlement/span.ts';

export interface BothInColumns {
  /** The columns that a block must have. */
  readonly facts: readonly string[];
  /** The days on which the facts must stay the same. */
  readonly window: Span;
  readonly readsClaims: boolean;
  /** `tell` gets the same `dues` object for all who have the same; `dues()` works it out. */
  run(block: Block, claims: ClaimsOfPeople, tell: (i: number, key: string, dues: () => BothDues) => void): void;
}

export interface BothDues {
  readonly before: readonly PeriodMoney[];
  readonly after: readonly PeriodMoney[];
  /** Of policies that pay no money: one where it holds, zero where it does not, null where it can not be told. */
  readonly heldBefore: readonly PeriodMoney[];
  readonly heldAfter: readonly PeriodMoney[];
}

interface Side {
  readonly catalogue: Catalogue;
  readonly policies: readonly string[];
  readonly held: readonly string[];
  readonly program: DeterminationProgram;
}

export interface BothAsked {
  readonly months: Months;
  readonly policies: readonly string[];
  /** Such as pay no money. */
  readonly held: readonly string[];
  readonly areas: readonly AreaCode[];
}

/** `policies`: those asked for; `areas`: as `Block.area` counts them. Null when nothing is asked for. Problem `parameter-missing`. */
export function bothInColumns(
  before: Catalogue,
  after: Catalogue,
  { months, policies, held, areas }: BothAsked,
): BothInColumns | null {
  const slots = new Map([...new Set([...before.order, ...after.order])].map((policy, slot) => [policy, slot]));
  const sideOf = (catalogue: Catalogue): Side | null => {
    const own = policies.filter((id) => catalogue.policies.has(id));
    const holding = held.filter((id) => catalogue.policies.has(id));
    const decided = [...withRivals(catalogue, own), ...holding];
    if (decided.length === 0) return null;
    const slotOf = (policy: string): number => slots.get(policy)!;
    return {
      catalogue,
      policies: own,
      held: holding,
      program: compileDetermination(catalogue, { months, policies: decided, areas, slotOf }),
    };
  };
  const sides = { before: sideOf(before), after: sideOf(after) };
  const programs = Object.values(sides).flatMap((side) => side?.program ?? []);
  if (programs.length === 0) return null;
  const readers = { before: duesReader(sides.before, slots), after: duesReader(sides.after, slots) };
  return {
    facts: [...new Set(programs.flatMap(({ facts }) => facts))],
    window: {
      from: Math.min(...programs.map(({ window }) => window.from)),
      to: Math.max(...programs.map(({ window }) => window.to)),
    },
    readsClaims: programs.some(({ readsClaims }) => readsClaims),
    run: (block, claims, tell) => {
      const runs = {
        before: sides.before?.program.whole(block, claims),
        after: sides.after?.program.whole(block, claims),
      };
      const wordsIn = (side: 'before' | 'after', i: number): Int32Array => {
        const book = runs[side];
        if (book === undefined) return NOTHING;
        const start = book.startOf(i);
        return book.words.subarray(start, start + book.counts[i]!);
      };
      for (let i = 0; i < block.length; i++) {
        const [was, is] = [wordsIn('before', i), wordsIn('after', i)];
        const area = areas[block.area[i]!]!;
        tell(i, `${area} ${was.join()} ${is.join()}`, () => {
          const [before, after] = [readers.before(was, area), readers.after(is, area)];
          return { before: before.money, after: after.money, heldBefore: before.held, heldAfter: after.held };
        });
      }
    },
  };
}

const NOTHING = new Int32Array(0);

interface ReadDues {
  readonly money: readonly PeriodMoney[];
  readonly held: readonly PeriodMoney[];
}

/** From runs to every period of every policy, after the rules between policies. */
function duesReader(side: Side | null, slots: ReadonlyMap<string, number>) {
  if (side === null) return (): ReadDues => ({ money: [], held: [] });
  const { catalogue, policies, program } = side;
  const held = new Set(side.held);
  const { periods } = program.window;
  const policyIn = new Map(program.policies.map((policy) => [slots.get(policy)!, policy]));
  return (words: Int32Array, area: AreaCode): ReadDues => {
    const amounts = new Map(
      program.policies.map((policy) => [policy, new Array<number | null>(periods.get(policy)!.length).fill(0)]),
    );
    for (let at = 0; at < words.length; at += 2) {
      const { due, first, count } = readHead(words[at]!);
      if (due === dues.unclaimed) continue;
      const policy = policyIn.get(slotOfRun(words[at]!))!;
      const fen = held.has(policy) ? 1 : words[at + 1]!;
      const told = due === dues.due && fen !== UNKNOWN ? fen : null;
      amounts.get(policy)!.fill(told, first, first + count);
    }
    const all = program.policies.flatMap((policy) =>
      periods
        .get(policy)!
        .map((period, index): PeriodMoney => ({ policy, period, area, amountFen: amounts.get(policy)![index]! })),
    );
    const paid = all.filter(({ policy }) => !held.has(policy));
    const cut = moneyAfterRules(catalogue, paid);
    return {
      money: paid.flatMap((each, index) =>
        policies.includes(each.policy) ? [{ ...each, amountFen: cut[index]!.amountFen }] : [],
      ),
      held: all.filter(({ policy }) => held.has(policy)),
    };
  };
}
