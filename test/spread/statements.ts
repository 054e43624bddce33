/**
 * Statements as they leave for the server, and what keeps them from working when the tables are spread over machines by county: see
 * docs/how-to/spread-by-county.md. A reader of SQL it is not; it knows the few shapes in which our statements name tables.
 */
import pg from 'pg';

interface Wire {
  query(text: string): void;
  parse(query: { text: string }, more?: boolean): void;
}

/** Everything that is sent from now on, however it is sent. */
export function recordStatements(): ReadonlySet<string> {
  const sent = new Set<string>();
  const wire = (pg as unknown as { Connection: { prototype: Wire } }).Connection.prototype;
  const { query, parse } = wire;
  wire.query = function (text) {
    sent.add(text);
    query.call(this, text);
  };
  wire.parse = function (given, more) {
    sent.add(given.text);
    parse.call(this, given, more);
  };
  return sent;
}

export interface Tables {
  /** Spread by county. */
  readonly byCounty: ReadonlySet<string>;
  /** Spread by another column: table → column. */
  readonly otherwise: ReadonlyMap<string, string>;
}

/** Words that may follow a table and are not its other name. */
const NO_NAME =
  'where|on|set|using|left|right|inner|cross|full|join|order|group|limit|values|select|default|for|union|returning|natural|offset|having|on conflict';

interface Named {
  readonly table: string;
  readonly alias: string;
  readonly at: number;
}

/** What is wrong with a statement; empty when it can be sent to spread tables. */
export function faultsOf(statement: string, { byCounty, otherwise }: Tables): string[] {
  const text = statement
    .replace(/'(?:[^']|'')*'/g, "''")
    .replace(/"/g, '')
    .replace(/\s+/g, ' ')
    .toLowerCase();
  if (!/^\s*(copy \(|with|select|insert|update|delete|\()/.test(text)) return [];
  const named = tablesIn(text).filter(({ table }) => byCounty.has(table));
  const elsewhere = tablesIn(text).filter(({ table }) => otherwise.has(table));
  const faults = named.flatMap((each) => (isHeldToCounty(text, each) ? [] : [`${each.table} without its county`]));
  // Tables may be tied to each other's county and to no county that is given: then every machine is asked.
  if (named.length > 0 && faults.length === 0 && !/\bcounty (=|is not distinct from) \(?(\$\d|'')/.test(text))
    faults.push('no county is given');
  if (/\b(rollup|cube)\s*\(|grouping sets/.test(text)) faults.push('rollup, cube or grouping sets');
  if (/set_config\s*\(/.test(text) && named.length > 0) faults.push('set_config');
  if (/\bfor (no key )?update\b/.test(text) && named.length > 0 && !/\bcounty = /.test(text))
    faults.push('for update without county');
  if (elsewhere.length > 0 && named.length > 0) faults.push(`${elsewhere[0]!.table} together with ${named[0]!.table}`);
  return faults;
}

function tablesIn(text: string): Named[] {
  const pattern = new RegExp(
    `\\b(?:from|join|update|using)\\s+(?:only )?(?:public\\.)?([a-z_]+)(?:\\s+(?:as\\s+)?(?!(?:${NO_NAME})\\b)([a-z_]+))?`,
    'g',
  );
  return [...text.matchAll(pattern)].map((match) => ({
    table: match[1]!,
    alias: match[2] ?? match[1]!,
    at: match.index,
  }));
}

/** Somewhere in the part of the statement to which the table belongs its county is compared or joined. */
function isHeldToCounty(text: string, { alias, table, at }: Named): boolean {
  const part = partAround(text, at);
  const own = new RegExp(`\\b(?:${alias}|${table})\\.county\\b`);
  return own.test(part) || /(?<![.\w])county (?:=|is not distinct from) /.test(part) || /using \(county\b/.test(part);
}

/** From the parenthesis that opens around a place to the one that closes it. */
function partAround(text: string, at: number): string {
  let [start, depth] = [at, 0];
  for (; start > 0; start--) {
    if (text[start] === ')') depth += 1;
    if (text[start] === '(' && depth-- === 0) break;
  }
  let end = at;
  for (depth = 0; end < text.length; end++) {
    if (text[end] === '(') depth += 1;
    if (text[end] === ')' && depth-- === 0) break;
  }
  return text.slice(start, end);
}
