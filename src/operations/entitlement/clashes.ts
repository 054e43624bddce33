/**
 * Who would be paid what does not go together, before it is paid: policies that exclude each other, the same one drawn here and elsewhere, and limits
 * that are reached; the pair, the months, and which one is kept by which clause.
 */
import { z } from 'zod';
import type { Exclusion } from '../../define/policy.ts';
import {
  type Clash,
  clashesOf,
  type Grant,
  grantsOf,
  type MonthDue,
  settleClashes,
} from '../../engine/correction/clash.ts';
import { knowledgeOf } from '../../engine/entitlement/knowledge.ts';
import { isMonth, type Months, monthAfter } from '../../engine/entitlement/period.ts';
import { type Drawer, drawnTogether } from '../../store/drawn-together.ts';
import { type EntryRow, type StoredEntry, storedEntry } from '../../store/entry.ts';
import { historiesOf } from '../../store/history.ts';
import { contains } from '../../values/area.ts';
import { monthOf, type PlainDate } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { AreaInput } from '../inputs.ts';
import { type Context, operation, staffRoles } from '../operation.ts';
import { readerFor } from './redetermine.ts';

const ELSEWHERE = 'received-elsewhere';
/** People looked at; a larger area is to be asked town by town. */
const MOST = 5000;
const BLOCK = 250;
const MonthInput = z.string().refine(isMonth, '月份要写成 2026-03 的样子');

export interface FoundClash {
  readonly person: Drawer;
  readonly kind: 'same-policy' | 'excluded' | 'capped';
  readonly first: string;
  readonly last: string;
  readonly sides: readonly ClashSide[];
  /** Index of the side that is paid; null where a person has to decide, or both are paid in part. */
  readonly keep: number | null;
  readonly rule: Pick<Exclusion, 'because' | 'source' | 'keep'> | null;
}

export interface ClashSide {
  readonly policy: string;
  readonly title: string;
  readonly amountFen: number;
  /** Where it is drawn, when not here. */
  readonly paidIn: string | null;
}

export const clashes = operation({
  id: 'entitlement.clashes',
  title: '查重复和冲突的待遇',
  titleEn: 'Find benefits that do not go together',
  kind: 'read',
  audited: true,
  input: z.object({ first: MonthInput.optional(), last: MonthInput.optional(), area: AreaInput.optional() }),
  allow: { roles: staffRoles },
  route: { method: 'get', path: '/entitlements/clashes' },
  async run({ first, last, area: asked }, context) {
    const { tx, scope, today, seal } = context;
    const area = asked ?? scope.area;
    if (!contains(scope.area, area)) throw new Problem('area-unknown', { code: area });
    const end = last ?? monthOf(today);
    const months = { first: first ?? monthAfter(end, -2), last: end };
    const span = { first: `${months.first}-01`, last: `${months.last}-01` };
    const people = await drawnTogether(tx, { area, ...span, ledger: ELSEWHERE, limit: MOST });
    const elsewhere = Map.groupBy(await drawnElsewhere(context), ({ subject }) => subject.id);
    const found: FoundClash[] = [];
    for (let at = 0; at < people.length; at += BLOCK) {
      const block = people.slice(at, at + BLOCK);
      const histories = await historiesOf(
        tx,
        seal,
        block.map(({ id }) => id),
      );
      for (const person of block)
        found.push(
          ...clashesOfPerson(context, person, histories.get(person.id)!, elsewhere.get(person.id) ?? [], months),
        );
      context.progress(at + block.length, people.length, '比对');
    }
    return { area, months, people: people.length, more: people.length === MOST, clashes: found };
  },
  trail: (_, { area, months, clashes: found }) => ({ detail: { area, ...months, found: found.length } }),
});

async function drawnElsewhere({ tx, seal }: Context): Promise<StoredEntry[]> {
  const rows = await tx.sql<EntryRow>`
    select * from entry where county = ${tx.scope.county} and ledger = ${ELSEWHERE} and subject_id is not null and withdrawn_at is null`;
  return rows.map((row) => storedEntry(seal, row));
}

