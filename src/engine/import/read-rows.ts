/** Turns the rows of a recognised sheet into checked rows of its ledger, one at a time. */
import type { LedgerField } from '../../define/ledger.ts';
import type { PlainDate } from '../../values/date.ts';
import type { Cell, Sheet, SheetRow } from '../../values/sheet.ts';
import { checkedFields, checkRequired, checkRow } from './check-row.ts';
import { bareText } from './clean-text.ts';
import { type Draft, derive, draftOf, fault, note } from './draft.ts';
import { type DefaultPlace, fillPlaces, placeFields } from './fill-places.ts';
import { headingsOf } from './heading.ts';
import { householdReader } from './households.ts';
import { type MatchedColumn, matchColumns } from './match-columns.ts';
import { mergeDown, type SpreadCells } from './merge-down.ts';
import { normalise } from './normalise.ts';
import type { CellContext } from './normalised.ts';
import type { PlaceFinder } from './places.ts';
import type { ReadRow, SkippedRow } from './reading.ts';
import { missingColumns, type Recognition } from './recognise.ts';
import { readRemarks } from './remarks.ts';
import { type HeaderWords, kindOfRow, placeWords, type RowKind, type RowShape } from './row-kind.ts';
import { yuanOfUnit } from './title.ts';
import type { WrongCode } from './wrong-codes.ts';

export interface ReadContext {
  readonly places: PlaceFinder;
  readonly today: PlainDate;
}

export async function* readRows(
  sheet: Sheet,
  recognition: Recognition,
  context: ReadContext,
  onSkip: (skipped: SkippedRow) => void = () => {},
): AsyncGenerator<ReadRow> {
  let kindOf = rowSorter(sheet, recognition, context.places);
  let read = rowReader(sheet, recognition, context);
  let current = recognition;
  for await (const row of sheet.rows()) {
    const sorted = kindOf(row);
    const { kind } = sorted;
    const next = kind === 'repeated-header' || kind === 'entry' ? nextTable(current, row, kind) : null;
    if (next !== null) {
      current = next;
      kindOf = rowSorter(sheet, next, context.places, sorted.place);
      read = rowReader(sheet, next, context);
      kindOf(row);
    }
    if (next !== null) onSkip({ sheet: sheet.name, row: row.number, why: 'repeated-header' });
    else if (kind === 'entry') yield read(row, sorted);
    else if (kind !== 'blank') onSkip({ sheet: sheet.name, row: row.number, why: kind });
  }
}

/** A second table below the first may have its columns in another order, or other words above them. */
function nextTable(current: Recognition, row: SheetRow, kind: 'repeated-header' | 'entry'): Recognition | null {
  const { ledger, match } = current;
  if (kind === 'entry' && !saysOnlyWords(row, match.columns)) return null;
  const headings = headingsOf(new Map([[row.number, row]]), [], row.number, row.number);
  const found = matchColumns(headings, ledger);
  const placeOf = new Map(match.columns.map(({ field, column }) => [field.id, column]));
  const moved = found.columns.some(({ field, column }) => placeOf.get(field.id) !== column);
  if (!moved || found.columns.length < 3 || missingColumns(found, ledger).length > 0) return null;
  return { ...current, match: found, headerRows: [row.number, row.number] };
}

/** Where a number that tells a person should stand, there is a word; and there is no digit in the row. */
function saysOnlyWords({ cells }: SheetRow, columns: readonly MatchedColumn[]): boolean {
  const identity = columns.find(({ field }) => field.kind === 'residentId' || field.kind === 'certificateNumber');
  const text = identity === undefined ? undefined : cells[identity.column]?.text;
  return text !== undefined && /\p{Script=Han}{2}/u.test(text) && !cells.some((cell) => cell && /\d/u.test(cell.text));
}

interface SortedRow {
  readonly kind: RowKind;
  /** With what is merged down from above. */
  readonly spread: SpreadCells;
  /** Where the row is, when it does not say it itself. */
  readonly place: DefaultPlace;
}

/** Tells entries from other rows, and follows what those say: the header's words, the place that heads a group. */
function rowSorter(
  sheet: Sheet,
  recognition: Recognition,
  places: PlaceFinder,
  from?: DefaultPlace,
): (row: SheetRow) => SortedRow {
  const { match, headerRows } = recognition;
  const spreadDown = mergeDown(sheet.merges, headerRows[1], kindByColumn(match.columns));
  const headerWords: HeaderWords = { at: new Map(), anywhere: new Set() };
  let place = from ?? defaultPlace(sheet, recognition, places);
  const isPlace = (text: string) => placeHeading(text, places, place) !== null;
  const shape: RowShape = { columns: match.columns, headerWords, isPlace };
  const named = match.columns.filter(({ field }) => field.required).map(({ column }) => column);
  return (row) => {
    const spread = spreadDown(row);
    if (row.number <= headerRows[1]) {
      if (row.number >= headerRows[0]) addWords(headerWords, row);
      return { kind: 'blank', spread, place };
    }
    const kind = kindOfRow(row.cells, shape);
    if (kind === 'place-heading') {
      const text = bareText(row.cells.find((cell) => cell !== null)!.text);
      place = placeHeading(placeWords(text), places, place) ?? place;
    }
    // One person over two rows, such as two eyes: the second says little, and means the person above.
    const continued = kind === 'no-data' && named.some((column) => spread.spread.has(column));
    return { kind: continued ? 'entry' : kind, spread, place };
  };
}

