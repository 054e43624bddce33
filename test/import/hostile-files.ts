/** Files that mean harm or are none, made here so that nothing harmful lies in the project. */
import { deflateRawSync } from 'node:zlib';
import { writeXlsx } from 'hucre';
import { buildZip, sheetXml, workbookEntries } from './zip-builder.ts';

export interface HostileFile {
  readonly name: string;
  readonly code: string;
  make(): Promise<Uint8Array> | Uint8Array;
}

/** The head of a compound file, which promises streams that are not there. */
function compoundFile(stream: string): Uint8Array {
  const head = Buffer.alloc(1200);
  head.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  head.writeUInt16LE(3, 26);
  head.writeUInt16LE(0xfffe, 28);
  head.writeUInt16LE(9, 30);
  head.write(stream, 640, 'utf16le');
  return head;
}

const row = (number: number) => `<row r="${number}"><c r="A${number}" t="inlineStr"><is><t>序号</t></is></c></row>`;
const sheet = (rows: string, extra = {}) => buildZip(workbookEntries({ content: sheetXml(rows), ...extra }));

/** The packed form of a long run of the same text, without ever holding the run. */
function packedRun(text: string, times: number): Uint8Array {
  const block = deflateRawSync(Buffer.from(text.repeat(4096)), { finishFlush: 3 });
  return Buffer.concat([...Array(Math.ceil(times / 4096)).fill(block), Buffer.from([3, 0])]);
}

export const hostileFiles: readonly HostileFile[] = [
  {
    name: 'bomb.xlsx',
    code: 'file-hostile',
    make: () =>
      buildZip(
        workbookEntries({ content: '', packed: packedRun('<c><v>1</v></c> ', 67_000_000), claimedSize: 1_000_000_000 }),
      ),
  },
  {
    name: 'lying-sizes.xlsx',
    code: 'file-hostile',
    make: () =>
      buildZip(
        workbookEntries({ content: '', packed: packedRun('<c><v>1</v></c> ', 67_000_000), claimedSize: 20_000 }),
      ),
  },
  {
    name: 'lying-texts.xlsx',
    code: 'file-hostile',
    make: () => {
      const entries = workbookEntries({ content: sheetXml(row(1)) });
      const relations = String(entries[2]!.content).replace(
        '</Relationships>',
        '<Relationship Id="r2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
      );
      entries[2] = { name: entries[2]!.name, content: relations };
      return buildZip([
        ...entries,
        {
          name: 'xl/sharedStrings.xml',
          content: '',
          packed: packedRun('<si><t>甲</t></si>', 50_000_000),
          claimedSize: 500_000,
        },
      ]);
    },
  },
  {
    name: 'many-entries.xlsx',
    code: 'file-hostile',
    make: () => buildZip(Array.from({ length: 3000 }, (_, index) => ({ name: `xl/${index}.xml`, content: '' }))),
  },
  {
    name: 'overlap.xlsx',
    code: 'file-hostile',
    make: () =>
      buildZip([
        ...workbookEntries({ content: sheetXml(row(1)) }),
        { name: 'xl/again.xml', content: sheetXml(row(1)), sameAs: 3 },
      ]),
  },
  {
    name: 'slip.xlsx',
    code: 'file-hostile',
    make: () =>
      buildZip([...workbookEntries({ content: sheetXml(row(1)) }), { name: '../../etc/passwd', content: 'x' }]),
  },
  {
    name: 'link.xlsx',
    code: 'file-hostile',
    make: () =>
      buildZip([
        ...workbookEntries({ content: sheetXml(row(1)) }),
        { name: 'xl/link', content: '/etc/passwd', attributes: 0xa1ff0000 },
      ]),
  },
  {
    name: 'xxe.xlsx',
    code: 'file-hostile',
    make: () =>
      buildZip(
        workbookEntries({
          content: `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row></sheetData></worksheet>`,
        }),
      ),
  },
  {
    name: 'laughs.xml.xls',
    code: 'file-hostile',
    make: () =>
      Buffer.from(
        `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "哈"><!ENTITY b "&a;&a;&a;">]><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table><Row><Cell><Data>&b;</Data></Cell></Row></Table></Worksheet></Workbook>`,
      ),
  },
  {
    name: 'workbook-xxe.xlsx',
    code: 'file-hostile',
    make: () =>
      buildZip([
        { name: 'xl/workbook.xml', content: '<!DOCTYPE a><workbook><sheets><sheet name="a"/></sheets></workbook>' },
      ]),
  },
  {
    name: 'empty-rows.xlsx',
    code: 'file-too-many-rows',
    make: () =>
      sheet(row(1) + Array.from({ length: 1_048_575 }, (_, index) => `<row r="${index + 2}" spans="1:20"/>`).join('')),
  },
  {
    name: 'far-corner.xlsx',
    code: 'file-too-many-rows',
    make: () => sheet(`${row(1)}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`),
  },
  {
    name: 'many-merges.xlsx',
    code: 'file-hostile',
    make: () =>
      buildZip(
        workbookEntries({
          content: sheetXml(
            row(1),
            `<mergeCells count="450000">${Array.from({ length: 450_000 }, (_, index) => `<mergeCell ref="A${index + 2}:B${index + 2}"/>`).join('')}</mergeCells>`,
          ),
        }),
      ),
  },
  { name: 'truncated.xlsx', code: 'file-not-a-workbook', make: () => sheet(row(1) + row(2)).subarray(0, 700) },
  {
    name: 'damaged.xlsx',
    code: 'file-not-a-workbook',
    make: () => {
      const file = sheet(Array.from({ length: 500 }, (_, index) => row(index + 1)).join(''));
      file.fill(0xff, file.length - 900, file.length - 600);
      return file;
    },
  },
  { name: 'empty.zip.xlsx', code: 'file-not-a-workbook', make: () => buildZip([]) },
  {
    name: 'other.zip.xlsx',
    code: 'file-not-a-workbook',
    make: () => buildZip([{ name: 'readme.txt', content: 'hello' }]),
  },
  {
    name: 'letter.docx.xlsx',
    code: 'file-not-a-workbook',
    make: () => buildZip([{ name: 'word/document.xml', content: '<w/>' }]),
  },
  {
    name: 'encrypted-zip.xlsx',
    code: 'file-encrypted',
    make: () => buildZip([{ name: 'xl/workbook.xml', content: '<w/>', flags: 1 }]),
  },
  {
    name: 'password.xlsx',
    code: 'file-encrypted',
    make: () =>
      writeXlsx({ sheets: [{ name: 'a', rows: [['姓名'], ['张三']] }], encryption: { password: '密码' } } as never),
  },
  { name: 'scan.pdf', code: 'file-not-a-workbook', make: () => Buffer.from('%PDF-1.7\n...') },
  { name: 'photo.xls', code: 'file-not-a-workbook', make: () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70]) },
  {
    name: 'binary.csv',
    code: 'file-not-a-workbook',
    make: () => Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256)),
  },
  { name: 'prose.csv', code: 'file-not-a-workbook', make: () => Buffer.from('今天天气很好。\n我们去巡河。\n') },
  { name: 'page.xls', code: 'file-not-a-workbook', make: () => Buffer.from('<html><body></body></html>') },
  { name: 'nothing.xlsx', code: 'file-not-a-workbook', make: () => new Uint8Array() },
  {
    name: 'letter.doc.xls',
    code: 'file-not-a-workbook',
    make: () => compoundFile('WordDocument'),
  },
  {
    name: 'cut.xls',
    code: 'file-not-a-workbook',
    make: () => compoundFile('Workbook'),
  },
];
