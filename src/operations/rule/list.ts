import { z } from 'zod';
import type { RuleDraft } from '../../engine/what-if/draft.ts';
import type { DraftState } from '../../engine/what-if/draft-state.ts';
import { ruleDrafts } from '../../store/rule-draft.ts';
import { operation } from '../operation.ts';
import { stateWords } from './draft-file.ts';

export const list = operation({
  id: 'rule.list',
  title: '规则草案目录',
  titleEn: 'Drafts of rules',
  kind: 'read',
  input: z.object({}),
  allow: { roles: ['county', 'system'] },
  route: { method: 'get', path: '/rules/drafts' },
  async run(_, { tx, catalogue }) {
    const drafts = await ruleDrafts<RuleDraft, DraftState>(tx);
    return {
      drafts: drafts.map(({ id, draft: { title, paper, from, values, clauses }, state, changedAt }) => ({
        draft: id,
        title,
        paper: paper.paper,
        from,
        state,
        stateWords: stateWords[state],
        changedAt,
        parameters: [
          ...new Set(values.map(({ parameter }) => catalogue.parameters.get(parameter)?.label ?? parameter)),
        ],
        policies: clauses.map(({ policy }) => catalogue.policies.get(policy)?.title ?? policy),
      })),
    };
  },
});
