/** Opens whatever an office calls a table. What it is, the bytes say; the name of the file does not. */
import { Problem } from '../values/problem.ts';
import type { Merge, Sheet, SheetRow, Workbook } from '../values/sheet.ts';
import { openBinaryWorkbook } from './binary-workbook.ts';
import { readCsv } from './csv.ts';
import { decodeText } from './decode-text.ts';
import { readHtml } from './html-table.ts';
import { openXlsxWorkbook } from './xlsx-reader.ts';
import { isXmlSpreadsheet, readXmlSpreadsheet } from './xml-spreadsheet.ts';

export const largestFile = 50_000_000;

/**
 * Opens .xlsx, binary .xls, HTML or XML called .xls, and separated text in UTF-8, UTF-16 or GB18030.
 * Throws `file-hostile`, `file-encrypted`, `file-not-a-workbook`, `file-too-many-rows` or `upload-too-large` before giving any row.
 */
export async function openWorkbook(bytes: Uint8Array, fileName: string): Promise<Workbook> {
  if (bytes.length > largestFile)
    throw new Problem('upload-too-large', { size: megabytes(bytes.length), limit: megabytes(largestFile) });
  if (bytes.length === 0) throw new Problem('file-not-a-workbook', { why: '文件是空的' });
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06))
    return openXlsxWorkbook(bytes);
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return openBinaryWorkbook(bytes);
  const known = foreign(bytes);
  if (known !== undefined) throw new Problem('file-not-a-workbook', { why: known });
  const { text, encoding } = decodeText(bytes);
  const name = fileName.replace(/^.*[/\\]/, '').replace(/\.[^.]+$/, '');
  return { ...readText(text, name), encoding };
}

function readText(text: string, name: string): Workbook {
  if (!text.trimStart().startsWith('<')) return { kind: 'csv', sheets: [sheetOf(name, readCsv(text), [])] };
  if (isXmlSpreadsheet(text)) {
    return {
      kind: 'xml',
      sheets: readXmlSpreadsheet(text).map((sheet) => sheetOf(sheet.name, () => sheet.rows, sheet.merges)),
    };
  }
  if (/^\s*<\?xml/.test(text) && !/<(html|table)[\s>]/i.test(text.slice(0, 4000))) {
    throw new Problem('file-not-a-workbook', { why: '是 XML，里面没有工作表' });
  }
  const table = readHtml(text);
  return { kind: 'html', sheets: [sheetOf(table.name ?? name, () => table.rows, table.merges)] };
}

const sheetOf = (name: string, rows: () => Iterable<SheetRow>, merges: readonly Merge[]): Sheet => ({
  name,
  hidden: false,
  merges,
  rows: async function* () {
    yield* rows();
  },
});

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

/** Files that people drop here by mistake, by their first bytes. */
function foreign(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return '是 PDF';
  if (startsWith(bytes, 0xff, 0xd8, 0xff) || startsWith(bytes, 0x89, 0x50, 0x4e, 0x47)) return '是图片';
  if (
    startsWith(bytes, 0x52, 0x61, 0x72, 0x21) ||
    startsWith(bytes, 0x37, 0x7a, 0xbc, 0xaf) ||
    startsWith(bytes, 0x1f, 0x8b)
  )
    return '是压缩包';
  if (startsWith(bytes, 0x7b, 0x5c, 0x72, 0x74)) return '是文字文档';
  if (startsWith(bytes, 0x7b) || startsWith(bytes, 0x5b, 0x7b)) return '是 JSON';
  return undefined;
}

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;
