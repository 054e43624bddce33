/** The binary .xls of Excel 97–2003 and WPS (.et), read with SheetJS, which is only loaded when such a file comes. */
import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import { Problem } from '../values/problem.ts';
import { type Cell, dateOfSerial, type Sheet, type SheetRow, type Workbook } from '../values/sheet.ts';
import { isDateFormat } from './number-format.ts';
import { sheetLimits } from './sheet-limits.ts';

const named = (file: Buffer, name: string): boolean => file.includes(Buffer.from(name, 'utf16le'));

/** The streams' names tell what is inside, so that nothing has to be parsed to refuse. */
export function checkCompoundFile(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = file.length < 512 ? 0 : file.readUInt16LE(26);
  if ((version !== 3 && version !== 4) || file.readUInt16LE(28) !== 0xfffe) {
    throw new Problem('file-not-a-workbook', { why: '内容损坏' });
  }
  if (named(file, 'EncryptedPackage') || named(file, 'EncryptionInfo')) throw new Problem('file-encrypted');
  if (named(file, 'WordDocument')) throw new Problem('file-not-a-workbook', { why: '是文字文档' });
  if (!named(file, 'Workbook') && !named(file, 'Book'))
    throw new Problem('file-not-a-workbook', { why: '里面没有工作表' });
}

export async function openBinaryWorkbook(bytes: Uint8Array): Promise<Workbook> {
  checkCompoundFile(bytes);
  const { read } = await import('@e965/xlsx');
  let book: WorkBook;
  try {
    book = read(bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      sheetRows: sheetLimits.rows + 1,
    });
  } catch (error) {
    if (error instanceof Error && /password|encryption scheme/i.test(error.message))
      throw new Problem('file-encrypted');
    throw new Problem('file-not-a-workbook', { why: '内容损坏' });
  }
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const sheets = book.SheetNames.map((name, index): Sheet => {
    const sheet = book.Sheets[name]!;
    const rows = rowsOf(sheet, date1904);
    return {
      name,
      hidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
      merges: (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r + 1, left: s.c, bottom: e.r + 1, right: e.c })),
      date1904,
      rows: async function* () {
        yield* rows;
      },
    };
  });
  return { kind: 'xls', sheets };
}

function rowsOf(sheet: WorkSheet, date1904: boolean): SheetRow[] {
  const data = (sheet['!data'] ?? []) as (CellObject | undefined)[][];
  if (data.length > sheetLimits.rows) throw new Problem('file-too-many-rows', { limit: sheetLimits.rows });
  const rows: SheetRow[] = [];
  data.forEach((line, index) => {
    const cells = Array.from(line ?? [], (cell) => (cell ? cellOf(cell, date1904) : null)).slice(
      0,
      sheetLimits.columns,
    );
    if (cells.some((cell) => cell !== null)) rows.push({ number: index + 1, cells });
  });
  return rows;
}

function cellOf(cell: CellObject, date1904: boolean): Cell | null {
  if (cell.t === 'n' && typeof cell.v === 'number') {
    const date = typeof cell.z === 'string' && isDateFormat(0, cell.z) ? dateOfSerial(cell.v, date1904) : undefined;
    return date === undefined ? { kind: 'number', text: String(cell.v) } : { kind: 'date', text: date };
  }
  if (cell.t === 'b') return { kind: 'boolean', text: cell.v === true ? '是' : '否' };
  if (cell.t === 'e') return { kind: 'error', text: cell.w ?? '#VALUE!' };
  const text = cell.v === undefined || cell.v === null ? '' : String(cell.v);
  return text === '' ? null : { kind: 'text', text };
}
