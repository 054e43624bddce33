/**
 * Does a job, for the one who asked and with their rights of today. It stands beside the operations and not among them: signs of life and the end of a
 * job that failed are written whatever becomes of its own transaction. That one holds all that the job does and its end, so a worker may be killed at
 * any moment: the job is done by another one, or it was done.
 */
import { setInterval } from 'node:timers/promises';
import { endJob, holdJob, type Job, releaseJob, seeJob, takeJob } from '../../store/job.ts';
import { findStaff } from '../../store/staff.ts';
import type { AreaCode } from '../../values/area.ts';
import { Problem } from '../../values/problem.ts';
import { operatorCaller, operatorScope, staffCaller } from '../access.ts';
import { type Caller, run, type Services } from '../operation.ts';
import { jobOperations } from './kinds.ts';

/** Milliseconds between two signs of life. */
const SIGNS = 1000;
const MOST_ATTEMPTS = 20;

/** Signs for the operation to end, which never leave this file: the job is to be left, or another worker is alive and at it after all. */
class Ended extends Error {}
class HeldByAnother extends Ended {}
/** Nobody got through it, whoever tried. */
class TooOften extends Error {}

/** A worker that was not heard of since then is dead. */
export const silentSince = ({ now }: Pick<Services, 'now'>, seconds: number): string =>
  new Date(now().getTime() - seconds * 1000).toISOString();

/** Gives whether there was one. */
export async function workAtJob(
  services: Services,
  county: AreaCode,
  { stopping, silence }: { readonly stopping: AbortSignal /** Seconds. */; readonly silence: number },
): Promise<boolean> {
  const scope = operatorScope(county);
  const taking = { at: services.now().toISOString(), silentSince: silentSince(services, silence) };
  const job = await services.database.tx(scope, (tx) => takeJob(tx, taking));
  if (job === undefined) return false;
  try {
    if (job.attempts > MOST_ATTEMPTS) throw new TooOften();
    await doJob(services, county, job, stopping);
  } catch (error) {
    await leave(services, county, job, error);
  }
  return true;
}

async function doJob(services: Services, county: AreaCode, job: Job, stopping: AbortSignal): Promise<void> {
  const caller = await callerOf(services, county, job);
  const whole = jobOperations[job.kind];
  const ending = new AbortController();
  const signs = giveSigns(services, county, job, ending);
  const work: typeof whole = {
    ...whole,
    run: async (input, context) => {
      if (!(await holdJob(context.tx, job.id))) throw new HeldByAnother();
      const output = await whole.run(input, context);
      if (!(await endJob(context.tx, job.id, { state: 'done', at: services.now().toISOString() }))) throw new Ended();
      return output;
    },
  };
  try {
    await run(work, job.input, caller, services, (people, of) => {
      signs.far = { people, total: of ?? job.total };
      if (signs.over || stopping.aborted) throw new Ended();
    });
  } finally {
    ending.abort();
    await signs.ended;
  }
}

/** The account is asked for anew: whoever may no longer do it does not get it done either. */
async function callerOf({ database }: Services, county: AreaCode, { id, staff }: Job): Promise<Caller> {
  const requestId = `job ${id}`;
  if (staff === null) return operatorCaller(county, requestId);
  const scope = operatorScope(county);
  const found = await database.read(scope, (tx) => findStaff(tx, scope, staff));
  if (found === undefined || found.disabledAt !== null) throw new Problem('not-signed-in');
  return staffCaller({ staffId: staff, role: found.role, area: found.area }, requestId);
}

function giveSigns({ database, now }: Services, county: AreaCode, { id, total }: Job, ending: AbortController) {
  const scope = operatorScope(county);
  const signs = { far: { people: 0, total }, over: false, ended: Promise.resolve() };
  signs.ended = (async () => {
    for await (const _ of setInterval(SIGNS, undefined, { signal: ending.signal })) {
      const seen = { at: now().toISOString(), ...signs.far };
      signs.over = !(await database.tx(scope, (tx) => seeJob(tx, id, seen)));
    }
    // The timer ends with an error when it is told to, and a database that is gone ends the job itself.
  })().catch(() => undefined);
  return signs;
}

/** What can not be done is said so; what only went wrong is tried again. */
async function leave({ database, now }: Services, county: AreaCode, job: Job, error: unknown): Promise<void> {
  const scope = operatorScope(county);
  if (error instanceof HeldByAnother) return;
  const known = error instanceof Problem;
  if (known || error instanceof TooOften) {
    const problem = known ? { code: error.code, details: error.details } : { code: 'job-failed', details: {} };
    await database.tx(scope, (tx) => endJob(tx, job.id, { state: 'failed', at: now().toISOString(), problem }));
    return;
  }
  await database.tx(scope, (tx) => releaseJob(tx, job.id));
  if (!(error instanceof Ended)) throw error;
}
