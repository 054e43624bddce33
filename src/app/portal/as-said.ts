/**
 * The rules for somebody who answers questions instead of having a file: where a rule asks that something is on record, the person's own word counts,
 * so that an open question stays open instead of being taken for “there is nothing”.
 */
import type { Catalogue } from '../../engine/catalogue.ts';
import type { CheckedPolicy } from '../../engine/checked-policy.ts';
import { readsOf, type Tree } from '../../engine/tree.ts';

/** Only facts that have a question: nobody can say the others. */
export function catalogueAsSaid(catalogue: Catalogue): Catalogue {
  const isAsked = (fact: string): boolean => catalogue.facts.get(fact)?.question !== undefined;
  const checked = new Map([...catalogue.checked].map(([id, policy]) => [id, policyAsSaid(policy, isAsked)]));
  return { ...catalogue, checked };
}

function policyAsSaid(policy: CheckedPolicy, isAsked: (fact: string) => boolean): CheckedPolicy {
  const versions = policy.versions.map((version) => ({
    ...version,
    criteria: version.criteria.map((criterion) => {
      const is = treeAsSaid(criterion.is, isAsked);
      return is === criterion.is ? criterion : { ...criterion, is, reads: readsOf(is) };
    }),
  }));
  return { ...policy, versions };
}

/** In what is joined by “and” and “or”. What stands under a `not` keeps what it means. */
function treeAsSaid(tree: Tree, isAsked: (fact: string) => boolean): Tree {
  if (tree.op === 'known' && tree.of.op === 'fact' && isAsked(tree.of.fact)) return saidOf(tree.of);
  if (tree.op !== 'and' && tree.op !== 'or') return tree;
  const of = tree.of.map((part) => treeAsSaid(part, isAsked));
  return of.every((part, index) => part === tree.of[index]) ? tree : { ...tree, of };
}

/** Compared with itself: true once it is said, open until then. */
const saidOf = (fact: Tree): Tree => ({
  op: 'compare',
  as: '=',
  left: fact,
  right: fact,
  kind: 'boolean',
  low: 0,
  high: 1,
});
