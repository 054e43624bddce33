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

/** `known(fact) and …` without its first part, wherever conditions are joined. What stands under a `not` keeps what it means. */
function treeAsSaid(tree: Tree, isAsked: (fact: string) => boolean): Tree {
  // Compared with itself: true once it is said, open until then.
  if (tree.op === 'known' && tree.of.op === 'fact' && isAsked(tree.of.fact))
    return { ...tree, op: 'compare', as: '=', left: tree.of, right: tree.of } as Tree;
  if (tree.op !== 'and' && tree.op !== 'or') return tree;
  const rest = tree.of.filter(
    (part) => !(tree.op === 'and' && part.op === 'known' && part.of.op === 'fact' && isAsked(part.of.fact)),
  );
  const of = rest.map((part) => treeAsSaid(part, isAsked));
  if (of.length === tree.of.length && of.every((part, index) => part === tree.of[index])) return tree;
  return of.length === 1 && of[0] !== undefined ? of[0] : { ...tree, of };
}
