/** Writes what a block of rows says: people and households, what is newly known about them, and the entries. */
import type { Ledger } from '../../define/ledger.ts';
import type { FactValues } from '../../define/pack.ts';
import { type FactPiece, piecesOf } from '../../engine/establish.ts';
import { ledgerReader } from '../../engine/step.ts';
import { type EntryWrite, writeEntries } from '../../store/entry.ts';
import { type FactToRecord, recordFacts } from '../../store/fact.ts';
import type { Recording } from '../../store/fact-book.ts';
import { moveHousehold } from '../../store/household.ts';
import { type PersonToRegister, registerPeople } from '../../store/registration.ts';
import { contains } from '../../values/area.ts';
import type { Context } from '../operation.ts';
import { establishDescribed } from '../subject/establish.ts';
import { isRegistrable, type JudgedRow, type KnownPerson, ownValue } from './judge.ts';
import { loadNewcomers, type Seated } from './newcomers.ts';

export interface WrittenRow {
  readonly row: JudgedRow;
  readonly entry: string | null;
  readonly subject: string | null;
}

export async function writeRows(
  context: Context,
  recording: Recording,
  ledger: Ledger,
  importId: string,
  rows: readonly JudgedRow[],
): Promise<WrittenRow[]> {
  const news = rows.filter(({ status }) => status !== 'same');
  const { seats, loaded } = await seatPeople(context, recording, ledger, news);
  const toldOfKnown = news.filter((row) => !loaded.has(row));
  await recordNews(context, recording, toldOfKnown, seats);
  const entries = await saveEntries(context, ledger, importId, news, seats);
  if (ledger.describes) await tellDescribed(context, recording, ledger, news, entries);
  return rows.map((row) => ({
    row,
    entry: entries.get(row) ?? row.entry?.id ?? null,
    subject: seats.get(row)?.id ?? row.person?.id ?? null,
  }));
}

/** Registers who is not known and seats the members of a household together. `loaded`: rows whose facts were written with their people. */
async function seatPeople(context: Context, recording: Recording, ledger: Ledger, rows: readonly JudgedRow[]) {
  const seats = new Map<JudgedRow, Seated>();
  for (const row of rows) if (row.person) seats.set(row, row.person);
  const newcomers = distinctNewcomers(ledger, rows);
  const anchors = anchorsOf(rows, newcomers);
  const anchorOf = ({ given }: JudgedRow) => (given.household === undefined ? undefined : anchors.get(given.household));
  const groups = new Map<JudgedRow, JudgedRow[]>();
  const joining: JudgedRow[] = [];
  for (const row of newcomers.keys()) {
    const anchor = anchorOf(row) ?? row;
    if (!newcomers.has(anchor)) joining.push(row);
    else if (anchor === row) groups.set(row, [row]);
    else groups.get(anchor)!.push(row);
  }
  const loaded = await loadNewcomers(context, recording, ledger, [...groups.values()]);
  for (const [row, seat] of loaded) seats.set(row, seat);
  const list = joining.map((row) => personOf(ledger, row, anchorOf(row)!.person!));
  const registered = await registerPeople(context.tx, recording, list);
  for (const [index, row] of joining.entries()) seats.set(row, { ...registered[index]!, area: list[index]!.village });
  for (const [row, others] of newcomers) for (const other of others) seats.set(other, seats.get(row)!);
  if (ledger.subject === 'household') await gather(context, recording, rows, anchors, seats);
  return { seats, loaded: new Set(loaded.keys()) };
}

/** The rows that tell of somebody for the first time, with the further rows about the same person. Heads come before their members. */
function distinctNewcomers(ledger: Ledger, rows: readonly JudgedRow[]): Map<JudgedRow, JudgedRow[]> {
  const byNumber = new Map<string, JudgedRow>();
  const newcomers = new Map<JudgedRow, JudgedRow[]>();
  const unknown = rows.filter(
    ({ person, ambiguous, given }) =>
      !person && !ambiguous && ledger.subject !== 'none' && isRegistrable(ledger, given.values),
  );
  for (const row of unknown.sort(
    (a, b) => Number(isHead(b)) - Number(isHead(a)) || a.given.position - b.given.position,
  )) {
    const number =
      ownValue(ledger, row.given.values, 'residentId') ??
      ownValue(ledger, row.given.values, 'certificateNumber')?.slice(0, 18);
    const first = number === undefined ? undefined : byNumber.get(number);
    if (first !== undefined) newcomers.get(first)!.push(row);
    else {
      newcomers.set(row, []);
      if (number !== undefined) byNumber.set(number, row);
    }
  }
  return newcomers;
}

const isHead = ({ given }: JudgedRow): boolean => given.household !== undefined && given.values['relation'] === 'head';

/** Household → the row around which it gathers: its head, otherwise its first row that names somebody. */
function anchorsOf(rows: readonly JudgedRow[], newcomers: ReadonlyMap<JudgedRow, unknown>): Map<string, JudgedRow> {
  const anchors = new Map<string, JudgedRow>();
  for (const row of rows) {
    const { household } = row.given;
    if (household === undefined || (row.person?.household == null && !newcomers.has(row))) continue;
    const present = anchors.get(household);
    if (present === undefined || (isHead(row) && !isHead(present))) anchors.set(household, row);
  }
  return anchors;
}

