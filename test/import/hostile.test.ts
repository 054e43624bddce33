import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { hostileFiles } from './hostile-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'fuzhu-hostile-'));
after(() => rmSync(folder, { recursive: true }));
const opener = fileURLToPath(new URL('./open-hostile.ts', import.meta.url));

interface Result {
  readonly code: string;
  readonly milliseconds: number;
  readonly megabytes: number;
}

function open(path: string): Result {
  const flags = ['--disable-warning=ExperimentalWarning', opener, path];
  return JSON.parse(execFileSync(process.execPath, flags, { encoding: 'utf8' })) as Result;
}

describe('files that mean harm are refused at once and cheaply', () => {
  for (const { name, code, make } of hostileFiles) {
    it(name, async () => {
      const path = join(folder, name);
      writeFileSync(path, await make());
      const result = open(path);
      assert.equal(result.code, code);
      assert.ok(result.megabytes < 50, `took ${result.megabytes} MB`);
      // Other work on the machine can slow one run, hardly three.
      const times = [result.milliseconds];
      while (Math.min(...times) >= 200 && times.length < 3) times.push(open(path).milliseconds);
      assert.ok(Math.min(...times) < 200, `took ${times} ms`);
    });
  }
});
