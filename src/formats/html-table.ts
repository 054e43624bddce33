/** The HTML page that many government systems call .xls. Rows are numbered as an office program numbers them: words outside tables take a row too. */
import { Problem } from '../values/problem.ts';
import type { Cell, Merge, SheetRow } from '../values/sheet.ts';
import { sheetLimits } from './sheet-limits.ts';
import { decodeXml } from './xml-reader.ts';

export interface HtmlTable {
  readonly rows: readonly SheetRow[];
  readonly merges: readonly Merge[];
  /** The sheet's name, when the page tells one. */
  readonly name?: string;
}

const BLOCKS = new Set([
  'p',
  'div',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'table',
  'center',
  'li',
  'hr',
  'body',
  'caption',
]);
const SILENT = new Set(['style', 'script', 'title', 'xml']);

export function readHtml(html: string): HtmlTable {
  const name = /<x:Name>([^<]{1,60})<\/x:Name>/i.exec(html.slice(0, 20_000))?.[1];
  const grid = gridBuilder();
  for (const token of tokens(html)) {
    if (typeof token === 'string') grid.text(token);
    else if (token.closing) grid.close(token.name);
    else grid.open(token.name, token.attributes);
  }
  const { rows, merges } = grid.end();
  if (rows.length === 0) throw new Problem('file-not-a-workbook', { why: '网页里没有表格' });
  return { rows, merges, ...(name === undefined ? {} : { name: decodeHtml(name) }) };
}

interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly attributes: string;
}

/** Text and tags; what stands inside silent elements and comments is passed over. */
function* tokens(html: string): Generator<string | Tag> {
  // Behind the last `>` no tag can end, and behind the last `-->` no comment: looking for one each time would take for ever.
  const last = html.lastIndexOf('>');
  const lastComment = html.lastIndexOf('-->');
  let at = 0;
  while (at < html.length) {
    const start = html.indexOf('<', at);
    if (start < 0) break;
    if (start > at) yield html.slice(at, start);
    const tag = start > last ? undefined : tagAt(html, start, lastComment);
    if (tag === undefined) {
      yield '<';
      at = start + 1;
      continue;
    }
    at = tag.end;
    if (tag.name === '') continue;
    if (SILENT.has(tag.name) && !tag.closing && !tag.attributes.endsWith('/')) at = endOfSilent(html, tag);
    else yield tag;
  }
  if (at < html.length) yield html.slice(at);
}

/** One that nobody closes reaches to the end, as in browsers. */
function endOfSilent(html: string, tag: Tag & { end: number }): number {
  const close = new RegExp(`</${tag.name}\\s*>`, 'gi');
  close.lastIndex = tag.end;
  return close.exec(html) ? close.lastIndex : html.length;
}

/** Undefined when `<` is an ordinary character; a comment or declaration has no name. */
function tagAt(html: string, start: number, lastComment: number): (Tag & { end: number }) | undefined {
  const comment = html.startsWith('<!--', start) && start < lastComment;
  const end = comment ? html.indexOf('-->', start) + 2 : html.indexOf('>', start);
  if (end < start + 2) return undefined;
  const none = { name: '', closing: false, attributes: '', end: end + 1 };
  if (comment || html[start + 1] === '!' || html[start + 1] === '?') return none;
  const match = /^(\/?)([a-z][a-z0-9:]*)/i.exec(html.slice(start + 1, start + 40));
  if (!match) return undefined;
  const attributes = html.slice(start + 1 + match[0].length, end);
  return { name: match[2]!.toLowerCase(), closing: match[1] === '/', attributes, end: end + 1 };
}

/** The table as far as it is read. */
interface Grid {
  readonly rows: SheetRow[];
  readonly merges: Merge[];
  /** By column: the last row that a cell from above reaches down to. */
  readonly taken: number[];
  number: number;
  column: number;
  /** Of the row that is open. */
  cells: (Cell | null)[] | undefined;
  /** Of the cell that is open. */
  text: string | undefined;
  /** Words that stand in no table. */
  outside: string;
}

function startRow(grid: Grid): void {
  grid.number++;
  if (grid.number > sheetLimits.rows) throw new Problem('file-too-many-rows', { limit: sheetLimits.rows });
  grid.cells = [];
  grid.column = -1;
}

function endCell(grid: Grid): void {
  if (grid.text !== undefined && grid.cells !== undefined) grid.cells[grid.column] = cellOf(grid.text);
  grid.text = undefined;
}

function endRow(grid: Grid): void {
  endCell(grid);
  const { cells, number } = grid;
  if (cells?.some((cell) => cell)) grid.rows.push({ number, cells: Array.from(cells, (cell) => cell ?? null) });
  grid.cells = undefined;
}

/** Words outside tables become a row of their own. */
function flush(grid: Grid): void {
  const cell = cellOf(grid.outside);
  grid.outside = '';
  if (cell === null || grid.cells !== undefined) return;
  startRow(grid);
  grid.rows.push({ number: grid.number, cells: [cell] });
  grid.cells = undefined;
}

function startCell(grid: Grid, attributes: string): void {
  endCell(grid);
  if (grid.cells === undefined) startRow(grid);
  const across = span(attributes, 'colspan', sheetLimits.columns);
  const down = span(attributes, 'rowspan', sheetLimits.rows);
  const { number, taken, merges } = grid;
  do grid.column++;
  while ((taken[grid.column] ?? 0) >= number);
  const left = grid.column;
  if (left >= sheetLimits.columns) return;
  grid.text = '';
  if (across === 1 && down === 1) return;
  merges.push({ top: number, left, bottom: number + down - 1, right: left + across - 1 });
  // Its own column is only taken in the rows below: the next cell looks right of it anyway.
  for (let each = left; each < left + across; each++) taken[each] = down === 1 && each === left ? 0 : number + down - 1;
}

function gridBuilder() {
  const grid: Grid = {
    rows: [],
    merges: [],
    taken: [],
    number: 0,
    column: -1,
    cells: undefined,
    text: undefined,
    outside: '',
  };
  return {
    open(name: string, attributes: string) {
      if (name === 'tr') {
        flush(grid);
        endRow(grid);
        startRow(grid);
      } else if (name === 'td' || name === 'th') startCell(grid, attributes);
      else if (name === 'br' && grid.text !== undefined) grid.text += '\n';
      else if (name === 'br' || BLOCKS.has(name)) flush(grid);
    },
    close(name: string) {
      if (name === 'td' || name === 'th') endCell(grid);
      else if (name === 'tr' || name === 'table') endRow(grid);
      else if (BLOCKS.has(name)) flush(grid);
    },
    text(piece: string) {
      if (grid.text !== undefined) grid.text += piece;
      else if (grid.cells === undefined) grid.outside += piece;
    },
    end() {
      endRow(grid);
      flush(grid);
      return { rows: grid.rows, merges: grid.merges };
    },
  };
}

function span(attributes: string, name: string, most: number): number {
  const match = new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,7})`, 'i').exec(attributes);
  return Math.min(Math.max(Number(match?.[1] ?? 1), 1), most);
}

function cellOf(html: string): Cell | null {
  const text = decodeHtml(html)
    .replace(/[ \t\r\f]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
  return text === '' ? null : { kind: 'text', text };
}

const decodeHtml = (html: string): string =>
  decodeXml(
    html
      .replace(/&(nbsp|ensp|emsp|thinsp);?/gi, ' ')
      .replace(/&middot;/gi, '·')
      .replace(/&times;/gi, '×')
      .replace(/&radic;/gi, '√'),
  );
