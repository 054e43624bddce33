/** Writes a zip archive from entries that are packed already: what is copied from another archive stays as it was, bit by bit. */
import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';
import type { PackedEntry } from './zip-guard.ts';

/** Packs text as it comes, so that a long sheet is never held whole. */
export async function packEntry(name: string, pieces: AsyncIterable<string> | Iterable<string>): Promise<PackedEntry> {
  const packed: Buffer[] = [];
  let size = 0;
  let crc = 0;
  const bytes = async function* () {
    for await (const piece of pieces) {
      if (piece === '') continue;
      const part = Buffer.from(piece);
      size += part.length;
      crc = crc32(part, crc);
      yield part;
    }
  };
  const deflate = Readable.from(bytes(), { objectMode: false }).compose(createDeflateRaw());
  for await (const part of deflate) packed.push(part as Buffer);
  return { name, size, crc, method: 8, data: Buffer.concat(packed) };
}

export function writeArchive(entries: readonly PackedEntry[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const fields = fieldsOf(entry, name.length);
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), fields, name, entry.data);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail, name);
    at += 4 + fields.length + name.length + entry.data.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, index, end]);
}

/** What the local header and the directory say alike. Times are 1980-01-01, so that the same content gives the same file. */
function fieldsOf({ method, crc, data, size }: PackedEntry, nameLength: number): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  // Names are UTF-8.
  fields.writeUInt16LE(0x0800, 2);
  fields.writeUInt16LE(method, 4);
  fields.writeUInt16LE(0x21, 8);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(data.length, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(nameLength, 22);
  return fields;
}
