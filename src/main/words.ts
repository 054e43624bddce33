/** What the commands call things by: labels of the packs instead of identifiers, names of places instead of codes. */
import type { Words } from '../app/cli/command.ts';
import { placesOf } from '../app/console/places.ts';
import { loadAreas } from '../store/areas/load-areas.ts';
import { shortAreaName } from '../values/area.ts';
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

/** Villages of several towns are called alike: those are named with their town, 城关镇 下坝社区, or by the code. */
export function areaCode(text: string): string | undefined {
  const { areas } = loadAreas(COUNTY);
  const asked = text.trim();
  const { placeOf } = placesOf(areas);
  const named = areas.filter(({ code, name }) => [code, name, shortAreaName(name), placeOf(code)].includes(asked));
  return named.length === 1 ? named[0]!.code : undefined;
}
