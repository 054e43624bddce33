/**
 * What is due to people whose facts change within the months that are determined, or about whom something became known: from the rows that are kept for
 * all days, and where those leave a day out (it was long ago) from histories, which are cut where something changes. Both are decided
 * in columns like everybody's.
 */
import type { Step } from '../../define/assertion.ts';
import { UNKNOWN } from '../../engine/columns-block.ts';
import type { DeterminationProgram } from '../../engine/determination/determine.ts';
import type { RunBook } from '../../engine/determination/entitled-runs.ts';
import { factsBehind } from '../../engine/determination/facts-behind.ts';
import type { SourceRows } from '../../engine/determination/moving-rows.ts';
import { joinedRows, rowsOfStretches, stretchesOf } from '../../engine/determination/stretches.ts';
import { knowledgeOf } from '../../engine/entitlement/knowledge.ts';
import type { Span } from '../../engine/entitlement/span.ts';
import { timelinesOf } from '../../engine/timeline.ts';
import { claimsOfPeople } from '../../store/claim.ts';
import { areaText } from '../../store/fact-block.ts';
import { historiesOf } from '../../store/history.ts';
import { readStretchRows } from '../../store/stretch-rows.ts';
import { fromDayNumber } from '../../values/date.ts';
import type { Context } from '../operation.ts';
import { readerFor } from './redetermine.ts';

export interface PiecedRuns {
  /** Of the people, in their order; of use until the program runs again. */
  readonly runs: RunBook;
  /** 1: the person holds no certificate or does not live on any day of the window, and has no results. */
  readonly others: Uint8Array;
}

type Asking = Pick<Context, 'tx' | 'seal' | 'catalogue'>;
type Claims = Map<number, ReadonlyMap<string, readonly Step[]>>;

/** Each with the area lived in now. */
type People = readonly { readonly person: string; readonly area: string }[];

/** People whose histories are read at once. */
const HISTORIES = 512;

/** What rows are made of. */
interface Wanted {
  readonly facts: readonly string[];
  readonly people: People;
  readonly areaOf: (area: string) => number;
  readonly window: Span;
}

/** `window`: the days that count for whether somebody has results at all; the program's own or more. */
export async function piecedRuns(
  context: Asking,
  program: DeterminationProgram,
  areaOf: (area: string) => number,
  people: People,
  window: Span = program.window,
): Promise<PiecedRuns> {
  const wanted = { facts: [...new Set([...program.facts, 'disabilityLevel', 'diedOn'])], people, areaOf, window };
  const claims: Claims = new Map();
  const kept = await keptRows(context, program, wanted, claims);
  let { rows } = kept;
  for (let start = 0; start < kept.missing.length; start += HISTORIES) {
    const some = kept.missing.slice(start, start + HISTORIES);
    rows = joinedRows(rows, await rowsFromHistories(context, wanted, some, claims));
  }
  const others = othersIn(rows, people.length);
  return { others, runs: program.inRows(rows, people.length, claims, (person) => others[person] === 0) };
}

/** `missing`: the places of those whose rows leave a day out. */
async function keptRows(
  { tx, seal }: Asking,
  { readsClaims }: DeterminationProgram,
  { facts, people, areaOf, window }: Wanted,
  claims: Claims,
): Promise<{ rows: SourceRows; missing: readonly number[] }> {
  const ids = people.map(({ person }) => person);
  const found = await readStretchRows(tx, seal, {
    facts,
    from: fromDayNumber(window.from),
    to: fromDayNumber(window.to),
    people: ids,
  });
  if (readsClaims) {
    const said = await claimsOfPeople(tx, ids);
    ids.forEach((id, i) => {
      const own = said.get(id) ?? [];
      if (own.length > 0 && found.covered[i] === 1) claims.set(i, timelinesOf(own));
    });
  }
  const { length, columns, owner, areas } = found;
  const area = Uint16Array.from({ length }, (_, row) => areaOf(areaText(areas, row)));
  return {
    rows: { block: { length, columns, area }, owner, from: found.from, to: found.to },
    missing: ids.flatMap((_, i) => (found.covered[i] === 1 ? [] : [i])),
  };
}

/** Claims are told as well. */
async function rowsFromHistories(
  { tx, seal, catalogue }: Asking,
  { facts, people, areaOf, window }: Wanted,
  places: readonly number[],
  claims: Claims,
): Promise<SourceRows> {
  const ids = places.map((place) => people[place]!.person);
  const histories = await historiesOf(tx, seal, ids, factsBehind(catalogue, facts));
  const reader = readerFor(catalogue);
  const stretches = places.map((place) => {
    const { person, area } = people[place]!;
    const known = reader.of(knowledgeOf(histories.get(person)!, Number.POSITIVE_INFINITY, area));
    if (known.knowledge.claims.size > 0) claims.set(place, known.knowledge.claims);
    return stretchesOf(known, facts, window);
  });
  const rows = rowsOfStretches(stretches, facts, areaOf);
  return { ...rows, owner: rows.owner.map((own) => places[own]!) };
}

function othersIn({ block, owner, from }: SourceRows, people: number): Uint8Array {
  const others = new Uint8Array(people).fill(1);
  const [levels, deaths] = [block.columns['disabilityLevel']!, block.columns['diedOn']!];
  for (let row = 0; row < block.length; row++) {
    const died = deaths[row]!;
    if (levels[row] !== UNKNOWN && (died === UNKNOWN || died >= from[row]!)) others[owner[row]!] = 0;
  }
  return others;
}
