import { z } from 'zod';
import { EntityId, reasonInput } from '../inputs.ts';
import { operation } from '../operation.ts';
import { openDraft, takeStep } from './draft-file.ts';

export const sendBack = operation({
  id: 'rule.send-back',
  title: '退回规则草案',
  titleEn: 'Send a draft of rules back',
  kind: 'write',
  input: z.object({ draft: EntityId, reason: reasonInput('请写退回的原因，至少 4 个字') }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/rules/drafts/{draft}/send-back' },
  run: async ({ draft, reason }, context) =>
    takeStep(context, await openDraft(context, draft), 'send-back', { reason }),
  trail: ({ draft, reason }) => ({ subject: `rule:${draft}`, detail: { reason } }),
});
