/**
 * Gives people their own workbook back with every wrong cell marked and the reason in a column 错误原因 at the end. An .xlsx keeps everything
 * else as it was, bit by bit; text, HTML, XML and binary files come back as .xlsx.
 */
import { columnNumber, type Workbook } from '../values/sheet.ts';
import { markSheet, type RowMark } from './mark-sheet.ts';
import { markStyles } from './mark-styles.ts';
import { writePlainWorkbook } from './plain-workbook.ts';
import { openWorkbook } from './workbook.ts';
import { decoderFor, readParts } from './xlsx-parts.ts';
import { type Archive, openArchive, type PackedEntry } from './zip-guard.ts';
import { packEntry, writeArchive } from './zip-writer.ts';

export interface CellMark {
  readonly sheet: string;
  readonly row: number;
  /** `E12`; null when the sheet has no column for it: then only the reason is written. */
  readonly cell: string | null;
  /** The field's label, in front of the message. */
  readonly column: string;
  readonly message: string;
}

export interface Annotation {
  /** Where each sheet's header ends: the heading 错误原因 goes there. */
  readonly sheets: readonly { readonly name: string; readonly headerRow: number }[];
  readonly marks: readonly CellMark[];
}

const HEADING = '错误原因';

/** Throws the Problems of `openWorkbook` when the file can not be opened. */
export async function annotateWorkbook(
  bytes: Uint8Array,
  fileName: string,
  annotation: Annotation,
): Promise<Uint8Array> {
  const workbook = await openWorkbook(bytes, fileName);
  const xlsx = workbook.kind === 'xlsx' ? bytes : await writePlainWorkbook(workbook.sheets);
  const order = workbook.kind === 'xlsx' ? workbook : await openWorkbook(xlsx, 'copy.xlsx');
  return mark(xlsx, order, workbook, annotation);
}

/** Sheets keep their order, also where a name had to be changed for Excel. */
async function mark(
  xlsx: Uint8Array,
  order: Workbook,
  named: Workbook,
  { sheets, marks }: Annotation,
): Promise<Uint8Array> {
  const archive = openArchive(xlsx);
  const parts = await readParts(archive);
  const styles = parts.stylesPart === undefined ? undefined : markStyles(await archive.text(parts.stylesPart));
  const replaced = new Map<string, PackedEntry>();
  for (const [index, { part }] of parts.sheets.entries()) {
    const name = named.sheets[index]?.name ?? '';
    const header = sheets.find((sheet) => sheet.name === name)?.headerRow;
    const own = marks.filter(({ sheet }) => sheet === name);
    if (header === undefined || own.length === 0) continue;
    const rows = rowMarks(own, header);
    const reasonColumn = await widthOf(order, index);
    replaced.set(part, await packEntry(part, markSheet(textOf(archive, part), { rows, reasonColumn, styles })));
  }
  if (styles !== undefined && parts.stylesPart !== undefined) {
    replaced.set(parts.stylesPart, await packEntry(parts.stylesPart, [styles.xml()]));
  }
  return writeArchive(archive.entries.map(({ name }) => replaced.get(name) ?? archive.packed(name)));
}

function rowMarks(marks: readonly CellMark[], header: number): Map<number, RowMark> {
  const rows = new Map<number, RowMark>([[header, { columns: [], reason: HEADING }]]);
  for (const [row, own] of Map.groupBy(marks, (mark) => mark.row)) {
    const columns = own.flatMap(({ cell }) => (cell === null ? [] : [columnNumber(cell.replace(/\d+$/, ''))]));
    rows.set(row, {
      columns: [...new Set(columns)],
      reason: own.map(({ column, message }) => `${column}：${message}`).join('\n'),
    });
  }
  return rows;
}

/** The first column that no row uses. */
async function widthOf(workbook: Workbook, index: number): Promise<number> {
  let width = 0;
  for await (const { cells } of workbook.sheets[index]!.rows()) width = Math.max(width, cells.length);
  return width;
}

/** As UTF-8, whatever it was: so that is what its declaration must say. */
async function* textOf(archive: Archive, part: string): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const bytes of archive.bytes(part)) {
    if (decoder === undefined) {
      decoder = decoderFor(bytes);
      yield decoder.decode(bytes, { stream: true }).replace(/^(<\?xml[^>]*encoding=)["'][^"']*["']/, '$1"UTF-8"');
    } else yield decoder.decode(bytes, { stream: true });
  }
}
