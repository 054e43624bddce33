import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { Problem } from '../values/problem.ts';
import { listAudit } from './audit.ts';
import type { Database } from './database.ts';
import { keysFrom, newMasterKey } from './keys.ts';
import { hashPassword } from './password.ts';
import { makeScope } from './scope.ts';
import { sealWith } from './seal.ts';
import {
  confirmSession,
  countyOfToken,
  endSession,
  findSession,
  newToken,
  type Session,
  startSession,
  sweepSessions,
} from './session.ts';
import { signIn } from './sign-in.ts';
import { sweepAttempts } from './sign-in-attempt.ts';
import { addStaff, changeDuty, findStaff, listStaff, type NewStaff, setDisabled, setPassword } from './staff.ts';
import { createTestDatabase } from './testing.ts';

const scope = makeScope({ county: '621223', area: '621223', role: 'system', staffId: null });
const seal = sealWith(keysFrom(newMasterKey(), 'test'));
const PASSWORD = 'lorry moss kettle';
let database: Database;
let passwordHash: string;
let staff: NewStaff;

before(async () => {
  database = await createTestDatabase({ connections: 4 });
  passwordHash = await hashPassword(PASSWORD);
});
after(() => database.close());

beforeEach(async () => {
  const id = randomUUID();
  staff = {
    id,
    account: `Lan.${id.slice(0, 8)}`,
    name: '王兰花',
    role: 'town',
    area: '621223001',
    passwordHash,
    mustChangePassword: false,
    at: moment(0),
  };
  await database.tx(scope, (tx) => addStaff(tx, scope, staff));
});

/** Seconds after a fixed moment: the clock is an argument. */
const moment = (seconds: number): string => new Date(Date.UTC(2026, 6, 1) + seconds * 1000).toISOString();

const attempt = (seconds: number, change: { account?: string; password?: string; address?: string } = {}) =>
  signIn(database, scope, seal, {
    account: staff.account,
    password: PASSWORD,
    address: '10.0.0.1',
    requestId: 'r',
    newId: randomUUID,
    at: moment(seconds),
    ...change,
  });

/** The code of the problem, or `in`. */
const ends = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'in',
    (error: unknown) => (error instanceof Problem ? error.code : Promise.reject(error)),
  );
const wrong = (seconds: number, change = {}): Promise<string> =>
  ends(attempt(seconds, { password: 'wrong', ...change }));
const session = (token: string, seconds: number): Promise<Session | undefined> =>
  database.tx(scope, (tx) => findSession(tx, scope, token, moment(seconds)));

test('the right password opens a session that says who it is; the account is written as one likes', async () => {
  const { token, staff: found } = await attempt(0, { account: ` ${staff.account.toUpperCase()} ` });
  assert.equal(found.id, staff.id);
  assert.equal(countyOfToken(token), '621223');
  assert.deepEqual(await session(token, 1), {
    staffId: staff.id,
    account: staff.account.toLowerCase(),
    name: '王兰花',
    role: 'town',
    area: '621223001',
    mustChangePassword: false,
    startedAt: moment(0),
    confirmedAt: moment(0),
  });
  const rows = await database.tx(
    scope,
    (tx) => tx.sql<{ token_hash: Buffer }>`select token_hash from session where staff_id = ${staff.id}`,
  );
  assert.equal(rows.length, 1);
  assert.ok(!token.includes(rows[0]!.token_hash.toString('base64url')), 'the token itself is not stored');
});

test('wrong password, unknown account and closed account are refused alike', async () => {
  assert.equal(await wrong(0), 'sign-in-failed');
  assert.equal(await ends(attempt(0, { account: 'nobody', address: '10.0.0.2' })), 'sign-in-failed');
  await database.tx(scope, (tx) => setDisabled(tx, scope, { id: staff.id, at: moment(0) }));
  assert.equal(await ends(attempt(5)), 'sign-in-failed');
  await database.tx(scope, (tx) => setDisabled(tx, scope, { id: staff.id, at: null }));
  assert.equal(await ends(attempt(6)), 'in');
});

