/** The worked cases of all packs under a draft: which come out otherwise, and how. */
import { z } from 'zod';
import type { Catalogue } from '../../engine/catalogue.ts';
import { changedRules } from '../../engine/entitlement/changed-rules.ts';
import { type CasesUnder, casesUnder } from '../../engine/what-if/cases.ts';
import { daysOf, type RuleDraft } from '../../engine/what-if/draft.ts';
import type { DraftState } from '../../engine/what-if/draft-state.ts';
import { ruleDraft } from '../../store/rule-draft.ts';
import { EntityId } from '../inputs.ts';
import { operation } from '../operation.ts';
import { areasOf, rulesWith } from './draft-input.ts';

export const cases = operation({
  id: 'rule.cases',
  title: '草案下的案例',
  titleEn: 'The worked cases under a draft',
  kind: 'read',
  input: z.object({ draft: EntityId }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'get', path: '/rules/drafts/{draft}/cases' },
  async run({ draft: id }, { tx, catalogue, scope }) {
    const { draft } = await ruleDraft<RuleDraft, DraftState>(tx, id);
    const found = casesOf(catalogue, draft, scope.county);
    const titled = <T extends { readonly policy: string }>(each: T) => ({
      ...each,
      policyTitle: catalogue.policies.get(each.policy)?.title ?? each.policy,
    });
    return { ...found, signed: found.signed.map(titled), examples: found.examples.map(titled) };
  },
});

/** Problems: those of `rulesWith`. */
export function casesOf(catalogue: Catalogue, draft: RuleDraft, county: string): CasesUnder {
  const after = rulesWith(catalogue, draft);
  const { affected } = changedRules(catalogue, after);
  return casesUnder(catalogue, after, {
    policies: affected,
    from: daysOf(draft).at(-1)!,
    areas: areasOf(draft, county),
  });
}
