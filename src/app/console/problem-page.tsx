import type { Problem } from '../../values/problem.ts';
import { ButtonLink } from '../ui/button.tsx';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';

interface ProblemPageProps {
  readonly frame: ConsoleFrame;
  /** Null: a bug. Its text is never shown. */
  readonly problem: Problem | null;
  readonly requestId?: string;
  /** The page whose form was refused. */
  readonly cameFrom?: string | undefined;
}

export function ConsoleProblemPage({ frame, problem, requestId = '', cameFrom }: ProblemPageProps) {
  return (
    <ConsolePage frame={frame} title={problem === null ? '系统出错了' : '没有办成'}>
      <p>{problem === null ? '已经记录，请过一会儿再试。' : problem.say('zh')}</p>
      {problem === null && requestId !== '' && <p class="muted">报修时请报这个编号：{requestId}</p>}
      <p class="actions">
        {cameFrom !== undefined && <ButtonLink href={cameFrom}>回到刚才的页面，看现在的情况</ButtonLink>}
        <ButtonLink href={paths.home} kind={cameFrom === undefined ? 'main' : 'quiet'}>
          回到今日概览
        </ButtonLink>
      </p>
    </ConsolePage>
  );
}
