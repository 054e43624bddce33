import { pack } from '../../define/pack.ts';
import { disabilityRoster } from './disability-roster.ts';
import { lowIncomeHousehold } from './low-income-household.ts';
import { organisationRegister } from './organisation-register.ts';
import { placeRegister } from './place-register.ts';
import { receivedElsewhere } from './received-elsewhere.ts';

/** The lists from which people, certificates, households, organisations and places become known; the facts themselves are in `define/registry.ts`. */
export const registryPack = pack({
  id: 'registry',
  title: '人员、家庭、机构和场所登记',
  version: '1.1.0',
  ledgers: [disabilityRoster, lowIncomeHousehold, organisationRegister, placeRegister, receivedElsewhere],
});
