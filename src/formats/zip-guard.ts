/**
 * Opens a zip archive without believing it. The central directory is checked before a byte is inflated, and what comes out is counted while it
 * inflates, because declared sizes lie. Limits are far above what office programs write (100,000 rows: 89 MB, 8 to 1).
 */
import { crc32, createInflateRaw } from 'node:zlib';
import { Problem } from '../values/problem.ts';

export const archiveLimits = {
  entries: 2000,
  /** All entries together, inflated. */
  bytes: 300_000_000,
  /** Inflated to packed, of entries above `ratioFrom` bytes. */
  ratio: 100,
  ratioFrom: 1_000_000,
} as const;

export interface ArchiveEntry {
  readonly name: string;
  readonly size: number;
}

export interface Archive {
  readonly entries: readonly ArchiveEntry[];
  has(name: string): boolean;
  /** The entry's bytes, piece by piece; stops with a Problem as soon as they are more than declared. */
  bytes(name: string): AsyncGenerator<Uint8Array>;
  /** Of a small entry. */
  text(name: string): Promise<string>;
  /** The entry as it lies in the archive, to copy it on without inflating. */
  packed(name: string): PackedEntry;
}

export interface PackedEntry extends ArchiveEntry {
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  readonly data: Uint8Array;
}

interface Packed extends ArchiveEntry {
  readonly method: number;
  readonly packedSize: number;
  /** Zero where a writer did not fill it in. */
  readonly crc: number;
  readonly headerAt: number;
}

const hostile = (why: string) => new Problem('file-hostile', { why });
const broken = (why: string) => new Problem('file-not-a-workbook', { why });

export function openArchive(file: Uint8Array): Archive {
  const buffer = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const packed = readDirectory(buffer);
  checkEntries(packed, buffer.length);
  const byName = new Map(packed.map((entry) => [entry.name, entry]));
  const find = (name: string): Packed => {
    const entry = byName.get(name);
    if (entry === undefined) throw broken('缺少必要的部分');
    return entry;
  };
  return {
    entries: packed.map(({ name, size }) => ({ name, size })),
    has: (name) => byName.has(name),
    bytes: (name) => inflate(buffer, find(name)),
    packed: (name) => {
      const { size, method, crc } = find(name);
      return { name, size, method, crc, data: dataOf(buffer, find(name)) };
    },
    text: async (name) => {
      const entry = find(name);
      if (entry.size > 8_000_000) throw hostile('目录部分过大');
      const pieces: Uint8Array[] = [];
      for await (const piece of inflate(buffer, entry)) pieces.push(piece);
      return new TextDecoder().decode(Buffer.concat(pieces));
    },
  };
}

function readDirectory(buffer: Buffer): Packed[] {
  const end = buffer.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || end + 22 > buffer.length || end < buffer.length - 66_000) throw broken('文件不完整');
  const { count, start } = directoryPlace(buffer, end);
  if (count > archiveLimits.entries) throw hostile('内部文件过多');
  if (start > end) throw broken('文件不完整');
  const entries: Packed[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || buffer.readUInt32LE(at) !== 0x02014b50) throw broken('目录损坏');
    const nameLength = buffer.readUInt16LE(at + 28);
    const extraLength = buffer.readUInt16LE(at + 30);
    if (at + 46 + nameLength + extraLength > end) throw broken('目录损坏');
    entries.push(readEntry(buffer, at, nameLength, extraLength));
    at += 46 + nameLength + extraLength + buffer.readUInt16LE(at + 32);
  }
  return entries;
}

const UNSAID = 0xffffffff;

/** Some Java systems write 64-bit archives however small they are: what does not fit stands in a record before the end. */
function directoryPlace(buffer: Buffer, end: number): { count: number; start: number } {
  const count = buffer.readUInt16LE(end + 10);
  const start = buffer.readUInt32LE(end + 16);
  if (count !== 0xffff && start !== UNSAID) return { count, start };
  const locator = end - 20;
  if (locator < 0 || buffer.readUInt32LE(locator) !== 0x07064b50) throw broken('目录损坏');
  const record = Number(buffer.readBigUInt64LE(locator + 8));
  if (record + 56 > locator || buffer.readUInt32LE(record) !== 0x06064b50) throw broken('目录损坏');
  return { count: Number(buffer.readBigUInt64LE(record + 32)), start: Number(buffer.readBigUInt64LE(record + 48)) };
}

