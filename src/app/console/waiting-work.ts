/** What waits for whoever opens the overview: proposals and drafts that nobody has decided about yet. */
import { count } from '../ui/format.ts';
import type { Desk } from './desk.ts';
import { paths } from './paths.ts';

export interface WaitingWork {
  readonly words: string;
  readonly href: string;
}

/** Nothing for towns and villages: the county decides. */
export async function waitingWork({ operations, session }: Desk): Promise<WaitingWork[]> {
  if (session.role !== 'county') return [];
  const { total } = await operations.correction.list({ state: 'proposed', page: 1, pageSize: 1 });
  const stops = await operations.grantStop.list({ state: 'proposed', page: 1, pageSize: 1 });
  const { drafts } = await operations.rule.list({});
  const among = (state: (typeof drafts)[number]['state']): number =>
    drafts.filter((each) => each.state === state).length;
  return [
    { waiting: total, words: `${count(total)} 项补发追缴等人审`, href: paths.corrections },
    {
      waiting: stops.total,
      words: `${count(stops.total)} 项场所或单位的停发追回等复核`,
      href: paths.grantStops({ state: 'proposed' }),
    },
    { waiting: among('submitted'), words: `${count(among('submitted'))} 份规则草案等人审核`, href: paths.rules },
    {
      waiting: among('approved'),
      words: `${count(among('approved'))} 份规则草案已审核，等文件印发后采用`,
      href: paths.rules,
    },
  ]
    .filter(({ waiting }) => waiting > 0)
    .map(({ words, href }) => ({ words, href }));
}
