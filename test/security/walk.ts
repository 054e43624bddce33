/** Walks through all that somebody can reach by links and plain lists, as a reader of the pages would. */
import type { County, Member, Reply, StaffName } from './setup.ts';

export interface Visited {
  readonly path: string;
  readonly reply: Reply;
}

const shapeOf = (path: string): string => path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replace(/=[^&]*/g, '=');

/** At most `most` pages of one shape, whatever their ids; `starts` are visited always. */
export async function* walk(
  county: County,
  as: StaffName | Member | undefined,
  starts: readonly string[],
  most = 3,
): AsyncGenerator<Visited> {
  const met = new Set(starts);
  const shapes = new Map<string, number>();
  const waiting = [...starts];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const reply = await county.ask(path, { as });
    yield { path, reply };
    for (const to of linksOf(reply)) {
      const shape = shapeOf(to);
      const seen = shapes.get(shape) ?? 0;
      if (met.has(to) || seen >= most) continue;
      met.add(to);
      shapes.set(shape, seen + 1);
      waiting.push(to);
    }
  }
}

function linksOf({ headers, text }: Reply): string[] {
  const location = headers.get('location');
  if (location !== null) return [location];
  if (!headers.get('content-type')?.includes('text/html')) return [];
  return [...text.matchAll(/\shref="(\/[^"#]*)/g)]
    .map(([, href = '']) => href.replaceAll('&amp;', '&'))
    .filter((href) => !href.startsWith('/assets/'));
}
