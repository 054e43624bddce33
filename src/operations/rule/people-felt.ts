/**
 * Everybody of an area put to a change of rules: those whose facts stay the same in columns, the others by their histories, so that memory does not grow
 * with the county. Nothing is written.
 */
import type { Catalogue } from '../../engine/catalogue.ts';
import { factsBehind } from '../../engine/determination/facts-behind.ts';
import type { Effect, WhatIf, WhatIfInColumns } from '../../engine/what-if/compare.ts';
import { peopleWithRulings } from '../../store/clash-ruling.ts';
import { standingEntitlements } from '../../store/entitlement.ts';
import { areaText, type FactBlock } from '../../store/fact-block.ts';
import { readFactBlocks } from '../../store/fact-blocks.ts';
import { historiesOf } from '../../store/history.ts';
import { peopleInBlocks } from '../../store/people-in-blocks.ts';
import { uuidText } from '../../store/standing.ts';
import type { AreaCode } from '../../values/area.ts';
import { fromDayNumber } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { areaIndexes, areasWithParameters } from '../decision/areas.ts';
import { claimReader } from '../entitlement/claim-reader.ts';
import type { Context } from '../operation.ts';

export interface Felt {
  readonly person: string;
  readonly area: AreaCode;
  readonly gainFen: number;
  readonly effects: readonly Effect[];
}

export interface PeopleAsked {
  readonly before: Catalogue;
  readonly after: Catalogue;
  readonly area: AreaCode;
  /** Only those who applied for, were confirmed for or were paid one of these; undefined: everybody. */
  readonly claiming: readonly string[] | undefined;
}

/** People of one query, of one block of columns, and whose histories are in memory together. */
const QUERY = 1 << 15;
const BLOCK = 1 << 11;
const HISTORIES = 250;

type Telling = (people: readonly Felt[]) => Promise<void>;
type Using = Pick<Context, 'tx' | 'seal' | 'progress'>;

/** `tell` is called again and again with those for whom something changes. */
export async function tellPeopleFelt(
  context: Using,
  effects: WhatIf,
  asked: PeopleAsked,
  tell: Telling,
): Promise<void> {
  const { tx, progress } = context;
  const claimants = asked.claiming === undefined ? undefined : await idsOf(tx, asked);
  const columns = columnsFor(effects, asked, tx.scope.county);
  const done = columns === null ? newIds() : await inColumns(context, columns, asked, claimants, tell);
  let people = done.length;
  const only = columns === null ? undefined : factsNeeded(asked, columns.program);
  for await (const rest of restInBlocks(context, asked, done)) {
    const histories = await historiesOf(
      tx,
      context.seal,
      rest.map(({ id }) => id),
      only,
    );
    await tell(
      rest.flatMap(({ id, area }): Felt[] => {
        const found = effects.add(histories.get(id)!);
        return found === null ? [] : [{ ...found, area }];
      }),
    );
    people += rest.length;
    progress(people, claimants?.size ?? null, '测算');
  }
}

async function idsOf(tx: Context['tx'], { area, claiming }: PeopleAsked): Promise<Set<string>> {
  const found = new Set<string>();
  for await (const people of peopleInBlocks(tx, area, QUERY, claiming)) for (const { id } of people) found.add(id);
  return found;
}

interface Columns {
  readonly program: WhatIfInColumns;
  readonly areas: readonly AreaCode[];
}

/** Null where nothing can be compiled: a parameter has no value yet on some day, and only histories tell whether anybody asks for it. */
function columnsFor(effects: WhatIf, { before, after }: PeopleAsked, county: AreaCode): Columns | null {
  const areas = [...new Set([before, after].flatMap((catalogue) => areasWithParameters(catalogue, county)))];
  try {
    const program = effects.inColumns(areas);
    return program && { program, areas };
  } catch (error) {
    if (error instanceof Problem && error.code === 'parameter-missing') return null;
    throw error;
  }
}

async function inColumns(
  { tx, seal, progress }: Using,
  { program, areas }: Columns,
  { area }: PeopleAsked,
  claimants: ReadonlySet<string> | undefined,
  tell: Telling,
): Promise<Ids> {
  const done = newIds();
  const claims = claimReader(tx, program);
  // What somebody decided about benefits that clash stands in histories only.
  const ruled = await peopleWithRulings(tx);
  let felt: Felt[] = [];
  const { from, to } = program.window;
  const first = fromDayNumber(from);
  const query = {
    facts: program.facts,
    from: first,
    to: fromDayNumber(to),
    area,
    everybody: true,
    people: QUERY,
    block: BLOCK,
    // Of no use here, and none will be found.
    standing: standingEntitlements({ first, months: 0 }, false),
  };
  const block = (found: FactBlock): void => {
    const columns = { length: found.length, columns: found.columns, area: areaIndexes(found, areas) };
    const added = program.add(columns, claims.of(found), (i) => {
      const person = uuidText(found.people, i);
      if (ruled.has(person) || (claimants !== undefined && !claimants.has(person))) return null;
      done.add(person);
      return { person, area: areaText(found.areas, i) };
    });
    felt.push(...added);
  };
  const between = async (): Promise<void> => {
    const some = felt;
    felt = [];
    await tell(some);
    progress(done.length, claimants?.size ?? null, '测算');
  };
  await readFactBlocks(tx, seal, query, { before: claims.before, block, between });
  return done;
}

/** Those who were not decided in columns. */
async function* restInBlocks({ tx }: Using, { area, claiming }: PeopleAsked, done: Ids) {
  let waiting: { id: string; area: AreaCode }[] = [];
  for await (const people of peopleInBlocks(tx, area, QUERY, claiming)) {
    waiting.push(...people.filter(({ id }) => !done.has(id)));
    for (; waiting.length >= HISTORIES; waiting = waiting.slice(HISTORIES)) yield waiting.slice(0, HISTORIES);
  }
  if (waiting.length > 0) yield waiting;
}

/** What the reader of histories asks for, on either side. */
function factsNeeded({ before, after }: PeopleAsked, { facts }: WhatIfInColumns) {
  const wanted = [...facts, 'diedOn'];
  const sides = [before, after].map((catalogue) => factsBehind(catalogue, wanted));
  return {
    own: [...new Set(sides.flatMap(({ own }) => own))],
    ofMembers: [...new Set(sides.flatMap(({ ofMembers }) => ofMembers))],
  };
}

/** People in order, sixteen bytes each, asked for in the same order. */
interface Ids {
  readonly length: number;
  add(id: string): void;
  has(id: string): boolean;
}

function newIds(): Ids {
  let bytes = Buffer.alloc(1 << 16);
  let length = 0;
  let place = 0;
  return {
    get length() {
      return length;
    },
    add: (id) => {
      if ((length + 1) * 16 > bytes.length) bytes = Buffer.concat([bytes, Buffer.alloc(bytes.length)]);
      bytes.write(id.replaceAll('-', ''), length * 16, 'hex');
      length += 1;
    },
    has: (id) => {
      const wanted = Buffer.from(id.replaceAll('-', ''), 'hex');
      while (place < length && bytes.compare(wanted, 0, 16, place * 16, place * 16 + 16) < 0) place += 1;
      return place < length && bytes.compare(wanted, 0, 16, place * 16, place * 16 + 16) === 0;
    },
  };
}
