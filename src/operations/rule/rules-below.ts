/** The rules below a draft: those that hold now, or for one that is adopted those that held then. */
import type { Catalogue } from '../../engine/catalogue.ts';
import type { RuleDraft } from '../../engine/what-if/draft.ts';
import { adoptions } from '../../store/rule-adoption.ts';
import type { Context } from '../operation.ts';
import { catalogueAfter } from '../standing-catalogue.ts';

export async function rulesBelow({ tx, catalogue, packs }: Context, draftId: string): Promise<Catalogue> {
  const adopted = await adoptions<RuleDraft>(tx);
  const place = adopted.findIndex(({ draft }) => draft.id === draftId);
  return place < 0 ? catalogue : catalogueAfter(packs, adopted.slice(0, place));
}
