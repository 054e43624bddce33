// `npm test`: every test of the project on the project's own Node, with node's test runner. `npm test -- src/engine` runs a part.
import { spawnSync } from 'node:child_process';
import fs, { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { installSystemPackages } from './install-system-packages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const own = fileURLToPath(
  new URL(`../node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`, import.meta.url),
);
if (Number(process.versions.node.split('.')[0]) < 24) {
  // The machine's Node is older: start again on the one from `npm ci`.
  if (!existsSync(own)) {
    console.error('Run `npm ci` first: it installs Node 24 with the project.');
    process.exit(1);
  }
  process.exit(
    spawnSync(own, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1,
  );
}
const wanted = process.argv.slice(2);
const flags = wanted.filter((word) => word.startsWith('--'));
const places = wanted.filter((word) => !word.startsWith('--'));
const files = fs
  .globSync(['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'], { cwd: root })
  .filter((file) => places.length === 0 || places.some((place) => file.startsWith(place.replace(/\/$/, ''))))
  .sort();
// A part is run while working; the whole is run to be sure, and then nothing should be skipped that could be had.
if (process.env.CI === 'true' || (places.length === 0 && process.getuid?.() === 0)) installSystemPackages();
const run = spawnSync(
  process.execPath,
  [
    '--disable-warning=ExperimentalWarning',
    '--import',
    new URL('./jsx.mjs', import.meta.url).href,
    '--test',
    '--test-concurrency=2',
    ...flags,
    ...files,
  ],
  { stdio: 'inherit', cwd: root },
);
process.exit(run.status ?? 1);
