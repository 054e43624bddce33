/** The rules that hold in a county: the packs, and on top the drafts it has adopted, in that order. */
import { type Catalogue, catalogueOf } from '../engine/catalogue.ts';
import { type RuleDraft, withDraft } from '../engine/what-if/draft.ts';
import type { Transaction } from '../store/database.ts';
import { adoptions, newestAdoption } from '../store/rule-adoption.ts';
import { Problem } from '../values/problem.ts';

/** One set of rules per packs and newest adopted draft: whatever is remembered about a catalogue stays remembered. */
const standing = new WeakMap<Catalogue, Map<string, Catalogue>>();

/**
 * Asked in every transaction, so that all processes change over together. `packs` is the catalogue of the packs alone.
 * Problem `rules-do-not-fit` when an adopted draft no longer fits the packs of this version.
 */
export async function standingCatalogue(tx: Transaction, packs: Catalogue): Promise<Catalogue> {
  const newest = await newestAdoption(tx);
  if (newest === undefined) return packs;
  const known = standingOf(packs);
  const key = `${tx.scope.county} ${newest.draftId}`;
  const found = known.get(key) ?? catalogueAfter(packs, await adoptions<RuleDraft>(tx));
  known.set(key, found);
  return found;
}

function standingOf(packs: Catalogue): Map<string, Catalogue> {
  const known = standing.get(packs) ?? new Map<string, Catalogue>();
  standing.set(packs, known);
  return known;
}

/** The rules as they stood at a moment, in milliseconds: by what was adopted until then. */
export async function rulesThen(tx: Transaction, packs: Catalogue): Promise<(moment: number) => Catalogue> {
  if ((await newestAdoption(tx)) === undefined) return () => packs;
  const adopted = await adoptions<RuleDraft>(tx);
  const known = standingOf(packs);
  return (moment) => {
    const then = adopted.filter(({ at }) => Date.parse(at) <= moment);
    const last = then.at(-1);
    if (last === undefined) return packs;
    const key = `${tx.scope.county} ${last.draft.id}`;
    const found = known.get(key) ?? catalogueAfter(packs, then);
    known.set(key, found);
    return found;
  };
}

/** The packs with these drafts on top, in their order: also how the rules stood before a later one. */
export function catalogueAfter(packs: Catalogue, adopted: readonly { readonly draft: RuleDraft }[]): Catalogue {
  let title = '';
  try {
    let all = packs.packs;
    for (const { draft } of adopted) {
      title = draft.title;
      all = withDraft(all, draft);
    }
    return catalogueOf(all);
  } catch (error) {
    throw new Problem('rules-do-not-fit', { title, what: (error as Error).message });
  }
}
