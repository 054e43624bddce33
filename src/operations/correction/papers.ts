/** Papers whose new values alone make arrears wait: after a raise of a standard they are many, and all for the same reason. */
import { z } from 'zod';
import { arrearsByPaper } from '../../store/correction-list.ts';
import { countNews } from '../../store/news.ts';
import { contains } from '../../values/area.ts';
import { Problem } from '../../values/problem.ts';
import { AreaInput } from '../inputs.ts';
import { operation, staffRoles } from '../operation.ts';
import { APPROVED_AT_ONCE } from './approve-paper.ts';
import { ownPapers } from './own-work.ts';

export const papers = operation({
  id: 'correction.papers',
  title: '查看各文件引起的补发',
  titleEn: 'List the arrears that papers cause',
  kind: 'read',
  audited: true,
  input: z.object({ area: AreaInput.optional() }),
  allow: { roles: staffRoles },
  route: { method: 'get', path: '/arrears/papers' },
  async run({ area: asked }, context) {
    const { tx, scope } = context;
    const area = asked ?? scope.area;
    if (!contains(scope.area, area)) throw new Problem('area-unknown', { code: area });
    const papers = await arrearsByPaper(tx, area);
    const own = await ownPapers(
      context,
      papers.map(({ paper }) => paper),
    );
    return {
      area,
      atOnce: APPROVED_AT_ONCE,
      /** People whose months are still to be compared: more may follow. */
      comparing: await countNews(tx, area),
      /** `own`: who asks drafted its rules, and so does not approve what they cause. */
      papers: papers.map((line) => ({ ...line, own: own.has(line.paper) })),
    };
  },
});
