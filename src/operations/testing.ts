/** A county for tests of operations: a migrated database with areas, a catalogue, a clock that stands, and callers of every role. */
import { randomUUID } from 'node:crypto';
import type { Pack } from '../define/pack.ts';
import { catalogueOf } from '../engine/catalogue.ts';
import { loadAreas } from '../store/areas/load-areas.ts';
import type { Transaction } from '../store/database.ts';
import { ensureFactColumns } from '../store/fact-columns.ts';
import { keysFrom, newMasterKey } from '../store/keys.ts';
import { makeScope } from '../store/scope.ts';
import { sealWith } from '../store/seal.ts';
import { createTestDatabase } from '../store/testing.ts';
import type { AreaCode } from '../values/area.ts';
import { operatorCaller, publicCaller } from './access.ts';
import { factBookOf } from './fact-book.ts';
import { type Caller, type Context, type Operation, run, type Services, shanghaiDay } from './operation.ts';
import { standingCatalogue } from './standing-catalogue.ts';

export const county: AreaCode = '621223';

export interface World {
  readonly services: Services;
  readonly system: Caller;
  readonly county: Caller;
  readonly town: (code: AreaCode) => Caller;
  readonly public: Caller;
  /** Runs an operation as the operator unless told otherwise. */
  readonly run: <I, O, R>(operation: Operation<I, O, R>, input: R, caller?: Caller) => Promise<O>;
  /** Work on the tables themselves, to prepare a case. */
  readonly inside: <T>(work: (context: Context) => Promise<T>) => Promise<T>;
  /** Sets the clock. */
  readonly at: (moment: string) => void;
  readonly close: () => Promise<void>;
}

export async function testWorld(packs: readonly Pack[], moment = '2026-06-30T02:00:00Z'): Promise<World> {
  const database = await createTestDatabase();
  const catalogue = catalogueOf(packs);
  await ensureFactColumns(database, catalogue.facts.values());
  await database.owner(async (queries) => {
    for (const { code, name, level, parent } of loadAreas().areas)
      await queries.sql`insert into area (code, name, level, parent) values (${code}, ${name}, ${level}, ${parent})`;
  });
  let clock = new Date(moment);
  let made = 0;
  const services: Services = {
    database,
    catalogue,
    book: factBookOf(catalogue),
    seal: sealWith(keysFrom(newMasterKey(), 'test')),
    now: () => clock,
    // They grow, as the real ones do.
    newId: () =>
      `0197${(++made).toString(16).padStart(11, '0')}`.replace(/^(.{8})(.{4})(.{3})$/, '$1-$2-7$3') +
      randomUUID().slice(18),
  };
  const system = operatorCaller(county, 'test');
  const staff = (area: AreaCode, role: 'county' | 'town'): Caller => ({
    scope: makeScope({ county, area, role, staffId: randomUUID() }),
    requestId: 'test',
  });
  return {
    services,
    system,
    county: staff(county, 'county'),
    town: (code) => staff(code, 'town'),
    public: publicCaller(county, 'test'),
    run: (operation, input, caller = system) => run(operation, input, caller, services),
    inside: (work) =>
      database.tx(system.scope, async (tx: Transaction) =>
        work({
          ...services,
          catalogue: await standingCatalogue(tx, catalogue),
          packs: catalogue,
          tx,
          scope: system.scope,
          at: clock.toISOString(),
          today: shanghaiDay(clock),
          progress: () => undefined,
        }),
      ),
    at: (next) => {
      clock = new Date(next);
    },
    close: () => database.close(),
  };
}
