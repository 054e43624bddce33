/** Builds zip archives by hand, also such as no honest program writes: sizes that lie, entries that overlap. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface Entry {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly stored?: boolean;
  /** What the headers say instead of the true size. */
  readonly claimedSize?: number;
  /** Already packed: `content` is what it claims to be. */
  readonly packed?: Uint8Array;
  readonly flags?: number;
  readonly attributes?: number;
  /** Points at another entry's data. */
  readonly sameAs?: number;
}

export function buildZip(entries: readonly Entry[]): Buffer {
  const parts: Buffer[] = [];
  const places: number[] = [];
  const headers: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content);
    const packed = Buffer.from(entry.packed ?? (entry.stored ? content : deflateRawSync(content)));
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(entry.flags ?? 0, 2);
    fields.writeUInt16LE(entry.stored ? 0 : 8, 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(entry.claimedSize ?? content.length, 18);
    const name = Buffer.from(entry.name);
    fields.writeUInt16LE(name.length, 22);
    const place = entry.sameAs === undefined ? at : places[entry.sameAs]!;
    places.push(place);
    if (entry.sameAs === undefined) {
      const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, name, packed]);
      parts.push(local);
      at += local.length;
    }
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(entry.attributes ?? 0, 6);
    tail.writeUInt32LE(place, 10);
    headers.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), fields, tail, name]));
  }
  const directory = Buffer.concat(headers);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, directory, end]);
}

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The smallest workbook with one sheet, whose entry may be replaced. */
export function workbookEntries(sheet: Partial<Entry> & { content: string | Uint8Array }): Entry[] {
  const relations = (body: string) => `<?xml version="1.0"?><Relationships xmlns="${PACKAGE}">${body}</Relationships>`;
  return [
    {
      name: '_rels/.rels',
      content: relations(`<Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/>`),
    },
    {
      name: 'xl/workbook.xml',
      content: `<?xml version="1.0"?><workbook xmlns:r="${OFFICE}"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations(`<Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>`),
    },
    { name: 'xl/worksheets/sheet1.xml', ...sheet },
  ];
}

export const sheetXml = (rows: string, after = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?><worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`;
