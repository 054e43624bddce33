/** One policy's decisions of a block, span by span or piece by piece, into runs of periods. Most people's never change: they are one comparison each. */
import type { PolicyColumns } from '../columns-block.ts';
import type { Claims } from '../entitlement/pay-periods.ts';
import type { Period } from '../entitlement/period.ts';
import type { Span } from '../entitlement/span.ts';
import { type Due, dues, type Pieces, type Settler } from './month-settling.ts';
import type { BatchPieces } from './moving-rows.ts';

/** A run of equal periods was found. */
type Tell = (person: number, due: Due, first: number, count: number, fen: number) => void;
type ClaimsOf = (person: number) => Claims | undefined;

export interface PersonSettling {
  /** People for whom `moves` is 0: in each span one decision. */
  still(people: number, moves: Uint8Array, results: readonly PolicyColumns[], claims: ClaimsOf): void;
  /** People of a batch of moving rows. */
  pieces(batch: BatchPieces, results: readonly PolicyColumns[], claims: ClaimsOf): void;
}

interface Setting {
  readonly settler: Settler;
  readonly periods: readonly Period[];
  readonly spans: readonly Span[];
  readonly tell: Tell;
}

export function personSettling(setting: Setting): PersonSettling {
  const { settler, periods, spans, tell } = setting;
  const open = newPieces();
  const settled = { dues: new Uint8Array(periods.length), fen: new Int32Array(periods.length) };
  const runsOfSpans = periodsOfSpans(periods, spans);
  const settleOpen = (person: number, claims: Claims | undefined): void => {
    settler.settle(open, claims, settled);
    for (let first = 0; first < periods.length; ) {
      const [due, fen] = [settled.dues[first]!, settled.fen[first]!];
      let end = first + 1;
      while (end < periods.length && settled.dues[end] === due && settled.fen[end] === fen) end += 1;
      if (due !== 0) tell(person, due as Due, first, end - first, fen);
      first = end;
    }
  };
  /** Fen of each period: nothing where nobody has applied, however much it would be. */
  const fenOf = (due: Due, amount: number): number => (due === dues.unclaimed ? 0 : amount);
  const tellRun = (person: number, due: Due, first: number, count: number, fen: number): void => {
    if (due !== dues.nothing && count > 0) tell(person, due, first, count, fen);
  };
  const tellStill = (person: number, outcome: number, amount: number, first: number, count: number): void => {
    const due = settler.unchanging[outcome as 0 | 1 | 2];
    tellRun(person, due, first, count, fenOf(due, amount));
  };
  /** Each span's periods; neighbours that come to the same are one run, as they are when pieces are settled. */
  const tellSpans = (person: number, results: readonly PolicyColumns[]): void => {
    let [due, fen, first, count]: [Due, number, number, number] = [dues.nothing, 0, 0, 0];
    for (const within of runsOfSpans!) {
      const { outcome, amount } = results[within.span]!;
      const next = settler.unchanging[outcome[person] as 0 | 1 | 2];
      const nextFen = fenOf(next, amount[person]!);
      if (count > 0 && next === due && nextFen === fen) count += within.count;
      else {
        tellRun(person, due, first, count, fen);
        [due, fen, first, count] = [next, nextFen, within.first, within.count];
      }
    }
    tellRun(person, due, first, count, fen);
  };
  return {
    still: (people, moves, results, claimsOf) => {
      const { outcome, amount } = results[0]!;
      const others = results.filter((each) => each !== results[0]);
      for (let i = 0; i < people; i++) {
        if (moves[i] === 1) continue;
        const claims = settler.claimed ? claimsOf(i) : undefined;
        if (claims === undefined) {
          if (isSame(results[0]!, others, i)) {
            if (outcome[i] !== 0) tellStill(i, outcome[i]!, amount[i]!, 0, periods.length);
            continue;
          }
          if (runsOfSpans !== null) {
            tellSpans(i, results);
            continue;
          }
        }
        open.length = 0;
        for (let span = 0; span < spans.length; span++)
          put(open, spans[span]!.from, results[span]!.outcome[i]!, results[span]!.amount[i]!);
        settleOpen(i, claims);
      }
    },
    pieces: ({ people, starts, days, spans: ofPiece, rows }, results, claimsOf) => {
      people.forEach((person, index) => {
        open.length = 0;
        for (let piece = starts[index]!; piece < starts[index + 1]!; piece++) {
          const { outcome, amount } = results[ofPiece[piece]!]!;
          put(open, days[piece]!, outcome[rows[piece]!]!, amount[rows[piece]!]!);
        }
        const claims = settler.claimed ? claimsOf(person) : undefined;
        if (open.length === 1 && claims === undefined) {
          tellStill(person, open.outcomes[0]!, open.amounts[0]!, 0, periods.length);
          return;
        }
        settleOpen(person, claims);
      });
    },
  };
}

/** Whether the decision is the same in all spans. */
function isSame({ outcome, amount }: PolicyColumns, others: readonly PolicyColumns[], i: number): boolean {
  for (let span = 0; span < others.length; span++) {
    const later = others[span]!;
    if (later.outcome[i] !== outcome[i] || later.amount[i] !== amount[i]) return false;
  }
  return true;
}

/** Pieces that may be filled again and again. */
function newPieces(): Pieces {
  return {
    length: 0,
    days: new Int32Array(1 << 13),
    outcomes: new Uint8Array(1 << 13),
    amounts: new Int32Array(1 << 13),
  };
}

/** A decision that goes on is no new piece. */
function put(pieces: Pieces, day: number, outcome: number, amount: number): void {
  const last = pieces.length - 1;
  if (last >= 0 && pieces.outcomes[last] === outcome && pieces.amounts[last] === amount) return;
  if (pieces.length === pieces.days.length) throw new RangeError('more changes than days');
  pieces.days[pieces.length] = day;
  pieces.outcomes[pieces.length] = outcome;
  pieces.amounts[pieces.length] = amount;
  pieces.length += 1;
}

/** Which periods lie in which span; null when a span begins within a period. Periods before the first span's begin are none. */
function periodsOfSpans(periods: readonly Period[], spans: readonly Span[]) {
  const inside = spans.map(({ from, to }, span) => {
    const within = periods.flatMap((period, index) => (from <= period.from && period.to <= to ? [index] : []));
    return { span, first: within[0] ?? 0, count: within.length };
  });
  const covered = inside.reduce((sum, { count }) => sum + count, 0);
  return covered === periods.length ? inside.filter(({ count }) => count > 0) : null;
}
