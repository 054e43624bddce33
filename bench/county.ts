/** A county of its own for a measurement, on an embedded PostgreSQL with durability on, in a temporary folder that goes away with it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COUNTY, catalogue } from '../src/main/catalogue.ts';
import { idMaker } from '../src/main/new-id.ts';
import { operatorCaller } from '../src/operations/access.ts';
import { factBookOf } from '../src/operations/fact-book.ts';
import { type Operation, run, type Services } from '../src/operations/operation.ts';
import { saveAreas } from '../src/store/area.ts';
import { loadAreas } from '../src/store/areas/load-areas.ts';
import { prepareDataFolder, runningPostmaster } from '../src/store/data-folder.ts';
import { openDatabase } from '../src/store/database.ts';
import { ensureFactColumns } from '../src/store/fact-columns.ts';
import { openKeys } from '../src/store/keys.ts';
import { migrate } from '../src/store/migrate.ts';
import { sealWith } from '../src/store/seal.ts';
import { plainDate } from '../src/values/date.ts';

/** The day on which all measurements take place: what is generated was known by then. */
export const DAY = plainDate('2026-07-01');
const NOON = `${DAY}T04:00:00.000Z`;

export interface County {
  readonly dataDir: string;
  readonly services: Services;
  /** Runs an operation as the operator of the county. */
  run<I, O, R>(operation: Operation<I, O, R>, input: R): Promise<O>;
  close(): Promise<void>;
}

/** `server` for the process that made the folder, `join` for its children. */
export async function openCounty(dataDir: string, mode: 'server' | 'join'): Promise<County> {
  const database = await openDatabase({ dataDir, mode });
  if (mode === 'server') {
    await migrate(database);
    await ensureFactColumns(database, catalogue.facts.values());
    await database.owner((queries) => saveAreas(queries, loadAreas(COUNTY).areas));
  }
  const services: Services = {
    database,
    catalogue,
    book: factBookOf(catalogue),
    seal: sealWith(openKeys({ folder: dataDir })),
    now: () => new Date(NOON),
    newId: idMaker(),
  };
  return {
    dataDir,
    services,
    run: (operation, input) => run(operation, input, operatorCaller(COUNTY, 'bench'), services),
    close: () => database.close(),
  };
}

/** Works in a county that is made for it and removed afterwards, whatever happens. */
export async function inTemporaryCounty<T>(work: (county: County) => Promise<T>): Promise<T> {
  return inTemporaryFolder(async (folder) => {
    const county = await openCounty(folder, 'server');
    try {
      return await work(county);
    } finally {
      await county.close();
    }
  });
}

/** A database that was started in it is stopped when this process ends early. */
export async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'fuzhu-bench-'));
  const remove = (): void => {
    const postmaster = runningPostmaster(prepareDataFolder(folder));
    if (postmaster !== undefined) process.kill(postmaster, 'SIGQUIT');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  const leave = (): never => process.exit(1);
  process.once('exit', remove);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, leave);
  try {
    return await work(folder);
  } finally {
    process.removeListener('exit', remove);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.removeListener(signal, leave);
    remove();
  }
}
