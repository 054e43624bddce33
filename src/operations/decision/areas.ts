/** In which areas people are decided for apart: wherever some parameter has a value of its own. */
import type { Catalogue } from '../../engine/catalogue.ts';
import { areaText, type FactBlock } from '../../store/fact-block.ts';
import { type AreaCode, contains } from '../../values/area.ts';

/** The county, and every smaller area for which some parameter has a value of its own. */
export function areasWithParameters(catalogue: Catalogue, county: AreaCode): AreaCode[] {
  const own = [...catalogue.parameters.values()].flatMap(({ values }) => values.map(({ area }) => area));
  return [county, ...new Set(own.filter((area) => area.length > county.length && contains(county, area)))];
}

/** The index of the area whose parameters hold in a place. */
export function areaFinder(areas: readonly AreaCode[]): (code: string) => number {
  const known = new Map<string, number>();
  return (code) => {
    const index = known.get(code) ?? nearest(areas, code);
    known.set(code, index);
    return index;
  };
}

/** Of each person of a block. */
export function areaIndexes(block: FactBlock, areas: readonly AreaCode[]): Uint16Array {
  const indexes = new Uint16Array(block.length);
  if (areas.length === 1) return indexes;
  const indexOf = areaFinder(areas);
  for (let i = 0; i < block.length; i++) indexes[i] = indexOf(areaText(block.areas, i));
  return indexes;
}

const nearest = (areas: readonly AreaCode[], code: string): number =>
  areas.reduce((best, area, index) => (contains(area, code) && area.length > areas[best]!.length ? index : best), 0);
