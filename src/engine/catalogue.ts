/** Everything that the packs and the registry define, merged and checked. A catalogue that exists can be decided by. */
import { type Fact, type OtherSubject, otherSubjects, type Subject } from '../define/fact.ts';
import { otherRegistryFacts } from '../define/other-registry.ts';
import type { Pack } from '../define/pack.ts';
import { registryFacts } from '../define/registry.ts';
import { derivationsOf } from './check-derivations.ts';
import { checkFact } from './check-facts.ts';
import { checkLedger } from './check-ledgers.ts';
import { checkParametersOf, checkParameterValues } from './check-parameters.ts';
import { checkPlans } from './check-plans.ts';
import { type CheckedPolicy, checkPolicy } from './checked-policy.ts';
import type { Definitions } from './definitions.ts';
import { checkRulesBetween } from './entitlement/check-rules.ts';
import { orderOf } from './policy-order.ts';
import type { Derivation } from './tree.ts';

/** The rules about people: `facts` and `policies` are theirs. What is about places, areas and organisations stands apart in `others`. */
export interface Catalogue extends Definitions {
  /** Policy ids so that each comes after the policies it reads. */
  readonly order: readonly string[];
  readonly checked: ReadonlyMap<string, CheckedPolicy>;
  /** How derived facts are computed, persons' first, each after those it reads. */
  readonly derivations: readonly Derivation[];
  /** The rules about each other subject: a catalogue of its own, which every reader of rules reads like this one. */
  readonly others: ReadonlyMap<OtherSubject, Catalogue>;
}

/** Merges the packs with the registry's facts. Throws one error that lists everything wrong with them. */
export function catalogueOf(packs: readonly Pack[]): Catalogue {
  const defects: string[] = [];
  const defined = merge(packs, defects);
  for (const fact of defined.facts.values()) {
    checkFact(fact, defects);
    if (fact.measuredBy !== undefined && defined.indicators.get(fact.measuredBy)?.numerator.of !== 'people')
      defects.push(`fact "${fact.id}": "${fact.measuredBy}" is no indicator that counts people`);
  }
  for (const parameter of defined.parameters.values()) checkParameterValues(parameter, defined.facts, defects);
  const others = new Map(otherSubjects.map((subject) => [subject, rulesAbout([subject], defined, defects)]));
  const people = rulesAbout(['person', 'household'], defined, defects);
  for (const ledger of defined.ledgers.values()) checkLedger(ledger, defined.facts, defects);
  for (const pack of packs) checkPlans(pack, defined, defects);
  if (defects.length > 0) throw new Error(`the packs have ${defects.length} defects:\n- ${defects.join('\n- ')}`);
  return { ...people, others };
}

/** What is defined about these subjects, checked: a rule about one of them can read nothing about another. */
function rulesAbout(subjects: readonly Subject[], all: Definitions, defects: string[]): Catalogue {
  const about = <T extends { readonly subject: Subject }>(items: ReadonlyMap<string, T>): ReadonlyMap<string, T> =>
    new Map([...items].filter(([, { subject }]) => subjects.includes(subject)));
  const defined = { ...all, facts: about(all.facts), policies: about(all.policies) };
  const order = orderOf(defined.policies, defects);
  const checked = new Map<string, CheckedPolicy>();
  for (const id of order) checked.set(id, checkPolicy(defined.policies.get(id)!, defined, checked, defects));
  for (const policy of checked.values()) checkParametersOf(policy, defined.parameters, defects);
  for (const policy of defined.policies.values()) checkRulesBetween(policy, defined, defects);
  return { ...defined, order, checked, derivations: derivationsOf(defined.facts, defects), others: new Map() };
}

/** Facts about people first, then about places, areas and organisations. */
export const allFacts = ({ facts, others }: Catalogue): Fact[] => [
  ...facts.values(),
  ...[...others.values()].flatMap((rules) => [...rules.facts.values()]),
];

/** The rules among which a policy stands, and whom it is about. Undefined when there is no such policy. */
export function rulesOf(
  catalogue: Catalogue,
  policy: string,
): { readonly subject: 'person' | OtherSubject; readonly rules: Catalogue } | undefined {
  if (catalogue.policies.has(policy)) return { subject: 'person', rules: catalogue };
  for (const [subject, rules] of catalogue.others) if (rules.policies.has(policy)) return { subject, rules };
  return undefined;
}

function merge(packs: readonly Pack[], defects: string[]): Definitions {
  byId('pack', packs, defects);
  return {
    packs,
    facts: byId('fact', [...registryFacts, ...otherRegistryFacts, ...packs.flatMap((pack) => pack.facts)], defects),
    parameters: byId(
      'parameter',
      packs.flatMap((pack) => pack.parameters),
      defects,
    ),
    policies: byId(
      'policy',
      packs.flatMap((pack) => pack.policies),
      defects,
    ),
    ledgers: byId(
      'ledger',
      packs.flatMap((pack) => pack.ledgers),
      defects,
    ),
    indicators: byId(
      'indicator',
      packs.flatMap((pack) => pack.indicators),
      defects,
    ),
    targets: packs.flatMap((pack) => pack.targets),
    funds: byId(
      'fund',
      packs.flatMap((pack) => pack.funds),
      defects,
    ),
    projects: byId(
      'project',
      packs.flatMap((pack) => pack.projects),
      defects,
    ),
    papers: byId(
      'paper',
      packs.flatMap((pack) => pack.papers),
      defects,
    ),
  };
}

function byId<T extends { readonly id: string }>(
  what: string,
  items: readonly T[],
  defects: string[],
): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const item of items) {
    if (map.has(item.id)) defects.push(`${what} "${item.id}" is defined twice`);
    else map.set(item.id, item);
  }
  return map;
}
