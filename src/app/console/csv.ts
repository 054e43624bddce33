/** Tables as files that office programs open: UTF-8 with the mark that Excel needs to see it, nothing in it that would run as a formula. */
import type { Context } from 'hono';
import { chartCsv } from '../ui/chart-figure.tsx';

const BYTE_ORDER_MARK = '\uFEFF';

/** `name` without its ending. */
export function csvReply(c: Context, name: string, text: string): Response {
  return fileReply(c, `${name}.csv`, new TextEncoder().encode(BYTE_ORDER_MARK + text));
}

export const tableCsv = (
  head: readonly string[],
  rows: readonly (readonly [string, ...(number | string)[]])[],
): string => chartCsv({ caption: '', head, rows });

/** Rows asked for at once, and the most that one file holds: as far as lists are counted, more than the people of a county. */
const AT_ONCE = 200;
const MOST = 100_000;

/** Part of a list: pages from 1. */
export interface Leaf {
  readonly page: number;
  readonly pageSize: number;
}

/** Every line of a list that is read page by page. */
export async function everyLine<Line>(
  read: (leaf: Leaf) => Promise<{ readonly lines: readonly Line[]; readonly total: number }>,
): Promise<Line[]> {
  const all: Line[] = [];
  for (let page = 1; all.length < MOST; page++) {
    const { lines, total } = await read({ page, pageSize: AT_ONCE });
    all.push(...lines);
    if (lines.length < AT_ONCE || all.length >= total) break;
  }
  return all;
}

/** Money for a spreadsheet to add up: yuan, two decimals where there are any. */
export const yuan = (fen: number | null): string => (fen === null ? '' : String(fen / 100));

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const types: Readonly<Record<string, string>> = {
  '.csv': 'text/csv; charset=utf-8',
  '.docx': `${OFFICE}.wordprocessingml.document`,
  '.xlsx': `${OFFICE}.spreadsheetml.sheet`,
};

/** A file to be kept, with its name in every script (RFC 6266) and in ASCII for programs that know no other. */
export function fileReply(c: Context, name: string, bytes: Uint8Array): Response {
  const ending = /\.[A-Za-z0-9]+$/.exec(name)?.[0] ?? '';
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return c.body(new Uint8Array(bytes), 200, {
    'content-type': types[ending] ?? 'application/octet-stream',
    'content-disposition': `attachment; filename="file${ending}"; filename*=UTF-8''${encoded}`,
    'cache-control': 'no-store',
  });
}
