/** A job: what it is, how far it has come, how it ended. */
import { z } from 'zod';
import { findJob, type Job } from '../../store/job.ts';
import { staffNames } from '../../store/staff.ts';
import { Problem, type ProblemCode } from '../../values/problem.ts';
import { EntityId } from '../inputs.ts';
import { type Context, operation } from '../operation.ts';

export const read = operation({
  id: 'job.read',
  title: '查看后台任务',
  titleEn: 'Read a job',
  kind: 'read',
  input: z.object({ job: EntityId }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'get', path: '/jobs/{job}' },
  run: async ({ job: id }, context) => {
    const { staff, problem, input, ...job } = await jobAsked(context, id);
    const names = await staffNames(context.tx, context.scope, [staff]);
    return {
      ...job,
      of: { draft: wordIn(input, 'draft'), first: wordIn(input, 'first') ?? '', last: wordIn(input, 'last') },
      askedBy: staff === null ? null : (names.get(staff) ?? null),
      problem: problem && new Problem(problem.code as ProblemCode, problem.details).say('zh'),
    };
  },
});

const wordIn = (input: Job['input'], name: string): string | null => {
  const word = input[name];
  return typeof word === 'string' ? word : null;
};

/** Problem `not-found`. */
export async function jobAsked({ tx }: Pick<Context, 'tx'>, id: string): Promise<Job> {
  const job = await findJob(tx, id);
  if (job === undefined) throw new Problem('not-found', { what: '这项任务' });
  return job;
}
