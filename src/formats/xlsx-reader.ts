/** Reads an .xlsx workbook row by row: nothing is kept but the shared texts, so that 100,000 rows fit in little memory. */
import { Problem } from '../values/problem.ts';
import {
  type Cell,
  columnNumber,
  dateOfSerial,
  type Merge,
  type Sheet,
  type SheetRow,
  type Workbook,
} from '../values/sheet.ts';
import { dateOfIso } from './number-format.ts';
import { sheetLimits } from './sheet-limits.ts';
import { decoderFor, readParts, unescapeCell, type WorkbookParts } from './xlsx-parts.ts';
import { attributeOf, xmlReader } from './xml-reader.ts';
import { type Archive, openArchive } from './zip-guard.ts';

/** Throws a Problem before any row is given when the file is hostile, damaged or too long. */
export async function openXlsxWorkbook(bytes: Uint8Array): Promise<Workbook> {
  const archive = openArchive(bytes);
  const parts = await readParts(archive);
  const sheets: Sheet[] = [];
  for (const { name, part, hidden } of parts.sheets) {
    const merges = await survey(archive, part);
    sheets.push({ name, hidden, merges, date1904: parts.date1904, rows: () => readRows(archive, part, parts) });
  }
  return { kind: 'xlsx', sheets };
}

/** A first pass over the bytes alone: refuses what must not be parsed, and fetches the merged ranges, which stand after the rows. */
async function survey(archive: Archive, part: string): Promise<Merge[]> {
  const merges = mergeCollector();
  let merging = false;
  let before: Uint8Array = new Uint8Array();
  for await (const piece of archive.bytes(part)) {
    // The end of the last piece comes along, so that a word cut in two is still found.
    const window = Buffer.concat([before, piece]);
    if (window.includes('<!DOCTYPE') || window.includes('<!ENTITY')) {
      throw new Problem('file-hostile', { why: '含有文档类型声明' });
    }
    if (merging) merges.add(Buffer.from(piece).toString('latin1'));
    else {
      checkRowNumber(window);
      const at = window.indexOf('mergeCells');
      merging = at >= 0;
      if (merging) merges.add(window.toString('latin1', at));
    }
    before = piece.subarray(Math.max(0, piece.length - 40));
  }
  return merges.all;
}

function checkRowNumber(window: Buffer): void {
  const at = window.lastIndexOf('row r="');
  if (at < 0) return;
  const number = Number.parseInt(window.toString('latin1', at + 7, at + 17), 10);
  if (number > sheetLimits.rows) throw tooManyRows();
}

const tooManyRows = () => new Problem('file-too-many-rows', { limit: sheetLimits.rows });

const MERGE = /mergeCell\b[^<>]*?\bref="\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})"/g;

const DECLARED = /mergeCells[^<>]*?\bcount="(\d+)"/;

const tooManyMerges = () => new Problem('file-hostile', { why: '合并单元格过多' });

/** Ranges of one row are only kept where a header may be: below it they join cells of one entry, which means nothing. */
const HEADER_ROWS = 60;

function mergeCollector() {
  const all: Merge[] = [];
  let count = 0;
  let rest = '';
  return {
    all,
    add(piece: string): void {
      const text = rest + piece;
      // The declared number refuses early; what is there is counted all the same.
      if (Number(DECLARED.exec(text)?.[1] ?? 0) > sheetLimits.merges) throw tooManyMerges();
      let end = 0;
      for (const match of text.matchAll(MERGE)) {
        end = match.index + match[0].length;
        count++;
        if (count > sheetLimits.merges) throw tooManyMerges();
        const [top, bottom] = [Number(match[2]), Number(match[4])];
        if (bottom === top && top > HEADER_ROWS) continue;
        all.push({ top, left: columnNumber(match[1]!), bottom, right: columnNumber(match[3]!) });
      }
      rest = text.slice(Math.max(end, text.length - 200));
    },
  };
}