/** A newcomer to a household that is known: who lives in it lives where it is. */
function personOf(ledger: Ledger, row: JudgedRow, head: KnownPerson): PersonToRegister {
  const { values, filledOn } = row.given;
  const own = (kind: Parameters<typeof ownValue>[2]) => ownValue(ledger, values, kind);
  const optional = {
    residentId: own('residentId'),
    certificateNumber: own('certificateNumber'),
    phone: own('phone'),
    account: own('bankAccount'),
  };
  return {
    name: own('name')!,
    village: head.area,
    household: head.household,
    from: filledOn,
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
    facts: row.news
      .filter(({ subject }) => subject === 'person')
      .map(({ fact, value, from }) => ({ fact, value, from })),
  };
}

/** Members who were known before move to the household that the list names. */
async function gather(
  context: Context,
  recording: Recording,
  rows: readonly JudgedRow[],
  anchors: ReadonlyMap<string, JudgedRow>,
  seats: Map<JudgedRow, Seated>,
): Promise<void> {
  for (const row of rows) {
    const anchor = row.given.household === undefined ? undefined : anchors.get(row.given.household);
    const [seat, home] = [seats.get(row), anchor && seats.get(anchor)];
    if (!seat || !home?.household || seat.household === home.household) continue;
    await moveHousehold(context.tx, recording, {
      person: seat.id,
      household: home.household,
      village: home.area,
      from: row.given.filledOn,
    });
    const moved = { ...seat, area: home.area, household: home.household };
    for (const [other, { id }] of seats) if (id === seat.id) seats.set(other, moved);
  }
}

/** Facts of people who were known, of their households, and of those who joined them; those of newcomers were loaded with them. */
async function recordNews(
  context: Context,
  recording: Recording,
  rows: readonly JudgedRow[],
  seats: ReadonlyMap<JudgedRow, Seated>,
): Promise<void> {
  const facts: FactToRecord[] = [];
  const said = new Set<string>();
  for (const row of rows) {
    const seat = seats.get(row);
    if (seat === undefined) continue;
    const { filledOn } = row.given;
    const add = (kind: 'person' | 'household', id: string | null): void => {
      if (id === null) return;
      for (const piece of piecesOf(
        row.news.filter(({ subject }) => subject === kind),
        row.known,
        filledOn,
      )) {
        const key = `${id} ${piece.fact} ${piece.from}`;
        if (said.has(key)) continue;
        said.add(key);
        facts.push(factOf(kind, id, piece));
      }
    };
    add('person', seat.id);
    add('household', seat.household);
  }
  if (facts.length > 0) await recordFacts(context.tx, recording, facts);
}

const factOf = (kind: 'person' | 'household', id: string, { fact, value, from, to }: FactPiece): FactToRecord => ({
  subject: { kind, id },
  fact,
  value,
  from,
  ...(to === undefined ? {} : { to }),
});

async function saveEntries(
  context: Context,
  ledger: Ledger,
  importId: string,
  rows: readonly JudgedRow[],
  seats: ReadonlyMap<JudgedRow, Seated>,
): Promise<Map<JudgedRow, string>> {
  const reader = ledgerReader(ledger);
  const ids = new Map<JudgedRow, string>();
  const writes = rows.map((row): EntryWrite => {
    const { entry, changes, given } = row;
    const id = entry?.id ?? given.entryId;
    ids.set(row, id);
    const kind = entry === null ? 'record' : 'change';
    const before = entry === null ? undefined : { values: entry.values, withdrawn: false, stage: entry.stage };
    const { values, stage } = reader.step(before, { kind, values: changes });
    const seat = seats.get(row);
    const subject = ledger.subject === 'household' ? (seat?.household ?? null) : (seat?.id ?? null);
    return {
      id,
      key: entry === null ? given.key : null,
      area: seat?.area ?? entry?.area ?? areaOf(context, ledger, given.values),
      subject: { kind: ledger.subject, id: subject ?? entry?.subject.id ?? null },
      stage,
      values,
      dueOn: reader.due(values).find(({ done }) => !done)?.on ?? null,
      withdrawn: false,
      number: (entry?.actions ?? 0) + 1,
      kind,
      changes,
    };
  });
  await writeEntries(context.tx, context.seal, ledger, writes, {
    at: context.at,
    staffId: context.scope.staffId,
    importId,
    newId: context.newId,
  });
  return ids;
}

/** What the rows say about the places or organisations that they are. */
async function tellDescribed(
  context: Context,
  recording: Recording,
  ledger: Ledger,
  rows: readonly JudgedRow[],
  entries: ReadonlyMap<JudgedRow, string>,
): Promise<void> {
  const described = rows.map((row) => {
    const { changes, given, entry } = row;
    const values = { ...entry?.values, ...changes };
    return { id: entries.get(row)!, values, changes, isNew: entry === null, filledOn: given.filledOn };
  });
  await establishDescribed(context, recording, ledger, described);
}

/** Where an entry belongs that names nobody: its village or town, otherwise the area of who writes it. */
export function areaOf({ scope }: Context, ledger: Ledger, values: FactValues): string {
  const place = ownValue(ledger, values, 'village') ?? ownValue(ledger, values, 'town');
  return place !== undefined && contains(scope.area, place) ? place : scope.area;
}
