/** P23: whole numbers, amounts and illnesses of three people are seen by nobody who has not said why, and stand in clear nowhere. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Host } from '../../src/app/cli/command.ts';
import { commands } from '../../src/app/cli/commands.ts';
import { runCommand } from '../../src/app/cli/run.ts';
import { COUNTY, catalogue } from '../../src/main/catalogue.ts';
import { hostOf } from '../../src/main/host.ts';
import { filesIn } from '../papers/archive.ts';
import { allOperations, call } from './calls.ts';
import { canaries, type Hatched, hatch, lists, secrets, secretsIn, secretsInBytes, wrongList } from './canaries.ts';
import { expectations } from './expectations.ts';
import { type County, openCounty, places, staffNames } from './setup.ts';
import { draftsOf, type Things } from './things.ts';
import { walk } from './walk.ts';

let county: County;
let hatched: Hatched;

before(async () => {
  county = await openCounty({ people: 40 });
  hatched = await hatch(county);
  await county.system.asOperator().decision.decide({});
});
after(() => county.close());

const quiet = (text: string, where: string): void => assert.deepEqual(secretsIn(text), [], where);

test('the canaries were brought in, and one is found when it is where it should not be', async () => {
  assert.equal(hatched.people.length, 3);
  assert.equal(hatched.entries.length, Object.keys(lists).length * 3);
  assert.equal(secretsIn(`<td>${canaries[1]!.card}</td>`).length, 1);
  assert.ok(secrets.length > 40);
});

test('no page, file or address that anybody reaches by links shows one', async () => {
  const { people, entries, applied, previewed } = hatched;
  const starts = [
    '/',
    '/console',
    '/console/people?state=all',
    '/console/people?name=wjq',
    ...people.map((person) => `/console/people/${person}`),
    ...entries.flatMap(({ ledger, entry }) => [
      `/console/ledgers/${ledger}/entries/${entry}`,
      `/console/ledgers/${ledger}/entries/${entry}/edit`,
    ]),
    ...[previewed, ...applied].flatMap((id) =>
      ['', '?show=new', '?show=wrong', '?show=changed', '?show=same'].map((show) => `/console/imports/${id}${show}`),
    ),
    ...Object.keys(lists).map((ledger) => `/console/ledgers/${ledger}`),
    '/console/unclaimed?policy=living-allowance',
    '/console/policies/nursing-allowance/decisions',
    '/console/indicators.csv',
  ];
  let named = 0;
  for (const as of [...staffNames, undefined]) {
    for await (const { path, reply } of walk(county, as, starts, 2)) {
      // The file as it came, with its wrong cells marked, is for the office that sent it: see below.
      if (path.endsWith('/marked.xlsx')) continue;
      const where = `${path} as ${as ?? 'nobody'}`;
      quiet(path, where);
      quiet(`${[...reply.headers].join('\n')}\n${reply.text}`, where);
      if (path.endsWith('.docx') && reply.status === 200)
        for (const [name, text] of filesIn(reply.bytes)) quiet(text, `${where} ${name}`);
      if (reply.text.includes('望金雀')) named += 1;
    }
  }
  assert.ok(named > 60, `${named} pages name a canary`);
});

test('no operation answers with one unless somebody says why', async () => {
  const [person, twin] = hatched.people as [string, string];
  const { entry } = hatched.entries.find(({ ledger }) => ledger === 'mental-health-case')!;
  const things: Required<Things> = {
    person,
    twin,
    paid: person,
    clash: ['nursing-allowance', 'nursing-allowance', entry, '2026-01'].join('~'),
    correction: entry,
    approved: entry,
    finding: entry,
    household: person,
    residentId: canaries[0]!.id,
    assertion: hatched.assertion,
    entry,
    centre: entry,
    saidOfCentre: hatched.assertion,
    waitingStop: entry,
    stoppedGrant: entry,
    personEntry: entry,
    previewed: hatched.previewed,
    applied: hatched.applied[0]!,
    ...(await draftsOf(county.system, 'county')),
    area: places.village,
  };
  county.control.rehearse = true;
  try {
    for (const operation of allOperations) {
      if (operation.id === 'person.reveal' || operation.id === 'import.markedWorkbook') continue;
      const { reason, ...input } = expectations[operation.id]!.input(things)!;
      const sent = operation.kind === 'write' && reason !== undefined ? { ...input, reason } : input;
      for (const name of ['village', 'county'] as const) {
        const answer = await call(
          county,
          operation,
          { ...sent, ...(operation.id === 'entry.act' ? { values: { remark: '补记' } } : {}) },
          county.staff[name],
        );
        quiet(answer.text, `${operation.id} as ${name}: ${answer.status}`);
      }
    }
    for (const one of canaries)
      for (const number of [one.id, one.phone, one.certificate, one.card]) {
        const found = await county.ask('/console/people', {
          as: 'village',
          method: 'POST',
          body: new URLSearchParams({ number }),
        });
        const told = await county.ask('/api/v1/people/find', {
          as: 'village',
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ number }),
        });
        quiet(`${[...found.headers].join('\n')}${found.text}${told.text}`, 'finding by a number');
        if (number === one.id)
          assert.match(found.headers.get('location') ?? told.text, new RegExp(hatched.people[canaries.indexOf(one)]!));
      }
  } finally {
    county.control.rehearse = false;
  }
});

test('errors and logs keep quiet, also of a bug whose text holds a number', async () => {
  const { services } = county.system;
  const { newId } = services;
  const [person] = hatched.people;
  const text = `duplicate key (id)=(${canaries[0]!.id}) of ${canaries[0]!.medicine}`;
  Object.assign(services, {
    newId: () => {
      throw new Error(text);
    },
  });
  try {
    for (const path of [`/console/people/${person}`, `/api/v1/people/${person}`, '/console/people?state=all']) {
      const reply = await county.ask(path, { as: 'county' });
      assert.equal(reply.status, 500, path);
      quiet(reply.text, path);
    }
  } finally {
    Object.assign(services, { newId });
  }
  assert.equal(county.logged.length, 3);
  assert.match(county.logged[0]!, /"requestId":"[0-9a-f-]{36}".*"at":\[/);
  for (const path of ['/console/people/', '/api/v1/people/', '/nowhere/', '/console/ledgers/'])
    await county.ask(path + canaries[0]!.id, { as: 'county' });
  quiet(county.logged.join('\n'), 'the log');
});

test('no command prints one', async () => {
  const written = new Map<string, Uint8Array>();
  const printed: string[] = [];
  const stream = { write: (text: string) => printed.push(text) };
  const host: Host = {
    ...hostOf({}),
    today: '2026-07-01',
    open: async () => ({ operations: county.system.asOperator(), county: COUNTY, close: async () => {} }),
    readFile: async () => new Uint8Array(Buffer.from(wrongList.rows.join('\n'))),
    writeFile: async (path: string, bytes: Uint8Array) => void written.set(path, bytes),
  };
  const papers = [...catalogue.papers.keys()].map((id) => ['paper', id, '--out', `${id}.docx`]);
  const lines = [
    ['decide'],
    ['measure'],
    ['explain', canaries[0]!.id],
    ['explain', canaries[1]!.certificate],
    ['explain', canaries[2]!.name],
    ['entitlements', canaries[0]!.id],
    ['unclaimed', '--policy', 'nursing-allowance'],
    ['corrections'],
    ['clashes'],
    ['import', wrongList.fileName, '--ledger', 'disability-roster'],
    ...papers,
  ];
  for (const line of lines)
    for (const words of [line, [...line, '--json']]) {
      const code = await runCommand(commands, words, host, { out: stream, err: stream });
      assert.equal(code, 0, `${words[0]}: ${printed.at(-1)}`);
      quiet(printed.join(''), words[0]!);
    }
  assert.ok(printed.join('').includes('望金雀'));
  assert.equal(written.size, papers.length);
  for (const [path, bytes] of written) for (const [name, text] of filesIn(bytes)) quiet(text, `${path} ${name}`);
});

test('with a reason they are shown once, to those in the area, and the audit says who, whose, what and why', async () => {
  const [person] = hatched.people as [string];
  const [one] = canaries as [(typeof canaries)[0]];
  const reveal = (as: 'village' | 'otherTown', path: string) =>
    county.ask(path, { as, method: 'POST', body: new URLSearchParams({ reason: '核对发放账号' }) });
  const outside = await reveal('otherTown', `/console/people/${person}/reveal`);
  assert.equal(outside.status, 404);
  quiet(outside.text, 'outside');
  const page = await reveal('village', `/console/people/${person}/reveal`);
  assert.equal(page.headers.get('cache-control'), 'no-store');
  for (const value of [one.id, one.phone, one.certificate, one.address])
    assert.ok(page.text.includes(value), `the page tells ${value.slice(0, 4)}…`);
  quiet((await county.ask(`/console/people/${person}`, { as: 'village' })).text, 'the page after it');
  const { entry } = hatched.entries.find(({ ledger }) => ledger === 'mental-health-case')!;
  const entryPage = await reveal('village', `/console/ledgers/mental-health-case/entries/${entry}/reveal`);
  assert.ok(secretsIn(entryPage.text).length >= 4);
  const { rows } = await county.system.as(county.staff.county.caller).audit.list({ limit: 20 });
  const revealed = rows.filter(
    ({ operation, detail }) => operation === 'person.reveal' && detail['reason'] === '核对发放账号',
  );
  assert.deepEqual(revealed.map(({ detail }) => detail['what']).sort(), [
    'account',
    'address',
    'certificateNumber',
    'money',
    'phone',
    'residentId',
  ]);
  for (const row of revealed)
    assert.deepEqual([row.staffId, row.subject], [county.staff.village.id, `person:${person}`]);
  assert.ok(rows.some(({ operation, detail }) => operation === 'entry.read' && detail['reason'] === '核对发放账号'));
});

test('the file itself is given back to its office only, and each time is on record', async () => {
  const path = `/console/imports/${hatched.previewed}/marked.xlsx`;
  for (const as of ['otherTown', 'otherCounty'] as const) assert.equal((await county.ask(path, { as })).status, 404);
  const file = await county.ask(path, { as: 'village' });
  assert.ok([...filesIn(file.bytes).values()].some((text) => secretsIn(text).length > 0));
  const { rows } = await county.system
    .as(county.staff.county.caller)
    .audit.list({ subject: `import:${hatched.previewed}` });
  assert.equal(rows[0]!.operation, 'import.markedWorkbook');
});

test('a copy of the database holds none in clear: neither in texts nor in bytes', async () => {
  let bytes = 0;
  await county.system.database.owner(async (queries) => {
    const tables = await queries.sql<{
      name: string;
    }>`select tablename as name from pg_tables where schemaname = 'public'`;
    assert.ok(tables.length > 20);
    for (const { name } of tables) {
      const parts: Buffer[] = [];
      for await (const part of queries.copyOut({ compile: () => ({ sql: `select * from "${name}"` }) }, 'csv'))
        parts.push(part);
      const copy = Buffer.concat(parts).toString('utf8');
      assert.deepEqual([secretsIn(copy), secretsInBytes(copy)], [[], []], name);
      bytes += copy.length;
    }
    const [plain] = await queries.sql<{
      data: object;
    }>`select data from entry where ledger = 'mental-health-case' limit 1`;
    assert.ok(!('diagnosis' in plain!.data), 'a diagnosis is sealed although it is one of a few words');
  });
  assert.ok(bytes > 100_000);
});
