/** Which facts bear on which policies, through other policies and through facts that follow from others. */
import type { PlainDate } from '../../values/date.ts';
import type { Catalogue } from '../catalogue.ts';
import { versionOn } from '../checked-policy.ts';
import { operandsOf, readsOf, type Tree } from '../tree.ts';
import { keyOf, type Place, type Situation } from './situation.ts';
import type { Waiting } from './waiting.ts';

export interface Reading {
  /** Questions that are not open yet, and that an answer can open because a rule asks whether something is known. */
  openedBy(waiting: readonly Waiting[], situation: Situation, isAskable: (fact: string) => boolean): Waiting[];
}

/** Facts a policy reads, and those of which it asks whether they are known. */
interface Read {
  readonly facts: ReadonlySet<string>;
  readonly known: ReadonlySet<string>;
}

export function readingOf(catalogue: Catalogue, policies: readonly string[], on: PlainDate): Reading {
  const reads = readsByPolicy(catalogue, on);
  return {
    openedBy: (waiting, situation, isAskable) => {
      const asked = new Map(waiting.map((each) => [each.key, each]));
      const opened: Waiting[] = [];
      for (let grown = true; grown; ) {
        grown = false;
        const facts = new Set([...asked.values()].map(({ place }) => place.fact));
        for (const id of policies) {
          const { facts: read, known } = reads(id);
          if (![...known].some((fact) => facts.has(fact))) continue;
          for (const place of placesOf([...read].filter(isAskable), catalogue, situation)) {
            const key = keyOf(place);
            if (asked.has(key) || situation.unsure.has(key)) continue;
            const each = { key, place, policies: [id] };
            asked.set(key, each);
            opened.push(each);
            grown = true;
          }
        }
      }
      return opened;
    },
  };
}

function placesOf(facts: readonly string[], catalogue: Catalogue, { own, members }: Situation): Place[] {
  return facts.flatMap((fact): Place[] => {
    const here: Place[] = (own[fact] ?? null) === null ? [{ fact, member: null }] : [];
    if (catalogue.facts.get(fact)?.subject !== 'person') return here;
    const others = (members ?? []).flatMap((known, member) =>
      (known[fact] ?? null) === null ? [{ fact, member }] : [],
    );
    return [...here, ...others];
  });
}

function readsByPolicy(catalogue: Catalogue, on: PlainDate): (policy: string) => Read {
  const derivations = new Map(catalogue.derivations.map(({ fact, tree }) => [fact.id, tree]));
  const made = new Map<string, Read>();
  const readOf = (policy: string): Read => {
    const found = made.get(policy);
    if (found) return found;
    const facts = new Set<string>();
    const known = new Set<string>();
    const visit = (tree: Tree, inside: boolean): void => {
      const here = inside || tree.op === 'known';
      for (const fact of tree.op === 'fact' ? [tree.fact] : tree.op === 'parameter' ? readsOf(tree).facts : []) {
        const seen = facts.has(fact) && (!here || known.has(fact));
        facts.add(fact);
        if (here) known.add(fact);
        const derived = derivations.get(fact);
        if (derived && !seen) visit(derived, here);
      }
      if (tree.op === 'eligible' || tree.op === 'amountOf') {
        const other = readOf(tree.policy);
        for (const fact of other.facts) facts.add(fact);
        for (const fact of here ? other.facts : other.known) known.add(fact);
      }
      for (const operand of operandsOf(tree)) visit(operand, here);
    };
    const version = versionOn(catalogue.checked.get(policy)!, on);
    for (const { is } of version?.criteria ?? []) visit(is, false);
    if (version?.amount) visit(version.amount, false);
    const read = { facts, known };
    made.set(policy, read);
    return read;
  };
  return readOf;
}
