#!/usr/bin/env node
// Starts the command line on the Node that came with `npm ci` (24), whatever Node the machine itself has.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const own = fileURLToPath(
  new URL(`../node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`, import.meta.url),
);
const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const hook = new URL('./jsx.mjs', import.meta.url).href;
const major = Number(process.versions.node.split('.')[0]);
const node = existsSync(own) ? own : major >= 24 ? process.execPath : undefined;
if (node === undefined) {
  console.error('Fuzhu needs Node 24, which `npm ci` installs with the project. Run `npm ci` in this folder first.');
  process.exit(1);
}
// Long imports and lists make much that is short-lived: with a small nursery it is swept up sooner, and the process stays smaller.
const flags = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=8', '--import', hook];
const child = spawn(node, [...flags, main, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