test('from the fourth failure on the wait doubles, at the tenth it is a quarter of an hour, and then it is over', async () => {
  for (let n = 0; n < 3; n++) assert.equal(await wrong(0), 'sign-in-failed');
  let at = 0;
  for (const pause of [1, 2, 4, 8, 16, 32]) {
    assert.equal(await wrong(at), 'sign-in-failed', `at ${at}`);
    assert.equal(
      await ends(attempt(at + pause - 1)),
      'sign-in-locked',
      `the right password ${pause - 1} s after the failure`,
    );
    at += pause;
  }
  assert.equal(await wrong(at), 'sign-in-failed', 'the tenth');
  await assert.rejects(
    attempt(at + 10),
    (error: Problem) => error.code === 'sign-in-locked' && error.details['minutes'] === 15,
  );
  assert.equal(await ends(attempt(at + 899)), 'sign-in-locked');
  assert.equal(await ends(attempt(at + 901)), 'in');
  assert.equal(await wrong(at + 902), 'sign-in-failed', 'and counting begins anew');
  assert.equal(await ends(attempt(at + 902)), 'in');
});

test('who guesses elsewhere, or at another account, does not lock the owner out', async () => {
  for (let n = 0; n < 12; n++) await wrong(0, { address: '10.6.6.6' });
  assert.equal(await wrong(0, { address: '10.6.6.6' }), 'sign-in-locked');
  assert.equal(await ends(attempt(0)), 'in');
});

test('guesses made at once all count', async () => {
  const results: string[] = [];
  for (let n = 0; n < 5; n++)
    results.push(...(await Promise.all([0, 1, 2].map(() => wrong(0, { address: '10.0.0.9' })))));
  assert.ok(results.filter((result) => result === 'sign-in-failed').length <= 4, results.join());
  assert.ok(results.includes('sign-in-locked'));
});

test('an unknown account takes as long as a known one', async () => {
  // What the processor did, not what the clock says: others may keep it busy.
  const times = async (account: string): Promise<number> => {
    const taken: number[] = [];
    for (let n = 0; n < 9; n++) {
      const before = process.cpuUsage();
      await wrong(n, { account, address: `10.1.0.${n}` });
      const { user, system } = process.cpuUsage(before);
      taken.push((user + system) / 1000);
    }
    return taken.sort((a, b) => a - b)[4]!;
  };
  await wrong(0, { address: '10.1.1.1' });
  const [known, unknown] = [await times(staff.account), await times('nobody-at-all')];
  // Leaving the hash out would save nine tenths of the time; the machine's own noise is far below a third.
  assert.ok(Math.abs(known - unknown) < Math.max(known, unknown) / 3, `${known} ms and ${unknown} ms`);
});

test('every end of it is in the audit, without password and without what was typed as account', async () => {
  await wrong(0, { account: 'my-secret-password', address: '10.2.0.1' });
  await attempt(0);
  const rows = await database.tx(scope, (tx) => listAudit(tx, scope, { limit: 2 }));
  assert.deepEqual(
    rows.map(({ operation, outcome, subject, detail }) => ({ operation, outcome, subject, detail })),
    [
      { operation: 'session.start', outcome: 'done', subject: `staff:${staff.id}`, detail: {} },
      { operation: 'session.start', outcome: 'refused', subject: null, detail: { why: 'password' } },
    ],
  );
  assert.ok(!JSON.stringify(rows).includes('secret'));
});

const MINUTE = 60;
const HOUR = 3600;

test('a session ends after half an hour without a request, and after twelve hours in any case', async () => {
  const { token } = await attempt(0);
  assert.ok(await session(token, 29 * MINUTE));
  assert.ok(await session(token, 58 * MINUTE), 'the request before prolonged it');
  assert.equal(await session(token, 89 * MINUTE), undefined);

  const { token: busy } = await attempt(0);
  for (let at = 20 * MINUTE; at < 12 * HOUR; at += 20 * MINUTE)
    assert.ok(await session(busy, at), `after ${at / MINUTE} minutes`);
  assert.equal(await session(busy, 12 * HOUR), undefined);
  assert.ok((await database.tx(scope, (tx) => sweepSessions(tx, scope, moment(12 * HOUR)))) >= 2);
  const left = await database.tx(scope, (tx) => tx.sql`select 1 from session where staff_id = ${staff.id}`);
  assert.deepEqual(left, []);
});

