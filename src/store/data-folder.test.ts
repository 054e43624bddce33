import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Problem } from '../values/problem.ts';
import { prepareDataFolder } from './data-folder.ts';

test('a folder that can not be made or written is told with its name, and what to do', () => {
  const place = mkdtempSync(join(tmpdir(), 'fuzhu-folder-'));
  try {
    writeFileSync(join(place, 'file'), '');
    assert.throws(
      () => prepareDataFolder(join(place, 'file', 'data')),
      (error) =>
        error instanceof Problem &&
        error.code === 'data-folder-closed' &&
        error.say('zh').includes(place) &&
        error.say('en').includes('ENOTDIR'),
    );
  } finally {
    rmSync(place, { recursive: true });
  }
});
