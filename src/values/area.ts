/**
 * Areas carry the codes of the statistics bureau: 2 digits province, 4 city, 6 county, 9 town, 12 village.
 * An area contains another exactly when its code is a prefix, so scope is a range of codes.
 */
export type AreaCode = string;
export type AreaLevel = 'province' | 'city' | 'county' | 'town' | 'village';

const LEVELS: Record<number, AreaLevel> = { 2: 'province', 4: 'city', 6: 'county', 9: 'town', 12: 'village' };

export interface Area {
  readonly code: AreaCode;
  readonly name: string;
  readonly level: AreaLevel;
  readonly parent: AreaCode | null;
}

export const isAreaCode = (text: string): boolean => /^\d+$/.test(text) && LEVELS[text.length] !== undefined;

export function levelOf(code: AreaCode): AreaLevel {
  const level = LEVELS[code.length];
  if (level === undefined) throw new RangeError('an area code has 2, 4, 6, 9 or 12 digits');
  return level;
}

export const contains = (outer: AreaCode, inner: AreaCode): boolean => inner.startsWith(outer);

/** The first six digits: the key by which every growing table is sharded. */
export const countyOf = (code: AreaCode): AreaCode => code.slice(0, 6);

/** Smallest text greater than every code inside the area, for range conditions: `code >= area and code < areaEnd(area)`. */
export function areaEnd(code: AreaCode): string {
  return code.slice(0, -1) + String.fromCharCode(code.charCodeAt(code.length - 1) + 1);
}

/** Official names are long (下坝社区居民委员会); people write 下坝社区. */
export const shortAreaName = (name: string): string => name.replace(/(村民委员会|居民委员会|村委会|居委会)$/u, '');
