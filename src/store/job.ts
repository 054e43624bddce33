/** Work that takes longer than a request may: asked for by somebody, done by a worker, looked after until it is over (0019-jobs.sql). */
import { sql } from 'kysely';
import type { Transaction } from './database.ts';

export type JobKind = 'preview' | 'determination';
export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

export interface Job {
  readonly id: string;
  readonly kind: JobKind;
  /** `rule:…` or `entitlement:2026-01`: there is at most one that is not over. */
  readonly about: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly state: JobState;
  /** Met so far, of how many. */
  readonly people: number;
  readonly total: number;
  readonly attempts: number;
  readonly askedAt: string;
  /** Null: the operator. */
  readonly staff: string | null;
  readonly endedAt: string | null;
  /** Why it failed. */
  readonly problem: { readonly code: string; readonly details: Readonly<Record<string, string | number>> } | null;
}

export type NewJob = Pick<Job, 'id' | 'kind' | 'about' | 'input' | 'total' | 'askedAt'>;

const COLUMNS = sql`id, kind, about, input, state, people, total, attempts, asked_at as "askedAt", staff_id as staff, ended_at as "endedAt", problem`;

/** False when there is one about it already that is not over. */
export async function addJob(tx: Transaction, job: NewJob): Promise<boolean> {
  const added = await tx.run`
    insert into job (county, id, kind, about, input, state, people, total, attempts, asked_at, staff_id)
    values (${tx.scope.county}, ${job.id}, ${job.kind}, ${job.about}, ${JSON.stringify(job.input)}, 'waiting', 0, ${job.total}, 0, ${job.askedAt},
      ${tx.scope.staffId})
    on conflict (county, about) where state in ('waiting', 'running') do nothing`;
  return added > 0;
}

export async function findJob(tx: Transaction, id: string): Promise<Job | undefined> {
  const [job] = await tx.rows(
    sql<Job>`select ${COLUMNS} from job where county = ${tx.scope.county} and id = ${id}::uuid`,
  );
  return job;
}

/** The newest first. */
export const listJobs = (
  tx: Transaction,
  { about, open, most }: { readonly about?: string | undefined; readonly open: boolean; readonly most: number },
): Promise<Job[]> =>
  tx.rows(sql<Job>`
    select ${COLUMNS} from job where county = ${tx.scope.county} and ${about === undefined ? sql`true` : sql`about = ${about}`}
      and ${open ? sql`state in ('waiting', 'running')` : sql`true`}
    order by asked_at desc, id desc limit ${most}`);

/** Ends one that is not over. False when it is. */
export async function endJob(
  tx: Transaction,
  id: string,
  end: { readonly state: 'done' | 'failed' | 'cancelled'; readonly at: string; readonly problem?: Job['problem'] },
): Promise<boolean> {
  const { state, at, problem = null } = end;
  const ended = await tx.run`
    update job set state = ${state}, ended_at = ${at}, problem = ${problem === null ? null : JSON.stringify(problem)}::jsonb
    where county = ${tx.scope.county} and id = ${id}::uuid and state in ('waiting', 'running')`;
  return ended > 0;
}

/** Those that nobody works at: waiting, or begun by a worker that has not been heard of since `silentSince`. */
const free = (silentSince: string) =>
  sql`(state = 'waiting' or state = 'running' and seen_at < ${silentSince}::timestamptz)`;

export async function isJobFree(tx: Transaction, silentSince: string): Promise<boolean> {
  const found = await tx.rows(sql`select from job where county = ${tx.scope.county} and ${free(silentSince)} limit 1`);
  return found.length > 0;
}

/** The longest-waiting one; two workers never get the same. */
export async function takeJob(
  tx: Transaction,
  { at, silentSince }: { readonly at: string; readonly silentSince: string },
): Promise<Job | undefined> {
  const [job] = await tx.rows(sql<Job>`
    update job set state = 'running', seen_at = ${at}, people = 0, attempts = attempts + 1
    where county = ${tx.scope.county} and id = (
      select id from job where county = ${tx.scope.county} and ${free(silentSince)} order by asked_at, id limit 1 for update skip locked)
    returning ${COLUMNS}`);
  return job;
}

/** A sign of life with how far it has come. False when the job is no longer to be done. */
export async function seeJob(
  tx: Transaction,
  id: string,
  { at, people, total }: { readonly at: string; readonly people: number; readonly total: number },
): Promise<boolean> {
  const seen = await tx.run`
    update job set seen_at = ${at}, people = ${people}, total = ${total}
    where county = ${tx.scope.county} and id = ${id}::uuid and state = 'running'`;
  return seen > 0;
}

/** Given back by a worker that ends or could not do it: another one takes it. */
export async function releaseJob(tx: Transaction, id: string): Promise<void> {
  await tx.run`
    update job set state = 'waiting', seen_at = null where county = ${tx.scope.county} and id = ${id}::uuid and state = 'running'`;
}

/** Held until the transaction ends. False while somebody holds it who was taken for dead and is not. */
export async function holdJob(tx: Transaction, id: string): Promise<boolean> {
  const [row] = await tx.sql<{ held: boolean }>`select pg_try_advisory_xact_lock(7302018, hashtext(${id})) as held`;
  return row!.held;
}
