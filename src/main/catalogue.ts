import { catalogueOf } from '../engine/catalogue.ts';
import { packs } from './packs.ts';

/** The county of this installation; its areas are shipped with the system. */
export const COUNTY = '621223';

export const catalogue = catalogueOf(packs);
