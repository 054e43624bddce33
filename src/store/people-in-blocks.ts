/** Everybody registered in an area, some at a time, in the order of their ids. */
import { type AreaCode, areaEnd } from '../values/area.ts';
import type { Transaction } from './database.ts';

export interface Seated {
  readonly id: string;
  /** Where they live now. */
  readonly area: AreaCode;
}

/** The dead too: what was due to them before is still due. Whoever was merged into another or registered by mistake is nobody. */
export async function* peopleInBlocks(tx: Transaction, area: AreaCode, block: number): AsyncGenerator<Seated[]> {
  let last = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const people: Seated[] = await tx.sql<Seated>`
      select id, area_code as area from person
      where county = ${tx.scope.county} and standing < 4 and area_code >= ${area} and area_code < ${areaEnd(area)} and id > ${last}
      order by id limit ${block}`;
    if (people.length > 0) yield people;
    if (people.length < block) return;
    last = people.at(-1)!.id;
  }
}
