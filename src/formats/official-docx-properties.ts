/** What would differ between two files of the same paper: the times in the document's properties and in the zip around it. */
import type { FilledPaper } from '../define/filled-paper.ts';

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** `docProps/core.xml` with the paper's own date in place of the clock's. */
export function coreProperties({ title, issuer, date }: Pick<FilledPaper, 'title' | 'issuer' | 'date'>): string {
  const moment = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${date}T00:00:00Z</dcterms:${name}>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(issuer)}</dc:creator>`,
    `<cp:lastModifiedBy>${escapeXml(issuer)}</cp:lastModifiedBy><cp:revision>1</cp:revision>`,
    moment('created'),
    moment('modified'),
    '</cp:coreProperties>',
  ].join('');
}

const END = { signature: 0x06054b50, size: 22, entries: 10, directory: 16 };
const ENTRY = { signature: 0x02014b50, size: 46, time: 12, name: 28, extra: 30, comment: 32, offset: 42 };
const LOCAL = { signature: 0x04034b50, time: 10 };
/** 1980-01-01 00:00, the first moment that a zip file can say: time 0, date 1 January of year 0. */
const FIRST_MOMENT = 0x00210000;

/** Sets the time of each file in a zip to the same moment. Takes zips as the library writes them: no archive comment, below 4 GB. */
export function withFixedTimes(zip: Uint8Array): Uint8Array {
  const fixed = zip.slice();
  const view = new DataView(fixed.buffer);
  const end = fixed.length - END.size;
  expectSignature(view, end, END.signature);
  let at = view.getUint32(end + END.directory, true);
  for (let count = view.getUint16(end + END.entries, true); count > 0; count -= 1) {
    expectSignature(view, at, ENTRY.signature);
    const local = view.getUint32(at + ENTRY.offset, true);
    expectSignature(view, local, LOCAL.signature);
    view.setUint32(at + ENTRY.time, FIRST_MOMENT, true);
    view.setUint32(local + LOCAL.time, FIRST_MOMENT, true);
    at +=
      ENTRY.size +
      [ENTRY.name, ENTRY.extra, ENTRY.comment].reduce((sum, field) => sum + view.getUint16(at + field, true), 0);
  }
  return fixed;
}

function expectSignature(view: DataView, at: number, signature: number): void {
  if (view.getUint32(at, true) !== signature) throw new TypeError('not a zip file as the document library writes it');
}
