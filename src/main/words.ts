/** What the commands call things by: labels of the packs instead of identifiers, names of places instead of codes. */
import type { Words } from '../app/cli/command.ts';
import { placesOf } from '../app/console/places.ts';
import { loadAreas } from '../store/areas/load-areas.ts';
import { COUNTY, catalogue } from './catalogue.ts';

export function wordsOfPacks(): Words {
  const { areas } = loadAreas(COUNTY);
  const places = placesOf(areas);
  return {
    fact: (id) => catalogue.facts.get(id)?.label ?? id,
    policy: (id) => catalogue.policies.get(id)?.title ?? id,
    criterion: (policy, id) => {
      const versions = catalogue.policies.get(policy)?.versions ?? [];
      return versions.findLast(({ criteria }) => criteria[id] !== undefined)?.criteria[id]?.otherwise ?? id;
    },
    place: places.placeOf,
  };
}