function readEntry(buffer: Buffer, at: number, nameLength: number, extraLength: number): Packed {
  if ((buffer.readUInt16LE(at + 8) & 1) === 1) throw new Problem('file-encrypted');
  // The upper half of the external attributes is the Unix mode; 0xA000 marks a link to somewhere else.
  if (buffer.readUInt32LE(at + 38) >>> 28 === 0xa) throw hostile('含有链接');
  const extra = buffer.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
  const [size, packedSize, headerAt] = wideNumbers(extra, [
    buffer.readUInt32LE(at + 24),
    buffer.readUInt32LE(at + 20),
    buffer.readUInt32LE(at + 42),
  ]);
  return {
    name: buffer.toString('utf8', at + 46, at + 46 + nameLength).replace(/^\/+/, ''),
    method: buffer.readUInt16LE(at + 10),
    crc: buffer.readUInt32LE(at + 16),
    packedSize: packedSize!,
    size: size!,
    headerAt: headerAt!,
  };
}

/** Those that do not fit 32 bits stand one after the other in the extra field 1, and only those. */
function wideNumbers(extra: Buffer, numbers: readonly number[]): number[] {
  if (!numbers.includes(UNSAID)) return [...numbers];
  let at = 0;
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== 1) at += 4 + extra.readUInt16LE(at + 2);
  let next = at + 4;
  return numbers.map((number) => {
    if (number !== UNSAID) return number;
    if (next + 8 > extra.length) throw broken('目录损坏');
    next += 8;
    return Number(extra.readBigUInt64LE(next - 8));
  });
}

function checkEntries(entries: readonly Packed[], length: number): void {
  let total = 0;
  let free = 0;
  const names = new Set<string>();
  for (const entry of [...entries].sort((a, b) => a.headerAt - b.headerAt)) {
    const { name, method, size, packedSize, headerAt } = entry;
    total += size;
    if (names.has(name)) throw hostile('内部文件重名');
    names.add(name);
    if (/(^|[/\\])\.\.([/\\]|$)|^[A-Za-z]:|\0/.test(name)) throw hostile('内部路径异常');
    if (method !== 0 && method !== 8) throw hostile('压缩方式异常');
    if (headerAt < free) throw hostile('内部文件重叠');
    free = headerAt + 30 + packedSize;
    if (free > length) throw broken('文件不完整');
    if (size > archiveLimits.ratioFrom && size > packedSize * archiveLimits.ratio) throw hostile('压缩比过高');
  }
  if (total > archiveLimits.bytes) throw hostile('展开后过大');
}

function dataOf(buffer: Buffer, entry: Packed): Buffer {
  const at = entry.headerAt;
  if (at + 30 > buffer.length || buffer.readUInt32LE(at) !== 0x04034b50) throw broken('目录损坏');
  const start = at + 30 + buffer.readUInt16LE(at + 26) + buffer.readUInt16LE(at + 28);
  const packed = buffer.subarray(start, start + entry.packedSize);
  if (packed.length < entry.packedSize) throw broken('文件不完整');
  return packed;
}

async function* inflate(buffer: Buffer, entry: Packed): AsyncGenerator<Uint8Array> {
  const packed = dataOf(buffer, entry);
  if (entry.method === 0) {
    if (entry.packedSize !== entry.size) throw hostile('大小与声明不符');
    yield packed;
    return;
  }
  // Small pieces stay in the young part of the heap: with pieces of 64 KB a long sheet takes twice the memory and time.
  const stream = createInflateRaw({ chunkSize: 16_384 });
  stream.end(packed);
  let count = 0;
  let crc = 0;
  try {
    for await (const piece of stream) {
      count += (piece as Buffer).length;
      if (count > entry.size) throw hostile('大小与声明不符');
      crc = crc32(piece as Buffer, crc);
      yield piece as Buffer;
    }
  } catch (error) {
    throw error instanceof Problem ? error : broken('内容损坏');
  }
  if (count !== entry.size || (entry.crc !== 0 && crc !== entry.crc)) throw broken('内容损坏');
}
