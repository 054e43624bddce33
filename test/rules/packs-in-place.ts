/** Every pack of the project, found by its folder. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Pack } from '../../src/define/pack.ts';

const folder = join(import.meta.dirname, '../../src/packs');

export async function packsInPlace(): Promise<Pack[]> {
  const files = globSync('*/pack.ts', { cwd: folder }).sort();
  const modules = await Promise.all(
    files.map((file): Promise<Record<string, unknown>> => import(pathToFileURL(join(folder, file)).href)),
  );
  return modules.flatMap((module) => Object.values(module).filter(isPack));
}

const isPack = (value: unknown): value is Pack =>
  typeof value === 'object' && value !== null && 'policies' in value && 'cases' in value;
