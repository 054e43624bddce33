/**
 * What is known about a server that runs on a data folder: a small file beside the database says process, port and since when.
 * `fuzhu stop` and `fuzhu status` read it; a file left behind by a killed process is recognised because nobody answers at its process number.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

const Running = z.object({
  pid: z.number().int().positive(),
  port: z.number().int().positive(),
  startedAt: z.string(),
});
export type Running = z.infer<typeof Running>;

const fileIn = (dataDir: string): string => join(dataDir, 'running.json');

export function noteRunning(dataDir: string, running: Running): void {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(fileIn(dataDir), `${JSON.stringify(running)}\n`, { mode: 0o600 });
}

export function forgetRunning(dataDir: string): void {
  rmSync(fileIn(dataDir), { force: true });
}

export function whatRuns(dataDir: string): Running | null {
  let text: string;
  try {
    text = readFileSync(fileIn(dataDir), 'utf8');
  } catch {
    return null;
  }
  const parsed = Running.safeParse(safeJson(text));
  return parsed.success && isAlive(parsed.data.pid) ? parsed.data : null;
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Alive but somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Asks the server to stop and waits until it has; false when it had not stopped after `withinMs`. */
export async function stopRunning(running: Running, withinMs = 15_000): Promise<boolean> {
  process.kill(running.pid, 'SIGTERM');
  const until = performance.now() + withinMs;
  while (performance.now() < until) {
    if (!isAlive(running.pid)) return true;
    await sleep(50);
  }
  return false;
}