test('signing out ends this session; a new password, another duty or a closed account ends all', async () => {
  const open = async (): Promise<[string, string]> => [(await attempt(0)).token, (await attempt(0)).token];
  let [one, two] = await open();
  await database.tx(scope, (tx) => endSession(tx, scope, one));
  assert.equal(await session(one, 1), undefined);
  assert.ok(await session(two, 1));

  const endings: Parameters<Database['tx']>[1][] = [
    (tx) => setPassword(tx, scope, { id: staff.id, passwordHash, mustChangePassword: true, at: moment(1) }),
    (tx) => changeDuty(tx, scope, { id: staff.id, name: '王兰花', role: 'village', area: '621223001001' }),
    (tx) => setDisabled(tx, scope, { id: staff.id, at: moment(1) }),
  ];
  for (const ending of endings) {
    [one, two] = await open();
    await database.tx(scope, ending);
    assert.deepEqual([await session(one, 1), await session(two, 1)], [undefined, undefined]);
  }
});

test('giving the password again moves the session to a new token', async () => {
  const { token } = await attempt(0);
  const fresh = newToken('621223');
  assert.equal(
    await database.tx(scope, (tx) => confirmSession(tx, scope, { token, newToken: fresh, at: moment(600) })),
    true,
  );
  assert.equal(await session(token, 601), undefined);
  assert.deepEqual(
    [(await session(fresh, 601))?.startedAt, (await session(fresh, 601))?.confirmedAt],
    [moment(0), moment(600)],
  );
  assert.equal(
    await database.tx(scope, (tx) =>
      confirmSession(tx, scope, { token, newToken: newToken('621223'), at: moment(601) }),
    ),
    false,
  );
});

test('what is no token is not looked up, and a token of another county finds nothing here', async () => {
  for (const text of ['', 'x', '621223', `621223.${'a'.repeat(42)}`, `621223.${'a'.repeat(43)}' or true`])
    assert.equal(countyOfToken(text), undefined);
  const other = makeScope({ county: '621224', area: '621224', role: 'system', staffId: null });
  const { token } = await attempt(0);
  assert.equal(await database.tx(other, (tx) => findSession(tx, other, token, moment(1))), undefined);
});

test('accounts are unique in a county, and seen and changed within one’s own area only', async () => {
  await assert.rejects(
    database.tx(scope, (tx) =>
      addStaff(tx, scope, { ...staff, id: randomUUID(), account: staff.account.toUpperCase() }),
    ),
    (error: Problem) => error.code === 'account-taken',
  );
  const town = makeScope({ county: '621223', area: '621223002', role: 'town', staffId: null });
  await database.tx(town, async (tx) => {
    assert.equal(await findStaff(tx, town, staff.id), undefined);
    assert.ok(!(await listStaff(tx, town)).some(({ id }) => id === staff.id));
    await assert.rejects(
      setDisabled(tx, town, { id: staff.id, at: moment(0) }),
      (error: Problem) => error.code === 'not-found',
    );
  });
  assert.equal((await database.read(scope, (tx) => findStaff(tx, scope, staff.id)))?.disabledAt, null);
});

test('old attempts are swept away', async () => {
  await wrong(0, { address: '10.3.0.1' });
  assert.ok((await database.tx(scope, (tx) => sweepAttempts(tx, scope, moment(24 * HOUR)))) > 0);
  assert.deepEqual(await database.tx(scope, (tx) => tx.sql`select 1 from sign_in_attempt`), []);
});

test('a session can not be started for somebody who does not exist', async () => {
  const nobody = { id: randomUUID(), area: '621223' };
  await assert.rejects(
    database.tx(scope, (tx) => startSession(tx, scope, { token: newToken('621223'), staff: nobody, at: moment(0) })),
  );
});
