/**
 * Jobs in the database, kept by pg-boss in a schema of its own. A job is done at least once: whoever works at it may be killed at any moment, then it
 * is done again when its time is over. So what a job does must be such that doing it again changes nothing.
 */
import { PgBoss } from 'pg-boss';
import { Problem } from '../values/problem.ts';
import type { Database } from './database.ts';

const SCHEMA = 'fuzhu_jobs';

export interface JobQueueOptions {
  /** After so many seconds a job whose worker says nothing is taken for lost. */
  readonly expireInSeconds: number;
  /** How often workers look for jobs. */
  readonly pollingSeconds: number;
  readonly report: (error: Error) => void;
}

export interface JobQueue {
  /** `key`: while a job with the same key waits, no second one is added. Gives whether it was. */
  send(job: string, data: Record<string, unknown>, key: string): Promise<boolean>;
  /** One at a time. `stopping` becomes aborted when the worker is told to stop: long work ends at its next step then. */
  work(job: string, handler: (data: Record<string, unknown>, stopping: AbortSignal) => Promise<void>): Promise<void>;
  /** Lets the running jobs finish. */
  close(): Promise<void>;
}

/** `jobs`: the names of all there are. */
export async function openJobQueue(
  { jobs: connection, owner }: Pick<Database, 'jobs' | 'owner'>,
  jobs: readonly string[],
  options: JobQueueOptions,
): Promise<JobQueue> {
  const boss = new PgBoss({
    db: connection as { executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> },
    schema: SCHEMA,
    schedule: false,
    superviseIntervalSeconds: Math.max(1, Math.min(30, options.expireInSeconds)),
    monitorIntervalSeconds: Math.max(1, Math.min(30, options.expireInSeconds)),
  });
  boss.on('error', options.report);
  await boss.start();
  for (const job of jobs)
    await boss.createQueue(job, {
      policy: 'short',
      retryLimit: 20,
      retryDelay: 1,
      expireInSeconds: options.expireInSeconds,
      retentionSeconds: 7 * 86_400,
      deleteAfterSeconds: 7 * 86_400,
    });
  await owner((queries) => queries.execute(TAGGING));
  const stopping = new AbortController();
  return {
    send: async (job, data, key) => (await boss.send(job, data, { singletonKey: key })) !== null,
    work: async (job, handler) => {
      await boss.work<Record<string, unknown>>(
        job,
        { batchSize: 1, pollingIntervalSeconds: options.pollingSeconds },
        async (found) => {
          for (const { data } of found) await withoutDetails(() => handler(data, stopping.signal), options.report);
        },
      );
    },
    close: async () => {
      stopping.abort();
      await boss.stop({ graceful: true, timeout: 60_000 });
    },
  };
}

/** They are bookkeeping of the installation: when data is spread over machines they stay where they are (schema-shape.test.ts). */
const TAGGING = `do $$ declare t regclass; begin
  for t in select oid from pg_class where relnamespace = '${SCHEMA}'::regnamespace and relkind in ('r', 'p') loop
    execute format('comment on table %s is ''local''', t);
  end loop; end $$`;

/** The queue keeps what a failed job threw: it must not hold anybody's data. */
async function withoutDetails(work: () => Promise<void>, report: (error: Error) => void): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Error) report(error);
    throw new Error(error instanceof Problem ? error.code : 'a job failed');
  }
}
