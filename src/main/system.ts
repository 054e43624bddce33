/** The system on its database: opened, brought to this version, with the rules of the packs. Everything that runs it starts here. */
import { randomUUID } from 'node:crypto';
import { operatorCaller } from '../operations/access.ts';
import { operations } from '../operations/all.ts';
import { type Bound, bind } from '../operations/bound.ts';
import { factBookOf } from '../operations/fact-book.ts';
import type { Caller, Services } from '../operations/operation.ts';
import { saveAreas } from '../store/area.ts';
import { loadAreas } from '../store/areas/load-areas.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { ensureFactColumns } from '../store/fact-columns.ts';
import { openKeys } from '../store/keys.ts';
import { migrate } from '../store/migrate.ts';
import { sealWith } from '../store/seal.ts';
import { COUNTY, catalogue } from './catalogue.ts';
import { idMaker } from './new-id.ts';

export interface System {
  readonly services: Services;
  readonly database: Database;
  as(caller: Caller): Bound<typeof operations>;
  asOperator(): Bound<typeof operations>;
  close(): Promise<void>;
}

export interface SystemOptions {
  readonly dataDir: string;
  /** A server's address instead of the embedded one. */
  readonly url?: string;
  /** `server` owns the data folder; `join` uses a running server or starts one for as long as needed. */
  readonly mode: 'server' | 'join';
  readonly masterKey?: string;
}

export async function openSystem(options: SystemOptions): Promise<System> {
  const database = await openDatabase(
    options.url ? { url: options.url } : { dataDir: options.dataDir, mode: options.mode },
  );
  try {
    await migrate(database);
    await ensureFactColumns(database, catalogue.facts.values());
    await database.owner((queries) => saveAreas(queries, loadAreas(COUNTY).areas));
    return systemOn(database, openKeys({ folder: options.dataDir, fromEnvironment: options.masterKey }));
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The system on a database that is open and brought to this version, with its areas: also how tests make one. */
export function systemOn(database: Database, keys: ReturnType<typeof openKeys>): System {
  const services: Services = {
    database,
    catalogue,
    book: factBookOf(catalogue),
    seal: sealWith(keys),
    now: () => new Date(),
    newId: idMaker(),
  };
  const as = (caller: Caller): Bound<typeof operations> => bind(operations, caller, services);
  return {
    services,
    database,
    as,
    asOperator: () => as(operatorCaller(COUNTY, randomUUID())),
    close: () => database.close(),
  };
}
