/** Which facts have to be known so that others can be told: through derived facts, and those of everybody in the household where members are counted. */
import type { Catalogue } from '../catalogue.ts';
import { DIED } from '../entitlement/moment.ts';
import { operandsOf, type Tree } from '../tree.ts';

export interface FactsBehind {
  /** Of the person and of the household. */
  readonly own: readonly string[];
  /** Of whoever lives in the household. */
  readonly ofMembers: readonly string[];
}

export function factsBehind(catalogue: Catalogue, facts: readonly string[]): FactsBehind {
  const derivations = new Map(catalogue.derivations.map(({ fact, tree }) => [fact.id, tree]));
  const own = new Set<string>();
  const ofMembers = new Set<string>();
  const visitFact = (id: string, into: Set<string>): void => {
    if (into.has(id)) return;
    into.add(id);
    const tree = derivations.get(id);
    if (tree !== undefined) visit(tree, into);
  };
  const visit = (tree: Tree, into: Set<string>): void => {
    if (tree.op === 'fact') visitFact(tree.fact, into);
    const counting = tree.op === 'members';
    // Who has died is no member.
    if (counting) visitFact(DIED, ofMembers);
    for (const operand of operandsOf(tree)) visit(operand, counting ? ofMembers : into);
  };
  for (const fact of facts) visitFact(fact, own);
  return { own: [...new Set([...own, ...ofMembers])], ofMembers: [...ofMembers] };
}
