/** Works out what a draft would change for the people of an area, and keeps the result beside the draft. No live data is touched. */
import { z } from 'zod';
import { catalogueWith, type RuleDraft } from '../../engine/what-if/draft.ts';
import type { DraftState } from '../../engine/what-if/draft-state.ts';
import { newestAdoption } from '../../store/rule-adoption.ts';
import { ruleDraft } from '../../store/rule-draft.ts';
import { beginPreview, dropPreview, savePreview, savePreviewPeople } from '../../store/rule-preview.ts';
import { Problem } from '../../values/problem.ts';
import { AreaInput, EntityId } from '../inputs.ts';
import { operation } from '../operation.ts';
import { stateWords } from './draft-file.ts';
import { effectAsked } from './effect-asked.ts';
import { effectOf } from './effect-of.ts';

export const preview = operation({
  id: 'rule.preview',
  title: '测算草案的影响',
  titleEn: 'Work out the effect of a draft',
  kind: 'write',
  input: z.object({
    draft: EntityId,
    /** Months, `2026-07`, both included. */
    first: z.string(),
    last: z.string(),
    area: AreaInput.optional(),
  }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/rules/drafts/{draft}/preview' },
  async run({ draft: id, ...input }, context) {
    const { tx, catalogue, at } = context;
    const asked = effectAsked(input, context);
    // The draft is not locked: whoever changes it meanwhile does not wait, and finds the preview out of date.
    const { draft, state, actions } = await ruleDraft<RuleDraft, DraftState>(tx, id);
    if (state === 'adopted' || state === 'withdrawn')
      throw new Problem('rule-draft-state', { state: stateWords[state], action: '测算' });
    const adopted = (await newestAdoption(tx))?.number ?? 0;
    await beginPreview(tx, id);
    await dropPreview(tx, id);
    const result = await effectOf(context, catalogueWith(catalogue, draft), asked, (people) =>
      savePreviewPeople(tx, id, people),
    );
    const { first: firstMonth, last: lastMonth } = asked.months;
    await savePreview(tx, { draftId: id, actions, adopted, area: asked.area, firstMonth, lastMonth, at }, result);
    return { draft: id, ...result };
  },
  trail: ({ draft, first, last }, { area, people, gaining, losing }) => ({
    subject: `rule:${draft}`,
    detail: { area, first, last, people, gaining, losing },
  }),
});
