/** The XML of Excel 2003 (SpreadsheetML), which older systems export under the name .xls. */
import { Problem } from '../values/problem.ts';
import type { Cell, Merge, SheetRow } from '../values/sheet.ts';
import { dateOfIso } from './number-format.ts';
import { sheetLimits } from './sheet-limits.ts';
import { attributeOf, xmlReader } from './xml-reader.ts';

export interface XmlSheet {
  readonly name: string;
  readonly rows: SheetRow[];
  readonly merges: Merge[];
}

export const isXmlSpreadsheet = (text: string): boolean =>
  /<(\w+:)?Workbook[\s>]/.test(text.slice(0, 4000)) &&
  text.slice(0, 4000).includes('schemas-microsoft-com:office:spreadsheet');

/** Throws `file-hostile` when the text declares a document type. */
export function readXmlSpreadsheet(text: string): XmlSheet[] {
  const sheets: XmlSheet[] = [];
  const reader = xmlReader(handler(sheets));
  reader.write(text);
  reader.end();
  if (sheets.length === 0) throw new Problem('file-not-a-workbook', { why: '里面没有工作表' });
  return sheets;
}

function handler(sheets: XmlSheet[]) {
  let number = 0;
  let column = -1;
  let cells: (Cell | null)[] = [];
  let type = '';
  let text: string | undefined;
  let inComment = false;

  const openCell = (attributes: string): void => {
    column = Number(attributeOf(attributes, 'Index') ?? column + 2) - 1;
    const across = Number(attributeOf(attributes, 'MergeAcross') ?? 0);
    const down = Number(attributeOf(attributes, 'MergeDown') ?? 0);
    if (across > 0 || down > 0) {
      const right = Math.min(column + across, sheetLimits.columns);
      sheets.at(-1)?.merges.push({ top: number, left: column, bottom: number + down, right });
    }
  };
  const closeCell = (): void => {
    if (text !== undefined && text !== '' && column >= 0 && column < sheetLimits.columns) {
      while (cells.length < column) cells.push(null);
      cells[column] = cellOf(type, text);
    }
    text = undefined;
    const last = sheets.at(-1)?.merges.at(-1);
    // The next cell without a number stands after the merged range.
    if (last?.top === number && last.left === column) column = last.right;
  };
  return {
    open(name: string, attributes: string) {
      if (name === 'Worksheet') {
        sheets.push({ name: attributeOf(attributes, 'Name') ?? '', rows: [], merges: [] });
        number = 0;
      } else if (name === 'Row') {
        number = Number(attributeOf(attributes, 'Index') ?? number + 1);
        if (!(number <= sheetLimits.rows)) throw new Problem('file-too-many-rows', { limit: sheetLimits.rows });
        cells = [];
        column = -1;
      } else if (name === 'Cell') openCell(attributes);
      else if (name === 'Comment') inComment = true;
      else if (name === 'Data' && !inComment) {
        type = attributeOf(attributes, 'Type') ?? 'String';
        text = '';
      }
    },
    text(piece: string) {
      if (text !== undefined && !inComment) text += piece;
    },
    close(name: string) {
      if (name === 'Comment') inComment = false;
      else if (name === 'Cell') closeCell();
      else if (name === 'Row' && cells.some((cell) => cell !== null)) sheets.at(-1)?.rows.push({ number, cells });
    },
  };
}

function cellOf(type: string, text: string): Cell {
  switch (type) {
    case 'Number':
      return { kind: 'number', text };
    case 'DateTime':
      return { kind: 'date', text: dateOfIso(text) ?? text };
    case 'Boolean':
      return { kind: 'boolean', text: text === '1' ? '是' : '否' };
    case 'Error':
      return { kind: 'error', text };
    default:
      return { kind: 'text', text };
  }
}
