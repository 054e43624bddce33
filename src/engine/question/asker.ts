/**
 * Asks as little as possible: which question comes next so that few settle all policies, and how many there can be at most. A question is asked only
 * when some answer to it changes a result, and of those the one after which, on the average over its answers, the fewest are left.
 */
import type { Fact } from '../../define/fact.ts';
import type { AreaCode } from '../../values/area.ts';
import type { PlainDate } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import type { Catalogue } from '../catalogue.ts';
import { verdictReader } from '../verdict.ts';
import { type Answers, answersTo } from './answers.ts';
import { type Board, boardOf } from './board.ts';
import { changerOf } from './changes.ts';
import { readingOf } from './reading.ts';

import { type Place, questionsBehind, type Situation } from './situation.ts';
import { type Waiting, waitingOn } from './waiting.ts';

export interface Question extends Place {
  readonly definition: Fact;
  /** Policies that wait for the answer. */
  readonly policies: readonly string[];
}

export interface Asker {
  /** Null when no answer to anything could change a result. */
  next(situation: Situation): Question | null;
  /** Questions that may still come, whatever is answered: so many at most, and fewer after each answer. In the order of the catalogue. */
  left(situation: Situation): readonly Question[];
  /** Policies of those asked for that can not be decided here, because a parameter has no value. */
  readonly undecidable: readonly string[];
}

export interface AskerOptions {
  readonly on: PlainDate;
  readonly area: AreaCode | '';
  /** Whether somebody could answer it. Without: every fact that does not follow from others. */
  readonly mayAsk?: (fact: Fact) => boolean;
}

const isEntered = ({ derive }: Fact): boolean => derive === undefined;

/** To be made once for a day and an area and used for everybody. Problem `policy-unknown`. */
export function askerOf(catalogue: Catalogue, asked: readonly string[], options: AskerOptions): Asker {
  const { on, area, mayAsk = isEntered } = options;
  const reader = verdictReader(catalogue, { on, area });
  const [policies, undecidable] = decidable(asked, (id) => reader.verdict(id, {}));
  const isAskable = (id: string): boolean => mayAsk(catalogue.facts.get(id)!);
  const behind = questionsBehind(catalogue, isAskable);
  const answersOf = answersTo(catalogue, policies, { on, area });
  const answers = (fact: string): Answers => answersOf(catalogue.facts.get(fact)!);
  const changes = changerOf(answers);
  const reading = readingOf(catalogue, policies, on);
  const rank = ranking(catalogue);
  const matters = (board: Board, { place, policies: ids }: Waiting): boolean =>
    ids.some((id) => changes(board, id, place));
  const asQuestion = ({ place, policies: waiting }: Waiting): Question => ({
    ...place,
    definition: catalogue.facts.get(place.fact)!,
    policies: waiting,
  });
  return {
    undecidable,
    next: (situation) => {
      const board = boardOf(catalogue, reader, behind, situation);
      const waiting = waitingOn(board, policies);
      const best = bestFirst(board, waiting, answers, rank).find((each) => matters(board, each));
      return best === undefined ? null : asQuestion(best);
    },
    left: (situation) => {
      const board = boardOf(catalogue, reader, behind, situation);
      const open = waitingOn(board, policies);
      if (!open.some((each) => matters(board, each))) return [];
      const opened = reading.openedBy(open, situation, isAskable);
      return [...open, ...opened].sort((a, b) => rank(a.place) - rank(b.place)).map(asQuestion);
    },
  };
}

/** The order of the catalogue; a person comes before those who live with them. */
function ranking({ facts }: Catalogue): (place: Place) => number {
  const order = new Map([...facts.keys()].map((id, index) => [id, index]));
  return ({ fact, member }) => order.get(fact)! * 100 + (member ?? -1);
}

function decidable(asked: readonly string[], tryIt: (id: string) => unknown): [string[], string[]] {
  const without = asked.filter((id) => {
    try {
      tryIt(id);
      return false;
    } catch (error) {
      if (error instanceof Problem && error.code === 'parameter-missing') return true;
      throw error;
    }
  });
  return [asked.filter((id) => !without.includes(id)), without];
}

/** Answers that are tried when looking ahead: of many stretches of values a few will do. */
const TRIED = 8;
const spread = (values: readonly number[]): readonly number[] =>
  values.length <= TRIED
    ? values
    : Array.from({ length: TRIED }, (_, at) => values[Math.round((at * (values.length - 1)) / (TRIED - 1))]!);

/** Those after which the fewest questions are left come first, then those for which most policies wait. */
function bestFirst(
  board: Board,
  waiting: readonly Waiting[],
  answers: (fact: string) => Answers,
  rank: (place: Place) => number,
): Waiting[] {
  return waiting
    .map((each) => ({ each, left: expectedLeft(board, waiting, each, spread(answers(each.place.fact).values)) }))
    .sort(
      (a, b) =>
        a.left - b.left || b.each.policies.length - a.each.policies.length || rank(a.each.place) - rank(b.each.place),
    )
    .map(({ each }) => each);
}

/** How many questions are left after this one, on the average over its answers. */
function expectedLeft(
  board: Board,
  waiting: readonly Waiting[],
  { place, policies }: Waiting,
  values: readonly number[],
): number {
  const affected = new Set(policies);
  const untouched = waiting.filter(({ policies: ids }) => ids.some((id) => !affected.has(id)));
  const kept = untouched.map(({ key }) => key);
  let left = 0;
  for (const value of values)
    left +=
      likelihood(value, values) *
      board.tried(place, value, () => {
        const open = new Set(kept);
        for (const id of affected) for (const key of board.open(id).keys()) open.add(key);
        return open.size;
      });
  return left / Math.max(1, values.length);
}

/** Questions to be answered with yes or no mostly ask for something special: no is three times as likely. Everything else is equally likely; 1 on the average. */
const likelihood = (value: number, values: readonly number[]): number =>
  values.length !== 2 || !values.includes(0) ? 1 : value === 0 ? 1.5 : 0.5;
