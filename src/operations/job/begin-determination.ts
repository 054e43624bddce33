/** Asks that everybody be determined again: done at once for few people, by a worker for many. */
import { z } from 'zod';
import { isMonth } from '../../engine/entitlement/period.ts';
import { determine } from '../entitlement/determine.ts';
import { FlagInput } from '../inputs.ts';
import { operation } from '../operation.ts';
import { begin } from './asked.ts';
import { aboutMonths } from './kinds.ts';

export const beginDetermination = operation({
  id: 'job.begin-determination',
  title: '开始全员待遇测算',
  titleEn: 'Ask that everybody be determined',
  kind: 'write',
  input: z.object({
    /** This year's when left out. */
    first: z.string().refine(isMonth, '月份要写成 2026-01 的样子').optional(),
    later: FlagInput.optional(),
  }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/entitlements/job' },
  async run({ first = undefined, later }, context) {
    const { county } = context.scope;
    const asked = { first: first ?? `${context.today.slice(0, 4)}-01`, months: MONTHS };
    const kind = 'determination';
    return begin(context, { kind, about: aboutMonths(asked.first), input: asked, area: county, later }, () =>
      determine.run(asked, context),
    );
  },
  trail: ({ first }, { job }) => ({ detail: { first, job } }),
});

const MONTHS = 12;
