/** The two commands of the README, as a stranger runs them: start on an empty folder, look at every door, stop, start again. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'fuzhu-start-'));
const children = new Set<ChildProcess>();
after(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

interface Started {
  readonly child: ChildProcess;
  readonly address: string;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}

function fuzhu(...words: string[]): { child: ChildProcess; output: () => string; ended: Promise<number | null> } {
  const child = spawn(process.execPath, [join(root, 'bin/fuzhu.mjs'), ...words, '--data', join(folder, 'data')], {
    cwd: folder,
  });
  children.add(child);
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  ended.then(() => children.delete(child));
  return { child, output: () => text, ended };
}

async function start(...words: string[]): Promise<Started> {
  const { child, output, ended } = fuzhu('start', '--port', '0', ...words);
  const deadline = performance.now() + 120_000;
  while (performance.now() < deadline) {
    const found = /http:\/\/localhost:(\d+)/.exec(output());
    if (found) return { child, output, ended, address: found[0] };
    if (child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the system did not start: ${output()}`);
}

test('an empty folder becomes a running county that stops cleanly and starts again', { timeout: 240_000 }, async () => {
  const first = await start();
  assert.match(first.output(), /演示账号/);
  const account = /(\S+)\s+密码\s+(\S+)/.exec(first.output());
  assert.ok(account, 'the demonstration accounts are printed');

  for (const path of ['/', '/self-check', '/console', '/api/v1/openapi.json', '/healthz']) {
    const reply = await fetch(first.address + path, { redirect: 'manual' });
    assert.ok(reply.status < 400, `${path} answers ${reply.status}`);
  }
  const people = await fetch(`${first.address}/api/v1/people`);
  assert.equal(people.status, 401, 'nobody reads people without signing in');

  const signIn = await fetch(`${first.address}/console/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ account: account[1] as string, password: account[2] as string }),
  });
  assert.equal(signIn.status, 303);
  const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const listed = await fetch(`${first.address}/api/v1/people`, { headers: { cookie } });
  assert.equal(listed.status, 200);

  const second = fuzhu('start', '--port', '0');
  assert.equal(await second.ended, 1, 'a second server on the same folder is refused');
  assert.match(second.output(), /正被另一个进程使用|in use by another process/);

  const status = fuzhu('status', '--json');
  assert.equal(await status.ended, 0);
  assert.match(status.output(), /"running": true/);

  first.child.kill('SIGTERM');
  assert.equal(await first.ended, 0);

  const again = await start();
  assert.equal((await fetch(`${again.address}/healthz`)).status, 200);
  const stop = fuzhu('stop', '--json');
  assert.equal(await stop.ended, 0);
  assert.match(stop.output(), /"stopped"/);
  assert.equal(await again.ended, 0);
});
