import { z } from 'zod';
import { EntityId } from '../inputs.ts';
import { operation } from '../operation.ts';
import { checkedActions, openDraft, takeStep } from './draft-file.ts';

export const submit = operation({
  id: 'rule.submit',
  title: '提交规则草案',
  titleEn: 'Submit a draft of rules for approval',
  kind: 'write',
  input: z.object({ draft: EntityId }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/rules/drafts/{draft}/submit' },
  async run({ draft: id }, context) {
    const file = await openDraft(context, id);
    await checkedActions(context, file);
    return takeStep(context, file, 'submit', {});
  },
  trail: ({ draft }) => ({ subject: `rule:${draft}` }),
});
