/** What people have claimed, read for as many people as are read next. */
import type { ClaimsOfPeople, DeterminationProgram } from '../../engine/determination/determine.ts';
import { timelinesOf } from '../../engine/timeline.ts';
import { claimsOfPeople, peopleWithClaims } from '../../store/claim.ts';
import type { Transaction } from '../../store/database.ts';
import type { FactBlock } from '../../store/fact-block.ts';
import { uuidText } from '../../store/standing.ts';

/** People with claims that are in memory at once. */
const AT_ONCE = 1 << 15;

/** Where no policy asks for claims nothing is read. */
export function claimReader(tx: Transaction, { readsClaims }: Pick<DeterminationProgram, 'readsClaims'>) {
  let known: Awaited<ReturnType<typeof claimsOfPeople>> = new Map();
  return {
    /** For the people beyond this one; gives the last for whom they are known, null when they are known for all. */
    before: async (after: string): Promise<string | null> => {
      if (!readsClaims) return null;
      const people = await peopleWithClaims(tx, after, AT_ONCE);
      known = await claimsOfPeople(tx, people);
      return people.length < AT_ONCE ? null : people.at(-1)!;
    },
    of: (block: FactBlock): ClaimsOfPeople => {
      const found = new Map<number, ReturnType<typeof timelinesOf>>();
      if (known.size === 0) return found;
      for (let i = 0; i < block.length; i++) {
        const own = known.get(uuidText(block.people, i));
        if (own !== undefined && own.length > 0) found.set(i, timelinesOf(own));
      }
      return found;
    },
  };
}
