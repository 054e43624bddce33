/** The programs of PostgreSQL where they can not simply be run from their package. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { canUse, locateBinaries, prepareBinaries } from './postgres-binaries.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fuzhu-programs-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true, maxRetries: 5 }));

test('the programs run where the install script was not allowed to make the links between libraries', async () => {
  const { native, version } = locateBinaries();
  const bare = join(root, 'native');
  cpSync(native, bare, {
    recursive: true,
    filter: (path) => !path.endsWith('.a') && !lstatSync(path).isSymbolicLink(),
  });
  assert.equal(existsSync(join(bare, 'lib', 'libicuuc.so.60')), false);
  const binaries = prepareBinaries({ native: bare, version }, undefined, join(root, 'cache'));
  assert.equal(binaries.postgres, join(bare, 'bin', 'postgres'));
  assert.equal(await exitCode(binaries.postgres, {}), 127, 'without the links the loader gives up');
  assert.equal(await exitCode(binaries.postgres, binaries.environment), 0);
});

test('the programs are copied to where the unprivileged user can read them when their own place is private', async (t) => {
  if (process.getuid?.() !== 0) return t.skip('only root changes users');
  const { native, version } = locateBinaries();
  const home = join(root, 'home');
  mkdirSync(home);
  cpSync(native, join(home, 'native'), {
    recursive: true,
    filter: (path) => !path.endsWith('.a'),
    verbatimSymlinks: true,
  });
  chmodSync(root, 0o755);
  chmodSync(home, 0o755);
  const user = { uid: 65534, gid: 65534 };
  assert.equal(canUse(join(home, 'native'), user), true);
  chmodSync(home, 0o700);
  assert.equal(canUse(join(home, 'native'), user), false);
  const cache = join(root, 'cache');
  const binaries = prepareBinaries({ native: join(home, 'native'), version }, user, cache);
  assert.ok(binaries.postgres.startsWith(cache));
  assert.equal(await exitCode(binaries.postgres, binaries.environment, user), 0);
  assert.equal(statSync(binaries.postgres).uid, 0);
  assert.deepEqual(
    prepareBinaries({ native: join(home, 'native'), version }, user, cache),
    binaries,
    'the second time it is there',
  );
});

async function exitCode(program: string, env: Record<string, string>, user = {}): Promise<number> {
  const child = spawn(program, ['--version'], { env, stdio: 'ignore', cwd: '/', ...user });
  const [code] = await once(child, 'exit');
  return code as number;
}
