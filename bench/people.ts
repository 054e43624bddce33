import { COUNTY, catalogue } from '../src/main/catalogue.ts';
import { generateCounty } from '../src/operations/demonstration/generate-county.ts';
import { loadAreas } from '../src/store/areas/load-areas.ts';
import type { HouseholdToLoad } from '../src/store/load-rows.ts';
import { toDayNumber } from '../src/values/date.ts';
import { DAY } from './county.ts';

/** So many living people with a certificate, with their households: a stream that can be used a part at a time. Always the same people. */
export const households = (holders: number): Generator<HouseholdToLoad> =>
  generateCounty({
    county: COUNTY,
    areas: loadAreas(COUNTY).areas,
    facts: catalogue.facts,
    people: holders,
    seed: 1,
    today: toDayNumber(DAY),
  });
