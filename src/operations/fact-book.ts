/** The catalogue and the engine as the registry's tables need them: the store may not think, so it is handed what to think with. */
import type { Catalogue } from '../engine/catalogue.ts';
import { deriveHousehold, derivePerson } from '../engine/derive.ts';
import { timelinesOf } from '../engine/timeline.ts';
import type { FactBook } from '../store/fact-book.ts';

const books = new WeakMap<Catalogue, FactBook>();

export function factBookOf(catalogue: Catalogue): FactBook {
  const found = books.get(catalogue);
  if (found) return found;
  const book: FactBook = {
    facts: catalogue.facts,
    timelines: (assertions) => timelinesOf(assertions),
    person: (own) => ({ ...derivePerson(catalogue, own), ...own }),
    household: (own, members) => ({ ...deriveHousehold(catalogue, members, own), ...own }),
  };
  books.set(catalogue, book);
  return book;
}
