/** Finds which ledger a workbook is and reads all its sheets of that kind. */
import type { Ledger } from '../../define/ledger.ts';
import type { Area } from '../../values/area.ts';
import type { PlainDate } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { columnLetters, type Sheet, type SheetRow, type Workbook } from '../../values/sheet.ts';
import { placeFinder } from './places.ts';
import { readRows } from './read-rows.ts';
import type { Reading, ReadRow, ReadSheet, SkippedRow } from './reading.ts';
import { headRows, type Recognition, recognise, titleScore } from './recognise.ts';
import type { SheetHead } from './sheet-head.ts';

export interface ReadOptions {
  /** All ledgers that it could be. */
  readonly ledgers: readonly Ledger[];
  /** Id of the ledger, when somebody said which it is. */
  readonly ledger?: string;
  readonly areas: readonly Area[];
  readonly today: PlainDate;
}

interface Recognised {
  readonly sheet: Sheet;
  readonly recognition: Recognition;
}

/** Throws `ledger-unknown` when no sheet is a ledger, `header-not-found` when the ledger is known but its header is not there. */
export async function readWorkbook(workbook: Workbook, options: ReadOptions): Promise<Reading> {
  const ledgers = options.ledgers.filter(({ id }) => options.ledger === undefined || id === options.ledger);
  if (ledgers.length === 0) throw unknownLedger(options.ledgers);
  const heads: { sheet: Sheet; head: SheetHead }[] = [];
  for (const sheet of workbook.sheets) if (!sheet.hidden) heads.push({ sheet, head: await headOf(sheet) });
  const found = heads.flatMap(({ sheet, head }) => {
    const recognition = recognise(head, ledgers, options.today);
    return recognition === null ? [] : [{ sheet, recognition }];
  });
  const ledger =
    best(found) ??
    titled(
      heads.map(({ head }) => head),
      ledgers,
      options,
    );
  const sheets = found.filter(({ recognition }) => recognition.ledger === ledger);
  const context = { places: placeFinder(options.areas), today: options.today };
  return {
    ledger,
    sheets: sheets.map(describe),
    otherSheets: workbook.sheets
      .filter((sheet) => !sheets.some((each) => each.sheet === sheet))
      .map(({ name }) => name),
    rows: (onSkip) => rowsOf(sheets, context, onSkip),
  };
}

async function* rowsOf(
  sheets: readonly Recognised[],
  context: Parameters<typeof readRows>[2],
  onSkip?: (skipped: SkippedRow) => void,
): AsyncGenerator<ReadRow> {
  for (const { sheet, recognition } of sheets) yield* readRows(sheet, recognition, context, onSkip);
}

async function headOf(sheet: Sheet): Promise<SheetHead> {
  const rows: SheetRow[] = [];
  for await (const row of sheet.rows()) {
    if (row.number > headRows) break;
    rows.push(row);
  }
  return { name: sheet.name, rows, merges: sheet.merges };
}

/** The ledger that the sheets together speak for most. */
function best(found: readonly Recognised[]): Ledger | undefined {
  const scores = new Map<Ledger, number>();
  for (const { recognition } of found) {
    scores.set(recognition.ledger, (scores.get(recognition.ledger) ?? 0) + recognition.score);
  }
  return [...scores].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** No sheet was recognised: say which header is missing when the ledger is known from its title or was named, else that it is none. */
function titled(heads: readonly SheetHead[], ledgers: readonly Ledger[], options: ReadOptions): never {
  const named = options.ledger === undefined ? undefined : ledgers[0];
  const byTitle = ledgers
    .map((ledger) => ({ ledger, score: Math.max(0, ...heads.map((head) => titleScore(head, headRows, ledger))) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)[0]?.ledger;
  const ledger = named ?? byTitle;
  if (ledger === undefined) throw unknownLedger(options.ledgers);
  const columns = ledger.fields.filter(({ required }) => required).map(({ label }) => label);
  throw new Problem('header-not-found', { ledger: ledger.title, columns: columns.join('、') });
}

const unknownLedger = (ledgers: readonly Ledger[]): Problem =>
  new Problem('ledger-unknown', { known: ledgers.map(({ id, title }) => `${id}（${title}）`).join('、') });

function describe({ sheet, recognition: { title, headerRows, match } }: Recognised): ReadSheet {
  const columns: Record<string, string[]> = {};
  for (const { column, field } of match.columns) {
    const letters = columnLetters(column);
    columns[letters] = [...(columns[letters] ?? []), field.id];
  }
  const unknownColumns = Object.fromEntries(
    match.unknown.map(({ column, heading }) => [columnLetters(column), heading.written]),
  );
  return { name: sheet.name, title: title.text, headerRows, columns, unknownColumns, filledOn: title.filledOn };
}
