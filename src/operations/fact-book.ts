/** The catalogue and the engine as the registry's tables need them: the store may not think, so it is handed what to think with. */
import { isClaimFact } from '../define/claim.ts';
import type { Catalogue } from '../engine/catalogue.ts';
import { deriveHousehold, derivePerson } from '../engine/derive.ts';
import { dependenciesOf } from '../engine/entitlement/affected.ts';
import { DIED } from '../engine/entitlement/moment.ts';
import { timelinesOf } from '../engine/timeline.ts';
import type { Concern, FactBook } from '../store/fact-book.ts';

const books = new WeakMap<Catalogue, FactBook>();

export function factBookOf(catalogue: Catalogue): FactBook {
  const found = books.get(catalogue);
  if (found) return found;
  const book: FactBook = {
    facts: catalogue.facts,
    hasPolicy: (policy) => catalogue.policies.has(policy),
    concerns: (fact) => concernOf(catalogue, fact),
    timelines: (assertions) => timelinesOf(assertions),
    person: (own) => ({ ...derivePerson(catalogue, own), ...own }),
    household: (own, members) => ({ ...deriveHousehold(catalogue, members, own), ...own }),
  };
  books.set(catalogue, book);
  return book;
}

/** A death concerns the household whatever the rules read: it also says how what was paid later is recovered. */
function concernOf(catalogue: Catalogue, fact: string): Concern {
  if (isClaimFact(fact)) return 'subject';
  const { own, household } = dependenciesOf(catalogue).readersOfFact(fact);
  if (household.length > 0 || fact === DIED) return 'household';
  return own.length > 0 ? 'subject' : 'nobody';
}
