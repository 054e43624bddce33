import { pack } from '../../define/pack.ts';
import { disabilityRoster } from './disability-roster.ts';
import { lowIncomeHousehold } from './low-income-household.ts';

/** The lists from which people, certificates and households become known; the facts themselves are in `define/registry.ts`. */
export const registryPack = pack({
  id: 'registry',
  title: '人员和家庭登记',
  version: '1.0.0',
  ledgers: [disabilityRoster, lowIncomeHousehold],
});
