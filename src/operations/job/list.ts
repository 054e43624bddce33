/** Jobs that are not over, the newest first; or all of late. */
import { z } from 'zod';
import { listJobs } from '../../store/job.ts';
import { FlagInput } from '../inputs.ts';
import { operation } from '../operation.ts';

const MOST = 100;

export const list = operation({
  id: 'job.list',
  title: '后台任务目录',
  titleEn: 'Jobs',
  kind: 'read',
  input: z.object({
    /** `rule:…`, `entitlement:2026-01` */
    about: z.string().max(100).optional(),
    open: FlagInput.default(true),
  }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'get', path: '/jobs' },
  async run({ about, open }, { tx }) {
    const jobs = await listJobs(tx, { about, open, most: MOST });
    return {
      jobs: jobs.map(({ id, kind, about: of, state, people, total, askedAt, endedAt }) => {
        return { job: id, kind, about: of, state, people, total, askedAt, endedAt };
      }),
    };
  },
});
