/** Sets the target of an indicator for an area and period. What held before stays on record. */
import { z } from 'zod';
import { setTarget, targetHistory } from '../../store/target.ts';
import { contains } from '../../values/area.ts';
import { Problem } from '../../values/problem.ts';
import { AreaInput, PeriodInput } from '../inputs.ts';
import { operation } from '../operation.ts';

export const set = operation({
  id: 'target.set',
  title: '下达或调整目标',
  titleEn: 'Set a target',
  kind: 'write',
  input: z.object({
    indicator: z.string(),
    area: AreaInput,
    period: PeriodInput,
    value: z.coerce.number().min(0),
    handedDownBy: z.string().trim().min(1).max(100),
    /** The paper that says so. */
    paper: z.string().trim().min(1).max(200),
    clause: z.string().trim().max(100).optional(),
  }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/targets' },
  async run({ paper, clause, ...target }, { tx, catalogue, scope, at }) {
    if (!catalogue.indicators.has(target.indicator)) throw new Problem('indicator-unknown', { id: target.indicator });
    if (!contains(scope.area, target.area)) throw new Problem('area-unknown', { code: target.area });
    await setTarget(tx, { ...target, source: { paper, ...(clause ? { clause } : {}) } }, at);
    return { targets: await targetHistory(tx, target) };
  },
  trail: ({ indicator, area, period, value }) => ({
    subject: `indicator:${indicator}`,
    detail: { area, period, value },
  }),
});
