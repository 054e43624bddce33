/**
 * Writes what stands in sheets of any kind as the simplest .xlsx: texts and numbers, every row and column where it was. Streams, so that a long
 * list takes no more memory than its packed form.
 */
import { type Cell, cellName, type Sheet } from '../values/sheet.ts';
import { escapeXml } from './escape-xml.ts';
import { uniqueSheetNames } from './sheet-names.ts';
import { packEntry, writeArchive } from './zip-writer.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export async function writePlainWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const names = uniqueSheetNames(sheets.map(({ name }) => name));
  const numbers = sheets.map((_, index) => index + 1);
  const parts: [string, string[]][] = [
    ['[Content_Types].xml', contentTypes(numbers)],
    ['_rels/.rels', relations([['rId1', 'officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', workbookPart(names)],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ...numbers.map((number): Relation => [`rId${number}`, 'worksheet', `worksheets/sheet${number}.xml`]),
        [`rId${sheets.length + 1}`, 'styles', 'styles.xml'],
      ]),
    ],
    ['xl/styles.xml', [STYLES]],
  ];
  const entries = [];
  for (const [name, pieces] of parts) entries.push(await packEntry(name, pieces));
  for (const [index, sheet] of sheets.entries()) {
    entries.push(await packEntry(`xl/worksheets/sheet${index + 1}.xml`, sheetPart(sheet)));
  }
  return writeArchive(entries);
}

type Relation = readonly [id: string, type: string, target: string];

const relations = (list: readonly Relation[]): string[] => [
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">`,
  ...list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`),
  '</Relationships>',
];

const contentTypes = (numbers: readonly number[]): string[] => [
  `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
  `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>`,
  `<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>`,
  ...numbers.map(
    (number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
  ),
  '</Types>',
];

const workbookPart = (names: readonly string[]): string[] => [
  `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>`,
  ...names.map((name, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`),
  '</sheets></workbook>',
];

/** Texts are in the text format: what begins with `=` stays a text when somebody edits it, long numbers keep their digits. */
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`;

function cellPart({ kind, text }: Cell, name: string): string {
  if (kind === 'number' && Number.isFinite(Number(text))) return `<c r="${name}"><v>${text.trim()}</v></c>`;
  return `<c r="${name}" s="1" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

async function* sheetPart({ rows, merges }: Sheet): AsyncGenerator<string> {
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetFormatPr defaultRowHeight="15" defaultColWidth="14"/><sheetData>`;
  for await (const { number, cells } of rows()) {
    const texts = cells.map((cell, column) => (cell === null ? '' : cellPart(cell, cellName(column, number))));
    yield `<row r="${number}">${texts.join('')}</row>`;
  }
  yield '</sheetData>';
  if (merges.length > 0) {
    yield `<mergeCells count="${merges.length}">`;
    for (const { top, left, bottom, right } of merges) {
      yield `<mergeCell ref="${cellName(left, top)}:${cellName(right, bottom)}"/>`;
    }
    yield '</mergeCells>';
  }
  yield '</worksheet>';
}
