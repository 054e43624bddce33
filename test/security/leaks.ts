/** Finds in any answer what lies outside of somebody's area: identifiers of rows and names of people. */
import { contains } from '../../src/values/area.ts';
import type { County } from './setup.ts';

export interface Leaks {
  /** What an answer shows that lies outside of the area; what the asker sent themselves is no leak. */
  readonly in: (text: string, area: string, sent?: string) => string[];
  /** How many rows and names it knows. */
  readonly known: number;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Staff and areas are no secret within a county; everything else that has an identifier and lies somewhere is. */
const APART = new Set(['staff', 'area']);

export async function leaksOf({ system }: County): Promise<Leaks> {
  const places = new Map<string, string>();
  const names = new Map<string, Set<string>>();
  await system.database.owner(async (queries) => {
    const tables = await queries.sql<{ table: string }>`
      select t.table_name as table from information_schema.columns t join information_schema.columns c using (table_schema, table_name)
      where t.table_schema = 'public' and t.column_name = 'id' and t.data_type = 'uuid' and c.column_name = 'area_code'`;
    for (const { table } of tables) {
      if (APART.has(table)) continue;
      for await (const [id, area] of lines(queries.copyOut(statement(`select id, area_code from ${table}`), 'csv')))
        places.set(id!, area!);
    }
    for await (const [name, area] of lines(queries.copyOut(statement('select name, area_code from person'), 'csv')))
      names.set(name!, (names.get(name!) ?? new Set()).add(area!));
  });
  // Short names are parts of other words.
  const telling = new Map([...names].filter(([name]) => [...name].length >= 3));
  return {
    known: places.size + telling.size,
    in: (text, area, sent = '') => [
      ...[...new Set(text.match(UUID) ?? [])].filter(
        (id) => places.has(id) && !contains(area, places.get(id)!) && !sent.includes(id),
      ),
      ...namesIn(text, telling).filter((name) => ![...telling.get(name)!].some((place) => contains(area, place))),
    ],
  };
}

/** Each stretch of characters that is somebody's name: names are many and answers long. */
function namesIn(text: string, names: ReadonlyMap<string, unknown>): string[] {
  const lengths = [...new Set([...names.keys()].map((name) => name.length))];
  const found = new Set<string>();
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) < 0x2e80) continue;
    for (const length of lengths) {
      const stretch = text.slice(at, at + length);
      if (names.has(stretch)) found.add(stretch);
    }
  }
  return [...found];
}

const statement = (text: string) => ({ compile: () => ({ sql: text }) });

async function* lines(copied: AsyncIterable<Buffer>): AsyncGenerator<string[]> {
  const parts: Buffer[] = [];
  for await (const part of copied) parts.push(part);
  for (const line of Buffer.concat(parts).toString('utf8').split('\n')) if (line !== '') yield line.split(',');
}
