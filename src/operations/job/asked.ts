/** Done before the answer where there are few people, and otherwise left to a worker. */
import { addJob, type JobKind, listJobs } from '../../store/job.ts';
import { countRegistered } from '../../store/people-count.ts';
import type { AreaCode } from '../../values/area.ts';
import { Problem } from '../../values/problem.ts';
import type { Context } from '../operation.ts';

/** Of so many people it takes a few seconds; nobody waits longer for a page. */
const FEW = 100_000;

export interface Asked {
  readonly kind: JobKind;
  readonly about: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly area: AreaCode;
  /** Left to a worker, however few they are. */
  readonly later: boolean | undefined;
}

/** The job, or null: it is done. */
export interface Begun {
  readonly job: string | null;
  /** Another job about the same was under way already: it is this one. */
  readonly already: boolean;
}

export async function begin(
  { tx, newId, at }: Pick<Context, 'tx' | 'newId' | 'at'>,
  { kind, about, input, area, later }: Asked,
  atOnce: () => Promise<unknown>,
): Promise<Begun> {
  const total = await countRegistered(tx, area, kind === 'determination');
  if (total <= FEW && later !== true) {
    await atOnce();
    return { job: null, already: false };
  }
  const id = newId();
  if (await addJob(tx, { id, kind, about, input, total, askedAt: at })) return { job: id, already: false };
  const [open] = await listJobs(tx, { about, open: true, most: 1 });
  // It ended between the two statements.
  if (open === undefined) throw new Problem('conflict', { what: '刚才那次测算正好结束' });
  return { job: open.id, already: true };
}
