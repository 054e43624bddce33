/** A situation on which answers are tried: one cell is changed at a time and changed back, so that looking ahead copies nothing. */
import type { Catalogue } from '../catalogue.ts';
import type { Verdict, VerdictReader } from '../verdict.ts';
import { type Behind, factsDerivedFrom, type Known, keyOf, type Place, rowOf, type Situation } from './situation.ts';

export interface Board {
  /** The questions that stand between a policy and its result, by key; those nobody can answer are left out. */
  open(policy: string): ReadonlyMap<string, Place>;
  verdict(policy: string): Verdict;
  /** What `look` sees while the place holds the value. */
  tried<T>(place: Place, value: number, look: () => T): T;
  readonly row: Known;
}

type Cells = Record<string, number | null>;

export function boardOf(catalogue: Catalogue, reader: VerdictReader, behind: Behind, situation: Situation): Board {
  const own: Cells = { ...situation.own };
  const members = situation.members?.map((facts): Cells => ({ ...facts })) ?? null;
  const followed = factsDerivedFrom(catalogue);
  let row: Cells = { ...rowOf(catalogue, { own, members }) };
  const put = ({ fact, member }: Place, value: number | null): void => {
    if (member === null) own[fact] = value;
    else if (members?.[member]) members[member][fact] = value;
    if (followed.has(fact)) row = { ...rowOf(catalogue, { own, members }) };
    else if (member === null) row[fact] = value;
  };
  const verdict = (policy: string): Verdict => reader.verdict(policy, row);
  return {
    get row() {
      return row;
    },
    verdict,
    open: (policy) => {
      const places = verdict(policy).missing.flatMap((fact) => behind(fact, row, members));
      return new Map(
        places.map((place) => [keyOf(place), place] as const).filter(([key]) => !situation.unsure.has(key)),
      );
    },
    tried: (place, value, look) => {
      const before = (place.member === null ? own : members?.[place.member])?.[place.fact] ?? null;
      put(place, value);
      const seen = look();
      put(place, before);
      return seen;
    },
  };
}
