/** Rows in PostgreSQL's binary COPY format. Bytes are written straight into one buffer: texts and numbers by the million, without garbage. */
import type { DayNumber } from '../values/date.ts';

/** What JavaScript gives for each type. `date` a day number, `timestamptz` milliseconds since 1970, `uuid` its text, `bytea` bytes. */
export interface BinaryTypes {
  readonly text: string;
  readonly uuid: string;
  readonly smallint: number;
  readonly integer: number;
  readonly bigint: bigint;
  readonly boolean: boolean | number;
  readonly date: DayNumber;
  readonly timestamptz: number;
  readonly bytea: Uint8Array;
}

export type BinaryType = keyof BinaryTypes;
export type BinaryValue = BinaryTypes[BinaryType] | null;

const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
/** Days from 1970-01-01 to 2000-01-01, where PostgreSQL counts from. */
export const DAYS_TO_2000 = 10957;
const MILLISECONDS_TO_2000 = 946684800000;
const CHUNK = 1 << 16;

export interface BinaryRows {
  /** Appends one row; `values` in the order of the columns. */
  add(values: readonly BinaryValue[]): void;
  /** The bytes so far when there are enough to send, otherwise undefined. */
  full(): Buffer | undefined;
  /** The rest, with the end mark. */
  end(): Buffer;
}

export function binaryRows(types: readonly BinaryType[]): BinaryRows {
  let buffer = Buffer.allocUnsafe(CHUNK * 2);
  let at = SIGNATURE.copy(buffer);

  const room = (bytes: number): void => {
    if (at + bytes <= buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, at + bytes));
    buffer.copy(larger, 0, 0, at);
    buffer = larger;
  };
  const writers: Record<BinaryType, (value: never) => void> = {
    text: (value: string) => {
      room(4 + value.length * 3);
      const length = buffer.write(value, at + 4, 'utf8');
      buffer.writeInt32BE(length, at);
      at += 4 + length;
    },
    uuid: (value: string) => {
      room(20);
      buffer.writeInt32BE(16, at);
      writeUuid(buffer, at + 4, value);
      at += 20;
    },
    smallint: (value: number) => {
      room(6);
      buffer.writeInt32BE(2, at);
      buffer.writeInt16BE(value, at + 4);
      at += 6;
    },
    integer: (value: number) => {
      room(8);
      buffer.writeInt32BE(4, at);
      buffer.writeInt32BE(value, at + 4);
      at += 8;
    },
    bigint: (value: bigint) => {
      room(12);
      buffer.writeInt32BE(8, at);
      buffer.writeBigInt64BE(value, at + 4);
      at += 12;
    },
    boolean: (value: boolean | number) => {
      room(5);
      buffer.writeInt32BE(1, at);
      buffer[at + 4] = value ? 1 : 0;
      at += 5;
    },
    date: (value: number) => {
      room(8);
      buffer.writeInt32BE(4, at);
      buffer.writeInt32BE(value - DAYS_TO_2000, at + 4);
      at += 8;
    },
    timestamptz: (value: number) => {
      room(12);
      buffer.writeInt32BE(8, at);
      buffer.writeBigInt64BE(BigInt(value - MILLISECONDS_TO_2000) * 1000n, at + 4);
      at += 12;
    },
    bytea: (value: Uint8Array) => {
      room(4 + value.length);
      buffer.writeInt32BE(value.length, at);
      buffer.set(value, at + 4);
      at += 4 + value.length;
    },
  };
  const columns = types.map((type) => writers[type] as (value: BinaryValue) => void);

  return {
    add: (values) => {
      room(2);
      buffer.writeInt16BE(columns.length, at);
      at += 2;
      for (let i = 0; i < columns.length; i++) {
        const value = values[i]!;
        if (value !== null) {
          columns[i]!(value);
          continue;
        }
        room(4);
        buffer.writeInt32BE(-1, at);
        at += 4;
      }
    },
    full: () => (at < CHUNK ? undefined : take()),
    end: () => {
      room(2);
      buffer.writeInt16BE(-1, at);
      at += 2;
      return take();
    },
  };

  function take(): Buffer {
    const bytes = buffer.subarray(0, at);
    buffer = Buffer.allocUnsafe(CHUNK * 2);
    at = 0;
    return bytes;
  }
}

const NIBBLE = new Uint8Array(128);
for (let i = 0; i < 16; i++) NIBBLE[i.toString(16).charCodeAt(0)] = i;

function writeUuid(buffer: Buffer, start: number, text: string): void {
  for (let i = 0, at = start; i < 36; i += 2) {
    if (i === 8 || i === 13 || i === 18 || i === 23) i++;
    buffer[at++] = (NIBBLE[text.charCodeAt(i)]! << 4) | NIBBLE[text.charCodeAt(i + 1)]!;
  }
}
