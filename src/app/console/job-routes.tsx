/** Jobs that somebody asked for: how far they are, and stopping them. */
import { Hono } from 'hono';
import { periodWords } from '../correction-words.ts';
import { type ConsoleHost, type DeskContext, type DeskEnv, idAsked, reply } from './desk.ts';
import { sayDone } from './done.ts';
import { type Job, JobPage, placeOfJob } from './job-page.tsx';
import { paths } from './paths.ts';

export function jobRoutes(_: ConsoleHost): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/jobs/:job', async (c) => {
    const job = await c.var.desk.operations.job.read({ job: jobOf(c) });
    if (job.state === 'done') {
      sayDone(c, job.kind === 'preview' ? 'previewed' : 'determined');
      return c.redirect(placeOfJob(job), 303);
    }
    const { frame } = c.var.desk;
    return reply(c, <JobPage frame={frame} job={job} what={await whatOf(c, job)} />);
  });
  app.post('/jobs/:job/cancel', async (c) => {
    const { job } = await c.var.desk.operations.job.cancel({ job: jobOf(c) });
    return c.redirect(paths.job(job), 303);
  });
  return app;
}

const jobOf = (c: DeskContext): string => idAsked(c, 'job', '这项任务');

async function whatOf(c: DeskContext, { of: { draft, first, last } }: Job): Promise<string> {
  const months = `${periodWords(first)}${last === null ? '起' : `至${periodWords(last)}`}`;
  if (draft === null) return months;
  const { draft: file } = await c.var.desk.operations.rule.read({ draft });
  return `${file.title}，${months}`;
}

/** The one about this that is not over. */
export async function jobAbout(c: DeskContext, about: string): Promise<string | undefined> {
  if (c.var.desk.session.role !== 'county') return undefined;
  const { jobs } = await c.var.desk.operations.job.list({ about });
  return jobs[0]?.job;
}
