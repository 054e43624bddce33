/** From the command to the first page: on an empty folder, with the demonstration county, and a second time. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { inTemporaryFolder } from './county.ts';
import { type Bench, figuresOf, type Print } from './result.ts';
import { medianOf } from './rounds.ts';

const figure = figuresOf('start');
const launcher = fileURLToPath(new URL('../bin/fuzhu.mjs', import.meta.url));
/** Of the demonstration county; smaller runs set up none. */
const COUNTY_PEOPLE = 21_300;
const PATIENCE = 600_000;

export const benchStart: Bench = ({ people }, print) =>
  inTemporaryFolder(async (folder) => {
    const empty = join(folder, 'empty');
    const cold = await startOnce(print, 'empty folder', ['--data', empty, '--empty']);
    const warm: number[] = [];
    for (let round = 0; round < 3; round++)
      warm.push(await startOnce(print, 'second start', ['--data', empty, '--empty']));
    const results = [
      figure('cold start on an empty folder, to the first page', cold, 'seconds'),
      figure('warm start, to the first page', medianOf(warm), 'seconds'),
    ];
    if (people < COUNTY_PEOPLE) return results;
    const county = join(folder, 'county');
    const seeded = await startOnce(print, 'with the demonstration county', ['--data', county]);
    const again = await startOnce(print, 'second start with it', ['--data', county]);
    return [
      ...results,
      figure('cold start with the demonstration county of 21,300, decided', seeded, 'seconds'),
      figure('warm start with it', again, 'seconds'),
    ];
  });

/** Seconds from the command to an answered page; the server is then told to stop. */
async function startOnce(print: Print, what: string, words: readonly string[]): Promise<number> {
  const port = 20_000 + (process.pid % 20_000);
  const started = performance.now();
  const child = spawn(process.execPath, [launcher, 'start', '--port', String(port), ...words], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, DATABASE_URL: '', FUZHU_KEY: '', FUZHU_DATA: '', PORT: '', HOST: '' },
  });
  const leave = (): boolean => child.kill();
  process.once('exit', leave);
  try {
    await firstPage(child, `http://127.0.0.1:${port}/`);
    const seconds = (performance.now() - started) / 1000;
    print(`start   ${what}: ${seconds.toFixed(2)} s`);
    return seconds;
  } finally {
    await stop(child);
    process.removeListener('exit', leave);
  }
}

async function firstPage(child: ChildProcess, address: string): Promise<void> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-1000);
  });
  const until = performance.now() + PATIENCE;
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}: ${said.trim()}`);
    if (await answers(address)) return;
    await sleep(10);
  }
  throw new Error('the server did not answer');
}

async function answers(address: string): Promise<boolean> {
  try {
    const { ok, body } = await fetch(address);
    await body?.cancel();
    return ok;
  } catch {
    return false;
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  await ended;
}
