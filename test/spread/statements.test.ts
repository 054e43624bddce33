/** Every statement that any operation sends can be sent to tables that are spread over machines by county. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { readMigrations } from '../../src/store/migrate.ts';
import { allOperations, call } from '../security/calls.ts';
import { expectations } from '../security/expectations.ts';
import { type County, openCounty } from '../security/setup.ts';
import { fillPlaces } from '../security/things.ts';
import { faultsOf, recordStatements, type Tables } from './statements.ts';

const sent = recordStatements();
let county: County;
let tables: Tables;

before(async () => {
  county = await openCounty();
  const things = await fillPlaces(county);
  const rows = await county.system.database.owner(
    (queries) => queries.sql<{ name: string; tag: string }>`
      select relname as name, obj_description(oid, 'pg_class') as tag from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and obj_description(oid, 'pg_class') like 'distributed%'`,
  );
  const otherwise = rows.filter(({ tag }) => tag !== 'distributed');
  tables = {
    byCounty: new Set(rows.filter(({ tag }) => tag === 'distributed').map(({ name }) => name)),
    otherwise: new Map(otherwise.map(({ name, tag }) => [name, tag.replace('distributed by ', '')])),
  };
  county.control.rehearse = true;
  for (const operation of allOperations) {
    const input = expectations[operation.id]!.input(things.village);
    if (input) await call(county, operation, input, county.staff.county);
  }
});
after(() => county.close());

test('the operations sent statements about most tables', () => {
  const all = [...sent].join('\n');
  const named = [...tables.byCounty].filter((table) => new RegExp(`\\b${table}\\b`).test(all));
  assert.ok(sent.size > 150, `only ${sent.size} statements`);
  assert.ok(named.length >= tables.byCounty.size * 0.8, `only ${named.join()} of ${[...tables.byCounty].join()}`);
});

test('each of them holds every spread table to a county, and needs nothing that spread tables refuse', () => {
  // Up to this number the schema is made before anything is spread. The last is the tests' own, about the audit rows of one transaction.
  const made = new Set(readMigrations().flatMap(({ statements }) => statements));
  const own = [...sent].filter((text) => !made.has(text) && !text.includes('pg_current_xact_id'));
  const faults = own.flatMap((text) =>
    faultsOf(text, tables).map((fault) => `${fault}: ${text.replace(/\s+/g, ' ').slice(0, 400)}`),
  );
  assert.deepEqual(faults, []);
});

const page = new URL('../../docs/how-to/spread-by-county.md', import.meta.url);
const MARKS = ['<!-- tables: made by the test -->', '<!-- end of tables -->'] as const;

test('the page says of every table where it belongs', async () => {
  const rows = await county.system.database.owner(
    (queries) => queries.sql<{ name: string; tag: string }>`
      select relname as name, coalesce(obj_description(oid, 'pg_class'), '') as tag from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname`,
  );
  const kinds = [...new Set(rows.map(({ tag }) => tag))].sort();
  const list = kinds.map((kind) => {
    const names = rows.filter(({ tag }) => tag === kind).map(({ name }) => `\`${name}\``);
    return `- **${kind === 'distributed' ? 'distributed by county' : kind}** (${names.length}): ${names.join(', ')}`;
  });
  const text = readFileSync(page, 'utf8');
  const [before, rest] = text.split(MARKS[0]) as [string, string];
  const after = rest.split(MARKS[1])[1]!;
  const made = `${before}${MARKS[0]}\n\n${list.join('\n')}\n\n${MARKS[1]}${after}`;
  if (process.env['UPDATE'] === '1') writeFileSync(page, made);
  assert.equal(readFileSync(page, 'utf8'), made, 'run it with UPDATE=1 when tables are new');
});

test('what would fail is found', () => {
  for (const [text, fault] of [
    ['select name from person where id = $1', 'person without its county'],
    ['select p.name from person p join fact f on f.subject_id = p.id where p.county = $1', 'fact without its county'],
    [
      'select 1 from person p where p.county = $1 and exists (select from fact f where f.subject_id = p.id)',
      'fact without its county',
    ],
    ['update person set name = $1 where id = $2', 'person without its county'],
    ['select 1 from person p join fact f on f.county = p.county and f.subject_id = p.id', 'no county is given'],
    ['select county, count(*) from person where county = $1 group by rollup (county)', 'rollup, cube or grouping sets'],
    [
      'select u.id_hash from person_uid u join person p on p.county = u.county where p.county = $1',
      'person_uid together with person',
    ],
  ] as const)
    assert.deepEqual(faultsOf(text, tables), [fault], text);
});
