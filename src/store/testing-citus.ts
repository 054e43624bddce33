/**
 * Databases for tests on a Citus cluster. Such a database can not be copied from a template, because its rows lie elsewhere: each is made anew on every
 * machine and spread as an operator would do it.
 */
import pg from 'pg';
import { connect } from './database.ts';
import { migrate } from './migrate.ts';
import { spreadTables } from './spread.ts';

interface Machine {
  readonly host: string;
  readonly port: number;
}

/** Few parts: a test has two counties. */
const PARTS = 4;

/** `settings` lead to the coordinator; its machines must be reachable under the names that it knows them by, with the same account. */
export async function createOnCluster(settings: pg.ClientConfig, name: string): Promise<void> {
  const machines = await onServer(settings, async (admin) => {
    const { rows } = await admin.query<Machine>(
      `select nodename as host, nodeport as port from pg_dist_node where groupid <> 0 and noderole = 'primary' order by 1, 2`,
    );
    return rows;
  });
  if (machines.length === 0) throw new Error('the cluster that CITUS_URL names has no workers');
  for (const at of [...machines, settings]) {
    await onServer({ ...settings, ...at }, (admin) =>
      admin.query(`create database ${name} template template0 encoding 'UTF8'`),
    );
    await onServer({ ...settings, ...at, database: name }, (admin) => admin.query('create extension citus'));
  }
  await onServer({ ...settings, database: name }, async (admin) => {
    await admin.query('select citus_set_coordinator_host($1, $2)', [settings.host, settings.port]);
    for (const { host, port } of machines) await admin.query('select citus_add_node($1, $2)', [host, port]);
    await admin.query(`alter database ${name} set citus.shard_count = ${PARTS}`);
  });
  const database = await connect('server', { ...settings, database: name }, { unsafeForTests: true, connections: 1 });
  await migrate(database);
  await spreadTables(database);
  await database.close();
}

export async function dropOnCluster(settings: pg.ClientConfig, name: string): Promise<void> {
  const machines = await onServer({ ...settings, database: name }, async (admin) => {
    const { rows } = await admin.query<Machine>(
      'select nodename as host, nodeport as port from pg_dist_node where groupid <> 0',
    );
    return rows;
  });
  for (const at of [settings, ...machines])
    await onServer({ ...settings, ...at }, (admin) => admin.query(`drop database if exists ${name} with (force)`));
}

async function onServer<T>(settings: pg.ClientConfig, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client(settings);
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
