/** Writes a draft down, or changes one. The rules with it in them are checked as those of the packs are. */
import { z } from 'zod';
import { saveDraftAction } from '../../store/rule-draft.ts';
import { Problem } from '../../values/problem.ts';
import { EntityId } from '../inputs.ts';
import { operation } from '../operation.ts';
import { openDraft, takeStep } from './draft-file.ts';
import { DraftInput, draftOf, refuseOtherAreas, refuseUnknownAreas, rulesWith } from './draft-input.ts';

export const save = operation({
  id: 'rule.save',
  title: '起草或修改规则',
  titleEn: 'Write or change a draft of rules',
  kind: 'write',
  input: DraftInput.extend({
    /** The draft that is changed; a new one when left out. */
    draft: EntityId.optional(),
    /** How many actions it had when the form was opened: somebody else's work is not overwritten unseen. */
    seen: z.coerce.number().int().optional(),
  }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/rules/drafts' },
  async run({ draft: id, seen, ...given }, context) {
    const { tx, catalogue, scope, newId, at } = context;
    const file = id === undefined ? undefined : await openDraft(context, id);
    if (file !== undefined && seen !== undefined && seen !== file.actions)
      throw new Problem('conflict', { what: '别人刚改过这份草案' });
    const draft = draftOf(file?.id ?? newId(), given);
    refuseOtherAreas(draft, scope.county);
    await refuseUnknownAreas(context, draft);
    rulesWith(catalogue, draft);
    if (file !== undefined) return takeStep(context, file, 'change', draft, draft);
    const state = 'draft' as const;
    await saveDraftAction(tx, { id: draft.id, draft, state, number: 1, kind: 'propose', data: draft, at });
    return { draft: draft.id, state, actions: 1 };
  },
  trail: ({ values, clauses, from }, { draft, actions }) => ({
    subject: `rule:${draft}`,
    detail: {
      from,
      actions,
      parameters: values.map(({ parameter }) => parameter),
      policies: clauses.map(({ policy }) => policy),
    },
  }),
});
