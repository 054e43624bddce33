/** A second person says yes: whoever wrote, changed or submitted the draft does not. */
import { z } from 'zod';
import { authorsOf } from '../../engine/what-if/draft-state.ts';
import { Problem } from '../../values/problem.ts';
import { EntityId, reasonInput } from '../inputs.ts';
import { operation } from '../operation.ts';
import { checkedActions, openDraft, takeStep } from './draft-file.ts';

export const approve = operation({
  id: 'rule.approve',
  title: '审核规则草案',
  titleEn: 'Approve a draft of rules',
  kind: 'write',
  input: z.object({ draft: EntityId, reason: reasonInput('请写审核意见，至少 4 个字') }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/rules/drafts/{draft}/approve' },
  async run({ draft: id, reason }, context) {
    const file = await openDraft(context, id);
    const actions = await checkedActions(context, file);
    if (authorsOf(actions).has(context.scope.staffId)) throw new Problem('rule-draft-own');
    return takeStep(context, file, 'approve', { reason });
  },
  trail: ({ draft, reason }) => ({ subject: `rule:${draft}`, detail: { reason } }),
});
