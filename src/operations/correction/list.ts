/** What is proposed to be paid later or back, and what became of it, within the area of who asks. */
import { z } from 'zod';
import { listCorrections, sumCorrections } from '../../store/correction-list.ts';
import { countNews } from '../../store/news.ts';
import { contains } from '../../values/area.ts';
import { Problem } from '../../values/problem.ts';
import { AreaInput, EntityId, PageInput, PageSizeInput } from '../inputs.ts';
import { operation, staffRoles } from '../operation.ts';

export const list = operation({
  id: 'correction.list',
  title: '查看补发追缴',
  titleEn: 'List arrears and recoveries',
  kind: 'read',
  audited: true,
  input: z.object({
    state: z.enum(['proposed', 'withdrawn', 'approved', 'rejected', 'settled']).optional(),
    kind: z.enum(['arrears', 'recovery']).optional(),
    circumstance: z.enum(['ordinary', 'death', 'fraud']).optional(),
    policy: z.string().optional(),
    person: EntityId.optional(),
    /** Arrears for which new values of this paper are the only cause. */
    paper: z.string().optional(),
    area: AreaInput.optional(),
    page: PageInput,
    pageSize: PageSizeInput,
  }),
  allow: { roles: staffRoles },
  route: { method: 'get', path: '/corrections' },
  async run({ page, pageSize, area: asked, ...filter }, { tx, scope, catalogue }) {
    const area = asked ?? scope.area;
    if (!contains(scope.area, area)) throw new Problem('area-unknown', { code: area });
    const where = { ...filter, area };
    const sums = await sumCorrections(tx, where);
    const corrections = await listCorrections(tx, where, { limit: pageSize, offset: (page - 1) * pageSize });
    return {
      area,
      ...sums,
      /** People whose months are still to be compared: more may follow. */
      comparing: await countNews(tx, area),
      corrections: corrections.map(({ causes: _, key: __, ...correction }) => ({
        ...correction,
        policyTitle: catalogue.policies.get(correction.policy)?.title ?? correction.policy,
      })),
    };
  },
});
