/** The people of a policy: who is eligible, whom a criterion refuses, for whom a fact is missing. */
import { z } from 'zod';
import { outcomes } from '../../engine/decision.ts';
import { criteriaIn, unpackSlot } from '../../engine/packed-results.ts';
import { traceReader } from '../../engine/trace.ts';
import {
  countStandingByArea,
  listStanding,
  type StandingFilter,
  type StandingPerson,
} from '../../store/decision-list.ts';
import { factColumns } from '../../store/fact-columns.ts';
import { rowsOn } from '../../store/person-facts.ts';
import { contains } from '../../values/area.ts';
import { Problem } from '../../values/problem.ts';
import { AreaInput, PageInput, PageSizeInput } from '../inputs.ts';
import { type Context, operation, staffRoles } from '../operation.ts';
import { bitsReading, type PolicyPlace, policyPlace } from './policy-place.ts';

const Input = z.object({
  policy: z.string(),
  outcome: z.enum(['eligible', 'ineligible', 'unknown']).default('eligible'),
  /** A criterion that refuses them. */
  criterion: z.string().optional(),
  /** A fact that is missing to decide. */
  missing: z.string().optional(),
  area: AreaInput.optional(),
  page: PageInput,
  pageSize: PageSizeInput,
});

export interface DecidedPerson extends Omit<StandingPerson, 'results'> {
  readonly outcome: 'eligible' | 'ineligible' | 'unknown';
  readonly amountFen: number | null;
  /** Criteria that fail; criteria that can not be told; facts that are missing for that. */
  readonly fails: readonly string[];
  readonly unclear: readonly string[];
  readonly missing: readonly string[];
}

export const list = operation({
  id: 'decision.list',
  title: '查看一项政策的人员名单',
  titleEn: 'List the people of a policy',
  kind: 'read',
  audited: true,
  input: Input,
  allow: { roles: staffRoles },
  route: { method: 'get', path: '/policies/{policy}/people' },
  async run(input, context) {
    const area = input.area ?? context.scope.area;
    if (!contains(context.scope.area, area)) throw new Problem('area-unknown', { code: area });
    const place = await policyPlace(context, input.policy, area);
    const filter = await filterOf(context, place, { ...input, area });
    const { people, total } = await listStanding(context.tx, filter, {
      ...input,
      fewestUnknown: input.outcome === 'unknown',
    });
    const { policy, outcome, page, pageSize } = input;
    return {
      policy,
      outcome,
      area,
      on: place.run.on,
      decidedAt: place.run.at,
      total,
      page,
      pageSize,
      people: await decidedPeople(context, policy, place, people),
      byArea: await countStandingByArea(context.tx, filter),
    };
  },
  trail: ({ policy, outcome, criterion, missing, page }, { area, total }) => ({
    subject: `policy:${policy}`,
    detail: { outcome, criterion, missing, area, page, total },
  }),
});

async function filterOf(
  { catalogue, tx }: Context,
  place: PolicyPlace,
  input: z.infer<typeof Input> & { area: string },
): Promise<StandingFilter> {
  const filter: StandingFilter = { slot: place.slot, outcome: outcomes.indexOf(input.outcome), area: input.area };
  const failing = place.criteria.findIndex(({ id }) => id === input.criterion);
  if (input.criterion !== undefined && failing < 0)
    throw new Problem('not-found', { what: `条件“${input.criterion}”` });
  const columns = input.missing === undefined ? [] : await factColumns(tx);
  const column = columns.find(({ fact }) => fact === input.missing);
  if (input.missing === undefined) return input.criterion === undefined ? filter : { ...filter, failing };
  if (column === undefined) throw new Problem('fact-unknown', { id: input.missing, where: 'missing' });
  const unclear = bitsReading(catalogue, place.criteria, input.missing, place.run.on);
  return {
    ...filter,
    unclear,
    // Under the mask of a sealed amount an unknown one looks like any other: there the open criteria alone must do.
    ...(column.slot === null ? { unknownColumn: column.column } : {}),
    ...(input.criterion === undefined ? {} : { failing }),
  };
}

/** With the reasons of each; what is missing is told by tracing, for the few people of a page. */
export async function decidedPeople(
  { catalogue, tx, book, seal, scope }: Context,
  policy: string,
  { slot, run, criteria }: PolicyPlace,
  people: readonly StandingPerson[],
): Promise<DecidedPerson[]> {
  const names = criteria.map(({ id }) => id);
  const unknown = people.filter(({ results }) => unpackSlot(results, slot)?.outcome === 'unknown');
  const rows = await rowsOn(
    tx,
    { book, seal },
    unknown.map(({ id }) => id),
    run.on,
  );
  const missing = new Map(
    rows.map(({ person, area, values }) => [
      person,
      traceReader(catalogue, { on: run.on, area: area || scope.county }).decide(policy, values).missing,
    ]),
  );
  return people.map(({ results, ...person }) => {
    const found = unpackSlot(results, slot) ?? { outcome: 'unknown', amountFen: null, failing: 0, unclear: 0 };
    const { outcome, amountFen } = found;
    return {
      ...person,
      outcome,
      amountFen,
      fails: criteriaIn(found.failing, names),
      unclear: criteriaIn(found.unclear, names),
      missing: missing.get(person.id) ?? [],
    };
  });
}
