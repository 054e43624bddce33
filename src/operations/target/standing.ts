/** The target that holds for an indicator: what was set here before what a pack hands down. */
import type { Target } from '../../define/indicator.ts';
import type { Catalogue } from '../../engine/catalogue.ts';
import type { AreaCode } from '../../values/area.ts';

export type FindTarget = (indicator: string, area: AreaCode, period: string) => Target | undefined;

const keyOf = ({ indicator, area, period }: Pick<Target, 'indicator' | 'area' | 'period'>): string =>
  `${indicator} ${area} ${period}`;

export function targetFinder(catalogue: Catalogue, set: readonly Target[]): FindTarget {
  const targets = new Map([...catalogue.targets, ...set].map((target) => [keyOf(target), target]));
  return (indicator, area, period) => targets.get(keyOf({ indicator, area, period }));
}
