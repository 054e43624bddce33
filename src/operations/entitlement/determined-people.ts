/** Who is behind a figure of a determination: the people of one policy and period, and how many there are in each area below. */
import { z } from 'zod';
import { readRuns } from '../../engine/determination/entitled-runs.ts';
import { dues } from '../../engine/determination/month-settling.ts';
import { windowOf } from '../../engine/determination/window.ts';
import { areaNames } from '../../store/area.ts';
import { readPolicySlots } from '../../store/decision.ts';
import { entitlementRows } from '../../store/entitlement-rows.ts';
import { personSummaries } from '../../store/person.ts';
import { type AreaCode, shortAreaName } from '../../values/area.ts';
import { monthOf } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { PageInput, PageSizeInput } from '../inputs.ts';
import { type Context, operation, staffRoles } from '../operation.ts';
import { areaAsked, runAsked, StretchInput } from './determined.ts';
import { monthsOf, wordsOf } from './determining.ts';
import { knowing, settledReader } from './taken-by-rules.ts';

const kinds = ['due', 'unknown', 'unclaimed'] as const;

export const determinedPeople = operation({
  id: 'entitlement.determined-people',
  title: '查看待遇测算的名单',
  titleEn: 'Read who is behind what was determined',
  kind: 'read',
  audited: true,
  input: z.object({
    ...StretchInput,
    policy: z.string(),
    /** `2026-05`, `2026` or `once`. */
    period: z.string().max(10),
    kind: z.enum(kinds).default('due'),
    page: PageInput,
    pageSize: PageSizeInput,
  }),
  allow: { roles: staffRoles },
  route: { method: 'get', path: '/entitlements/determined/people' },
  async run({ first, area, policy, period, kind, page, pageSize }, context) {
    const { tx } = context;
    const asked = areaAsked(context, area);
    const found = await peopleOf(context, { first, policy, period, kind, area: asked });
    const shown = found.slice((page - 1) * pageSize, page * pageSize);
    const summaries = await personSummaries(
      tx,
      shown.map(({ person }) => person),
    );
    const names = new Map(summaries.map(({ id, name }) => [id, name]));
    return {
      total: found.length,
      fen: found.reduce((sum, { fen }) => sum + (fen ?? 0), 0),
      page,
      pageSize,
      areas: await areasOf(context, asked, found),
      people: shown.map((each) => ({ ...each, name: names.get(each.person) ?? '' })),
    };
  },
  trail: ({ policy, period, kind, area, page }, { total }) => ({ detail: { policy, period, kind, area, page, total } }),
});

interface Figure {
  readonly first: string | undefined;
  readonly policy: string;
  readonly period: string;
  readonly kind: (typeof kinds)[number];
  readonly area: AreaCode;
}

interface Found {
  readonly person: string;
  readonly area: AreaCode;
  /** Null where it can not be told, is not due or is not money. */
  readonly fen: number | null;
}

/** In the order of people. Problems: `policy-unknown`; `not-found` where the period was not determined. */
async function peopleOf(context: Context, { first, policy, period, kind, area }: Figure): Promise<Found[]> {
  const { tx, catalogue } = context;
  if (!catalogue.policies.has(policy)) throw new Problem('policy-unknown', { id: policy });
  const run = await runAsked(context, first);
  const slot = (await readPolicySlots(tx)).get(policy);
  if (run === undefined || slot === undefined) throw new Problem('not-found', { what: '这次测算' });
  const periods = windowOf(catalogue, [policy], monthsOf(run)).periods.get(policy)!;
  const place = periods.findIndex(({ id }) => id === period);
  if (place < 0) throw new Problem('not-found', { what: `${monthOf(run.first)} 起的测算里的这一期` });
  const reader = await settledReader(context, await knowing(context, run));
  const found: Found[] = [];
  for await (const rows of entitlementRows(tx, run, area))
    for (const { person, area: home, runs } of rows) {
      const own = readRuns(runs).find(
        (each) =>
          each.slot === slot && each.due === dues[kind] && each.first <= place && place < each.first + each.count,
      );
      if (own === undefined) continue;
      const away = reader
        .taken(person, wordsOf(runs), home)
        .find((each) => each.policy === policy && each.index === place);
      if (kind === 'due' && away?.whole) continue;
      found.push({ person, area: home, fen: kind === 'due' && own.fen !== null ? own.fen - (away?.fen ?? 0) : null });
    }
  return found;
}

/** Towns of the county, villages of a town. */
async function areasOf({ tx }: Context, within: AreaCode, found: readonly Found[]) {
  const digits = within.length < 9 ? 9 : 12;
  const groups = Map.groupBy(found, ({ area }) => area.slice(0, digits));
  const names = await areaNames(tx, [...groups.keys()]);
  return [...groups]
    .map(([area, own]) => ({
      area,
      name: shortAreaName(names.get(area) ?? area),
      people: own.length,
      fen: own.reduce((sum, { fen }) => sum + (fen ?? 0), 0),
    }))
    .sort((a, b) => b.people - a.people || (a.area < b.area ? -1 : 1));
}
