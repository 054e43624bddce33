/** Finds the town or village that a cell means in the list of areas: 城关 is 城关镇, 下坝社区居委会 is 下坝社区. */
import { type Area, type AreaCode, shortAreaName } from '../../values/area.ts';
import { bareText, withoutBrackets } from './clean-text.ts';
import { editDistance } from './edit-distance.ts';

export type PlaceReading =
  | { readonly area: Area /** Whether it was written as the list has it, 村委会 aside. */; readonly asListed: boolean }
  /** Names that were perhaps meant; `several` when the name is right and stands in several towns. */
  | { readonly unknown: readonly string[]; readonly several?: boolean };

export interface PlaceFinder {
  town(text: string): PlaceReading;
  /** Within a town, or in the whole list when the town is not known. */
  village(text: string, town: AreaCode | null): PlaceReading;
  /** The town and village that an address begins with; without a town in it, a village of the town given. */
  address(text: string, within: AreaCode | null): { readonly town: Area | null; readonly village: Area | null };
  /** The only town, or the only village, that a title or a sheet's name says. */
  mentioned(text: string): { readonly town: Area | null; readonly village: Area | null };
  parentOf(village: Area): Area | undefined;
}

interface Named {
  readonly area: Area;
  /** All spellings that mean it, official first. */
  readonly names: readonly string[];
}

interface Villages {
  readonly all: readonly Named[];
  readonly byTown: ReadonlyMap<AreaCode, readonly Named[]>;
}

const PEOPLES =
  '蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺';
const TOWN_END = new RegExp(`(街道办事处|街道办|办事处|街道|(${PEOPLES})族乡|民族乡|镇|乡)$`, 'u');
const VILLAGE_END = /(村民委员会|居民委员会|村委会|居委会|社区居委会|村村委会|委员会)$/u;
const GROUP = /(第?[一二三四五六七八九十百\d]+(村民小组|小组|组|社|队|号|户|自然村)|自然村|[东西南北上下]?组)+$/u;

export function placeFinder(areas: readonly Area[]): PlaceFinder {
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const towns = areas.filter(({ level }) => level === 'town').map((area) => ({ area, names: townNames(area.name) }));
  const all = areas
    .filter(({ level }) => level === 'village')
    .map((area) => ({ area, names: villageNames(area.name) }));
  const villages: Villages = { all, byTown: Map.groupBy(all, ({ area }) => area.parent ?? '') };
  const above = areas
    .filter(({ level }) => level === 'province' || level === 'city' || level === 'county')
    .map(({ name }) => name);
  const bare = (text: string) => withoutAbove(withoutBrackets(bareText(text)), above);

  const town = (text: string): PlaceReading => findTown(bare(text), towns);
  const village = (text: string, within: AreaCode | null): PlaceReading => {
    const words = bare(text);
    const whole = findVillage(words, inside(villages, within));
    if ('area' in whole || whole.several) return whole;
    // 狮子庙村 is a village and no 庙村 of 狮子乡, so the town in front is only taken off when the whole names none.
    const stripped = stripTown(words, towns);
    if (stripped.town === null || (within !== null && stripped.town.code !== within)) return whole;
    const rest = findVillage(stripped.rest, inside(villages, stripped.town.code));
    return 'area' in rest ? { ...rest, asListed: false } : rest;
  };
  return {
    town,
    village,
    parentOf: (area) => byCode.get(area.parent ?? ''),
    address: (text, within) => {
      const stripped = stripTown(bare(text), towns);
      if (stripped.town === null) {
        return { town: null, village: within === null ? null : beginning(stripped.rest, inside(villages, within)) };
      }
      return { town: stripped.town, village: beginning(stripped.rest, inside(villages, stripped.town.code)) };
    },
    mentioned: (text) => mentioned(bare(text), towns, villages.all),
  };
}

const inside = (villages: Villages, town: AreaCode | null): readonly Named[] =>
  town === null ? villages.all : (villages.byTown.get(town) ?? []);

/** 南阳镇人民政府 is 南阳镇. */
const OFFICE = /(?<=.[乡镇])(人民)?政府$/u;

const findTown = (text: string, towns: readonly Named[]): PlaceReading => {
  const name = text.replace(OFFICE, '');
  return find(name, towns, townNames(name));
};

/** 下付村一组 is in 下付村. */
function findVillage(text: string, among: readonly Named[]): PlaceReading {
  const whole = find(text, among, villageSpellings(text));
  if ('area' in whole || !GROUP.test(text)) return whole;
  const rest = text.replace(GROUP, '');
  const withoutGroup = find(rest, among, villageSpellings(rest));
  return 'area' in withoutGroup ? { ...withoutGroup, asListed: false } : whole;
}

