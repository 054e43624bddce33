/** The row's town and village: from its cells, from its address, or from where the sheet says that all its rows are. */
import type { Ledger, LedgerField } from '../../define/ledger.ts';
import type { Area } from '../../values/area.ts';
import { type Draft, derive, fault, isWrong, note } from './draft.ts';
import type { PlaceFinder, PlaceReading } from './places.ts';

/** Where the rows are that do not say it themselves. */
export interface DefaultPlace {
  readonly town: Area | null;
  readonly village: Area | null;
}

export interface PlaceFields {
  readonly town: LedgerField | undefined;
  readonly village: LedgerField | undefined;
  readonly address: LedgerField | undefined;
}

export const placeFields = ({ fields }: Ledger): PlaceFields => ({
  town: fields.find(({ kind }) => kind === 'town'),
  village: fields.find(({ kind }) => kind === 'village'),
  address: fields.find(({ kind }) => kind === 'address'),
});

export function fillPlaces(
  draft: Draft,
  fields: PlaceFields,
  columns: ReadonlyMap<string, number>,
  finder: PlaceFinder,
  fallback: DefaultPlace,
): void {
  const { town, village, address } = fields;
  if (town === undefined || village === undefined) return;
  readTown(draft, town, columns.get(town.id), finder);
  readVillage(draft, fields, columns.get(village.id), finder, fallback);
  if (address !== undefined) readAddress(draft, fields, finder, fallback);
  const said = draft.values[town.id] ?? null;
  const silent = draft.values[village.id] === null && !isWrong(draft, village.id) && !isWrong(draft, town.id);
  if (silent && fallback.village !== null && (said === null || said === fallback.village.parent)) {
    derive(draft, village.id, fallback.village.code, 'place-from-sheet');
  }
  if (draft.values[town.id] === null && !isWrong(draft, town.id)) completeTown(draft, town, village, finder, fallback);
}

function readTown(draft: Draft, field: LedgerField, column: number | undefined, finder: PlaceFinder): void {
  const text = draft.values[field.id] ?? null;
  draft.values[field.id] = null;
  if (typeof text !== 'string') return;
  const reading = finder.town(text);
  if (!('area' in reading)) {
    fault(draft, field, column, 'town-unknown', unknown('在区划名单里没有找到这个乡镇（街道）', reading));
    return;
  }
  draft.values[field.id] = reading.area.code;
  if (!reading.asListed) note(draft, field.id, 'place-spelling');
}

function readVillage(
  draft: Draft,
  { town, village }: PlaceFields,
  column: number | undefined,
  finder: PlaceFinder,
  fallback: DefaultPlace,
): void {
  const field = village!;
  const text = draft.values[field.id] ?? null;
  draft.values[field.id] = null;
  if (typeof text !== 'string') return;
  const within = draft.values[town!.id];
  const reading = finder.village(text, typeof within === 'string' ? within : (fallback.town?.code ?? null));
  if (!('area' in reading)) {
    // Which of several villages of a name it is, the town would tell: one fault is enough.
    if (reading.several && isWrong(draft, town!.id)) return;
    fault(draft, field, column, 'village-unknown', unknown('在区划名单里没有找到这个村（社区）', reading));
    return;
  }
  draft.values[field.id] = reading.area.code;
  if (!reading.asListed) note(draft, field.id, 'place-spelling');
}

function unknown(words: string, reading: Extract<PlaceReading, { unknown: unknown }>): string {
  if (reading.several) return `${words.replace('没有找到这个', '有几个同名的')}。请同时填写乡镇。`;
  return reading.unknown.length === 0 ? `${words}。请核对。` : `${words}。是不是：${reading.unknown.join('、')}？`;
}

function readAddress(
  draft: Draft,
  { town, village, address }: PlaceFields,
  finder: PlaceFinder,
  fallback: DefaultPlace,
): void {
  const text = draft.values[address!.id];
  if (typeof text !== 'string' || draft.values[village!.id] !== null || isWrong(draft, village!.id)) return;
  const within = draft.values[town!.id];
  const found = finder.address(text, typeof within === 'string' ? within : (fallback.town?.code ?? null));
  const contradicts = typeof within === 'string' && found.town !== null && found.town.code !== within;
  if (found.village === null || contradicts) note(draft, address!.id, 'address-place-unknown');
  else derive(draft, village!.id, found.village.code, 'place-from-address');
  if (found.town !== null && draft.values[town!.id] === null && !isWrong(draft, town!.id)) {
    derive(draft, town!.id, found.town.code, 'place-from-address');
  }
}

function completeTown(
  draft: Draft,
  town: LedgerField,
  village: LedgerField,
  finder: PlaceFinder,
  fallback: DefaultPlace,
): void {
  const code = draft.values[village.id];
  if (typeof code === 'string') derive(draft, town.id, code.slice(0, 9), 'town-from-village');
  else if (fallback.town !== null) derive(draft, town.id, fallback.town.code, 'place-from-sheet');
  else if (fallback.village !== null)
    derive(draft, town.id, finder.parentOf(fallback.village)?.code ?? null, 'place-from-sheet');
}
