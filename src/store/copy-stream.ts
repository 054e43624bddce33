/** Bulk copies over one connection: bytes of PostgreSQL's binary COPY, in bounded pieces, with errors that tell no values. */
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { copyOutOf } from './copy-out.ts';
import { withoutValues } from './fault.ts';

export interface CopyIn {
  /** Resolves when the connection wants more: await it, and memory stays bounded. */
  write(chunk: Uint8Array): Promise<void>;
  /** Ends the copy; resolves with the number of rows stored. */
  end(): Promise<number>;
  /** Gives up: nothing of this copy is stored and the transaction fails. */
  abort(why: Error): Promise<void>;
}

/** Calls `done` when the connection can be used again. `lent`: see copy-out.ts. */
export async function* readCopy(
  client: pg.ClientBase,
  text: string,
  done: () => void,
  lent = false,
): AsyncIterable<Buffer> {
  const copy = copyOutOf(text, lent);
  client.query(copy.query);
  try {
    for (let piece = await copy.next(); piece !== undefined; piece = await copy.next()) yield piece;
  } catch (error) {
    throw withoutValues(error);
  } finally {
    // Left early: what is still on its way has to be taken off the connection.
    await copy.finish();
    done();
  }
}

/** Calls `done` when the connection can be used again. */
export function writeCopy(client: pg.ClientBase, text: string, done: () => void): CopyIn {
  const stream = copyFrom(text);
  let failed = false;
  const settled = new Promise<void>((resolve, reject) => {
    stream.once('finish', resolve);
    stream.once('close', resolve);
    stream.on('error', (error) => {
      failed = true;
      reject(withoutValues(error));
    });
  }).finally(done);
  settled.catch(() => undefined);
  client.query(stream);
  return {
    write: async (chunk) => {
      if (failed) return settled;
      if (stream.write(chunk)) return;
      await Promise.race([new Promise<void>((resolve) => stream.once('drain', () => resolve())), settled]);
    },
    end: async () => {
      if (!failed) stream.end();
      await settled;
      return stream.rowCount;
    },
    abort: async (why) => {
      stream.destroy(why);
      await settled.catch(() => undefined);
    },
  };
}
