/**
 * People for whom something changes within the window: a row for each stretch of days with one decision, gathered from the columns of the block, so that
 * the same generated code decides them, each row on its own day.
 */
import type { DayNumber } from '../../values/date.ts';
import type { Block } from '../columns-block.ts';
import type { Span } from '../entitlement/span.ts';

/** Rows of people in columns. A person's rows stand together, in order of time, and cover the window. */
export interface SourceRows {
  readonly block: Block;
  /** The person of each row, and the days for which it holds. */
  readonly owner: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** Pieces of the people of a batch: piece k begins on `days[k]` and is decided by the `rows[k]`-th row of the `spans[k]`-th span. */
export interface BatchPieces {
  /** Persons of the batch, and where each one's pieces begin; one more entry ends the last. */
  readonly people: readonly number[];
  readonly starts: readonly number[];
  readonly days: readonly number[];
  readonly spans: readonly number[];
  readonly rows: readonly number[];
}

export interface Batch {
  readonly pieces: BatchPieces;
  /** For each span. */
  readonly blocks: readonly Block[];
}

/** Rows of a batch: enough to keep the loops busy, few enough to stay in the processor's cache. */
const BATCH_ROWS = 1 << 12;

/** Own cuts of each source row in a span, by row. */
export type CutsOfRows = ReadonlyMap<number, readonly DayNumber[]>;

/**
 * Batches of all source rows whose person is chosen.
 * @param cuts for each span
 */
export function* batchesOf(
  source: SourceRows,
  spans: readonly Span[],
  cuts: readonly CutsOfRows[],
  facts: readonly string[],
  chosen: (person: number) => boolean,
): Generator<Batch> {
  let batch = newBatch(spans.length);
  for (let first = 0; first < source.block.length; ) {
    const person = source.owner[first]!;
    let end = first + 1;
    while (end < source.block.length && source.owner[end] === person) end += 1;
    if (chosen(person)) {
      addPerson(batch, source, spans, cuts, first, end);
      if (batch.days.length >= BATCH_ROWS) {
        yield finish(batch, source, spans, facts);
        batch = newBatch(spans.length);
      }
    }
    first = end;
  }
  if (batch.people.length > 0) yield finish(batch, source, spans, facts);
}

interface OpenBatch {
  readonly people: number[];
  readonly starts: number[];
  readonly days: number[];
  readonly spans: number[];
  readonly rows: number[];
  /** For each span the source row and the day of each of its rows. */
  readonly bySpan: readonly { readonly sources: number[]; readonly days: number[] }[];
}

const newBatch = (spans: number): OpenBatch => ({
  people: [],
  starts: [0],
  days: [],
  spans: [],
  rows: [],
  bySpan: Array.from({ length: spans }, () => ({ sources: [], days: [] })),
});

function addPerson(
  batch: OpenBatch,
  source: SourceRows,
  spans: readonly Span[],
  cuts: readonly CutsOfRows[],
  first: number,
  end: number,
): void {
  const add = (span: number, row: number, day: DayNumber): void => {
    const { sources, days } = batch.bySpan[span]!;
    batch.days.push(day);
    batch.spans.push(span);
    batch.rows.push(sources.length);
    sources.push(row);
    days.push(day);
  };
  spans.forEach((span, index) => {
    for (let row = first; row < end; row++) {
      const [from, to] = [Math.max(source.from[row]!, span.from), Math.min(source.to[row]!, span.to)];
      if (from >= to) continue;
      add(index, row, from);
      const own = cuts[index]!.get(row)?.filter((day) => day > from && day < to) ?? [];
      for (const day of [...new Set(own)].sort((a, b) => a - b)) add(index, row, day);
    }
  });
  batch.people.push(source.owner[first]!);
  batch.starts.push(batch.days.length);
}

function finish(
  { bySpan, ...pieces }: OpenBatch,
  { block }: SourceRows,
  spans: readonly Span[],
  facts: readonly string[],
): Batch {
  const blocks = bySpan.map(({ sources, days }, index): Block => {
    const start = spans[index]!.from;
    const gathered = (from: ArrayLike<number>, into: Int32Array | Uint16Array) => {
      for (let row = 0; row < sources.length; row++) into[row] = from[sources[row]!]!;
      return into;
    };
    return {
      length: sources.length,
      columns: Object.fromEntries(
        facts.map((fact) => [fact, gathered(block.columns[fact]!, new Int32Array(sources.length)) as Int32Array]),
      ),
      area: gathered(block.area, new Uint16Array(sources.length)) as Uint16Array,
      day: Uint16Array.from(days, (day) => day - start),
    };
  });
  return { pieces, blocks };
}
