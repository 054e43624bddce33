/** Marks cells in the XML of a sheet as it streams by, and writes the reason at the row's end. All other rows pass untouched. */
import { Problem } from '../values/problem.ts';
import { cellName, columnNumber } from '../values/sheet.ts';
import { withColumnWidth } from './column-width.ts';
import { escapeXml } from './escape-xml.ts';
import type { MarkStyles } from './mark-styles.ts';

export interface RowMark {
  /** Columns from 0. */
  readonly columns: readonly number[];
  readonly reason: string;
}

export interface SheetMarks {
  readonly rows: ReadonlyMap<number, RowMark>;
  /** The column of the reasons, from 0. */
  readonly reasonColumn: number;
  readonly styles: MarkStyles | undefined;
}

/** In characters. */
const REASON_WIDTH = 45;

/** In characters of XML: a row of 256 full cells takes some hundred thousand. */
const LONGEST_ROW = 8_000_000;

export async function* markSheet(pieces: AsyncIterable<string>, marks: SheetMarks): AsyncGenerator<string> {
  let rest = '';
  let number = 0;
  let inHead = true;
  for await (const piece of pieces) {
    rest += piece;
    let at = 0;
    for (;;) {
      const row = rowAt(rest, at);
      if (row === undefined) break;
      number = Number(/\sr="(\d+)"/.exec(row.open)?.[1] ?? number + 1);
      const mark = marks.rows.get(number);
      const before = rest.slice(at, row.start);
      yield inHead ? withColumnWidth(before, marks.reasonColumn, REASON_WIDTH) : before;
      inHead = false;
      yield mark === undefined ? rest.slice(row.start, row.end) : markRow(row, number, mark, marks);
      at = row.end;
    }
    rest = rest.slice(at);
    if (rest.length > LONGEST_ROW) throw new Problem('file-hostile', { why: '一行内容过长' });
  }
  yield rest;
}

interface RowText {
  readonly start: number;
  readonly end: number;
  readonly prefix: string;
  readonly open: string;
  readonly inside: string;
}

const OPEN = /<((?:\w+:)?)row(?=[\s/>])[^>]*>/g;

/** The next whole row; undefined when the text ends before its end. */
function rowAt(text: string, from: number): RowText | undefined {
  OPEN.lastIndex = from;
  const match = OPEN.exec(text);
  if (!match) return undefined;
  const [open, prefix = ''] = match;
  const start = match.index;
  const after = start + open.length;
  if (open.endsWith('/>')) return { start, end: after, prefix, open: `${open.slice(0, -2)}>`, inside: '' };
  const close = `</${prefix}row>`;
  const end = text.indexOf(close, after);
  if (end < 0) return undefined;
  return { start, end: end + close.length, prefix, open, inside: text.slice(after, end) };
}

interface CellText {
  readonly column: number;
  readonly text: string;
}

function markRow({ prefix, open, inside }: RowText, number: number, mark: RowMark, marks: SheetMarks): string {
  const cells = cellsOf(inside, number);
  const at = new Map(cells.map(({ column, text }) => [column, text]));
  for (const column of mark.columns) {
    const own = at.get(column) ?? `<${prefix}c r="${cellName(column, number)}"/>`;
    at.set(column, marks.styles === undefined ? own : restyle(own, marks.styles));
  }
  const style = marks.styles === undefined ? '' : ` s="${marks.styles.reason}"`;
  at.set(
    marks.reasonColumn,
    `<${prefix}c r="${cellName(marks.reasonColumn, number)}"${style} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${escapeXml(mark.reason)}</${prefix}t></${prefix}is></${prefix}c>`,
  );
  const sorted = [...at].sort((a, b) => a[0] - b[0]).map(([, text]) => text);
  // `spans` promises where the row's cells end; it may be left out, and no longer holds.
  return `${open.replace(/\sspans="[^"]*"/, '')}${sorted.join('')}</${prefix}row>`;
}

function cellsOf(inside: string, number: number): CellText[] {
  const cells: CellText[] = [];
  let column = -1;
  for (const [text] of inside.matchAll(/<(?:\w+:)?c(?=[\s/>])(?:[^>]*\/>|[^>]*>[\s\S]*?<\/(?:\w+:)?c>)/g)) {
    const letters = /^[^>]*?\sr="([A-Z]+)\d+"/.exec(text)?.[1];
    column = letters === undefined ? column + 1 : columnNumber(letters);
    const named = letters === undefined ? text.replace(/^<((?:\w+:)?)c/, `<$1c r="${cellName(column, number)}"`) : text;
    cells.push({ column, text: named });
  }
  return cells;
}

function restyle(cell: string, styles: MarkStyles): string {
  const open = /^<[^>]*>/.exec(cell)![0];
  const own = Number(/\ss="(\d+)"/.exec(open)?.[1] ?? 0);
  const bare = open.replace(/\ss="\d+"/, '');
  return bare.replace(/^<((?:\w+:)?)c/, `<$1c s="${styles.filled(own)}"`) + cell.slice(open.length);
}
