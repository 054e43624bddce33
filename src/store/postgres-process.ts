/** PostgreSQL's two programs: `initdb`, which makes a cluster, and `postgres`, which serves it. With the settings we run them with. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import { Problem } from '../values/problem.ts';
import {
  closeDescriptors,
  type DataFolder,
  hasCluster,
  inheritedPath,
  makePrivate,
  openDirectory,
  openLog,
} from './data-folder.ts';
import type { Binaries } from './postgres-binaries.ts';

/** The superuser of the cluster, who owns the schema. Nobody but this machine's owner of the socket directory can be it. */
export const OWNER = 'fuzhu';

export interface LaunchOptions {
  readonly unsafeForTests?: boolean;
}

/** In a session of its own: Ctrl-C in the terminal is for us, we then stop it in order. */
export function spawnPostgres(folder: DataFolder, binaries: Binaries, options: LaunchOptions): ChildProcess {
  const [log, cluster, socket] = [openLog(folder), openDirectory(folder.cluster), openDirectory(folder.socket)];
  try {
    const settings = {
      ...serverSettings,
      ...(options.unsafeForTests ? unsafeSettings : {}),
      unix_socket_directories: inheritedPath(folder.socket, 4),
    };
    const words = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const child = spawn(binaries.postgres, ['-D', inheritedPath(folder.cluster, 3), ...words], {
      ...folder.user,
      cwd: '/',
      detached: true,
      env: binaries.environment,
      stdio: ['ignore', log, log, cluster, socket],
    });
    child.unref();
    return child;
  } finally {
    closeDescriptors([log, cluster, socket]);
  }
}

const serverSettings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '128MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '1GB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Messages about a statement quote its values: names, numbers, diagnoses. Only what concerns the server itself is logged.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
} as const;

const unsafeSettings = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  autovacuum_naptime: '1d',
} as const;

/** Makes the cluster beside its place and moves it there whole, so that a broken-off first start leaves nothing half done. */
export async function makeCluster(folder: DataFolder, binaries: Binaries, options: LaunchOptions): Promise<void> {
  const making = `${folder.cluster}.new-${process.pid}-${randomUUID()}`;
  let said = '';
  // The order of characters is PostgreSQL's own; the system's locale only has to know UTF-8, and is called differently on different systems.
  for (const locale of ['C.UTF-8', 'en_US.UTF-8']) {
    rmSync(making, { recursive: true, force: true });
    makePrivate(making, folder.user);
    said = await initialise(making, folder, binaries, locale, options);
    if (said === '') break;
  }
  if (said !== '') {
    rmSync(making, { recursive: true, force: true });
    throw new Problem('embedded-unavailable', { why: said });
  }
  try {
    renameSync(making, folder.cluster);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    // Another process made one in the meantime: its is as good as ours.
    if (!hasCluster(folder)) throw error;
  }
}

/** Empty text when it went well, otherwise what initdb said last. */
function initialise(
  making: string,
  folder: DataFolder,
  binaries: Binaries,
  locale: string,
  options: LaunchOptions,
): Promise<string> {
  const words = ['-D', inheritedPath(making, 3), '-U', OWNER, '--auth=trust', '--encoding=UTF8', '--no-instructions'];
  words.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', `--locale=${locale}`);
  if (options.unsafeForTests) words.push('--no-sync');
  const directory = openDirectory(making);
  const child = spawn(binaries.initdb, words, {
    ...folder.user,
    cwd: '/',
    env: binaries.environment,
    stdio: ['ignore', 'ignore', 'pipe', directory],
  });
  closeDescriptors([directory]);
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-400);
  });
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`initdb: ${(error as NodeJS.ErrnoException).code}`));
    child.once('close', (code) => resolve(code === 0 ? '' : said.trim().split('\n').at(-1) || `initdb exit ${code}`));
  });
}
