import { z } from 'zod';
import { EntityId, reasonInput } from '../inputs.ts';
import { operation } from '../operation.ts';
import { openDraft, takeStep } from './draft-file.ts';

export const withdraw = operation({
  id: 'rule.withdraw',
  title: '撤回规则草案',
  titleEn: 'Withdraw a draft of rules',
  kind: 'write',
  input: z.object({ draft: EntityId, reason: reasonInput('请写撤回的原因，至少 4 个字') }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/rules/drafts/{draft}/withdraw' },
  run: async ({ draft, reason }, context) => takeStep(context, await openDraft(context, draft), 'withdraw', { reason }),
  trail: ({ draft, reason }) => ({ subject: `rule:${draft}`, detail: { reason } }),
});
