/** Walks through all that can be reached by links, as a reader of the pages would. */
import type { Page, Visitor } from './setup.ts';

export interface Walk {
  /** By address, in the order of the walk. */
  readonly pages: ReadonlyMap<string, Page>;
  /** `path: status, reached from path` */
  readonly broken: readonly string[];
}

/** At most so many pages of one shape: the files of ten people are enough, whatever their ids. */
const OF_ONE_SHAPE = 4;

/** What two addresses have in common that lead to the same kind of page. */
export const shapeOf = (path: string): string =>
  path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replace(/=[^&]+/g, '=');

export async function crawl(visitor: Visitor, start: string): Promise<Walk> {
  const pages = new Map<string, Page>();
  const broken: string[] = [];
  const shapes = new Map<string, number>();
  const waiting: { path: string; from: string }[] = [{ path: start, from: '' }];
  const met = new Set([start]);
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { path, from } = next;
    const shape = shapeOf(path);
    const seen = shapes.get(shape) ?? 0;
    if (seen >= OF_ONE_SHAPE) continue;
    shapes.set(shape, seen + 1);
    const page = await visitor.open(path);
    pages.set(path, page);
    if (page.status !== 200) broken.push(`${path}: ${page.status}, reached from ${from}: ${page.words.slice(-200)}`);
    if (!(page.headers.get('content-type') ?? '').includes('text/html')) continue;
    for (const [, href = ''] of page.html.matchAll(/<a [^>]*?href="([^"#]+)"/g)) {
      const to = href.replaceAll('&amp;', '&');
      if (!to.startsWith('/console') || met.has(to)) continue;
      met.add(to);
      waiting.push({ path: to, from: path });
    }
  }
  return { pages, broken };
}
