/** P32: told to stop with twenty requests on their way, the server answers them all, takes no new ones and ends. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'fuzhu-stop-'));
let child: ChildProcess | undefined;
after(() => {
  if (child?.exitCode === null) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const REQUESTS = 20;
const CONTINUE = 'HTTP/1.1 100 Continue\r\n\r\n';
const body = JSON.stringify({
  person: { disabilityLevel: 1, needsLongTermCare: true },
  policies: ['nursing-allowance'],
});

async function started(): Promise<{ port: number; ended: Promise<number | null> }> {
  const words = ['start', '--empty', '--port', '0', '--data', join(folder, 'data')];
  child = spawn(process.execPath, [join(root, 'bin/fuzhu.mjs'), ...words], { cwd: folder });
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child?.once('exit', (code) => resolve(code)));
  const deadline = performance.now() + 90_000;
  while (performance.now() < deadline && child.exitCode === null) {
    const port = /http:\/\/localhost:(\d+)/.exec(said)?.[1];
    if (port !== undefined) return { port: Number(port), ended };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the system did not start: ${said}`);
}

/** A request of which the last byte has not been sent yet, and whose head the server has read: it has asked for the rest. */
async function begun(port: number): Promise<{ socket: Socket; answer: Promise<string> }> {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  const answer = new Promise<string>((resolve) => {
    socket.once('close', () => resolve(text));
    socket.once('error', ({ message }) => resolve(message));
  });
  const asked = new Promise<void>((resolve) => {
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.startsWith(CONTINUE)) resolve();
    });
  });
  const head = [
    'POST /api/v1/check HTTP/1.1',
    `Host: localhost:${port}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Expect: 100-continue',
    'Connection: close',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  await asked;
  socket.write(body.slice(0, -1));
  return { socket, answer };
}

test('SIGTERM drops no request that has begun', { timeout: 180_000 }, async () => {
  const { port, ended } = await started();
  const address = `http://127.0.0.1:${port}`;
  assert.equal((await fetch(`${address}/readyz`)).status, 200);
  const requests = await Promise.all(Array.from({ length: REQUESTS }, () => begun(port)));

  child?.kill('SIGTERM');
  await refused(port);
  for (const { socket } of requests) socket.write(body.slice(-1));
  const answers = await Promise.all(requests.map(({ answer }) => answer));
  for (const answer of answers) {
    assert.match(answer, /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK\r\n/);
    assert.match(answer, /"policy":"nursing-allowance"/);
    const length = Number(/content-length: (\d+)/i.exec(answer)?.[1] ?? Number.NaN);
    const sent = Buffer.byteLength(answer.slice(answer.indexOf('\r\n\r\n', CONTINUE.length) + 4));
    assert.ok(Number.isNaN(length) ? answer.endsWith('0\r\n\r\n') : sent === length, 'the whole answer came');
  }
  assert.equal(await ended, 0);
});

/** Waits until the server takes no new connections. */
async function refused(port: number): Promise<void> {
  for (;;) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
    if (!open) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
