/**
 * A worker: takes jobs out of the queue in the database and does them through the operations, a transaction for some people at a time. Any number of
 * workers may run beside each other, and each may be killed at any moment: what was not committed is still waiting, and doing a job again changes nothing.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { betweenRulesMark } from '../engine/determination/between-rules.ts';
import { policiesMarkedAnew, type RuleMarks } from '../engine/determination/rule-marks.ts';
import { operatorScope } from '../operations/access.ts';
import { silentSince, workAtJob } from '../operations/job/work.ts';
import { shanghaiDay } from '../operations/operation.ts';
import { standingCatalogue } from '../operations/standing-catalogue.ts';
import { decideDueSince } from '../store/decide-due.ts';
import { latestEntitlementRun } from '../store/entitlement.ts';
import { isJobFree } from '../store/job.ts';
import { type JobQueue, openJobQueue } from '../store/job-queue.ts';
import { countNews } from '../store/news.ts';
import { paidLinesAreMade } from '../store/paid-lines-made.ts';
import { countUndetermined } from '../store/undetermined.ts';
import { plainDate } from '../values/date.ts';
import { COUNTY } from './catalogue.ts';
import type { System } from './system.ts';

export interface WorkOptions {
  /** People of one transaction. */
  readonly people?: number | undefined;
  /** Seconds after which a job whose worker is gone is done by another one. */
  readonly patience?: number | undefined;
  /** Seconds between two looks for work. */
  readonly every?: number | undefined;
}

export interface Worker {
  /** Ends after the transaction that is under way. */
  stop(): Promise<void>;
}

/** Seconds without a sign of life from whoever does an asked job, until somebody else does it. */
const SILENCE = 15;

const DEFAULTS = { people: 500, patience: 600, every: 2 };

/**
 * `asked`: what somebody asked for and is waiting for. `catch-up`: compare with what was paid. `determine-changed`, `determine`: what is due, of those
 * who changed and of everybody. `decide`: who stands where today, when something became known since.
 */
const JOBS = ['asked', 'catch-up', 'determine-changed', 'determine', 'decide'] as const;

export async function startWorker(
  system: System,
  log: (line: string) => void,
  given: WorkOptions = {},
): Promise<Worker> {
  const { people = DEFAULTS.people, patience = DEFAULTS.patience, every = DEFAULTS.every } = given;
  const report = (error: Error): void =>
    log(JSON.stringify({ level: 'warn', what: 'job', error: (error as { code?: string }).code ?? error.name }));
  const silence = Math.min(SILENCE, patience);
  const queue = await openJobQueue(system.database, JOBS, {
    expireInSeconds: patience,
    pollingSeconds: every,
    report,
  });
  const { entitlement } = system.asOperator();
  const most = people;
  await queue.work('asked', async (_, stopping) => {
    while (!stopping.aborted && (await workAtJob(system.services, COUNTY, { stopping, silence })));
  });
  await queue.work('catch-up', (_, stopping) => untilNobodyWaits(() => entitlement.catchUp({ most }), stopping));
  // To determine people is ten times as fast as to compare them.
  await queue.work('determine-changed', (_, stopping) =>
    untilNobodyWaits(() => entitlement.determineChanged({ most: Math.min(20_000, 10 * most) }), stopping),
  );
  await queue.work('determine', async () => {
    // Another worker may have done it since it was seen to be due.
    if (!(await jobsToDo(system, silence)).includes('determine')) return;
    // Everything when nothing is stored yet, and otherwise only policies whose rules have changed.
    await entitlement.determine({ changed: true });
  });
  const rest = restBetween();
  await queue.work('decide', () =>
    rest.around(async () => {
      const last = await system.database.read(operatorScope(COUNTY), decideDueSince);
      const today = shanghaiDay(system.services.now());
      if (last !== null) await system.asOperator().decision.decide({ on: [last, today].sort()[1] });
    }),
  );
  const looking = lookForWork({ system, queue, rest, silence, every: every * 1000, report });
  return {
    stop: async () => {
      await looking.stop();
      await queue.close();
    },
  };
}

/** Somebody who is waiting and can not be had is being worked at by another worker. */
async function untilNobodyWaits(
  some: () => Promise<{ readonly people: number; readonly waiting: number }>,
  stopping: AbortSignal,
): Promise<void> {
  while (!stopping.aborted) {
    const { people, waiting } = await some();
    if (waiting === 0 || people === 0) return;
  }
}

interface Rest {
  isOver(): boolean;
  around(work: () => Promise<void>): Promise<void>;
}

/** Everybody is decided for at most a twentieth of the time, however much becomes known. */
function restBetween(): Rest {
  let until = 0;
  return {
    isOver: () => performance.now() >= until,
    around: async (work) => {
      const begun = performance.now();
      await work();
      until = performance.now() + 20 * (performance.now() - begun);
    },
  };
}

interface Looking {
  readonly system: System;
  readonly queue: JobQueue;
  readonly rest: Rest;
  /** Seconds. */
  readonly silence: number;
  /** Milliseconds. */
  readonly every: number;
  readonly report: (error: Error) => void;
}

/** What is to be done stands in the tables, told by whoever wrote; a job is only the sign for it. So no job can be lost. */
function lookForWork({ system, queue, rest, silence, every, report }: Looking) {
  const ending = new AbortController();
  const look = async (): Promise<void> => {
    for (const job of await jobsToDo(system, silence))
      if (job !== 'decide' || rest.isOver()) await queue.send(job, { county: COUNTY }, COUNTY);
  };
  const looking = (async () => {
    while (!ending.signal.aborted) {
      await look().catch(report);
      await sleep(every, undefined, { signal: ending.signal, ref: false }).catch(() => undefined);
    }
  })();
  return {
    stop: () => {
      ending.abort();
      return looking;
    },
  };
}

function jobsToDo({ database, services }: System, silence: number): Promise<(typeof JOBS)[number][]> {
  const year = { first: plainDate(`${shanghaiDay(services.now()).slice(0, 4)}-01-01`), months: 12 };
  return database.read(operatorScope(COUNTY), async (tx) => {
    const jobs: (typeof JOBS)[number][] = [];
    if (await isJobFree(tx, silentSince(services, silence))) jobs.push('asked');
    if ((await countNews(tx)) > 0 || !(await paidLinesAreMade(tx))) jobs.push('catch-up');
    const [somebody] = await tx.sql`select from person_facts where county = ${COUNTY} limit 1`;
    const last = await latestEntitlementRun(tx, year);
    const kept = last?.summary as { marks: RuleMarks; taken?: { mark: string } } | undefined;
    const catalogue = await standingCatalogue(tx, services.catalogue);
    if (
      somebody !== undefined &&
      (kept === undefined ||
        policiesMarkedAnew(kept.marks, catalogue).length > 0 ||
        kept.taken?.mark !== betweenRulesMark(catalogue))
    )
      jobs.push('determine');
    // Those who have changed are among everybody, or come after the policies that have changed.
    else if ((await countUndetermined(tx)) > 0) jobs.push('determine-changed');
    if ((await decideDueSince(tx)) !== null) jobs.push('decide');
    return jobs;
  });
}
