/** What changed between two days by the rules that stand in the county: the packs, and what it has adopted on top. */
import { z } from 'zod';
import { changesInWords } from '../../engine/what-if/draft-words.ts';
import { AreaInput, PlainDateInput } from '../inputs.ts';
import { everybody, operation } from '../operation.ts';

export const changes = operation({
  id: 'policy.changes',
  title: '两个日期之间政策的变化',
  titleEn: 'What changed in the policies between two days',
  kind: 'read',
  input: z.object({
    before: PlainDateInput,
    after: PlainDateInput,
    /** Whose parameters are compared; the county when left out. */
    area: AreaInput.optional(),
  }),
  allow: { roles: everybody },
  route: { method: 'get', path: '/policy-changes' },
  run: async ({ before, after, area: asked }, { catalogue, packs, scope }) => {
    const area = asked ?? scope.county;
    const policies = changesInWords({ catalogue, on: before }, { catalogue, on: after }, [area]);
    return {
      before,
      after,
      area,
      /** Whether the county has adopted anything. */ adopted: catalogue !== packs,
      policies,
    };
  },
});
