/** Names of the county's places, and the choices that filters and forms offer. */
import { type Area, type AreaCode, contains, shortAreaName } from '../../values/area.ts';
import type { Option } from '../ui/radios.tsx';

export interface Places {
  /** 下坝社区; the code itself when nobody knows it. */
  readonly nameOf: (code: AreaCode) => string;
  /** A village with its town, 城关镇 下坝社区; everything else by its own name. */
  readonly placeOf: (code: AreaCode) => string;
  /** Where a rule holds: 全国, or the area by its name. */
  readonly reachOf: (code: AreaCode) => string;
  /** What lies right below an area: the towns of the county, the villages of a town, nothing below a village. */
  readonly below: (area: AreaCode) => readonly Option[];
  /** Towns of which some part lies in the area. */
  readonly towns: (area: AreaCode) => readonly Option[];
  /** Villages in the area by the names they are chosen by: 城关镇 下坝社区. */
  readonly villages: (area: AreaCode) => readonly Option[];
}

export function placesOf(areas: readonly Area[]): Places {
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const nameOf = (code: AreaCode): string => shortAreaName(byCode.get(code)?.name ?? code);
  const placeOf = (code: AreaCode): string =>
    code.length === 12 ? `${nameOf(code.slice(0, 9))} ${nameOf(code)}` : nameOf(code);
  const of = (level: Area['level'], area: AreaCode): readonly Area[] =>
    areas.filter(({ code, level: own }) => own === level && (contains(area, code) || contains(code, area)));
  return {
    nameOf,
    placeOf,
    reachOf: (code) => (code === '' ? '全国' : placeOf(code)),
    below: (area) =>
      areas.filter(({ parent }) => parent === area).map(({ code }) => ({ id: code, label: nameOf(code) })),
    towns: (area) => of('town', area).map(({ code }) => ({ id: code, label: nameOf(code) })),
    villages: (area) => of('village', area).map(({ code }) => ({ id: code, label: placeOf(code) })),
  };
}
