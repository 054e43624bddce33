/** The headings of a sheet's columns: one to three rows, parents merged over their children, units in brackets. */
import type { Cell, Merge, SheetRow } from '../../values/sheet.ts';
import { bareText } from './clean-text.ts';

export interface Heading {
  /** Parent first: `['残疾情况', '等级']`. Bare, with brackets taken off where `unit` or a remark stood in them. */
  readonly path: readonly string[];
  /** As written, for people: `残疾情况/等级`. */
  readonly written: string;
  /** The unit in the heading's brackets: 万元, ㎡. */
  readonly unit?: string;
}

/** A heading as it is compared: no spaces, breaks, numbering, stars or punctuation; the words in brackets gone. */
export function headingWords(text: string): string {
  const bare = bareText(text).replace(/[*★☆#:：。.、,，/\\|-]+/gu, '');
  const open = bare.replace(/[([【〔].*?[)\]】〕]/gu, '');
  // 村(居)委会 loses its brackets and keeps what they hold when nothing else would be left of it.
  return (open === '' ? bare.replace(/[()[\]【】〔〕]/gu, '') : open).replace(/^\d+(?=\p{Script=Han})/u, '');
}

/** All readings of a text with brackets: without them, and with what they hold. */
export function headingReadings(text: string): string[] {
  const all = bareText(text).replace(/[*★☆#:：。.、,，/\\|()[\]【】〔〕（）—–-]+/gu, '');
  const first = headingWords(text);
  return all === first ? [first] : [first, all];
}

/** Rows `from` to `to` as headings by column. */
export function headingsOf(
  rows: ReadonlyMap<number, SheetRow>,
  merges: readonly Merge[],
  from: number,
  to: number,
): (Heading | null)[] {
  const lines: (Cell | null)[][] = [];
  for (let number = from; number <= to; number++) lines.push([...(rows.get(number)?.cells ?? [])]);
  const width = Math.max(0, ...lines.map((line) => line.length));
  for (const merge of merges) spread(lines, merge, from, to);
  fillParents(lines, width);
  return Array.from({ length: width }, (_, column) => headingOf(lines.map((line) => line[column] ?? null)));
}

function spread(lines: (Cell | null)[][], { top, left, bottom, right }: Merge, from: number, to: number): void {
  if (bottom < from || top > to || right - left > 60) return;
  const value = lines[top - from]?.[left] ?? null;
  for (let number = Math.max(top, from); number <= Math.min(bottom, to); number++) {
    for (let column = left; column <= right; column++) lines[number - from]![column] = value;
  }
}

/** Without merges (text files) a parent stands over its first child only: it reaches right while there are children and no other parent. */
function fillParents(lines: (Cell | null)[][], width: number): void {
  for (let index = 0; index + 1 < lines.length; index++) {
    let parent: Cell | null = null;
    for (let column = 0; column < width; column++) {
      const own = lines[index]![column] ?? null;
      const below = lines[index + 1]![column] ?? null;
      if (own !== null) parent = below !== null && below !== own ? own : null;
      else if (below === null) parent = null;
      else if (parent !== null) lines[index]![column] = parent;
    }
  }
}

/** A longer text is no heading. */
const LONGEST = 200;

function headingOf(cells: readonly (Cell | null)[]): Heading | null {
  const written: string[] = [];
  for (const cell of cells) {
    if (cell === null || cell.kind === 'error') continue;
    const text = bareText(cell.text.slice(0, LONGEST));
    if (text !== '' && text !== written.at(-1)) written.push(text);
  }
  if (written.length === 0) return null;
  const unit = unitOf(written.at(-1)!) ?? (written.length > 1 ? unitOf(written[0]!) : undefined);
  return { path: written, written: written.join('/'), ...(unit === undefined ? {} : { unit }) };
}

function unitOf(text: string): string | undefined {
  return /[([]([^)\]]*?(?:元|㎡|m2|公里|千米|亩|万|%|人|次|岁|级|月)[^)\]]*)[)\]]/u.exec(text)?.[1];
}
