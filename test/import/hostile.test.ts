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

describe('files that mean harm are refused at once and cheaply', () => {
  for (const { name, code, make } of hostileFiles) {
    it(name, async () => {
      const path = join(folder, name);
      writeFileSync(path, await make());
      const output = execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', opener, path], {
        encoding: 'utf8',
      });
      const result = JSON.parse(output) as { code: string; milliseconds: number; megabytes: number };
      assert.equal(result.code, code);
      assert.ok(result.milliseconds < 200, `took ${result.milliseconds} ms`);
      assert.ok(result.megabytes < 50, `took ${result.megabytes} MB`);
    });
  }
});
