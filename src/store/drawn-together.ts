/** People who draw, or drew, several benefits in the same months, or one of them in another county. */
import { type AreaCode, areaEnd } from '../values/area.ts';
import type { Transaction } from './database.ts';

export interface Drawer {
  readonly id: string;
  readonly name: string;
  readonly area: AreaCode;
}

/** First days of months. `ledger`: whose entries tell of benefits drawn elsewhere. Ordered by their identifiers. */
export const drawnTogether = (
  tx: Transaction,
  asked: {
    readonly area: AreaCode;
    readonly first: string;
    readonly last: string;
    readonly ledger: string;
    readonly limit: number;
  },
): Promise<Drawer[]> =>
  tx.sql<Drawer>`
    select p.id, p.name, p.area_code as area from person p
    where p.county = ${tx.scope.county} and p.area_code >= ${asked.area} and p.area_code < ${areaEnd(asked.area)} and p.standing < 4 and p.id in (
      select l.person_id from paid_line l
      where l.county = ${tx.scope.county} and l.month >= ${asked.first}::date and l.month <= ${asked.last}::date
      group by l.person_id having count(distinct l.policy) > 1
      union
      select e.subject_id from entry e
      where e.county = ${tx.scope.county} and e.ledger = ${asked.ledger} and e.subject_id is not null and e.withdrawn_at is null)
    order by p.id limit ${asked.limit}`;
