/**
 * The folder that holds everything of one installation:
 *
 *     key             master key of sealed columns, 0600, readable by the application only
 *     postgres/       the cluster, 0700, owned by the user PostgreSQL runs as
 *     socket/         the only door to it, 0700
 *     postgres.log    what PostgreSQL says, without anybody's data
 *     binaries/       PostgreSQL's programs, where they can not be used in place
 *
 * PostgreSQL refuses to run as root. Started as root it therefore runs as an unprivileged user, who may not be able to walk to the folder
 * (/root is 0700): on Linux it is handed its directories as open file descriptors and needs no way there.
 */

import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { Problem } from '../values/problem.ts';

export interface User {
  readonly uid: number;
  readonly gid: number;
}

export interface DataFolder {
  readonly path: string;
  readonly cluster: string;
  readonly socket: string;
  readonly log: string;
  readonly binaries: string;
  /** Whom PostgreSQL runs as; undefined = whoever runs this process. */
  readonly user: User | undefined;
}

/** Makes the folder when there is none, for the owner's eyes only. Problem `data-folder-closed`. */
export function prepareDataFolder(dataDir: string): DataFolder {
  try {
    return prepare(resolve(dataDir));
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!/^(EACCES|EPERM|EROFS|ENOTDIR|ENOSPC)$/.test(why)) throw error;
    throw new Problem('data-folder-closed', { folder: dataDir, why });
  }
}

function prepare(path: string): DataFolder {
  const folder = {
    path,
    cluster: join(path, 'postgres'),
    socket: join(path, 'socket'),
    log: join(path, 'postgres.log'),
    binaries: join(path, 'binaries'),
  };
  if (!existsSync(path)) mkdirSync(path, { recursive: true, mode: 0o700 });
  const user = process.getuid?.() === 0 ? unprivilegedUser(folder.cluster) : undefined;
  makePrivate(folder.socket, user);
  return { ...folder, user };
}

/** A directory only its owner can enter. */
export function makePrivate(path: string, user: User | undefined): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  chmodSync(path, 0o700);
  if (user) chownSync(path, user.uid, user.gid);
}

/** Who owns the cluster already keeps it; a new one is given to `nobody`. */
function unprivilegedUser(cluster: string): User {
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster);
    if (uid !== 0) return { uid, gid };
  }
  const numberOf = (flag: string): number => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }).trim());
  try {
    return { uid: numberOf('-u'), gid: numberOf('-g') };
  } catch {
    throw new Problem('embedded-unavailable', { why: 'no user nobody' });
  }
}

/** Opens a directory so that it can be handed to a process as an inherited descriptor. */
export const openDirectory = (path: string): number => openSync(path, constants.O_RDONLY | constants.O_DIRECTORY);

/** Names that a child process has for directories given to it as descriptors 3, 4, …: it needs no permission on the way there. */
export const byDescriptor = process.platform === 'linux';
export const inheritedPath = (path: string, descriptor: number): string =>
  byDescriptor ? `/proc/self/fd/${descriptor}` : path;

/** The longest name of a Unix socket is 107 bytes on Linux and 103 on macOS. */
const LONGEST_SOCKET = 103;

/** The directory to reach the socket by: the folder itself, or a short name for it where its own is too long. Close `descriptor` at the end. */
export function reachSocket(folder: DataFolder): { directory: string; descriptor: number | undefined } {
  if (Buffer.byteLength(join(folder.socket, '.s.PGSQL.5432')) <= LONGEST_SOCKET)
    return { directory: folder.socket, descriptor: undefined };
  if (!byDescriptor)
    throw new Problem('embedded-unavailable', { why: 'the path of the data folder is too long for a socket' });
  const descriptor = openDirectory(folder.socket);
  return { directory: `/proc/self/fd/${descriptor}`, descriptor };
}

export function closeDescriptors(descriptors: readonly (number | undefined)[]): void {
  for (const descriptor of descriptors) if (descriptor !== undefined) closeSync(descriptor);
}

/** The process that `postmaster.pid` names, when it really is the PostgreSQL of this folder and not another program that got its number after a restart. */
export function runningPostmaster(folder: DataFolder): number | undefined {
  const pid = postmasterPid(folder);
  return pid !== undefined && isPostmasterOf(folder, pid) ? pid : undefined;
}

function postmasterPid(folder: DataFolder): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(join(folder.cluster, 'postmaster.pid'), 'utf8'), 10);
    return pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isPostmasterOf(folder: DataFolder, pid: number): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === 'linux') {
    try {
      // PostgreSQL works in its data directory. A zombie has no working directory.
      const [here, there] = [statSync(folder.cluster), statSync(`/proc/${pid}/cwd/`)];
      return here.ino === there.ino && here.dev === there.dev;
    } catch {
      return false;
    }
  }
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(folder.cluster);
  } catch {
    return false;
  }
}

/**
 * Removes what a power cut or a kill left behind: clusters whose making was broken off, and a lock file whose number now belongs to another
 * program of the same user, which PostgreSQL would take for itself. (A lock file of a dead process PostgreSQL removes by itself.)
 */
export function sweepDataFolder(folder: DataFolder): void {
  const pid = postmasterPid(folder);
  if (pid !== undefined && isAlive(pid) && !isPostmasterOf(folder, pid)) setAside(folder);
  for (const name of readdirSync(folder.path)) {
    const maker = /^postgres\.new-(\d+)-/.exec(name)?.[1];
    if (maker !== undefined && !isAlive(Number(maker)))
      rmSync(join(folder.path, name), { recursive: true, force: true });
  }
}

/** Moves the lock file away and looks again: another process may have started PostgreSQL in between, and then it goes back. */
function setAside(folder: DataFolder): void {
  const [lock, aside] = [join(folder.cluster, 'postmaster.pid'), join(folder.cluster, 'postmaster.pid.stale')];
  renameSync(lock, aside);
  const pid = Number.parseInt(readFileSync(aside, 'utf8'), 10);
  if (isPostmasterOf(folder, pid)) renameSync(aside, lock);
  else rmSync(aside);
}

const LARGEST_LOG = 10 * 1024 * 1024;

/** Opens the log for appending; a large one steps aside first. */
export function openLog(folder: DataFolder): number {
  if (existsSync(folder.log) && statSync(folder.log).size > LARGEST_LOG) renameSync(folder.log, `${folder.log}.1`);
  return openSync(folder.log, 'a', 0o600);
}

export const hasCluster = (folder: DataFolder): boolean => existsSync(join(folder.cluster, 'PG_VERSION'));

/** Throws Problem `embedded-unavailable` when the cluster was made by another major version: there is no upgrade in place. */
export function checkClusterVersion(folder: DataFolder, major: number): void {
  const found = readFileSync(join(folder.cluster, 'PG_VERSION'), 'utf8').trim();
  if (found !== String(major))
    throw new Problem('embedded-unavailable', {
      why: `the data folder was made by PostgreSQL ${found}, this is ${major}`,
    });
}