type History = Parameters<typeof knowledgeOf>[0];

function clashesOfPerson(
  context: Context,
  person: Drawer,
  history: History,
  entries: readonly StoredEntry[],
  months: Months,
): FoundClash[] {
  const { catalogue, scope } = context;
  const dues = monthDues(context, person, history, months);
  const own = grantsOf(
    person.id,
    scope.county,
    dues.map((due) => ({ ...due, amountFen: due.amountFen ?? 0 })),
  );
  const others = entries.flatMap((entry) => elsewhereGrant(context, person.id, entry, months) ?? []);
  const places = new Map(entries.map(({ id, values }) => [id, String(values['paidIn'] ?? '')]));
  const sideOf = ({ policy, amountFen, ref }: Grant): ClashSide => ({
    policy,
    title: catalogue.policies.get(policy)?.title ?? policy,
    amountFen,
    paidIn: places.get(ref) ?? null,
  });
  const pairs = clashesOf(catalogue, [...own, ...others]).map(
    ({ kind, grants, first, last, rule, keep }: Clash): FoundClash => ({
      person,
      kind,
      first,
      last,
      sides: grants.map(sideOf),
      keep: keep === null ? null : grants.indexOf(keep),
      rule: rule && { because: rule.because, source: rule.source, keep: rule.keep },
    }),
  );
  return [...pairs, ...limits(context, person, dues)];
}

/** What each monthly policy would pay by itself, before the rules between policies. */
function monthDues({ catalogue }: Context, { area }: Drawer, history: History, months: Months): MonthDue[] {
  const reader = readerFor(catalogue).of(knowledgeOf(history, Number.POSITIVE_INFINITY, area));
  return catalogue.order.flatMap((policy) => {
    const { every, subject } = catalogue.policies.get(policy)!;
    if (every !== 'month' || subject !== 'person' || catalogue.checked.get(policy)!.pays === null) return [];
    return reader.periods(policy, months).map(({ period, outcome, amountFen }) => ({
      policy,
      month: period.id,
      amountFen: outcome === 'eligible' ? amountFen : outcome === 'unknown' ? null : 0,
    }));
  });
}

/** Of the months asked; undefined when it names no benefit of ours or lies outside of them. */
function elsewhereGrant(
  { catalogue }: Context,
  person: string,
  { id, values }: StoredEntry,
  months: Months,
): Grant | undefined {
  const named = String(values['benefit'] ?? '').trim();
  const policy = [...catalogue.policies.values()].find((each) => each.id === named || each.title === named);
  const monthIn = (field: string, otherwise: string) => {
    const day = values[field];
    return typeof day === 'string' ? monthOf(day as PlainDate) : otherwise;
  };
  const first = [monthIn('from', months.first), months.first].sort().at(-1)!;
  const last = [monthIn('to', months.last), months.last].sort()[0]!;
  if (policy === undefined || first > last) return undefined;
  const amount = values['amount'];
  return {
    ref: id,
    person,
    policy: policy.id,
    county: '',
    first,
    last,
    amountFen: typeof amount === 'number' ? amount : 0,
  };
}

/** Months in which a limit over several policies cuts one of them. */
function limits({ catalogue }: Context, person: Drawer, dues: readonly MonthDue[]): FoundClash[] {
  return settleClashes(catalogue, dues, person.area).dues.flatMap(({ policy, month, amountFen, cuts }) =>
    cuts
      .filter(({ kind }) => kind === 'capped')
      .map(({ by, fen }): FoundClash => {
        const { cap, title } = catalogue.policies.get(by)!;
        const own = { policy, title: catalogue.policies.get(policy)!.title, amountFen: amountFen + fen, paidIn: null };
        const because = `合计超过上限，少发${fen / 100}元`;
        const sides = [own, { policy: by, title, amountFen: 0, paidIn: null }];
        return {
          person,
          kind: 'capped',
          first: month,
          last: month,
          sides: by === policy ? [own] : sides,
          keep: null,
          rule: cap === undefined ? null : { because, source: cap.source, keep: 'this' },
        };
      }),
  );
}
