/**
 * Who is asking, and for which part of the country. Every transaction on people's data is opened for one scope; the database enforces it again
 * by row-level security. The type is branded: only `makeScope` builds one, and only operations/access.ts (and tests) may import that.
 */
import pg from 'pg';
import { type AreaCode, areaEnd, contains, isAreaCode } from '../values/area.ts';

export type Role = 'county' | 'town' | 'village' | 'public' | 'system';

/** Those who sign in. */
export type StaffRole = Extract<Role, 'county' | 'town' | 'village'>;

declare const scopeBrand: unique symbol;

export interface Scope {
  readonly [scopeBrand]: true;
  /** Six digits. */
  readonly county: AreaCode;
  /** The county itself for `county` and `system`, a town or village inside it otherwise. */
  readonly area: AreaCode;
  readonly role: Role;
  /** Null for `public` and for the system's own jobs. */
  readonly staffId: string | null;
}

/** For operations/access.ts and tests only: the architecture test refuses any other importer. */
export function makeScope(scope: { county: AreaCode; area: AreaCode; role: Role; staffId: string | null }): Scope {
  if (!isAreaCode(scope.county) || scope.county.length !== 6)
    throw new RangeError('a scope needs a county of six digits');
  if (!isAreaCode(scope.area) || !contains(scope.county, scope.area))
    throw new RangeError('the area of a scope lies in its county');
  const { county, area, role, staffId } = scope;
  return { county, area, role, staffId } as unknown as Scope;
}

/**
 * The range of area codes a scope may touch, `from <= code < to`. The public sees a place of its own inside the county that no person lives in:
 * its audit rows are seen by the county, and it sees nobody's data.
 */
export function areaRange(scope: Scope): { from: string; to: string } {
  const from = scope.role === 'public' ? publicPlace(scope.county) : scope.area;
  return { from, to: areaEnd(from) };
}

/** Where rows written by the public belong: `!` sorts before every digit, so no village has such a code. */
export const publicPlace = (county: AreaCode): string => `${county}!public`;

/** For store/whole-county.ts only. */
export const countyWide = (scope: Scope): Scope => ({ ...scope, area: scope.county });

/** The scope as settings of a transaction. SET LOCAL and not set_config(): Citus carries the one to its workers and not the other. */
export function settingsOf(scope: Scope): string {
  const { from, to } = areaRange(scope);
  const settings = { county: scope.county, area: from, area_end: to, staff: scope.staffId ?? '', role: scope.role };
  return Object.entries(settings)
    .map(([name, value]) => `set local app.${name} = ${pg.escapeLiteral(value)}`)
    .join('; ');
}
