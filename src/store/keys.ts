/**
 * The master keys of an installation and the keys derived from them. They live in the data folder, beside the database and not inside it, or come
 * from the environment: a copy of the database alone opens nothing. See docs/decisions/0003-sealed-columns.md.
 *
 * The file holds one key a line, 32 bytes in base64, the current one first; the others still open what they sealed until it is sealed anew.
 */
import { createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Problem } from '../values/problem.ts';

/** What is derived from one master key; each use has a key of its own. */
export interface Key {
  /** Four bytes that name the key and tell nothing about it. The first one alone names it in sealed columns. */
  readonly id: Buffer;
  // Key objects: made from bytes anew for each value they would cost more than the sealing.
  readonly seal: KeyObject;
  readonly index: KeyObject;
  readonly stream: KeyObject;
}

export interface Keys {
  readonly current: Key;
  /** The current one and those that are on their way out. */
  readonly all: readonly Key[];
}

const FILE = 'key';

/**
 * Reads the keys: from the text of FUZHU_KEY when there is one, otherwise from the data folder, making the file on first use.
 * Throws Problem `key-invalid` when a key is not 32 bytes or others could read the file.
 */
export function openKeys(source: { readonly folder?: string; readonly fromEnvironment?: string }): Keys {
  if (source.fromEnvironment) return keysFrom(source.fromEnvironment, 'FUZHU_KEY');
  if (source.folder === undefined) throw new Problem('key-invalid', { where: 'FUZHU_KEY', why: 'not set' });
  const path = join(source.folder, FILE);
  if (!existsSync(path)) makeKeyFile(path);
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0)
    throw new Problem('key-invalid', { where: path, why: 'mode must be 0600' });
  return keysFrom(readFileSync(path, 'utf8'), path);
}

/** Keys from master keys in base64, separated by white space or commas, the current one first. */
export function keysFrom(text: string, where: string): Keys {
  const masters = text.split(/[\s,]+/).filter((word) => word !== '');
  const all = masters.map((word) => {
    const master = Buffer.from(word, 'base64');
    if (master.length !== 32) throw new Problem('key-invalid', { where, why: 'not 32 bytes in base64' });
    return derive(master);
  });
  if (new Set(all.map(({ id }) => id[0])).size !== all.length)
    throw new Problem('key-invalid', { where, why: 'two keys with the same first byte' });
  const current = all[0];
  if (current === undefined) throw new Problem('key-invalid', { where, why: 'empty' });
  return { current, all };
}

function derive(master: Buffer): Key {
  const of = (use: string, length: number): Buffer => Buffer.from(hkdfSync('sha256', master, 'fuzhu', use, length));
  const secret = (use: string): KeyObject => createSecretKey(of(use, 32));
  return { id: of('id', 4), seal: secret('seal'), index: secret('index'), stream: secret('stream') };
}

/** A new master key in base64, as a line of the file; never one that shares its first byte with those it stands beside. */
export function newMasterKey(beside?: Keys): string {
  for (;;) {
    const word = randomBytes(32).toString('base64');
    const { current } = keysFrom(word, 'a new key');
    if (!beside?.all.some(({ id }) => id[0] === current.id[0])) return word;
  }
}

/** Written whole under another name first: two processes that start together end with one key, and never with half of one. */
function makeKeyFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const making = `${path}.new-${process.pid}`;
  writeFileSync(making, `${newMasterKey()}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(making, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(making);
  }
}
