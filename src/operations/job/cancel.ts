/** Stops a job: what it has done so far is undone, and what stood before stands. One that is over stays as it is. */
import { z } from 'zod';
import { endJob } from '../../store/job.ts';
import { EntityId } from '../inputs.ts';
import { operation } from '../operation.ts';
import { jobAsked } from './read.ts';

export const cancel = operation({
  id: 'job.cancel',
  title: '停止后台任务',
  titleEn: 'Cancel a job',
  kind: 'write',
  input: z.object({ job: EntityId }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/jobs/{job}/cancel' },
  async run({ job: id }, context) {
    const { about } = await jobAsked(context, id);
    const cancelled = await endJob(context.tx, id, { state: 'cancelled', at: context.at });
    return { job: id, about, cancelled };
  },
  trail: ({ job }, { about, cancelled }) => ({ subject: `job:${job}`, detail: { about, cancelled } }),
});
