/** Which ledger a sheet is, where its header stands, and what the words above it tell. */
import type { Ledger, LedgerField } from '../../define/ledger.ts';
import type { PlainDate } from '../../values/date.ts';
import { bareText } from './clean-text.ts';
import { headingsOf } from './heading.ts';
import { type ColumnMatch, matchColumns } from './match-columns.ts';
import type { SheetHead } from './sheet-head.ts';
import { readTitle, type TitleInfo } from './title.ts';

export interface Recognition {
  readonly ledger: Ledger;
  readonly headerRows: readonly [number, number];
  readonly match: ColumnMatch;
  readonly title: TitleInfo;
  /** Comparable between ledgers and sheets. */
  readonly score: number;
}

/** The header begins in one of the first rows and has at most three. */
const FIRST_ROWS = 15;
const DEEPEST = 3;

/** How many rows of a sheet `recognise` wants to see. */
export const headRows = FIRST_ROWS + DEEPEST + 2;

/** The best reading of the sheet as one of the ledgers; null when it is none of them. `missing` are required columns that no heading names. */
export function recognise(head: SheetHead, ledgers: readonly Ledger[], today: PlainDate): Recognition | null {
  const rare = rarity(ledgers);
  const rows = new Map(head.rows.map((row) => [row.number, row]));
  let best: Recognition | null = null;
  for (const [from, to] of candidates(head)) {
    const headings = headingsOf(rows, head.merges, from, to);
    if (headings.filter((heading) => heading !== null).length < 3) continue;
    for (const ledger of ledgers) {
      const match = matchColumns(headings, ledger);
      const score = scoreOf(match, ledger, rare, head, from);
      if (score === 0 || (best !== null && score <= best.score)) continue;
      best = { ledger, headerRows: [from, to], match, score, title: readTitle(head, from, today) };
    }
  }
  return best;
}

/** A header says words: no header reaches to the second row with a long number. The first may be a telephone in the line of who filled it in. */
function* candidates(head: SheetHead): Generator<[number, number]> {
  const entries = head.rows.filter(({ cells }) => cells.some((cell) => cell !== null && NUMBER.test(cell.text)));
  const last = Math.min(FIRST_ROWS, (entries[1]?.number ?? FIRST_ROWS + 1) - 1);
  for (const { number } of head.rows) {
    if (number > last) return;
    for (let depth = 1; depth <= DEEPEST && number + depth - 1 <= last; depth++) yield [number, number + depth - 1];
  }
}

/** An identity number, a telephone, an account, however spaced. */
const NUMBER = /^\D{0,3}(?:[\d０-９][\s-]?){11,}[\dXx０-９]?\D{0,3}$/u;

/** A heading that only one ledger has tells more than 姓名, which all have. */
function rarity(ledgers: readonly Ledger[]): (field: LedgerField) => number {
  const counts = new Map<string, number>();
  for (const { fields } of ledgers) for (const { label } of fields) counts.set(label, (counts.get(label) ?? 0) + 1);
  return ({ label }) => ((counts.get(label) ?? 1) >= 3 ? 1 : 2);
}

function scoreOf(
  match: ColumnMatch,
  ledger: Ledger,
  rare: (field: LedgerField) => number,
  head: SheetHead,
  from: number,
): number {
  const columns = match.columns.filter(({ field }) => field.kind !== 'sequence');
  if (columns.length < 3 || missingColumns(match, ledger).length > 0) return 0;
  const taken = new Set(match.columns.map(({ column }) => column)).size;
  const coverage = taken / (taken + match.unknown.length);
  const titled = titleScore(head, from, ledger);
  if (coverage < 0.4 && titled === 0) return 0;
  const words = columns.reduce((sum, { field, score }) => sum + rare(field) * Math.min(score, 100), 0) / 100;
  return words * coverage + titled;
}

/** The longest of the ledger's words that the sheet's name or the rows above the header say. */
export function titleScore(head: SheetHead, from: number, ledger: Ledger): number {
  const above = head.rows
    .filter(({ number }) => number < from)
    .flatMap(({ cells }) => cells.map((cell) => cell?.text ?? ''));
  const words = bareText([head.name, ...above].join(' '));
  const longest = Math.max(0, ...ledger.titleWords.filter((word) => words.includes(word)).map(({ length }) => length));
  return longest === 0 ? 0 : 6 + longest;
}

/** Required columns that are not there. The certificate's number holds the identity number, so it can stand in for it. */
export function missingColumns(match: ColumnMatch, ledger: Ledger): LedgerField[] {
  const there = new Set(match.columns.map(({ field }) => field.id));
  const identified = match.columns.some(({ field }) => field.kind === 'certificateNumber');
  return ledger.fields.filter(
    ({ id, kind, required }) => required && !there.has(id) && !(kind === 'residentId' && identified),
  );
}
