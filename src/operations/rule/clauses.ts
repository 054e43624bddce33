/** The criteria of a policy as a form shows them: sentences, the values in them that can be changed, and the facts that one more can be made of. */
import { z } from 'zod';
import type { RuleDraft } from '../../engine/what-if/draft.ts';
import type { DraftState } from '../../engine/what-if/draft-state.ts';
import { ruleDraft } from '../../store/rule-draft.ts';
import { EntityId, PlainDateInput } from '../inputs.ts';
import { operation } from '../operation.ts';
import { clausesOn, factsOffered, parametersOffered } from './clause-lines.ts';

export const clauses = operation({
  id: 'rule.clauses',
  title: '查看可以修改的条件',
  titleEn: 'Criteria of a policy that can be changed',
  kind: 'read',
  input: z.object({
    policy: z.string().max(100),
    /** The day whose version is shown. */
    on: PlainDateInput,
    /** As this draft has them so far. */
    draft: EntityId.optional(),
  }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'get', path: '/rules/clauses/{policy}' },
  async run({ policy: id, on, draft }, { tx, catalogue }) {
    const file = draft === undefined ? null : await ruleDraft<RuleDraft, DraftState>(tx, draft);
    const { policy, rules, base, lines } = clausesOn(catalogue, id, on, file?.draft ?? null);
    const offered = { facts: factsOffered(rules), parameters: parametersOffered(rules) };
    return { policy: id, title: policy.title, since: base.from, lines, ...offered };
  },
});
