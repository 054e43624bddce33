/**
 * The list of people as staff see it: every query under row-level security as the role that may least, against the same statements by the owner of the
 * tables, whom no policy binds. The same mix of lists and searches for a town and for a village.
 */
import { staffCaller } from '../src/operations/access.ts';
import { run } from '../src/operations/operation.ts';
import { list } from '../src/operations/person/list.ts';
import type { Queries, Transaction } from '../src/store/database.ts';
import { listPeople, type PeoplePage, type PeopleQuery, type PeopleSort } from '../src/store/person-search.ts';
import type { Scope } from '../src/store/scope.ts';
import { type County, DAY, inTemporaryCounty } from './county.ts';
import { loadListRows } from './load.ts';
import { households } from './people.ts';
import { type Bench, type BenchResult, figuresOf, type Print } from './result.ts';
import { percentileOf, takingTurns } from './rounds.ts';

const figure = figuresOf('list');
const ROUNDS = 15;
const PAGE = 50;
/** Those who live with somebody who holds a certificate, themselves included. */
const PEOPLE_PER_HOLDER = 2.83;
const PLACES = [
  ['town', '621223100'],
  ['village', '621223100002'],
] as const;

export const benchList: Bench = ({ people }, print) =>
  inTemporaryCounty(async (county) => {
    print(`list    loading about ${people.toLocaleString('en-US')} people …`);
    const loaded = await loadListRows(county, households(Math.ceil(people / PEOPLE_PER_HOLDER)));
    print(`list    ${loaded.toLocaleString('en-US')} people loaded`);
    const results: BenchResult[] = [];
    for (const [role, area] of PLACES) results.push(...(await measure(county, role, area, print)));
    return results;
  });

/** What people look for: first pages and later ones, each order, filters, and each kind of search. */
function questions(): PeopleQuery[] {
  const ask = (filter: PeopleQuery['filter'], sort: PeopleSort = 'place', page = 1): PeopleQuery => ({
    filter,
    sort,
    page,
    pageSize: PAGE,
    today: DAY,
  });
  return [
    ...(['place', 'name', 'birth'] as const).map((sort) => ask({}, sort)),
    ask({}, 'place', 5),
    ask({ status: 'all' }, 'name'),
    ask({ status: 'expired' }),
    ask({ lowIncome: 'any' }, 'name'),
    ask({ category: 4 }, 'birth'),
    ask({ category: 6, level: 1, lowIncome: 1 }),
    ...['李', '王秀', 'zhang', 'wxy', '0023'].map((q) => ask({ q })),
  ];
}

async function measure(county: County, role: 'town' | 'village', area: string, print: Print): Promise<BenchResult[]> {
  const { database, seal, newId } = county.services;
  const caller = staffCaller({ staffId: newId(), role, area }, 'bench');
  const asStaff = (query: PeopleQuery) => database.read(caller.scope, (tx) => listPeople(tx, seal, query));
  const taken = { staff: [] as number[], owner: [] as number[] };
  await database.owner(async (queries) => {
    const asOwner = (query: PeopleQuery) => byOwner(queries, caller.scope, (tx) => listPeople(tx, seal, query));
    let shown = 0;
    for (const query of questions()) shown += await sameFor(asStaff, asOwner, query);
    print(`list    ${role}: ${questions().length} questions, ${shown} people shown, ${ROUNDS} rounds …`);
    for (const query of questions()) {
      const { staff, owner } = await takingTurns(ROUNDS, {
        staff: { work: () => asStaff(query) },
        owner: { work: () => asOwner(query) },
      });
      taken.staff.push(...staff);
      taken.owner.push(...owner);
    }
  });
  const whole = await takingTurns(ROUNDS, { request: { work: () => run(list, {}, caller, county.services) } });
  const [staff, owner] = [percentileOf(taken.staff, 0.95), percentileOf(taken.owner, 0.95)];
  return [
    figure(`p95 of a page of a ${role}'s people, against the same query as owner`, staff / owner, 'times', {
      atMost: 1.5,
    }),
    figure(`p95 of a page of a ${role}'s people`, staff, 'milliseconds', { atMost: 50 }),
    figure(`median of a page of a ${role}'s people`, percentileOf(taken.staff, 0.5), 'milliseconds'),
    figure('median of the whole request, with its audit row on disk', percentileOf(whole.request, 0.5), 'milliseconds'),
  ];
}

type Ask = (query: PeopleQuery) => Promise<PeoplePage>;

/** Gives how many people the page has. */
async function sameFor(asStaff: Ask, asOwner: Ask, query: PeopleQuery): Promise<number> {
  const [{ people }, owner] = [await asStaff(query), await asOwner(query)];
  const ids = (page: PeoplePage['people']): string => page.map(({ id }) => id).join(' ');
  if (ids(people) !== ids(owner.people)) throw new Error('staff and owner see different pages');
  return people.length;
}

/** In a transaction as staff have one, but as the owner, outside row-level security. */
async function byOwner<T>(queries: Queries, scope: Scope, work: (tx: Transaction) => Promise<T>): Promise<T> {
  await queries.execute('begin isolation level repeatable read read only');
  const result = await work({
    ...queries,
    scope,
    told: new Set(),
    as: () => Promise.reject(new Error('nobody is above the owner')),
  });
  await queries.execute('commit');
  return result;
}
