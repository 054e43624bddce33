// The tests look at pages in Chromium and at papers in LibreOffice. On a Debian machine of our own (root) what is missing of these is
// installed before the tests; elsewhere the tests that need it say so and are skipped. This never makes a run fail.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const onPath = (command) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, command)));
const lists = (command, args) => {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 && stdout.trim() !== '';
};

/** What the tests need, how to see that it is there, and the packages that bring it. */
const needs = [
  { what: 'Chromium', there: () => onPath('chromium') || onPath('google-chrome'), packages: ['chromium'] },
  {
    what: 'a Chinese font',
    there: () => onPath('fc-list') && lists('fc-list', [':lang=zh-cn', 'family']),
    packages: ['fonts-noto-cjk', 'fontconfig'],
  },
  {
    what: 'LibreOffice',
    there: () => onPath('soffice') || onPath('libreoffice'),
    packages: ['libreoffice-writer-nogui', 'libreoffice-calc-nogui'],
  },
  { what: 'pdftotext', there: () => onPath('pdftotext'), packages: ['poppler-utils'] },
];

function whyNot() {
  if (process.platform !== 'linux' || !existsSync('/etc/debian_version')) return 'this is not a Debian machine';
  if (process.getuid?.() !== 0) return 'not running as root';
  return onPath('apt-get') ? undefined : 'apt-get is missing';
}

function apt(...args) {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, stderr } = spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=120', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    env: environment,
    timeout: 600_000,
  });
  return status === 0 ? undefined : (stderr?.trim().split('\n').at(-1) ?? 'apt-get did not finish');
}

export function installSystemPackages() {
  const missing = needs.filter(({ there }) => !there());
  if (missing.length === 0) return;
  const names = missing.map(({ what }) => what).join(', ');
  const reason = whyNot();
  if (reason !== undefined) {
    console.log(`SKIPPED installing ${names}: ${reason}`);
    return;
  }
  const packages = missing.flatMap((need) => need.packages);
  console.log(`Installing ${packages.join(' ')} (the tests need ${names})`);
  const failure = apt('update') ?? apt('install', '-y', '--no-install-recommends', ...packages);
  if (failure !== undefined) console.log(`SKIPPED installing ${names}: ${failure}`);
}
