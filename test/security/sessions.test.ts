/** P16, P17: what every reply carries, and how sessions begin, last and end. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { countyOfToken } from '../../src/store/session.ts';
import { setDisabled } from '../../src/store/staff.ts';
import {
  addMember,
  type County,
  type Member,
  ORIGIN,
  openCounty,
  PASSWORD,
  places,
  type Reply,
  scopeAt,
} from './setup.ts';

const START = new Date('2026-07-01T02:00:00Z');
const MINUTE = 60_000;
let county: County;

before(async () => {
  county = await openCounty({ people: 0 });
});
after(() => county.close());
afterEach(() => {
  county.clock.now = new Date(START);
});

const json = { 'content-type': 'application/json' };
const signIn = (
  form: Record<string, string>,
  init: { headers?: Record<string, string>; address?: string } = {},
): Promise<Reply> => county.ask('/console/sign-in', { ...init, method: 'POST', body: new URLSearchParams(form) });
const sessionIn = ({ headers }: Reply): string | undefined =>
  headers.getSetCookie().flatMap((line) => /^session=([^;]+)/.exec(line)?.[1] ?? [])[0];
const withToken = (member: Member, token: string): Member => ({ ...member, token });
const allowedIn = async (member: Member): Promise<boolean> => {
  const page = await county.ask('/console', { as: member });
  const answer = await county.ask('/api/v1/overview', { as: member });
  assert.equal(page.status === 200, answer.status === 200, 'page and API agree');
  if (page.status !== 200) assert.deepEqual([page.status, answer.status], [303, 401]);
  return page.status === 200;
};

describe('every reply', () => {
  it('carries the same headers, whatever kind it is', async () => {
    const asset = /href="(\/assets\/[^"]+\.css)"/.exec((await county.ask('/')).text)![1]!;
    const form = { method: 'POST', body: new URLSearchParams({ reason: '核对来电' }) };
    const kinds: [number, string, Parameters<County['ask']>[1]?][] = [
      [200, '/'],
      [200, asset],
      [404, '/assets/none.css'],
      [404, '/nowhere'],
      [200, '/healthz'],
      [200, '/readyz'],
      [200, '/self-check'],
      [303, '/prefs', { method: 'POST', body: new URLSearchParams({ theme: 'dark', back: '/benefits' }) }],
      [200, '/api/v1/openapi.json'],
      [401, '/api/v1/people'],
      [200, '/api/v1/people', { as: 'county' }],
      [404, '/api/v1/nothing', { as: 'county' }],
      [404, `/api/v1/people/${county.staff.town.id}`, { as: 'county' }],
      [422, '/api/v1/people?page=x', { as: 'county' }],
      [403, '/api/v1/decisions', { as: 'village', method: 'POST', headers: json, body: '{}' }],
      [
        413,
        '/api/v1/decisions',
        { as: 'county', method: 'POST', headers: { ...json, 'content-length': '99999999' }, body: '{}' },
      ],
      [303, '/console'],
      [200, '/console/sign-in'],
      [401, '/console/sign-in', { method: 'POST', body: new URLSearchParams({ user: 'nobody', password: 'wrong' }) }],
      [200, '/console', { as: 'county' }],
      [200, '/console/charts/towns.csv', { as: 'county' }],
      [200, '/console/papers/livelihood-summary/file.docx', { as: 'county' }],
      [403, '/console/policies/decide', { as: 'village', method: 'POST' }],
      [404, '/console/people/x', { as: 'county' }],
      [404, `/console/people/${county.staff.town.id}/reveal`, { as: 'county', ...form }],
      [403, '/console/sign-out', { as: 'county', method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } }],
    ];
    for (const [status, path, init] of kinds) {
      const reply = await county.ask(path, init);
      assert.equal(reply.status, status, path);
      guarded(reply, path);
      const cache = reply.headers.get('cache-control');
      if (path === asset) assert.match(cache!, /^public, max-age=31536000, immutable$/);
      else assert.equal(cache, 'no-store', path);
    }
    const head = await county.ask('/console', { as: 'county', method: 'HEAD' });
    guarded(head, 'HEAD');
    assert.equal(head.text, '');
    for (const method of ['OPTIONS', 'PUT', 'DELETE', 'PATCH']) {
      const reply = await county.ask('/console/people', {
        as: 'county',
        method,
        headers: { origin: ORIGIN, host: 'fuzhu.test' },
      });
      assert.equal(reply.status, 404, method);
      assert.equal(reply.headers.get('access-control-allow-origin'), null);
      guarded(reply, method);
    }
  });

  it('of a bug as well', async () => {
    const { services } = county.system;
    const { now } = services;
    const broken = () => {
      throw new RangeError('clock');
    };
    Object.assign(services, { now: broken });
    try {
      for (const path of ['/api/v1/people', '/console'])
        for (const as of ['county', undefined] as const) {
          const reply = await county.ask(path, { as });
          if (as !== undefined) assert.equal(reply.status, 500);
          guarded(reply, path);
          assert.doesNotMatch(reply.text, /clock|RangeError|\.ts/);
        }
    } finally {
      Object.assign(services, { now });
    }
  });
});

function guarded({ headers }: Reply, what: string): void {
  const policy = Object.fromEntries(
    headers
      .get('content-security-policy')!
      .split('; ')
      .map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')]),
  );
  assert.deepEqual(
    policy,
    {
      'default-src': "'self'",
      'base-uri': "'none'",
      'form-action': "'self'",
      'frame-ancestors': "'none'",
      'object-src': "'none'",
      'img-src': "'self' data:",
    },
    what,
  );
  assert.equal(headers.get('x-content-type-options'), 'nosniff', what);
  assert.equal(headers.get('referrer-policy'), 'same-origin', what);
  assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin', what);
  assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin', what);
  assert.match(headers.get('permissions-policy') ?? '', /camera=\(\)/, what);
  for (const name of ['server', 'x-powered-by', 'access-control-allow-origin'])
    assert.equal(headers.get(name), null, what);
}

describe('a write that another site has somebody send', () => {
  it('is refused on every page and by the API, and changes nothing', async () => {
    const forms = county.site.routes
      .filter(({ method }) => method === 'POST')
      .map(({ path }) => path.replace(/:\w+(\{[^}]*\})?/g, county.staff.town.id));
    assert.ok(forms.length > 25);
    for (const path of new Set(forms))
      for (const headers of [
        { 'sec-fetch-site': 'cross-site', origin: ORIGIN },
        { 'sec-fetch-site': 'same-site', origin: ORIGIN },
        { origin: 'https://evil.test' },
        { origin: 'null' },
        { origin: `${ORIGIN}.evil.test` },
      ] as Record<string, string>[]) {
        const cookie = `session=${county.staff.county.token}`;
        const reply = await county.ask(path, {
          method: 'POST',
          headers: { host: 'fuzhu.test', cookie, ...headers },
          body: new URLSearchParams(),
        });
        assert.equal(reply.status, 403, `${path} ${JSON.stringify(headers)}`);
      }
    assert.ok(await allowedIn(county.staff.county), 'nobody was signed out by it');
  });
});

describe('a session', () => {
  it('begins under a new token in a cookie of its own, and ends the one that was there', async () => {
    county.clock.now = new Date(START);
    const member = await addMember(county.system, 'fixed', places.town);
    const planted = `621223.${'A'.repeat(43)}`;
    for (const before of [planted, member.token]) {
      const reply = await signIn({ user: 'fixed', password: PASSWORD }, { headers: { cookie: `session=${before}` } });
      assert.equal(reply.status, 303);
      const token = sessionIn(reply)!;
      assert.notEqual(token, before);
      assert.equal(countyOfToken(token), '621223');
      assert.equal(await allowedIn(withToken(member, before)), false, 'the token that was there');
      assert.equal(await allowedIn(withToken(member, token)), true);
      const [cookie] = reply.headers.getSetCookie().filter((line) => line.startsWith('session='));
      assert.match(cookie!, /; Path=\/(;|$)/);
      assert.match(cookie!, /; HttpOnly/);
      assert.match(cookie!, /; SameSite=Lax/);
      assert.doesNotMatch(cookie!, /Domain|Expires|Max-Age/);
    }
    const secure = await signIn({ user: 'fixed', password: PASSWORD }, { headers: { 'x-forwarded-proto': 'https' } });
    assert.match(secure.headers.getSetCookie().join('\n'), /^session=.*; Secure/m);
    const stored = await county.system.database.owner(
      (queries) => queries.sql<{ row: string }>`select s::text as row from session s`,
    );
    assert.ok(
      stored.every(({ row }) => !row.includes(sessionIn(secure)!.slice(7))),
      'the database can not tell a token',
    );
  });

  it('ends after half an hour without a request, and after twelve hours in any case', async () => {
    county.clock.now = new Date(START);
    const idle = await addMember(county.system, 'idle', places.town);
    const busy = await addMember(county.system, 'busy', places.town);
    for (let minutes = 0; minutes < 12 * 60; minutes += 29) {
      county.clock.now = new Date(START.getTime() + minutes * MINUTE);
      assert.equal(await allowedIn(busy), true, `after ${minutes} minutes of work`);
    }
    county.clock.now = new Date(START.getTime() + 12 * 60 * MINUTE - 1000);
    assert.equal(await allowedIn(busy), true);
    county.clock.now = new Date(START.getTime() + 12 * 60 * MINUTE);
    assert.equal(await allowedIn(busy), false);
    county.clock.now = new Date(START.getTime() + 30 * MINUTE - 1000);
    assert.equal(await allowedIn({ ...idle, token: idle.token }), true);
    county.clock.now = new Date(START.getTime() + 61 * MINUTE);
    assert.equal(await allowedIn(idle), false);
  });

  it('ends when somebody signs out, on the server and not only in the browser', async () => {
    county.clock.now = new Date(START);
    const member = await addMember(county.system, 'leaving', places.town);
    const reply = await county.ask('/console/sign-out', { as: member, method: 'POST' });
    assert.equal(reply.headers.get('location'), '/console/sign-in');
    assert.match(reply.headers.getSetCookie().join('\n'), /^session=; Max-Age=0; Path=\//m);
    assert.equal(await allowedIn(member), false);
  });

  it('ends at once when the account is closed, also while requests are running, and can not begin again', async () => {
    county.clock.now = new Date(START);
    const member = await addMember(county.system, 'closed', places.town);
    let closed = false;
    const late: number[] = [];
    const working = Array.from({ length: 8 }, async () => {
      for (let turn = 0; turn < 12; turn++) {
        const startedAfter = closed;
        const { status } = await county.ask('/api/v1/ledgers', { as: member });
        if (startedAfter && status !== 401) late.push(status);
      }
    });
    const whole = scopeAt(places.county, 'system');
    await county.system.database.tx(whole, (tx) => setDisabled(tx, whole, { id: member.id, at: START.toISOString() }));
    closed = true;
    await Promise.all(working);
    assert.deepEqual(late, []);
    assert.equal(await allowedIn(member), false);
    assert.equal((await signIn({ user: 'closed', password: PASSWORD })).status, 401);
  });
});

describe('one’s own password', () => {
  const change = (member: Member, current: string, next: string, again = next, address = '10.1.1.1') =>
    county.ask('/console/password', {
      as: member,
      address,
      method: 'POST',
      body: new URLSearchParams({ current, next, again }),
    });
  const NEXT = 'lantern orchard seventeen';

  it('is changed by whoever knows the old one; all other sessions end, and the old one opens nothing', async () => {
    county.clock.now = new Date(START);
    const member = await addMember(county.system, 'changing', places.town);
    const elsewhere = withToken(member, sessionIn(await signIn({ user: 'changing', password: PASSWORD }))!);
    for (const [current, next, again, line] of [
      ['', NEXT, NEXT, '请填写现在的密码'],
      [PASSWORD, 'short', 'short', '至少要 10 个字符'],
      [PASSWORD, NEXT, `${NEXT}!`, '两遍写的不一样'],
      [PASSWORD, PASSWORD, PASSWORD, '和现在的一样'],
      ['not the password', NEXT, NEXT, '现在的密码不对'],
    ] as const) {
      const refused = await change(member, current, next, again);
      assert.ok(refused.status === 422 || refused.status === 401, String(refused.status));
      assert.match(refused.text, new RegExp(line));
      for (const typed of [current, next].filter((text) => text.length > 5)) assert.ok(!refused.text.includes(typed));
    }
    assert.equal(await allowedIn(elsewhere), true);
    const done = await change(member, PASSWORD, NEXT);
    assert.deepEqual([done.status, done.headers.get('location')], [303, '/console']);
    assert.deepEqual([await allowedIn(member), await allowedIn(elsewhere)], [false, false]);
    assert.equal(await allowedIn(withToken(member, sessionIn(done)!)), true);
    assert.equal((await signIn({ user: 'changing', password: PASSWORD })).status, 401);
    assert.equal((await signIn({ user: 'changing', password: NEXT })).status, 303);
  });

  it('is not to be guessed from a session that somebody left open', async () => {
    county.clock.now = new Date(START);
    const member = await addMember(county.system, 'left open', places.town);
    const statuses: number[] = [];
    for (let guess = 0; guess < 6; guess++) statuses.push((await change(member, `guess number ${guess}`, NEXT)).status);
    assert.deepEqual([statuses[0], statuses.at(-1)], [401, 429]);
  });

  it('comes first when somebody else chose it', async () => {
    county.clock.now = new Date(START);
    const account = { account: 'fresh', name: '新来的', area: places.town, password: PASSWORD };
    const added = await county.ask('/api/v1/staff', {
      as: 'county',
      method: 'POST',
      headers: json,
      body: JSON.stringify(account),
    });
    assert.equal(added.status, 200, added.text);
    const token = sessionIn(await signIn({ user: 'fresh', password: PASSWORD }))!;
    const member = withToken(county.staff.town, token);
    const led = await county.ask('/console/people', { as: member });
    assert.deepEqual([led.status, led.headers.get('location')], [303, '/console/password']);
    assert.match((await county.ask('/console/password', { as: member })).text, /请先换成只有您自己知道的/);
    const done = await change(member, PASSWORD, NEXT);
    assert.equal((await county.ask('/console/people', { as: withToken(member, sessionIn(done)!) })).status, 200);
  });
});

describe('guessing a password', () => {
  it('is answered alike for accounts that exist, do not exist and are closed', async () => {
    const words = [];
    for (const user of ['county', 'unknown', 'closed']) {
      const reply = await signIn({ user, password: 'a guess of mine' }, { address: '10.0.0.9' });
      assert.equal(reply.status, 401);
      assert.equal(sessionIn(reply), undefined);
      words.push(reply.text.replaceAll(user, '…'));
    }
    assert.equal(new Set(words).size, 1);
  });

  it('is made to wait for that account from that address, for nobody else, and not for ever', async () => {
    const address = '10.0.0.7';
    const statuses: number[] = [];
    let now = START.getTime();
    for (let attempt = 1; attempt <= 12; attempt++) {
      county.clock.now = new Date(now);
      statuses.push((await signIn({ user: 'village', password: `guess ${attempt}` }, { address })).status);
      // Longer than any wait before the tenth failure, shorter than after which failures are forgotten.
      now += attempt < 3 ? 1000 : 5 * MINUTE;
    }
    assert.deepEqual(statuses, [...Array(10).fill(401), 429, 429]);
    const locked = await signIn({ user: 'village', password: PASSWORD }, { address });
    assert.equal(locked.status, 429, 'the right password does not help either');
    assert.match(locked.text, /\d+ 分钟后再试/);
    assert.equal((await signIn({ user: 'village', password: PASSWORD }, { address: '10.0.0.8' })).status, 303);
    county.clock.now = new Date(now + 16 * MINUTE);
    assert.equal((await signIn({ user: 'village', password: PASSWORD }, { address })).status, 303);
  });

  it('is slowed down from the fourth failure on, also when guesses come at once', async () => {
    county.clock.now = new Date(START);
    const replies = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        signIn({ user: 'town', password: `guess ${index}` }, { address: '10.0.0.6' }),
      ),
    );
    const looked = replies.filter(({ status }) => status === 401).length;
    assert.ok(looked <= 4, `${looked} guesses were looked at`);
    assert.ok(replies.every(({ status }) => status === 401 || status === 429));
  });

  it('leaves a row in the audit for each end, without what was typed', async () => {
    const rows = await county.system.database.owner(
      (queries) =>
        queries.sql<{
          outcome: string;
          row: string;
        }>`select outcome, a::text as row from audit a where operation = 'session.start'`,
    );
    assert.ok(rows.filter(({ outcome }) => outcome === 'refused').length > 12);
    assert.ok(rows.some(({ outcome }) => outcome === 'done'));
    for (const { row } of rows) assert.doesNotMatch(row, /guess|unknown|harbour/);
  });
});
