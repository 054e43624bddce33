/**
 * COPY … TO STDOUT, read straight off the connection. The server wraps every row into a message of its own; here whatever has arrived is unwrapped in
 * place and handed on at once, because an object for each row would cost more than reading it.
 *
 * https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-COPY
 */
import type { Socket } from 'node:net';
import type pg from 'pg';
import { int32At } from './copied-rows.ts';

/** A message is its kind in one byte, the length of the rest in four, and the rest. */
const HEADER = 5;
const DATA = 'd'.charCodeAt(0);
const DONE = 'c'.charCodeAt(0);
/** What may come between the rows and is nobody's concern here: the answer to the copy itself, parameters, notices, notifications. */
const ASIDE: ReadonlySet<number> = new Set([...'HSNA'].map((kind) => kind.charCodeAt(0)));
/** So many unread pieces make the server wait. */
const MOST_WAITING = 4;

export interface CopyOut {
  /** To be given to the connection. */
  readonly query: pg.Submittable;
  /** The next bytes; undefined after the last. Rejects with the server's error. */
  next(): Promise<Buffer | undefined>;
  /** Resolves when the connection can be used again; what is still unread is thrown away. */
  finish(): Promise<void>;
}

/**
 * @param lent each piece is of use until the next is asked for, and its memory is given back then. Left to the garbage collector, bytes by the
 *   gigabyte make it walk through everything else again and again, at twice the cost of reading them.
 */
export function copyOutOf(text: string, lent: boolean): CopyOut {
  const waiting: Buffer[] = [];
  let over = false;
  let unwanted = false;
  let failure: Error | undefined;
  let socket: Socket | undefined;
  let wake = (): void => undefined;
  let usable = (): void => undefined;
  let inUse: Buffer | undefined;
  const usableAgain = new Promise<void>((resolve) => {
    usable = resolve;
  });

  const take = (data: Buffer): void => {
    if (data.length === 0 || unwanted) return;
    waiting.push(data);
    if (waiting.length >= MOST_WAITING) socket?.pause();
    wake();
  };
  const end = (error?: Error): void => {
    failure = error;
    over = true;
    wake();
  };
  const giveBack = (): void => {
    (inUse?.buffer as ArrayBuffer | undefined)?.transfer(0);
    inUse = undefined;
  };
  const query = {
    submit(connection: pg.Connection): void {
      socket = connection.stream as Socket;
      borrowData(socket, take);
      connection.query(text);
    },
    handleError(error: Error): void {
      end(error);
      usable();
    },
    handleCommandComplete: () => undefined,
    handleReadyForQuery(): void {
      end();
      usable();
    },
  };
  return {
    query: query as unknown as pg.Submittable,
    async next() {
      giveBack();
      while (waiting.length === 0 && !over)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      const piece = waiting.shift();
      if (piece === undefined && failure) throw failure;
      if (waiting.length === 0) socket?.resume();
      if (lent) inUse = piece;
      return piece;
    },
    async finish() {
      giveBack();
      unwanted = true;
      waiting.length = 0;
      socket?.resume();
      await usableAgain;
    },
  };
}

/** Stands between the socket and the driver until the copy is over; what comes after it is the driver's again. */
function borrowData(socket: Socket, take: (data: Buffer) => void): void {
  const driver = socket.listeners('data') as ((data: Buffer) => void)[];
  const unwrap = unwrapper();
  const listen = (bytes: Buffer): void => {
    const { data, rest } = unwrap(bytes);
    take(data);
    if (rest === undefined) return;
    socket.removeListener('data', listen);
    for (const listener of driver) socket.on('data', listener);
    socket.resume();
    if (rest.length > 0) for (const listener of driver) listener(rest);
  };
  for (const listener of driver) socket.removeListener('data', listener);
  socket.on('data', listen);
}

/** Takes what the socket gave and may change it. `rest` is there when the copy is over, or was none: it belongs to somebody else, and is a copy. */
export function unwrapper(): (bytes: Buffer) => { data: Buffer; rest: Buffer | undefined } {
  const header = Buffer.alloc(HEADER);
  let known = 0;
  let kind = 0;
  let missing = 0;
  return (bytes) => {
    let from = 0;
    let to = 0;
    while (from < bytes.length) {
      if (missing === 0) {
        while (known < HEADER && from < bytes.length) header[known++] = bytes[from++]!;
        if (known < HEADER) break;
        known = 0;
        kind = header[0]!;
        missing = int32At(header, 1) - 4;
        // What follows is kept by the driver until the message in it is whole, longer than the memory of a piece that is lent.
        if (kind === DONE) return { data: bytes.subarray(0, to), rest: Buffer.from(bytes.subarray(from)) };
        if (kind !== DATA && !ASIDE.has(kind))
          return { data: bytes.subarray(0, to), rest: Buffer.concat([header, bytes.subarray(from)]) };
      }
      const length = Math.min(missing, bytes.length - from);
      if (kind === DATA) {
        bytes.copyWithin(to, from, from + length);
        to += length;
      }
      from += length;
      missing -= length;
    }
    return { data: bytes.subarray(0, to), rest: undefined };
  };
}
