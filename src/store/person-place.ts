/** Where people live now. */
import type { AreaCode } from '../values/area.ts';
import type { Transaction } from './database.ts';

export interface LivingPerson {
  readonly person: string;
  readonly area: AreaCode;
}

/** Of these people those who are people of their own: not merged into others, and not taken back. They may have died. */
export const livingPeople = (tx: Transaction, people: readonly string[]): Promise<LivingPerson[]> =>
  tx.sql<LivingPerson>`
    select id as person, area_code as area from person
    where county = ${tx.scope.county} and id = any(${people}::uuid[]) and standing < 4 order by id`;