function addWords({ at, anywhere }: HeaderWords, { cells }: SheetRow): void {
  cells.forEach((cell, column) => {
    if (cell === null) return;
    at.set(column, (at.get(column) ?? new Set<string>()).add(bareText(cell.text)));
    anywhere.add(bareText(cell.text));
  });
}

function rowReader(sheet: Sheet, recognition: Recognition, { places, today }: ReadContext) {
  const { ledger, match } = recognition;
  const columns = new Map(match.columns.map(({ field, column }) => [field.id, column]));
  const cellContexts = match.columns.map((matched) => ({
    matched,
    context: cellContext(matched, sheet, recognition, today),
  }));
  const shared = sharedColumns(match.columns);
  const household = householdReader(ledger, columns);
  const fields = { places: placeFields(ledger), checked: checkedFields(ledger.fields) };
  return (row: SheetRow, { spread: { cells, spread }, place }: SortedRow): ReadRow => {
    const block = household?.blockOf(sheet.name, row.number, cells, spread);
    const first = block?.first ?? true;
    const draft = draftOf(sheet.name, row.number);
    for (const { matched, context } of cellContexts) {
      const { field, column } = matched;
      if (!first && field.household) draft.values[field.id] = null;
      else readCell(draft, cells[column] ?? null, column, context, spread.has(column));
    }
    excuseShared(draft, shared);
    complete(draft, recognition, columns);
    if (first) fillPlaces(draft, fields.places, columns, places, place);
    household?.share(draft, first);
    checkRow(draft, fields.checked, columns, today);
    checkRequired(draft, ledger.fields, columns, first);
    readRemarks(draft, ledger);
    return { ...draft, ...(block === undefined ? {} : { household: block.block }) };
  };
}

function readCell(draft: Draft, cell: Cell | null, column: number, context: CellContext, spread: boolean): void {
  const { field } = context;
  if (field.kind !== 'sequence' && cell !== null) draft.raw[field.id] = cell.text;
  const result = normalise(cell, context);
  if ('wrong' in result) {
    fault(draft, field, column, result.wrong, result.message);
    return;
  }
  if (field.kind === 'sequence') return;
  draft.values[field.id] = result.value;
  if (spread && result.value !== null) note(draft, field.id, 'merged-down');
  for (const rule of result.rules ?? []) note(draft, field.id, rule);
}

/** Fields that stand in one column, as category and level do: 肢体二级. */
const sharedColumns = (columns: readonly MatchedColumn[]): readonly (readonly string[])[] =>
  [...Map.groupBy(columns, ({ column }) => column).values()]
    .filter((matched) => matched.length > 1)
    .map((matched) => matched.map(({ field }) => field.id));

const SAYS_OTHER: ReadonlySet<string> = new Set<WrongCode>(['number-invalid', 'category-unknown', 'choice-unknown']);

/** 肢体 below 类别等级 says nothing of the level: what the cell says of one of its fields is not wrong for the other. */
function excuseShared(draft: Draft, shared: readonly (readonly string[])[]): void {
  for (const ids of shared) {
    if (ids.every((id) => (draft.values[id] ?? null) === null)) continue;
    const excused = draft.wrong.filter(({ field, code }) => !(ids.includes(field) && SAYS_OTHER.has(code)));
    draft.wrong.splice(0, draft.wrong.length, ...excused);
  }
}

/** Fields without a column are unknown, unless the title or the layout of the sheet tells them. */
function complete(draft: Draft, { ledger, title }: Recognition, columns: ReadonlyMap<string, number>): void {
  for (const { id, kind, fromTitle } of ledger.fields) {
    if (kind === 'sequence') continue;
    draft.values[id] ??= null;
    if (fromTitle === 'month' && draft.values[id] === null && title.month !== null)
      derive(draft, id, title.month, 'month-from-title');
  }
  // A list of families whose only name is the head's: the row is the head.
  const onlyHeads = columns.get('name') !== undefined && columns.get('name') === columns.get('headName');
  if (onlyHeads && 'relation' in draft.values && draft.values['relation'] === null) draft.values['relation'] = 'head';
}

function cellContext(
  { field, heading }: MatchedColumn,
  sheet: Sheet,
  { title }: Recognition,
  today: PlainDate,
): CellContext {
  return {
    field,
    heading: heading.written,
    today,
    date1904: sheet.date1904 === true,
    yuanPerUnit: yuanOfUnit(heading.unit) ?? title.yuanPerUnit,
  };
}

function kindByColumn(columns: readonly MatchedColumn[]) {
  const kinds = new Map<number, LedgerField['kind']>(columns.map(({ column, field }) => [column, field.kind]));
  return (column: number) => kinds.get(column);
}

/** The sheet's name first: one sheet to a town is common. Then the title; never the line that names who filled it in. */
function defaultPlace(sheet: Sheet, { title }: Recognition, places: PlaceFinder): DefaultPlace {
  const fromName = places.mentioned(sheet.name);
  return fromName.town !== null || fromName.village !== null ? fromName : places.mentioned(title.heading);
}

/** A line of its own such as 下付村（12人） heads the rows below it. */
function placeHeading(text: string, places: PlaceFinder, current: DefaultPlace): DefaultPlace | null {
  // A person may be called 马莲; a line that heads rows says 马莲村.
  if (!/(村|社区|镇|乡|街道|委会|办事处)$/u.test(text)) return null;
  const town = places.town(text);
  if ('area' in town) return { town: town.area, village: null };
  const village = places.village(text, current.town?.code ?? null);
  return 'area' in village ? { town: places.parentOf(village.area) ?? null, village: village.area } : null;
}
