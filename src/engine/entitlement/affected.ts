/**
 * Who reads what: from a changed fact, parameter or policy to the policies whose decisions it can change. Read off the checked trees, through derived
 * facts and through policies that read others, so that redetermination touches only those.
 */
import type { Catalogue } from '../catalogue.ts';
import { operandsOf, readsOf, type Tree } from '../tree.ts';
import { DIED } from './moment.ts';

/** A changed fact: policies that read it for the same subject, and those that read it for everybody in the household because members are counted. */
export interface FactReaders {
  readonly own: readonly string[];
  readonly household: readonly string[];
}

export interface Dependencies {
  /** Both lists are empty for a fact that nothing reads. */
  readersOfFact(fact: string): FactReaders;
  readersOfParameter(parameter: string): readonly string[];
  /** The policy itself and all that read its outcome or amount, however indirectly. */
  readersOfPolicy(policy: string): readonly string[];
  /** What somebody's move can change: for the person, and for those lived with before or after. */
  readersOfMove(): { readonly own: readonly string[]; readonly household: readonly string[] };
}

const indexes = new WeakMap<Catalogue, Dependencies>();

/** Computed once per catalogue. Lists come in the catalogue's order of deciding. */
export function dependenciesOf(catalogue: Catalogue): Dependencies {
  const known = indexes.get(catalogue);
  if (known) return known;
  const made = indexOf(catalogue);
  indexes.set(catalogue, made);
  return made;
}

interface Reading {
  readonly own: Set<string>;
  /** Facts of members that are counted. */
  readonly counted: Set<string>;
  readonly parameters: Set<string>;
  readonly policies: Set<string>;
}

function indexOf(catalogue: Catalogue): Dependencies {
  const derived = derivedReads(catalogue);
  const readings = new Map<string, Reading>();
  for (const id of catalogue.order) readings.set(id, readingOf(id, catalogue, derived, readings));
  for (const [id, parameters] of limitsOf(catalogue)) merge(readings.get(id)!, { parameters });
  const inOrder = (holds: (reading: Reading, id: string) => boolean): string[] =>
    catalogue.order.filter((id) => holds(readings.get(id)!, id));
  const varying = new Set(
    [...catalogue.parameters.values()].flatMap(({ id, values }) =>
      values.some(({ area }) => area !== '') ? [id] : [],
    ),
  );
  const readsHousehold = ({ own }: Reading): boolean =>
    [...own].some((fact) => catalogue.facts.get(fact)?.subject === 'household');
  const counts = inOrder(({ counted }) => counted.size > 0);
  return {
    readersOfFact: (fact) => ({
      own: inOrder(({ own }) => own.has(fact)),
      household: inOrder(({ counted }) => counted.has(fact)),
    }),
    readersOfParameter: (parameter) => inOrder(({ parameters }) => parameters.has(parameter)),
    readersOfPolicy: (policy) => inOrder(({ policies }, id) => id === policy || policies.has(policy)),
    readersOfMove: () => ({
      own: inOrder((reading) => readsHousehold(reading) || [...reading.parameters].some((id) => varying.has(id))),
      household: counts,
    }),
  };
}

function readingOf(
  id: string,
  catalogue: Catalogue,
  derived: ReadonlyMap<string, Pick<Reading, 'own' | 'counted'>>,
  earlier: ReadonlyMap<string, Reading>,
): Reading {
  const reading: Reading = { own: new Set(), counted: new Set(), parameters: new Set(), policies: new Set() };
  for (const version of catalogue.checked.get(id)!.versions) {
    const reads = readsOf(...version.criteria.map(({ is }) => is), ...(version.amount ? [version.amount] : []));
    for (const fact of reads.facts) {
      reading.own.add(fact);
      merge(reading, derived.get(fact));
    }
    for (const parameter of reads.parameters) reading.parameters.add(parameter);
    for (const policy of reads.policies) {
      reading.policies.add(policy);
      merge(reading, earlier.get(policy));
    }
  }
  return reading;
}

/** Policies under a limit, with the parameters that say how high it is: they change what is paid, not what is decided, so no policy reads them. */
function* limitsOf({ policies, order }: Catalogue): Generator<[string, Set<string>]> {
  for (const { id, cap } of policies.values())
    for (const policy of cap === undefined ? [] : [id, ...cap.with].filter((each) => order.includes(each)))
      yield [policy, new Set([cap!.parameter, ...(cap!.share === undefined ? [] : [cap!.share])])];
}

function merge(into: Partial<Reading>, from: Partial<Reading> | undefined): void {
  for (const name of ['own', 'counted', 'parameters', 'policies'] as const)
    for (const item of from?.[name] ?? []) into[name]?.add(item);
}

/** Derived fact → what it follows from, directly and through other derived facts. */
function derivedReads(catalogue: Catalogue): Map<string, Pick<Reading, 'own' | 'counted'>> {
  const derived = new Map<string, Pick<Reading, 'own' | 'counted'>>();
  for (const { fact, tree } of catalogue.derivations) {
    const reads = { own: new Set<string>(), counted: new Set<string>() };
    collect(tree, false, reads, derived);
    if (reads.counted.size > 0 || countsMembers(tree)) reads.counted.add(DIED);
    derived.set(fact.id, reads);
  }
  return derived;
}

const countsMembers = (tree: Tree): boolean => tree.op === 'members' || operandsOf(tree).some(countsMembers);

function collect(
  tree: Tree,
  ofMembers: boolean,
  into: Pick<Reading, 'own' | 'counted'>,
  derived: ReadonlyMap<string, Pick<Reading, 'own' | 'counted'>>,
): void {
  if (tree.op === 'fact') {
    (ofMembers ? into.counted : into.own).add(tree.fact);
    const deeper = derived.get(tree.fact);
    for (const fact of deeper?.own ?? []) (ofMembers ? into.counted : into.own).add(fact);
    for (const fact of deeper?.counted ?? []) into.counted.add(fact);
  }
  const within = ofMembers || tree.op === 'members';
  for (const operand of operandsOf(tree)) collect(operand, within, into, derived);
}
