/** Comma, semicolon, tab or bar separated text (RFC 4180, read with patience). Every cell is text, so that no number loses digits. */
import { Problem } from '../values/problem.ts';
import type { Cell, SheetRow } from '../values/sheet.ts';
import { sheetLimits } from './sheet-limits.ts';

const SEPARATORS = [',', '\t', ';', '|', '，'] as const;

/**
 * A record is a row, also when a quoted cell holds line breaks: that is how office programs number them. Rows are made while they are asked for,
 * and every asking begins anew. Throws `file-not-a-workbook` when there is no separator, `file-too-many-rows`.
 */
export function readCsv(text: string): () => Generator<SheetRow> {
  const { separator, start } = separatorOf(text);
  if (countUpTo(text, '\n', sheetLimits.rows) > sheetLimits.rows) {
    // Line breaks in quotes are no rows, so only the records count.
    let records = 0;
    for (const _ of recordsOf(text, start, separator)) records++;
    if (records > sheetLimits.rows) throw new Problem('file-too-many-rows', { limit: sheetLimits.rows });
  }
  return () => rowsOf(text, start, separator);
}

function* rowsOf(text: string, start: number, separator: string): Generator<SheetRow> {
  let number = 0;
  for (const record of recordsOf(text, start, separator)) {
    number++;
    const cells = record.slice(0, sheetLimits.columns).map(cellOf);
    if (cells.some((cell) => cell !== null)) yield { number, cells };
  }
}

function countUpTo(text: string, what: string, most: number): number {
  let count = 0;
  for (let at = text.indexOf(what); at >= 0 && count <= most; at = text.indexOf(what, at + 1)) count++;
  return count;
}

/** Excel writes `="0012"` to keep zeros. */
function cellOf(text: string): Cell | null {
  const bare = /^="[^"]*"$/.test(text) ? text.slice(2, -1) : text;
  return bare === '' ? null : { kind: 'text', text: bare };
}

/** The separator that most lines agree on; `sep=;` in the first line decides, and is no row. */
function separatorOf(text: string): { separator: string; start: number } {
  const told = /^sep=(.)\r?\n/i.exec(text);
  if (told) return { separator: told[1]!, start: told[0].length };
  const lines = text
    .slice(0, 20_000)
    .split(/\r?\n|\r/)
    .slice(0, 30)
    .filter((line) => line.trim() !== '');
  let best = { separator: '', lines: 0, cells: 0 };
  for (const separator of SEPARATORS) {
    const counts = lines.map((line) => line.split(separator).length - 1);
    const with2 = counts.filter((count) => count > 0).length;
    const cells = counts.reduce((sum, count) => sum + count, 0);
    if (with2 > best.lines || (with2 === best.lines && cells > best.cells)) best = { separator, lines: with2, cells };
  }
  if (best.separator === '') throw new Problem('file-not-a-workbook', { why: '是文本，里面没有表格' });
  return { separator: best.separator, start: 0 };
}

function* recordsOf(text: string, start: number, separator: string): Generator<string[]> {
  const end = new RegExp(`[\\r\\n${separator.replace(/[\]\\^-]/, '\\$&')}]`, 'gu');
  let record: string[] = [];
  let at = start;
  while (at < text.length) {
    const cell = text[at] === '"' ? quoted(text, at, end) : plain(text, at, end);
    record.push(cell.text);
    at = cell.end;
    if (text.startsWith(separator, at)) {
      at += separator.length;
      if (at < text.length) continue;
      record.push('');
    }
    if (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
    yield record;
    record = [];
  }
}

interface Piece {
  readonly text: string;
  readonly end: number;
}

/** `end` finds what can end a cell. */
function plain(text: string, start: number, end: RegExp): Piece {
  end.lastIndex = start;
  const at = end.exec(text)?.index ?? text.length;
  return { text: text.slice(start, at), end: at };
}

/** A quote that nobody closes is an ordinary character: the cell ends with its line. */
function quoted(text: string, start: number, end: RegExp): Piece {
  let inside = '';
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0 || quote - start > 32_767) return plain(text, start, end);
    inside += text.slice(at, quote);
    if (text[quote + 1] !== '"') {
      const rest = plain(text, quote + 1, end);
      // What follows a closing quote belongs to the cell; over several lines it was no closing quote, but another cell's.
      if (rest.text.trim() !== '' && /[\r\n]/.test(inside)) return plain(text, start, end);
      return { text: inside + rest.text, end: rest.end };
    }
    inside += '"';
    at = quote + 2;
  }
}
