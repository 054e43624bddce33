/**
 * Who would be paid what does not go together, before it is paid: policies that exclude each other, the same one drawn here and elsewhere, and limits
 * that are reached; the pair, the months, which one is kept by which clause, and what somebody decided about it.
 */
import { z } from 'zod';
import type { Catalogue } from '../../engine/catalogue.ts';
import { isMonth, type Months, monthAfter } from '../../engine/entitlement/period.ts';
import { drawnTogether } from '../../store/drawn-together.ts';
import { contains } from '../../values/area.ts';
import { monthOf } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { AreaInput, EntityId } from '../inputs.ts';
import { type Context, operation, staffRoles } from '../operation.ts';
import { searchClashes } from './clash-search.ts';
import { drawnElsewhere, ELSEWHERE_LEDGER } from './drawn-elsewhere.ts';
import { type FoundClash, isOpenClash } from './found-clash.ts';
import { listedPayments } from './listed-payments.ts';

/** People looked at by one question; whoever asks on gets the next ones. */
const MOST = 5000;
const BLOCK = 250;
const MonthInput = z.string().refine(isMonth, '月份要写成 2026-03 的样子');

export const clashes = operation({
  id: 'entitlement.clashes',
  title: '查重复和冲突的待遇',
  titleEn: 'Find benefits that do not go together',
  kind: 'read',
  audited: true,
  input: z.object({
    first: MonthInput.optional(),
    last: MonthInput.optional(),
    area: AreaInput.optional(),
    person: EntityId.optional(),
    /** Only people on this list of payments, which is about to be written. */
    importId: EntityId.optional(),
    state: z.enum(['open', 'decided']).optional(),
    /** People after this one: `next` of the answer before. */
    after: EntityId.optional(),
  }),
  allow: { roles: staffRoles },
  route: { method: 'get', path: '/entitlements/clashes' },
  async run({ first, last, area: asked, person, importId, state, after }, context) {
    const { scope, today } = context;
    const area = asked ?? scope.area;
    if (!contains(scope.area, area)) throw new Problem('area-unknown', { code: area });
    const end = last ?? monthAfter(monthOf(today));
    const months = { first: first ?? monthAfter(end, -3), last: end };
    const { people, found, unnamed } = await findClashes(context, { area, months, person, importId, after });
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return {
      area,
      months,
      people: people.length,
      /** Null: these were all; otherwise there are people after this one. */
      next: people.length === MOST ? people.at(-1)!.id : null,
      open: found.filter(isOpenClash).length,
      clashes: found.filter((each) => state === undefined || (state === 'open') === (each.ruling === null)),
      /** Told by other counties in words that name none of our benefits. */
      unnamed: unnamed.flatMap((each) => {
        const name = names.get(each.person);
        return name === undefined ? [] : [{ ...each, name }];
      }),
    };
  },
  trail: ({ person }, { area, months, clashes: found }) => ({
    ...(person === undefined ? {} : { subject: `person:${person}` }),
    detail: { area, ...months, found: found.length },
  }),
});

export interface ClashQuestion {
  readonly area: string;
  readonly months: Months;
  readonly person?: string | undefined;
  readonly importId?: string | undefined;
  readonly after?: string | undefined;
}

export async function findClashes(context: Context, { area, months, person, importId, after }: ClashQuestion) {
  const { tx, catalogue } = context;
  const listed = importId === undefined ? undefined : await listedPayments(context, importId);
  const draws = [...(listed ?? [])].flatMap(([id, lines]) => lines.map(({ policy }) => ({ person: id, policy })));
  if (listed !== undefined && draws.length === 0) return { people: [], found: [], unnamed: [] };
  const people = await drawnTogether(tx, {
    area,
    first: `${months.first}-01`,
    last: `${months.last}-01`,
    ledger: ELSEWHERE_LEDGER,
    ...tiedPolicies(catalogue),
    limit: MOST,
    listed: draws,
    after,
    ...(person === undefined ? {} : { person }),
  });
  const { drawn, unnamed } = await drawnElsewhere(context, person);
  const elsewhere = Map.groupBy(drawn, (each) => each.person);
  const found: FoundClash[] = [];
  for (let at = 0; at < people.length; at += BLOCK) {
    const block = people.slice(at, at + BLOCK);
    found.push(...(await searchClashes(context, block, months, { elsewhere, ...(listed && { listed }) })));
    context.progress(at + block.length, people.length, '比对');
  }
  return { people, found, unnamed };
}

/** Policies that exclude each other or share a limit; and which of them pay by the year. */
function tiedPolicies({ policies }: Catalogue) {
  const pairs = [...policies.values()].flatMap(({ id, excludes = [], cap }) => {
    const capped = cap === undefined ? [] : [id, ...cap.with];
    return [
      ...excludes.map(({ policy }) => [id, policy] as const),
      ...capped.flatMap((a, index) => capped.slice(index + 1).map((b) => [a, b] as const)),
    ];
  });
  return { pairs, yearly: [...new Set(pairs.flat())].filter((id) => policies.get(id)?.every === 'year') };
}
