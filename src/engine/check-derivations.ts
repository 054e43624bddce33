/** Derived facts: their trees, in an order in which each comes after those it reads. */
import type { Expression } from '../define/expression.ts';
import type { Fact } from '../define/fact.ts';
import { check } from './check.ts';
import { typeOfField } from './kind.ts';
import type { Scope } from './scope.ts';
import { type Derivation, readsOf, type Tree } from './tree.ts';

/** Persons' facts before households', because households count them. */
export function derivationsOf(facts: ReadonlyMap<string, Fact>, defects: string[]): Derivation[] {
  const trees = new Map<string, Derivation>();
  for (const fact of facts.values()) {
    const tree = fact.derive && checkDerivation(fact, fact.derive, facts, defects);
    if (tree) trees.set(fact.id, { fact, tree });
  }
  const sorted: Derivation[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (derivation: Derivation): void => {
    const { id } = derivation.fact;
    if (state.get(id) === 'done') return;
    if (state.get(id) === 'open') {
      defects.push(`fact "${id}" is derived from itself`);
      return;
    }
    state.set(id, 'open');
    for (const read of readsOf(derivation.tree).facts) {
      const other = trees.get(read);
      if (other) visit(other);
    }
    state.set(id, 'done');
    sorted.push(derivation);
  };
  for (const derivation of trees.values()) visit(derivation);
  return [
    ...sorted.filter(({ fact }) => fact.subject === 'person'),
    ...sorted.filter(({ fact }) => fact.subject === 'household'),
  ];
}

function checkDerivation(
  fact: Fact,
  derive: Expression,
  facts: ReadonlyMap<string, Fact>,
  defects: string[],
): Tree | null {
  const of = (subject: Fact['subject']) => (id: string) =>
    facts.get(id)?.subject === subject ? facts.get(id) : undefined;
  const scope: Scope = {
    where: `fact "${fact.id}"`,
    defects,
    fact: of(fact.subject),
    parameter: () => undefined,
    policy: () => undefined,
    dated: false,
    ...(fact.subject === 'household' ? { member: of('person') } : {}),
  };
  return check(derive, typeOfField(fact), scope);
}
