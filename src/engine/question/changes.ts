/** Whether an answer can change what a policy decides: tried out, with the other open questions answered in every way that makes a difference. */
import type { Answers } from './answers.ts';
import type { Board } from './board.ts';
import { keyOf, type Place } from './situation.ts';

/** Rows looked at before the question is asked in any case: that costs a question at worst, and never a right. */
const MOST = 600;

export type Changes = (board: Board, policy: string, place: Place) => boolean;

export function changerOf(answersTo: (fact: string) => Answers): Changes {
  return (board, policy, place) => {
    const key = keyOf(place);
    let looked = 0;
    let whole = answersTo(place.fact).whole;
    const changesNow = (): boolean => {
      const before = board.verdict(policy);
      return answersTo(place.fact).values.some((value) =>
        board.tried(place, value, () => {
          looked += 1;
          const after = board.verdict(policy);
          // Where a rule asks whether something is known, an answer can open a question that nothing waited for before.
          const opens = after.missing.some((fact) => !before.missing.includes(fact));
          return opens || after.outcome !== before.outcome || after.amount !== before.amount;
        }),
      );
    };
    const changes = (): boolean => {
      const open = board.open(policy);
      if (!open.has(key)) return false;
      if (looked > MOST || changesNow()) return true;
      const other = [...open].find(([each]) => each !== key)?.[1];
      if (other === undefined) return false;
      const answers = answersTo(other.fact);
      whole &&= answers.whole;
      return answers.values.some((value) => board.tried(other, value, changes));
    };
    // Where the answers tried do not stand for all of them, finding nothing proves nothing.
    return changes() || !whole;
  };
}
