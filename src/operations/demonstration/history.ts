/** Writing down what was said about somebody in the demonstration: assertions with the days and moments a real office would have left. */
import type { Assertion } from '../../define/assertion.ts';
import type { DayNumber } from '../../values/date.ts';
import type { Dice } from './dice.ts';

const HEX = Array.from({ length: 65536 }, (_, value) => value.toString(16).padStart(4, '0'));
const WORD = 65536;

/** Ids that grow, the same in every run: 48 bits of counting time, version 7, the rest from the dice. */
export function idMaker(dice: Dice, from: number): () => string {
  let turn = from;
  return () => {
    const high = Math.floor(turn / WORD);
    const time = `${HEX[Math.floor(high / WORD)]}${HEX[high % WORD]}-${HEX[turn % WORD]}`;
    turn += 1;
    const one = dice.bits();
    const two = dice.bits();
    return `${time}-7${HEX[one >>> 16]!.slice(1)}-a${HEX[one & 0xffff]!.slice(1)}-0000${HEX[two >>> 16]}${HEX[two & 0xffff]}`;
  };
}

const DAY = 86_400_000;
/** Between half past eight and half past five in Shanghai. */
export const officeHour = (dice: Dice, day: DayNumber): number =>
  day * DAY + dice.between(30, 570) * 60_000 + dice.between(0, 59_999);

export interface History {
  readonly assertions: Assertion[];
  /** `value` undefined: nobody has asked yet; nor about what is yet to come. Gives the assertion's id. */
  say(fact: string, value: number | undefined, from: DayNumber, options?: Said): string | undefined;
}

interface Said {
  readonly to?: DayNumber;
  /** Days from `from` until it was recorded. */
  readonly delay?: number;
  readonly supersedes?: string;
}

/** Nothing is recorded before `earliest`, when the office began to keep books, and nothing after `today`. */
export function historyOf(
  dice: Dice,
  newId: () => string,
  facts: ReadonlyMap<string, unknown>,
  { earliest, today }: { earliest: DayNumber; today: DayNumber },
): History {
  const assertions: Assertion[] = [];
  const said = new Map<string, number>();
  return {
    assertions,
    say: (fact, value, from, { to, delay, supersedes } = {}) => {
      if (value === undefined || from >= today || !facts.has(fact)) return undefined;
      const day = Math.min(Math.max(from + (delay ?? dice.between(2, 25)), earliest), today - 1);
      const id = newId();
      // What is said of one fact is recorded in the order in which it is told, also where all of it was written down on the first day.
      const recordedAt = Math.max(officeHour(dice, day), (said.get(fact) ?? 0) + 60_000);
      said.set(fact, recordedAt);
      assertions.push({
        id,
        fact,
        value,
        from,
        to: to ?? null,
        recordedAt,
        supersedes: supersedes ?? null,
        withdrawn: false,
      });
      return id;
    },
  };
}
