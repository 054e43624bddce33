import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { permissionMatrix } from './permission-matrix.ts';

const page = new URL('../../docs/permission-matrix.md', import.meta.url);

test('the permission matrix in the documentation is the one of the code', () => {
  const matrix = permissionMatrix();
  if (process.env['UPDATE'] === '1') writeFileSync(page, matrix);
  assert.equal(readFileSync(page, 'utf8'), matrix, 'run it with UPDATE=1 when permissions changed on purpose');
});
