/**
 * The only place that makes a scope: from a session, from the command line of the host, or for the public.
 * Store functions ask for a scope first, so nothing reads people's data without passing here.
 */
import { makeScope, type Scope } from '../store/scope.ts';
import { type AreaCode, countyOf } from '../values/area.ts';
import type { Caller, Role } from './operation.ts';

export interface SignedIn {
  readonly staffId: string;
  readonly role: Extract<Role, 'county' | 'town' | 'village'>;
  readonly area: AreaCode;
}

export const staffCaller = (staff: SignedIn, requestId: string): Caller => ({
  scope: makeScope({ county: countyOf(staff.area), area: staff.area, role: staff.role, staffId: staff.staffId }),
  requestId,
});

/** Whoever can run commands on the host and read the data folder already holds everything: the county's operator. */
export const operatorCaller = (county: AreaCode, requestId: string): Caller => ({
  scope: operatorScope(county),
  requestId,
});

export const operatorScope = (county: AreaCode): Scope =>
  makeScope({ county, area: county, role: 'system', staffId: null });

/** A visitor of the portal sees rules and areas, and nobody's data. */
export const publicCaller = (county: AreaCode, requestId: string): Caller => ({
  scope: makeScope({ county, area: county, role: 'public', staffId: null }),
  requestId,
});