async function* readRows(archive: Archive, part: string, parts: WorkbookParts): AsyncGenerator<SheetRow> {
  const ready: SheetRow[] = [];
  const reader = xmlReader(rowHandler(parts, ready));
  let decoder: TextDecoder | undefined;
  for await (const bytes of archive.bytes(part)) {
    decoder ??= decoderFor(bytes);
    reader.write(decoder.decode(bytes, { stream: true }));
    yield* ready;
    ready.length = 0;
  }
  reader.end();
  yield* ready;
}

const NOT_WORKED_OUT: Cell = { kind: 'error', text: '' };

/**
 * Collects the cells of each row and hands the row over at its end. Formulas are passed by: the value they had stands beside them. Where a program
 * wrote a formula and nobody worked it out, the cell is not blank but wrong.
 */
function rowHandler(parts: WorkbookParts, ready: SheetRow[]) {
  let number = 0;
  let cells: (Cell | null)[] = [];
  let column = -1;
  let type = '';
  let style = 0;
  let text = '';
  let reading = false;
  let phonetic = false;
  let awaited = false;
  return {
    open(name: string, attributes: string) {
      if (name === 'c') {
        awaited = false;
        column = columnOfCell(attributes) ?? column + 1;
        type = attributeOf(attributes, 't') ?? 'n';
        style = type === 'n' ? Number(attributeOf(attributes, 's') ?? 0) : 0;
        text = '';
      } else if (name === 'v' || name === 't') {
        reading = !phonetic;
        awaited = false;
      } else if (name === 'f') awaited = true;
      else if (name === 'rPh') phonetic = true;
      else if (name === 'row') {
        number = Number(attributeOf(attributes, 'r') ?? number + 1);
        if (!(number <= sheetLimits.rows)) throw tooManyRows();
        cells = [];
        column = -1;
      }
    },
    text(piece: string) {
      if (!reading) return;
      text += piece;
      if (text.length > sheetLimits.characters) throw new Problem('file-hostile', { why: '单元格内容过长' });
    },
    close(name: string) {
      if (name === 'v' || name === 't') reading = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'c') {
        if ((text === '' && !awaited) || column >= sheetLimits.columns) return;
        while (cells.length < column) cells.push(null);
        cells[column] = awaited ? NOT_WORKED_OUT : cellOf(type, text, parts.dateStyles[style] === true, parts);
      } else if (name === 'row' && cells.length > 0) ready.push({ number, cells });
    },
  };
}

/** `r="AB12"` → 27. Read by hand: it is done for every cell. */
function columnOfCell(attributes: string): number | undefined {
  const at = attributes.indexOf(' r="');
  if (at < 0) return undefined;
  let column = 0;
  let index = at + 4;
  for (; index < attributes.length; index++) {
    const code = attributes.charCodeAt(index);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column > 0 ? column - 1 : undefined;
}

function cellOf(type: string, text: string, isDate: boolean, parts: WorkbookParts): Cell | null {
  switch (type) {
    case 'n':
      return numberCell(text, isDate, parts.date1904);
    case 's':
      return textCell(parts.texts.get(Number(text)));
    case 'b':
      return { kind: 'boolean', text: text === '1' || text === 'true' ? '是' : '否' };
    case 'e':
      return { kind: 'error', text };
    case 'd': {
      const date = dateOfIso(text);
      return date === undefined ? { kind: 'text', text } : { kind: 'date', text: date };
    }
    default:
      return textCell(unescapeCell(text));
  }
}

function numberCell(text: string, isDate: boolean, date1904: boolean): Cell {
  const date = isDate ? dateOfSerial(Number(text), date1904) : undefined;
  return date === undefined ? { kind: 'number', text } : { kind: 'date', text: date };
}

/** A picture that WPS keeps in a cell is a formula without a value to us. */
const textCell = (text: string): Cell | null =>
  text === '' || /^=(_xlfn\.)?DISPIMG\(/.test(text) ? null : { kind: 'text', text };
