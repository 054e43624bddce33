/** P21, P22: bodies, fields, names and files that mean harm are refused in words, and nothing they say runs on a page. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { z } from 'zod';
import { hostileFiles } from '../import/hostile-files.ts';
import { type AnyOperation, allOperations, call } from './calls.ts';
import { expectations } from './expectations.ts';
import { type County, openCounty, type Place, type Reply } from './setup.ts';
import { fillPlaces, type Things } from './things.ts';

let county: County;
let things: Record<Place, Things>;

before(async () => {
  county = await openCounty({ people: 20 });
  things = await fillPlaces(county);
  await county.system.asOperator().decision.decide({});
  county.control.rehearse = true;
});
after(() => county.close());

interface Problem {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly fields: Record<string, string>;
}
const problemOf = ({ text }: { readonly text: string }): Problem => JSON.parse(text) as Problem;

const inputOf = ({ id }: AnyOperation): Record<string, unknown> => expectations[id]!.input(things.village)!;
const posted = allOperations.filter(({ route }) => route?.method === 'post');
const addressOf = ({ route }: AnyOperation, input: Record<string, unknown>): string =>
  `/api/v1${route!.path.replace(/\{(\w+)\}/g, (_, name: string) => String(input[name]))}`;
const post = (
  operation: AnyOperation,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Reply> =>
  county.ask(addressOf(operation, inputOf(operation)), {
    as: 'county',
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });

describe('bodies of the API', () => {
  it('may not name what every object has', async () => {
    for (const operation of posted)
      for (const body of [
        '{"__proto__":{"role":"county"}}',
        '{"constructor":{"prototype":{"x":1}}}',
        '{"values":{"__proto__":{"x":1}}}',
      ]) {
        const reply = await post(operation, body);
        assert.equal(reply.status, 422, `${operation.id}: ${body}`);
      }
    assert.equal(({} as Record<string, unknown>)['x'], undefined);
    const query = await county.ask('/api/v1/people?__proto__=1&constructor=2', { as: 'county' });
    assert.equal(query.status, 422);
  });

  it('may not be deeper than thirty-two, and may be as deep as they need', async () => {
    const deep = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
    for (const operation of posted) assert.equal((await post(operation, deep(40))).status, 422, operation.id);
    assert.equal((await post(posted[0]!, deep(100_000))).status, 422);
    assert.equal((await post(posted[0]!, `${'['.repeat(200_000)}`)).status, 422);
    const check = await county.ask('/api/v1/check', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ person: {}, members: [{}, { disabilityLevel: 1 }] }),
    });
    assert.equal(check.status, 200, check.text.slice(0, 200));
  });

  it('are JSON objects or nothing', async () => {
    for (const operation of posted)
      for (const body of ['{', '[]', '"text"', 'null', '1e999', '\uFEFF{', '{"a":1}{"b":2}'])
        assert.equal((await post(operation, body)).status, 422, `${operation.id}: ${body}`);
  });

  it('that are too large are refused, also when they do not say how large they are', async () => {
    const large = JSON.stringify({ reason: 'x'.repeat(1_100_000) });
    for (const operation of posted) {
      const reply = await post(operation, large);
      assert.equal(reply.status, 413, operation.id);
      assert.match(problemOf(reply).title, /1024 KB/);
    }
    const told = await post(posted[0]!, '{}', { 'content-length': String(21 * 1024 * 1024) });
    assert.equal(told.status, 413);
    const form = new FormData();
    form.set('file', new File([new Uint8Array(21 * 1024 * 1024)], 'large.xlsx'));
    assert.equal((await county.ask('/api/v1/imports', { as: 'county', method: 'POST', body: form })).status, 413);
    const page = await county.ask('/console/imports', { as: 'county', method: 'POST', body: form });
    assert.equal(page.status, 413);
    assert.match(page.text, /20 MB/);
  });

  it('with a field that nobody knows are refused by its name', async () => {
    for (const operation of allOperations) {
      const answer = await call(
        county,
        operation,
        { ...inputOf(operation), role: 'county', isAdmin: 'true' },
        county.staff.county,
      );
      assert.equal(answer.status, 422, operation.id);
      assert.deepEqual(Object.keys(problemOf(answer).fields).sort(), ['isAdmin', 'role'], operation.id);
    }
  });

  it('with a wrong type are refused by the name of the field', async () => {
    let refused = 0;
    for (const operation of allOperations) {
      const shape = Object.keys(operation.input instanceof z.ZodObject ? operation.input.shape : {});
      for (const field of shape.filter((name) => !operation.route?.path.includes(`{${name}}`))) {
        const sent = { ...inputOf(operation), [field]: { wrong: [1] } };
        const answer = await call(
          county,
          { ...operation, route: undefined } as AnyOperation,
          sent,
          county.staff.county,
        );
        if (answer.status === 200) continue;
        assert.equal(answer.status, 422, `${operation.id} ${field}`);
        // Records of facts and values take any name; what stands in them is judged by the catalogue.
        const { fields, title } = problemOf(answer);
        assert.ok(
          Object.keys(fields).some((name) => name === field || name.startsWith(`${field}.`)) || /wrong/.test(title),
          `${operation.id} ${field}: ${title}`,
        );
        refused += 1;
      }
    }
    assert.ok(refused > 80, `${refused} fields`);
  });

  it('with texts that can not be stored are refused and break nothing', async () => {
    const nasty = [
      '\0',
      '\ud800',
      '\udfff\ud800',
      "'; drop table person; --",
      '%',
      '\\',
      '-1',
      '1e308',
      'NaN',
      '9999',
      '0000',
      '0001-01-01',
      '9999-12-31',
      '../../etc/passwd',
      ['$', '{7*7}'].join(''),
      '\u202e',
    ];
    for (const operation of allOperations) {
      const shape = Object.keys(operation.input instanceof z.ZodObject ? operation.input.shape : {});
      for (const field of shape) {
        for (const text of nasty) {
          const answer = await call(
            county,
            { ...operation, route: undefined } as AnyOperation,
            { ...inputOf(operation), [field]: text },
            county.staff.county,
          );
          assert.ok(
            answer.status < 500,
            `${operation.id} ${field} ${JSON.stringify(text)}: ${answer.status} ${answer.text.slice(0, 200)}`,
          );
        }
      }
    }
  });
});

describe('forms and addresses of the pages', () => {
  it('with texts that can not be stored, or that are no forms, are refused and break nothing', async () => {
    const entry = `/console/ledgers/problem-log/entries/${things.village.entry}`;
    const forms: [string, Record<string, string>][] = [
      ['/console/sign-in', { user: 'a\0b', password: 'x\0y', next: '/console/people\0' }],
      ['/console/sign-in', { user: 'a'.repeat(5000), password: 'b'.repeat(5000) }],
      ['/console/people', { number: '\0'.repeat(9) }],
      [`/console/people/${things.village.person}/reveal`, { reason: 'abc\0def' }],
      [`${entry}/edit`, { cause: '\0', seen: '9'.repeat(40) }],
      [
        '/console/ledgers/problem-log/new',
        { problem: '\0', __proto__: '1', constructor: '2' } as unknown as Record<string, string>,
      ],
      ['/prefs', { theme: '\0', back: '//evil.test' }],
      ['/self-check', { page: '\0', go: '__proto__' }],
    ];
    for (const [path, form] of forms) {
      const reply = await county.ask(path, { as: 'county', method: 'POST', body: new URLSearchParams(form) });
      assert.ok(reply.status < 500, `${path}: ${reply.status}`);
      assert.doesNotMatch(reply.headers.get('location') ?? '', /evil|^\/\//);
    }
    for (const path of [
      '/console/sign-in',
      '/console/imports',
      '/prefs',
      '/self-check',
      '/api/v1/imports',
      `${entry}/edit`,
    ])
      for (const type of ['multipart/form-data', 'multipart/form-data; boundary=x', 'multipart/form-data; boundary=']) {
        const headers = { 'content-type': type };
        const reply = await county.ask(path, { as: 'county', method: 'POST', headers, body: '--y\r\nno form' });
        assert.ok(reply.status < 500, `${path} ${type}: ${reply.status}`);
      }
  });

  it('with broken escapes, cookies and tokens break nothing', async () => {
    for (const path of [
      '/%E0%A4%A',
      '/console/people/%00',
      '/console/people?name=%E0%A4%A',
      '/api/v1/people/%ff',
      '/benefits/%2e%2e%2f',
      '/assets/..%2f..%2fpackage.json',
      '/assets/%00',
      '//evil.test/',
      '/search?q=%00',
    ])
      for (const as of ['county', undefined] as const) {
        const reply = await county.ask(path, { as });
        assert.ok(reply.status < 500, `${path}: ${reply.status}`);
        assert.doesNotMatch(reply.text, /embedded-postgres/);
      }
    for (const cookie of [
      'session=%E0%A4%A',
      'session=a;session=b',
      'session=621223.x',
      `session=${'9'.repeat(7000)}`,
      'done=__proto__',
      'preferences=%00',
    ]) {
      for (const path of ['/api/v1/people', '/console/people', '/']) {
        const reply = await county.ask(path, { headers: { cookie } });
        assert.ok([200, 303, 401].includes(reply.status), `${path} ${cookie.slice(0, 30)}: ${reply.status}`);
      }
    }
    for (const token of ['x', '621223.', `621224.${'a'.repeat(43)}`, "621223.'; select 1"]) {
      const reply = await county.ask('/api/v1/people', { headers: { authorization: `Bearer ${token}` } });
      assert.equal(reply.status, 401);
    }
  });
});

describe('files that are uploaded', () => {
  const upload = (path: string, bytes: Uint8Array, name: string): Promise<Reply> => {
    const form = new FormData();
    form.set('file', new File([new Uint8Array(bytes)], name));
    if (path.startsWith('/console')) form.set('ledger', 'disability-roster');
    return county.ask(path, { as: 'town', method: 'POST', body: form });
  };

  it('that mean harm or are none are refused in words, by the API and on the page', async () => {
    for (const { name, code, make } of hostileFiles) {
      const bytes = await make();
      const reply = await upload('/api/v1/imports', bytes, name);
      assert.deepEqual([reply.status, problemOf(reply).code], [422, code], name);
      if (bytes.length === 0) continue;
      const page = await upload('/console/imports', bytes, name);
      assert.equal(page.status, 422, name);
      assert.match(page.text, /请(用 Excel|在 Excel|分成几个)/, name);
    }
  });

  it('with names that lead elsewhere are kept under our own names', async () => {
    const { file } = await import('./things.ts').then(({ roster }) => roster('town', 9, 4));
    county.control.rehearse = false;
    try {
      for (const name of [
        '../../etc/passwd.csv',
        '..\\..\\windows\\a.csv',
        '/etc/cron.d/a.csv',
        'a\0b.csv',
        'con.csv',
        `${'长'.repeat(300)}.csv`,
        '.csv',
        '%2e%2e%2fa.csv',
        '"; filename="b.csv',
        'a\r\nset-cookie: x=1.csv',
        '<b>.csv',
      ]) {
        const page = await upload('/console/imports', file, name);
        assert.ok([303, 422].includes(page.status), `${JSON.stringify(name)}: ${page.status}`);
        const at = page.headers.get('location');
        if (at === null) continue;
        const marked = await county.ask(`${at}/marked.xlsx`, { as: 'town' });
        assert.equal(marked.status, 200, name);
        assert.equal(marked.headers.get('set-cookie'), null);
        assert.match(
          marked.headers.get('content-disposition')!,
          /^attachment; filename="file\.xlsx"; filename\*=UTF-8''[A-Za-z0-9%._~!-]+$/,
        );
      }
    } finally {
      county.control.rehearse = true;
    }
  });
});
