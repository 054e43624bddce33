/**
 * 应享未享 for a county: the counts of all policies as they open with the overview, against counting everybody's results once, as one query does it; and
 * the first and a later page of people. One person in twenty has applied for something.
 */

import { COUNTY } from '../src/main/catalogue.ts';
import { operatorScope } from '../src/operations/access.ts';
import { decide } from '../src/operations/decision/decide.ts';
import { unclaimed } from '../src/operations/decision/unclaimed.ts';
import { readPolicySlots } from '../src/store/decision.ts';
import { countByDistance } from '../src/store/decision-tally.ts';
import { type County, DAY, inTemporaryCounty } from './county.ts';
import { loadFactRows } from './load.ts';
import { households } from './people.ts';
import { type Bench, figuresOf } from './result.ts';
import { medianOf, takingTurns } from './rounds.ts';

const figure = figuresOf('unclaimed');
const ROUNDS = 5;
const POLICY = 'nursing-allowance';

export const benchUnclaimed: Bench = ({ people }, print) =>
  inTemporaryCounty(async (county) => {
    print(`unclaimed loading ${people.toLocaleString('en-US')} people …`);
    await loadFactRows(county, households(people), people);
    await county.run(decide, { on: DAY });
    const applied = await applySome(county);
    await county.services.database.owner((queries) =>
      queries.execute('vacuum (analyze) decision, fact, standing_count'),
    );
    print(`unclaimed ${applied.toLocaleString('en-US')} have applied; ${ROUNDS} rounds …`);
    const page = (number: number) => county.run(unclaimed, { policy: POLICY, outcome: 'eligible', page: number });
    const { counts, query, first, later } = await takingTurns(ROUNDS, {
      counts: { work: () => county.run(unclaimed, {}) },
      query: { work: () => countEverybody(county) },
      first: { work: () => page(1) },
      later: { work: () => page(20) },
    });
    return [
      figure('counts of all policies, against counting everybody once', medianOf(counts) / medianOf(query), 'times', {
        atMost: 0.2,
      }),
      figure('counts of all policies', medianOf(counts), 'milliseconds'),
      figure('counting everybody once', medianOf(query), 'milliseconds'),
      figure('the first page of people of one policy', medianOf(first), 'milliseconds'),
      figure('the twentieth page', medianOf(later), 'milliseconds'),
    ];
  });

const countEverybody = ({ services: { database } }: County) =>
  database.read(operatorScope(COUNTY), async (tx) =>
    countByDistance(tx, { slots: [...(await readPolicySlots(tx)).values()], area: COUNTY }),
  );

/** As `claim.record` writes it. Gives how many. */
const applySome = ({ services: { database, newId } }: County): Promise<number> =>
  database.tx(operatorScope(COUNTY), async (tx) => {
    const people = await tx.sql<{ id: string; area: string }>`
      select person_id as id, area_code as area from decision where county = ${COUNTY} and hashtext(person_id::text) % 20 = 0`;
    const ids = people.map(() => newId());
    return tx.run`
      insert into fact (county, subject_id, fact, id, recorded_at, value, valid_from, withdrawn, area_code, subject_kind, source_kind)
      select ${COUNTY}, given.person, ${`applied:${POLICY}`}, given.id, ${`${DAY}T01:00:00Z`}::timestamptz, 1, ${DAY}::date, false, given.area, 'person', 'staff'
      from unnest(${people.map(({ id }) => id)}::uuid[], ${ids}::uuid[], ${people.map(({ area }) => area)}::text[]) as given (person, id, area)`;
  });
