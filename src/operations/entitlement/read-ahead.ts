/** While one part is worked on the next is on its way, so that the database and the program work at the same time. */
import { setImmediate } from 'node:timers/promises';

/** What `read` gives for each part, in order; it asks the connection, so whoever works on a part may not. */
export async function* readAhead<Part, Read>(
  parts: readonly Part[],
  read: (part: Part) => Promise<Read>,
): AsyncGenerator<Read> {
  let coming: Promise<Read> | undefined;
  const ask = (part: Part): Promise<Read> => {
    coming = read(part);
    // It is told when it is waited for.
    coming.catch(() => undefined);
    return coming;
  };
  try {
    for (const [index, part] of parts.entries()) {
      const ready = await (coming ?? ask(part));
      coming = undefined;
      if (index + 1 < parts.length) ask(parts[index + 1]!);
      // Asked before the work begins, which does not let go of the processor.
      await setImmediate();
      yield ready;
    }
  } finally {
    // Left early: the connection is free again only then.
    await coming?.catch(() => undefined);
  }
}
