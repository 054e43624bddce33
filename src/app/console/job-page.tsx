/**
 * A job that a worker does: how far it has come, and the button that stops it. Nothing reloads the page by itself: a link does, and a script, where
 * there is one, brings only the progress up to date.
 */
import { Button, ButtonLink } from '../ui/button.tsx';
import { count, moment } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { Panel } from '../ui/panel.tsx';
import type { Operations } from './desk.ts';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';

export type Job = Awaited<ReturnType<Operations['job']['read']>>;

export interface JobPageProps {
  readonly frame: ConsoleFrame;
  readonly job: Job;
  /** What is worked out, in words: the title of the draft, or the months. */
  readonly what: string;
}

const stateWords = {
  waiting: '排队中，马上开始',
  running: '正在测算',
  done: '已经算好',
  failed: '没有算成',
  cancelled: '已停止，没有改动任何结果',
} as const satisfies Record<Job['state'], string>;

const isOpen = ({ state }: Pick<Job, 'state'>): boolean => state === 'waiting' || state === 'running';

/** Where the result is shown, and where it can be asked for again. */
export const placeOfJob = ({ of }: Pick<Job, 'of'>): string =>
  of.draft === null ? paths.determinedFrom(of.first) : paths.ruleEffect(of.draft, {});

export function JobPage({ frame, job, what }: JobPageProps) {
  const open = isOpen(job);
  const section = job.kind === 'preview' ? 'rules' : 'determined';
  return (
    <ConsolePage
      frame={frame}
      title={`${job.kind === 'preview' ? '影响测算' : '待遇测算'}：${what}`}
      section={section}
      scripts={open ? ['job.js'] : []}
    >
      {job.state === 'failed' && (
        <Notice tone="err">
          <p>{job.problem}</p>
        </Notice>
      )}
      <Panel title={stateWords[job.state]}>
        {open && <Progress job={job} />}
        <p>
          {job.askedBy === null ? '' : `${job.askedBy}，`}
          {moment(job.askedAt)} 提出{job.endedAt === null ? '。' : `，${moment(job.endedAt)} 结束。`}
        </p>
        {open ? (
          <Steps job={job} />
        ) : (
          <ButtonLink href={placeOfJob(job)}>{job.kind === 'preview' ? '回到影响测算' : '回到待遇测算'}</ButtonLink>
        )}
      </Panel>
    </ConsolePage>
  );
}

/** Who is looked at again by their history, or needs not be looked at at all, makes the count an estimate. */
function Progress({ job: { people, total } }: Pick<JobPageProps, 'job'>) {
  return (
    <p data-job>
      <progress class="far" value={Math.min(people, total)} max={Math.max(1, total)} aria-label="已经算了多少" />
      <br />
      已算 {count(people)} 人，大约要算 {count(total)} 人。
    </p>
  );
}

function Steps({ job }: Pick<JobPageProps, 'job'>) {
  return (
    <>
      <p>可以离开这个页面去做别的，算好以后结果在原来的地方。</p>
      <div class="actions">
        <ButtonLink href={paths.job(job.id)} kind="quiet">
          看最新进度
        </ButtonLink>
        <form method="post" action={paths.cancelJob(job.id)}>
          <Button kind="danger">停止测算</Button>
        </form>
      </div>
    </>
  );
}

/** On the page where the result will be. */
export function UnderWay({ job, before }: { readonly job: string | undefined; readonly before: boolean }) {
  if (job === undefined) return null;
  return (
    <Notice>
      <p>
        正在后台测算{before ? '，下面还是上一次的结果' : ''}。<a href={paths.job(job)}>看进度</a>
      </p>
    </Notice>
  );
}
