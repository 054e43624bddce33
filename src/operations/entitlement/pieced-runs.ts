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
import type { PersonToDetermine } from '../../store/entitlement.ts';
import { areaText } from '../../store/fact-block.ts';
import { historiesOf } from '../../store/history.ts';
import { readStretchRows, rowsToDetermine, type StretchesQuery, type StretchRows } from '../../store/stretch-rows.ts';
import { fromDayNumber } from '../../values/date.ts';
import type { Context } from '../operation.ts';
import type { Determining } from './determining.ts';
import { readerFor } from './redetermine.ts';

export interface PiecedRuns {
  /** Of the people, in their order; of use until the program runs again. */
  readonly runs: RunBook;
  /** 1: the person holds no certificate or does not live on any day of the window, and has no results. */
  readonly others: Uint8Array;
}

/** What has been read of some people, to be decided. */
export interface Pieces {
  readonly rows: SourceRows;
  readonly claims: Claims;
  readonly people: number;
}

type Asking = Pick<Context, 'tx' | 'seal' | 'catalogue'>;
type Claims = Map<number, ReadonlyMap<string, readonly Step[]>>;

/** Each with the area lived in now; null: they are nobody any more. */
type People = readonly { readonly person: string; readonly area: string | null }[];

/** Person → what was claimed. */
type Said = Awaited<ReturnType<typeof claimsOfPeople>>;

/** People whose histories are read at once. */
const HISTORIES = 512;

/** What rows are made of. */
interface Wanted {
  readonly facts: readonly string[];
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
  const wanted = wantedOf(program, areaOf, window);
  const ids = people.map(({ person }) => person);
  const found = await readStretchRows(context.tx, context.seal, queryOf(wanted), ids);
  const said = await claimsFor(context, program, ids);
  return decidePieces(program, await piecesOf(context, wanted, people, found, said));
}

export interface PeopleInPieces {
  readonly people: readonly PersonToDetermine[];
  readonly pieces: Pieces;
}

/** Reads people who are to be determined again, some of `people` after the others. */
export async function piecesReader(
  context: Asking,
  program: DeterminationProgram,
  { stretch, areaOf }: Pick<Determining, 'stretch' | 'areaOf'>,
  people: readonly string[],
): Promise<(ids: readonly string[]) => Promise<PeopleInPieces>> {
  const wanted = wantedOf(program, areaOf, program.window);
  const said = await claimsFor(context, program, people);
  const rowsOf = await rowsToDetermine(context.tx, context.seal, { ...queryOf(wanted), stretch });
  return async (ids) => {
    const found = await rowsOf(ids);
    return { people: found.people, pieces: await piecesOf(context, wanted, found.people, found, said) };
  };
}

export function decidePieces(program: DeterminationProgram, { rows, claims, people }: Pieces): PiecedRuns {
  const others = othersIn(rows, people);
  return { others, runs: program.inRows(rows, people, claims, (person) => others[person] === 0) };
}

/** Nothing when it makes no difference what anybody has claimed. */
const claimsFor = async (
  { tx }: Pick<Asking, 'tx'>,
  { readsClaims }: DeterminationProgram,
  people: readonly string[],
): Promise<Said> => (readsClaims ? claimsOfPeople(tx, people) : new Map());

const wantedOf = ({ facts }: DeterminationProgram, areaOf: Wanted['areaOf'], window: Span): Wanted => ({
  facts: [...new Set([...facts, 'disabilityLevel', 'diedOn'])],
  areaOf,
  window,
});

const queryOf = ({ facts, window }: Wanted): StretchesQuery => ({
  facts,
  from: fromDayNumber(window.from),
  to: fromDayNumber(window.to),
});

/** Histories are asked for of those whose rows leave a day out. */
async function piecesOf(
  context: Asking,
  wanted: Wanted,
  people: People,
  found: StretchRows,
  said: Said,
): Promise<Pieces> {
  const claims: Claims = new Map();
  people.forEach(({ person }, i) => {
    const own = found.covered[i] === 1 ? (said.get(person) ?? []) : [];
    if (own.length > 0) claims.set(i, timelinesOf(own));
  });
  let rows = sourceOf(found, wanted.areaOf);
  const missing = people.flatMap(({ area }, i) => (area === null || found.covered[i] === 1 ? [] : [i]));
  for (let start = 0; start < missing.length; start += HISTORIES) {
    const some = missing.slice(start, start + HISTORIES);
    rows = joinedRows(rows, await rowsFromHistories(context, wanted, people, some, claims));
  }
  return { rows, claims, people: people.length };
}

function sourceOf({ length, columns, owner, from, to, areas }: StretchRows, areaOf: Wanted['areaOf']): SourceRows {
  const area = Uint16Array.from({ length }, (_, row) => areaOf(areaText(areas, row)));
  return { block: { length, columns, area }, owner, from, to };
}

/** Claims are told as well. */
async function rowsFromHistories(
  { tx, seal, catalogue }: Asking,
  { facts, areaOf, window }: Wanted,
  people: People,
  places: readonly number[],
  claims: Claims,
): Promise<SourceRows> {
  const ids = places.map((place) => people[place]!.person);
  const histories = await historiesOf(tx, seal, ids, factsBehind(catalogue, facts));
  const reader = readerFor(catalogue);
  const stretches = places.map((place) => {
    const { person, area } = people[place]!;
    const known = reader.of(knowledgeOf(histories.get(person)!, Number.POSITIVE_INFINITY, area!));
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
