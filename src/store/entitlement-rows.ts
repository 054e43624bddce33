/** What stands determined, person by person in an area, some at a time. */
import { type AreaCode, areaEnd } from '../values/area.ts';
import type { Transaction } from './database.ts';
import type { Stretch } from './entitlement.ts';
import { NOBODY, STANDING_RUN } from './standing.ts';

export interface EntitlementRow {
  readonly person: string;
  /** Where they lived when it was determined. */
  readonly area: AreaCode;
  readonly runs: Buffer;
}

const AT_ONCE = 10_000;

/** In the order of people. */
export async function* entitlementRows(
  tx: Transaction,
  { first, months }: Stretch,
  area: AreaCode,
): AsyncGenerator<EntitlementRow[]> {
  let last = NOBODY;
  for (;;) {
    const rows = await tx.sql<EntitlementRow>`
      select person_id as person, area_code as area, runs from entitlement
      where county = ${tx.scope.county} and first_month = ${first}::date and months = ${months}::smallint and until_run = ${STANDING_RUN}
        and area_code >= ${area} and area_code < ${areaEnd(area)} and person_id > ${last}::uuid
      order by person_id limit ${AT_ONCE}`;
    if (rows.length > 0) yield rows;
    if (rows.length < AT_ONCE) return;
    last = rows.at(-1)!.person;
  }
}
