/** What a command says: one JSON document with --json, otherwise plain text with aligned columns. Progress goes to standard error. */
import { toJson } from '../api/routes.ts';

export interface Output {
  /** The result: `text` is made only when people read it. */
  result(value: unknown, text: () => string): void;
  /** How far long work has come; a terminal sees one line that moves, a log sees one line per step. */
  progress(done: number, of: number | null, what: string): void;
  say(line: string): void;
}

export interface Streams {
  readonly out: { write(text: string): unknown };
  readonly err: { write(text: string): unknown; readonly isTTY?: boolean };
}

export function outputTo(streams: Streams, json: boolean): Output {
  let last = '';
  let open = false;
  const clear = (): void => {
    if (open) streams.err.write('\r\u001b[2K');
    open = false;
  };
  return {
    result(value, text) {
      clear();
      streams.out.write(json ? `${toJson(value, 2)}\n` : `${text()}\n`);
    },
    progress(done, of, what) {
      const share = of ? `${Math.floor((done / of) * 100)} %` : `${done}`;
      const line = `${what} ${share}`;
      if (line === last) return;
      last = line;
      if (streams.err.isTTY) {
        streams.err.write(`\r\u001b[2K${line}`);
        open = true;
      } else if (of === null || done === 0 || done >= of || Math.floor((done / of) * 100) % 10 === 0) {
        streams.err.write(`${line}\n`);
      }
    },
    say(line) {
      clear();
      streams.err.write(`${line}\n`);
    },
  };
}

/** Chinese characters take two columns of a terminal. */
export const widthOf = (text: string): number =>
  [...text].reduce(
    (width, character) =>
      width +
      ((character.codePointAt(0) ?? 0) >= 0x1100 &&
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3ffff}]/u.test(
        character,
      )
        ? 2
        : 1),
    0,
  );

export type Cell = string | number | null | undefined;

/** Numbers stand to the right; columns are two spaces apart. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const show = (cell: Cell): string =>
    cell === null || cell === undefined ? '' : typeof cell === 'number' ? cell.toLocaleString('en-US') : cell;
  const texts = rows.map((row) => row.map(show));
  const widths = head.map((title, column) =>
    Math.max(widthOf(title), ...texts.map((row) => widthOf(row[column] ?? ''))),
  );
  const right = head.map(
    (_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number' || row[column] == null),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => {
        const gap = ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell)));
        return right[column] ? gap + cell : cell + gap;
      })
      .join('  ')
      .trimEnd();
  return [line(head), ...texts.map(line)].join('\n');
}
