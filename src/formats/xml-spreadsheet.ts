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

/** The workbook as far as it is read. */
interface State {
  readonly sheets: XmlSheet[];
  number: number;
  column: number;
  cells: (Cell | null)[];
  type: string;
  /** Of the cell that is open. */
  text: string | undefined;
  inComment: boolean;
}

function openRow(state: State, attributes: string): void {
  state.number = Number(attributeOf(attributes, 'Index') ?? state.number + 1);
  if (!(state.number <= sheetLimits.rows)) throw new Problem('file-too-many-rows', { limit: sheetLimits.rows });
  state.cells = [];
  state.column = -1;
}

function openCell(state: State, attributes: string): void {
  state.column = Number(attributeOf(attributes, 'Index') ?? state.column + 2) - 1;
  const across = Number(attributeOf(attributes, 'MergeAcross') ?? 0);
  const down = Number(attributeOf(attributes, 'MergeDown') ?? 0);
  if (!(across > 0 || down > 0)) return;
  const { number: top, column: left } = state;
  state.sheets
    .at(-1)
    ?.merges.push({ top, left, bottom: top + down, right: Math.min(left + across, sheetLimits.columns) });
}

function closeCell(state: State): void {
  const { text, column, cells } = state;
  if (text !== undefined && text !== '' && column >= 0 && column < sheetLimits.columns) {
    while (cells.length < column) cells.push(null);
    cells[column] = cellOf(state.type, text);
  }
  state.text = undefined;
  const last = state.sheets.at(-1)?.merges.at(-1);
  // The next cell without a number stands after the merged range.
  if (last?.top === state.number && last.left === column) state.column = last.right;
}

function handler(sheets: XmlSheet[]) {
  const state: State = { sheets, number: 0, column: -1, cells: [], type: '', text: undefined, inComment: false };
  return {
    open(name: string, attributes: string) {
      if (name === 'Worksheet') {
        sheets.push({ name: attributeOf(attributes, 'Name') ?? '', rows: [], merges: [] });
        state.number = 0;
      } else if (name === 'Row') openRow(state, attributes);
      else if (name === 'Cell') openCell(state, attributes);
      else if (name === 'Comment') state.inComment = true;
      else if (name === 'Data' && !state.inComment) {
        state.type = attributeOf(attributes, 'Type') ?? 'String';
        state.text = '';
      }
    },
    text(piece: string) {
      if (state.text !== undefined && !state.inComment) state.text += piece;
    },
    close(name: string) {
      if (name === 'Comment') state.inComment = false;
      else if (name === 'Cell') closeCell(state);
      else if (name === 'Row' && state.cells.some((cell) => cell !== null)) {
        sheets.at(-1)?.rows.push({ number: state.number, cells: state.cells });
      }
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
