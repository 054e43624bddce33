/** Asks for the effect of a draft: worked out at once for few people, by a worker for many. */
import { z } from 'zod';
import type { RuleDraft } from '../../engine/what-if/draft.ts';
import type { DraftState } from '../../engine/what-if/draft-state.ts';
import { ruleDraft } from '../../store/rule-draft.ts';
import { AreaInput, EntityId, FlagInput } from '../inputs.ts';
import { operation } from '../operation.ts';
import { effectAsked } from '../rule/effect-asked.ts';
import { preview } from '../rule/preview.ts';
import { begin } from './asked.ts';
import { aboutDraft } from './kinds.ts';

export const beginPreview = operation({
  id: 'job.begin-preview',
  title: '开始测算草案的影响',
  titleEn: 'Ask for the effect of a draft',
  kind: 'write',
  input: z.object({
    draft: EntityId,
    /** Months, `2026-07`, both included. */
    first: z.string(),
    last: z.string(),
    area: AreaInput.optional(),
    later: FlagInput.optional(),
  }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/rules/drafts/{draft}/preview-job' },
  async run({ later, ...asked }, context) {
    const { area } = effectAsked(asked, context);
    await ruleDraft<RuleDraft, DraftState>(context.tx, asked.draft);
    return begin(
      context,
      { kind: 'preview', about: aboutDraft(asked.draft), input: { ...asked, area }, area, later },
      () => preview.run(asked, context),
    );
  },
  trail: ({ draft, first, last, area }, { job }) => ({
    subject: `rule:${draft}`,
    detail: { first, last, area, job },
  }),
});
