/** Tries all worked cases under a draft and keeps what was found. A draft is checked before it is submitted. */
import { z } from 'zod';
import { newestAdoption } from '../../store/rule-adoption.ts';
import { EntityId } from '../inputs.ts';
import { operation } from '../operation.ts';
import { casesOf } from './cases.ts';
import { type CheckData, openDraft, takeStep } from './draft-file.ts';

export const check = operation({
  id: 'rule.check',
  title: '用案例核对草案',
  titleEn: 'Check a draft against the worked cases',
  kind: 'write',
  input: z.object({ draft: EntityId }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/rules/drafts/{draft}/check' },
  async run({ draft: id }, context) {
    const file = await openDraft(context, id);
    const { tried, signed, examples } = casesOf(context.catalogue, file.draft, context.scope.county);
    const adopted = (await newestAdoption(context.tx))?.number ?? 0;
    const found: CheckData = { adopted, tried, signed: signed.length, examples: examples.length };
    return { ...(await takeStep(context, file, 'check', found)), ...found };
  },
  trail: ({ draft }, { tried, signed, examples }) => ({
    subject: `rule:${draft}`,
    detail: { tried, signed, examples },
  }),
});
