/** Lists of people: filtered, searched, sorted, by pages, within the scope's area. */
import type { AreaCode } from '../values/area.ts';
import type { PlainDate } from '../values/date.ts';
import type { Transaction } from './database.ts';
import type { PersonSummary } from './person.ts';
import type { Seal } from './seal.ts';

export interface PeopleFilter {
  /** A name or part of one, pinyin, initials, an identity number or certificate, the last four of an identity number or phone, a phone. */
  readonly q?: string;
  /** A town or village code; both may be left out. */
  readonly area?: AreaCode;
  readonly category?: number;
  readonly level?: number;
  /** A class of the minimum-living scheme, or `any` for all who are on it. */
  readonly lowIncome?: number | 'any';
  /** Living with a valid or expired certificate (`holder`, the default), only expired ones, living without, died, or everybody. */
  readonly status?: 'holder' | 'expired' | 'member' | 'died' | 'all';
}

export type PeopleSort = 'name' | 'place' | 'birth';

export interface PeoplePage {
  readonly people: readonly PersonSummary[];
  /** Exact up to 10,000. */
  readonly total: number;
  readonly totalIsExact: boolean;
}

export interface PeopleQuery {
  readonly filter: PeopleFilter;
  readonly sort: PeopleSort;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  readonly today: PlainDate;
}

export declare function listPeople(tx: Transaction, seal: Seal, query: PeopleQuery): Promise<PeoplePage>;
