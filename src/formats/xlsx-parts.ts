/** The small parts of a workbook that its sheets need: which sheets there are, the shared texts, which styles show dates. */
import { Problem } from '../values/problem.ts';
import { isDateFormat } from './number-format.ts';
import { sheetLimits } from './sheet-limits.ts';
import { type StringTable, stringTable } from './string-table.ts';
import { attributeOf, xmlReader } from './xml-reader.ts';
import type { Archive } from './zip-guard.ts';

export interface SheetPart {
  readonly name: string;
  readonly part: string;
  readonly hidden: boolean;
}

export interface WorkbookParts {
  readonly sheets: readonly SheetPart[];
  readonly date1904: boolean;
  readonly texts: StringTable;
  /** By style number: whether a number in this style is a date. */
  readonly dateStyles: readonly boolean[];
  readonly stylesPart?: string;
}

export async function readParts(archive: Archive): Promise<WorkbookParts> {
  const main = await findMain(archive);
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const related = await readRelations(archive, `${folder}_rels/${main.slice(folder.length)}.rels`, folder);
  const { sheets, date1904 } = readSheetList(await archive.text(main), related);
  if (sheets.length === 0) throw new Problem('file-not-a-workbook', { why: '里面没有工作表' });
  const byType = (type: string) => [...related.values()].find((relation) => relation.type.endsWith(type))?.target;
  const texts = byType('/sharedStrings');
  const styles = byType('/styles');
  return {
    sheets: sheets.filter(({ part }) => archive.has(part)),
    date1904,
    texts: texts !== undefined && archive.has(texts) ? await readTexts(archive, texts) : stringTable(),
    ...(styles !== undefined && archive.has(styles) ? { stylesPart: styles } : {}),
    dateStyles: styles !== undefined && archive.has(styles) ? readDateStyles(await archive.text(styles)) : [],
  };
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

async function findMain(archive: Archive): Promise<string> {
  const notOurs = archive.has('word/document.xml')
    ? '是文字文档'
    : archive.has('content.xml')
      ? '是 ODF 文件'
      : archive.has('xl/workbook.bin')
        ? '是 .xlsb 文件'
        : undefined;
  if (notOurs !== undefined) throw new Problem('file-not-a-workbook', { why: notOurs });
  if (archive.has('_rels/.rels')) {
    const related = await readRelations(archive, '_rels/.rels', '');
    const main = [...related.values()].find(({ type }) => type.endsWith('/officeDocument'));
    if (main !== undefined && archive.has(main.target)) return main.target;
  }
  if (archive.has('xl/workbook.xml')) return 'xl/workbook.xml';
  throw new Problem('file-not-a-workbook', { why: '是压缩包，里面没有表格' });
}

async function readRelations(archive: Archive, name: string, folder: string): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>();
  if (!archive.has(name)) return relations;
  readXml(await archive.text(name), {
    Relationship(attributes) {
      const id = attributeOf(attributes, 'Id');
      const target = attributeOf(attributes, 'Target');
      // An external target is an address on the network: it is never followed.
      if (id === undefined || target === undefined || attributeOf(attributes, 'TargetMode') === 'External') return;
      const part = target.startsWith('/') ? target.slice(1) : new URL(target, `file:///${folder}`).pathname.slice(1);
      relations.set(id, { type: attributeOf(attributes, 'Type') ?? '', target: decodeURI(part) });
    },
  });
  return relations;
}

function readSheetList(
  xml: string,
  related: ReadonlyMap<string, Relation>,
): { sheets: SheetPart[]; date1904: boolean } {
  const sheets: SheetPart[] = [];
  let date1904 = false;
  readXml(xml, {
    workbookPr: (attributes) => {
      date1904 = /^(1|true|on)$/.test(attributeOf(attributes, 'date1904') ?? '');
    },
    sheet: (attributes) => {
      const relation = related.get(attributeOf(attributes, 'id') ?? '');
      if (relation === undefined || !relation.type.endsWith('/worksheet')) return;
      const hidden = (attributeOf(attributes, 'state') ?? 'visible') !== 'visible';
      sheets.push({ name: attributeOf(attributes, 'name') ?? '', part: relation.target, hidden });
    },
  });
  return { sheets, date1904 };
}

async function readTexts(archive: Archive, name: string): Promise<StringTable> {
  const table = stringTable();
  let text = '';
  let inText = false;
  let inPhonetic = false;
  const reader = xmlReader({
    open(element) {
      if (element === 't') inText = !inPhonetic;
      else if (element === 'rPh') inPhonetic = true;
      else if (element === 'si') text = '';
    },
    close(element) {
      if (element === 't') inText = false;
      else if (element === 'rPh') inPhonetic = false;
      else if (element === 'si') table.add(unescapeCell(text));
    },
    text(piece) {
      if (!inText) return;
      text += piece;
      if (text.length > sheetLimits.characters) throw new Problem('file-hostile', { why: '单元格内容过长' });
    },
  });
  await readPieces(archive, name, reader.write);
  reader.end();
  return table;
}

/** Feeds an entry as text; UTF-16 is told by its mark. */
export async function readPieces(archive: Archive, name: string, write: (piece: string) => void): Promise<void> {
  let decoder: TextDecoder | undefined;
  for await (const bytes of archive.bytes(name)) {
    decoder ??= decoderFor(bytes);
    write(decoder.decode(bytes, { stream: true }));
  }
}

export function decoderFor(bytes: Uint8Array): TextDecoder {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be');
  return new TextDecoder('utf-8');
}

/** Control characters are written `_x000D_` in cells. */
export const unescapeCell = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

function readDateStyles(xml: string): boolean[] {
  const codes = new Map<number, string>();
  const dates: boolean[] = [];
  let inCells = false;
  const reader = xmlReader({
    open(element, attributes) {
      if (element === 'numFmt')
        codes.set(Number(attributeOf(attributes, 'numFmtId')), attributeOf(attributes, 'formatCode') ?? '');
      else if (element === 'cellXfs') inCells = true;
      else if (element === 'xf' && inCells) {
        const id = Number(attributeOf(attributes, 'numFmtId') ?? 0);
        dates.push(isDateFormat(id, codes.get(id)));
      }
    },
    close(element) {
      if (element === 'cellXfs') inCells = false;
    },
    text() {},
  });
  reader.write(xml);
  return dates;
}

function readXml(xml: string, open: Record<string, (attributes: string) => void>): void {
  const known = new Map(Object.entries(open));
  xmlReader({ open: (name, attributes) => known.get(name)?.(attributes), close() {}, text() {} }).write(xml);
}