/** 甘肃省陇南市宕昌县 in front of a name. */
function withoutAbove(text: string, above: readonly string[]): string {
  let rest = text;
  for (const name of above) {
    const at = rest.indexOf(name);
    // What stands before the county is its province and city, whether the list of areas knows them or not.
    if (at >= 0 && at <= 12 && rest.length > at + name.length) rest = rest.slice(at + name.length);
    else if (rest.startsWith(name.slice(0, -1)) && rest.length > name.length + 1)
      rest = rest.slice(name.length - 1).replace(/^[省市县区]/u, '');
  }
  return rest;
}

function townNames(name: string): string[] {
  const root = name.replace(TOWN_END, '');
  return root === name || root === '' ? [name] : [name, root];
}

/** 下坝社区居民委员会 → 下坝社区, 下坝; 下街村村民委员会 → 下街村, 下街. A name of one character keeps its 村. */
function villageNames(name: string): string[] {
  const short = shortAreaName(name).replace(VILLAGE_END, '');
  const root = short.replace(/(社区|村)$/u, '');
  return [...new Set([short, root.length >= 2 ? root : short, name])];
}

/** What a cell may mean: 下付村委会 is 下付村 before it is 下付. */
const villageSpellings = (text: string): string[] => [
  text.replace(/村?(村委会|村民委员会)$/u, '村'),
  text.replace(/(社区)?(居委会|居民委员会)$/u, '社区'),
  ...villageNames(text),
];

/** First by the official name, then by any shorter one: 人民街村 and 人民街社区 are both 人民街, and that names neither. */
function find(text: string, among: readonly Named[], spellings: readonly string[]): PlaceReading {
  if (text === '') return { unknown: [] };
  const official = ({ names, area }: Named, spelling: string) => names[0] === spelling || area.name === spelling;
  for (const fits of [official, ({ names }: Named, spelling: string) => names.includes(spelling)]) {
    for (const spelling of new Set([text, ...spellings])) {
      const found = among.filter((place) => fits(place, spelling));
      if (found.length === 1) return { area: found[0]!.area, asListed: official(found[0]!, text) };
      if (found.length > 1) return { unknown: [], several: true };
    }
  }
  return { unknown: suggestions(text, among) };
}

function suggestions(text: string, among: readonly Named[]): string[] {
  const most = text.length <= 3 ? 1 : 2;
  return among
    .map(({ names }) => ({
      name: names[0]!,
      distance: Math.min(...names.map((name) => editDistance(text, name, most))),
    }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ name }) => name);
}

function stripTown(text: string, towns: readonly Named[]): { town: Area | null; rest: string } {
  let best: { town: Area; length: number } | null = null;
  for (const { area, names } of towns) {
    const root = names.at(-1)!;
    for (const name of [area.name, `${root}街道`, `${root}乡`, `${root}镇`, root]) {
      // A bare root needs something behind it: 南阳 alone may be a village.
      if (!text.startsWith(name) || text.length <= name.length + 1 || name.length <= (best?.length ?? 1)) continue;
      // 城关区 is another county, and not 城关镇.
      if (name === root && /^[区县市州]/u.test(text.slice(name.length))) continue;
      best = { town: area, length: name.length };
    }
  }
  return best === null ? { town: null, rest: text } : { town: best.town, rest: text.slice(best.length) };
}

/** The longest village name that the rest of an address begins with. */
function beginning(text: string, villages: readonly Named[]): Area | null {
  let best: { area: Area; length: number } | null = null;
  for (const { area, names } of villages) {
    for (const name of names) {
      if (text.startsWith(name) && name.length > (best?.length ?? 0)) best = { area, length: name.length };
    }
  }
  return best?.area ?? null;
}

function mentioned(
  text: string,
  towns: readonly Named[],
  villages: readonly Named[],
): { town: Area | null; village: Area | null } {
  // 1.城关 and 城关2026 are 城关.
  const words = text.replace(/[\d.、_-]/gu, '');
  const whole = towns.filter(({ names }) => names.includes(words));
  if (whole.length === 1) return { town: whole[0]!.area, village: null };
  const said = towns.filter(({ names }) => words.includes(names[0]!));
  const town = said.length === 1 ? said[0]!.area : null;
  const within = villages.filter(({ area }) => town === null || area.parent === town.code);
  // Only by the full short name: 新城子 in the name of a town is no 新城子村.
  const exact = within.filter(
    ({ names }) => names.includes(words) || (VILLAGE_NAME.test(names[0]!) && words.includes(names[0]!)),
  );
  return { town, village: exact.length === 1 ? exact[0]!.area : null };
}

const VILLAGE_NAME = /.(村|社区)$/u;
