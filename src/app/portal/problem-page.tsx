/** 404, refusals and failures of the public site: what happened, why, what to do. */
import type { Problem } from '../../values/problem.ts';
import { ButtonLink } from '../ui/button.tsx';
import type { Frame } from '../ui/frame.ts';
import { PortalPage } from './layout.tsx';

interface ProblemPageProps {
  readonly frame: Frame;
  /** Null: a bug. Its text is never shown. */
  readonly problem: Problem | null;
  readonly requestId?: string;
}

export function ProblemPage({ frame, problem, requestId = '' }: ProblemPageProps) {
  const title = problem === null ? '系统出错了' : problem.code === 'not-found' ? '没有找到这个页面' : '这件事没有办成';
  return (
    <PortalPage frame={frame} title={title}>
      <div class="stack">
        <h1>{title}</h1>
        <p>{problem === null ? '这是我们的问题，不是您填错了。已经记录，请过一会儿再试。' : problem.say('zh')}</p>
        {problem === null && requestId !== '' && <p class="muted">打电话时可以报这个编号：{requestId}</p>}
        <p>
          急着办，请打 <a href={`tel:${frame.site.hotline}`}>{frame.site.hotline}</a>。
        </p>
        <p>
          <ButtonLink href="/">回到首页</ButtonLink>
        </p>
      </div>
    </PortalPage>
  );
}
