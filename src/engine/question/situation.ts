/** What is known of one person and the household while questions are asked: the answers so far, and what nobody can say. */
import type { Catalogue } from '../catalogue.ts';
import { deriveHousehold, derivePerson } from '../derive.ts';
import type { Cells } from '../interpret.ts';
import { missingIn } from '../missing.ts';
import { type Derivation, operandsOf, readsOf, type Tree } from '../tree.ts';

/** Fact → value as in a row; what is not there is unknown. */
export type Known = Readonly<Record<string, number | null>>;

export interface Situation {
  /** Facts of the person and of the household; derived ones need not be there. */
  readonly own: Known;
  /** Person facts of those who live with the person; null: nobody knows who they are. */
  readonly members: readonly Known[] | null;
  /** Questions that were asked and that nobody can answer: `keyOf` them. */
  readonly unsure: ReadonlySet<string>;
}

/** `member`: a place in `members`; null: the person's own, or the household's. */
export interface Place {
  readonly fact: string;
  readonly member: number | null;
}

export const keyOf = ({ fact, member }: Place): string => (member === null ? fact : `${fact}@${member}`);

export function answered(situation: Situation, place: Place, value: number | null): Situation {
  if (value === null) return { ...situation, unsure: new Set([...situation.unsure, keyOf(place)]) };
  const { own, members } = situation;
  const known = (facts: Known): Known => ({ ...facts, [place.fact]: value });
  if (place.member === null) return { ...situation, own: known(own) };
  return {
    ...situation,
    members: members?.map((facts, at) => (at === place.member ? known(facts) : facts)) ?? null,
  };
}

/** The row that policies read, with everything in it that follows. */
export function rowOf(catalogue: Catalogue, { own, members }: Pick<Situation, 'own' | 'members'>): Known {
  const person = filled(own, derivePerson(catalogue, own));
  const everybody = members && [person, ...members.map((facts) => filled(facts, derivePerson(catalogue, facts)))];
  return filled(person, deriveHousehold(catalogue, everybody, person));
}

function filled(own: Known, derived: Known): Known {
  const row = { ...own };
  for (const [id, value] of Object.entries(derived)) if ((row[id] ?? null) === null) row[id] = value;
  return row;
}

/** For a fact that is unknown: the questions from whose answers it would follow. Itself, when it can be asked. */
export type Behind = (fact: string, row: Known, members: readonly Known[] | null) => readonly Place[];

export function questionsBehind(catalogue: Catalogue, mayAsk: (fact: string) => boolean): Behind {
  const derivations = new Map(catalogue.derivations.map((derivation) => [derivation.fact.id, partsOf(derivation)]));
  const behind = (fact: string, row: Known, members: readonly Known[] | null, member: number | null): Place[] => {
    if (mayAsk(fact)) return [{ fact, member }];
    const parts = derivations.get(fact);
    if (parts === undefined) return [];
    const cells = member === null ? row : (members?.[member] ?? {});
    const found = parts.missing(cells).flatMap((read) => behind(read, row, members, member));
    // Who lives there must be known before anything can be asked about them.
    if (members === null) return found;
    const counted = [null, ...members.keys()].flatMap((each) =>
      parts.missingOf(each === null ? row : (members[each] ?? {})).flatMap((read) => behind(read, row, members, each)),
    );
    return [...found, ...counted];
  };
  return (fact, row, members) => behind(fact, row, members, null);
}

/** What keeps a derived fact from being known: facts of its own subject, and of one who is counted. */
function partsOf({ tree }: Derivation) {
  const around = { missingOf: () => () => undefined };
  const own = missingIn(tree, around);
  const counted = countedIn(tree).map((where) => missingIn(where, around));
  const listed = (find: (found: Set<string>) => void): string[] => {
    const found = new Set<string>();
    find(found);
    return [...found];
  };
  return {
    missing: (row: Cells) => listed((found) => own(row, found)),
    missingOf: (row: Cells) =>
      listed((found) => {
        for (const find of counted) find(row, found);
      }),
  };
}

const countedIn = (tree: Tree): Tree[] =>
  tree.op === 'members' ? [tree.where] : operandsOf(tree).flatMap((operand) => countedIn(operand));

/** Facts on which derived ones depend: a change of theirs is more than a change of one cell. */
export const factsDerivedFrom = (catalogue: Catalogue): ReadonlySet<string> =>
  new Set(catalogue.derivations.flatMap(({ tree }) => readsOf(tree).facts));
