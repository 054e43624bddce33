/** Corrections as offices look at them: lists within their area, one with its history, and what people decide about them. */
import { sql } from 'kysely';
import { type AreaCode, areaEnd } from '../values/area.ts';
import type { CorrectionActionKind, CorrectionState, StoredCorrection } from './correction.ts';
import type { Transaction } from './database.ts';

export interface CorrectionFilter {
  readonly state?: CorrectionState;
  readonly kind?: StoredCorrection['kind'];
  readonly circumstance?: StoredCorrection['circumstance'];
  readonly policy?: string;
  readonly person?: string;
  /** Ordinary arrears for which new values of this paper are the only cause. */
  readonly paper?: string;
  readonly area: AreaCode;
}

/** Whom a recovery after a death addresses: the account it was paid into, the estate, heirs who drew it, or whoever kept it for the person. */
export const addressees = ['account', 'estate', 'heirs', 'keeper'] as const;

export interface ListedCorrection extends StoredCorrection {
  readonly name: string;
  /** Of a recovery after a death; null while nobody has said. */
  readonly addressedTo: (typeof addressees)[number] | null;
}

/** Causes are kept as the engine names them; those of kind `parameter` carry their source. */
const firstPaper = sql`c.causes -> 0 -> 'source' ->> 'paper'`;
const byPaperAlone = sql`c.kind = 'arrears' and c.circumstance = 'ordinary' and jsonb_array_length(c.causes) > 0 and not exists (
  select from jsonb_array_elements(c.causes) as cause
  where cause ->> 'kind' <> 'parameter' or cause -> 'source' ->> 'paper' is distinct from ${firstPaper})`;

const conditionOf = (tx: Transaction, filter: CorrectionFilter) => {
  const { state, kind, circumstance, policy, person, paper, area } = filter;
  const conditions = [sql`c.county = ${tx.scope.county}`];
  if (area !== tx.scope.county) conditions.push(sql`c.area_code >= ${area} and c.area_code < ${areaEnd(area)}`);
  if (state !== undefined) conditions.push(sql`c.state = ${state}`);
  if (kind !== undefined) conditions.push(sql`c.kind = ${kind}`);
  if (circumstance !== undefined) conditions.push(sql`c.circumstance = ${circumstance}`);
  if (policy !== undefined) conditions.push(sql`c.policy = ${policy}`);
  if (person !== undefined) conditions.push(sql`c.person_id = ${person}::uuid`);
  if (paper !== undefined) conditions.push(sql`${byPaperAlone} and ${firstPaper} = ${paper}`);
  return sql.join(conditions, sql` and `);
};

const columns = sql`c.id, c.area_code as area, c.person_id as person, p.name, c.key, c.policy, c.period, c.kind, c.amount_fen::float8 as "amountFen",
  c.entitled_fen::float8 as "entitledFen", c.paid_fen::float8 as "paidFen", c.circumstance, c.causes, c.state,
  (extract(epoch from c.known_at) * 1000)::float8 as "knownAt", c.made_at as "madeAt", c.actions,
  (select (extract(epoch from max(a.at)) * 1000)::float8 from correction_action a
    where a.county = c.county and a.correction_id = c.id and a.kind in ('approve', 'reject')) as "decidedAt",
  (select a.data->>'to' from correction_action a
    where a.county = c.county and a.correction_id = c.id and a.data->>'to' is not null order by a.number desc limit 1) as "addressedTo"`;

const newestFirst = sql`c.made_at desc, c.person_id, c.policy, c.period, c.id`;

/** The newest first, one person's together. */
export const listCorrections = (
  tx: Transaction,
  filter: CorrectionFilter,
  leaf: { readonly limit: number; readonly offset: number },
): Promise<ListedCorrection[]> =>
  tx.rows(sql<ListedCorrection>`
    select ${columns} from correction c join person p on p.county = c.county and p.id = c.person_id
    where ${conditionOf(tx, filter)}
    order by ${newestFirst} limit ${leaf.limit} offset ${leaf.offset}`);

export type QueuedCorrection = Pick<StoredCorrection, 'id' | 'person' | 'policy' | 'period' | 'amountFen' | 'actions'>;

/** All of them in the order in which they are listed, with no more than is needed to choose among many. */
export const correctionsInOrder = (tx: Transaction, filter: CorrectionFilter): Promise<QueuedCorrection[]> =>
  tx.rows(sql<QueuedCorrection>`
    select c.id, c.person_id as person, c.policy, c.period, c.amount_fen::float8 as "amountFen", c.actions
    from correction c where ${conditionOf(tx, filter)} order by ${newestFirst}`);

export interface CorrectionSums {
  readonly total: number;
  readonly people: number;
  readonly arrearsFen: number;
  readonly recoveryFen: number;
}

export async function sumCorrections(tx: Transaction, filter: CorrectionFilter): Promise<CorrectionSums> {
  const [sums] = await tx.rows(sql<CorrectionSums>`
    select count(*)::int as total, count(distinct c.person_id)::int as people,
      coalesce(sum(c.amount_fen) filter (where c.kind = 'arrears'), 0)::float8 as "arrearsFen",
      coalesce(sum(c.amount_fen) filter (where c.kind = 'recovery'), 0)::float8 as "recoveryFen"
    from correction c where ${conditionOf(tx, filter)}`);
  return sums!;
}

export interface ArrearsOfPaper {
  readonly paper: string;
  readonly total: number;
  readonly people: number;
  readonly arrearsFen: number;
}

/** What waits for nothing but a paper: the raise of a standard, adopted after months were paid by the old one. The largest first. */
export const arrearsByPaper = (tx: Transaction, area: AreaCode): Promise<ArrearsOfPaper[]> =>
  tx.rows(sql<ArrearsOfPaper>`
    select ${firstPaper} as paper, count(*)::int as total, count(distinct c.person_id)::int as people,
      sum(c.amount_fen)::float8 as "arrearsFen"
    from correction c where ${conditionOf(tx, { state: 'proposed', area })} and ${byPaperAlone}
    group by 1 order by 2 desc, 1`);

/** In no order; those outside the scope's area are left out. `forChange` makes others wait until this transaction ends. */
export const correctionsById = async (
  tx: Transaction,
  ids: readonly string[],
  forChange = false,
): Promise<ListedCorrection[]> => {
  if (forChange)
    await tx.sql`select from correction where county = ${tx.scope.county} and id = any(${ids}::uuid[]) order by id for update`;
  return tx.rows(sql<ListedCorrection>`
    select ${columns} from correction c join person p on p.county = c.county and p.id = c.person_id
    where c.county = ${tx.scope.county} and c.id = any(${ids}::uuid[])`);
};

export interface CorrectionAction {
  readonly number: number;
  readonly kind: CorrectionActionKind;
  readonly amountFen: number | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly reason: string | null;
  readonly at: string;
  readonly staffId: string | null;
  readonly staffName: string | null;
}

export const correctionActions = (tx: Transaction, correction: string): Promise<CorrectionAction[]> =>
  tx.sql<CorrectionAction>`
    select a.number, a.kind, a.amount_fen::float8 as "amountFen", a.data, a.reason, a.at, a.staff_id as "staffId", s.name as "staffName"
    from correction_action a left join staff s on s.county = a.county and s.id = a.staff_id
    where a.county = ${tx.scope.county} and a.correction_id = ${correction}::uuid order by a.number`;

const stateAfter = { approve: 'approved', reject: 'rejected', settle: 'settled' } as const;

export interface Deciding {
  readonly kind: 'approve' | 'reject' | 'settle' | 'address';
  readonly reason: string | null;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly at: string;
}

/** A person's action on one of them, as it stands. */
export async function actOnCorrection(
  tx: Transaction,
  { id, area, actions, amountFen, state }: StoredCorrection,
  { kind, reason, data = {}, at }: Deciding,
): Promise<void> {
  const { county, staffId } = tx.scope;
  const next = kind === 'address' ? state : stateAfter[kind];
  await tx.run`
    update correction set state = ${next}, actions = actions + 1 where county = ${county} and id = ${id}::uuid`;
  await tx.run`
    insert into correction_action (county, area_code, correction_id, number, kind, amount_fen, data, reason, at, staff_id)
    values (${county}, ${area}, ${id}::uuid, ${actions + 1}, ${kind}, ${amountFen}, ${JSON.stringify(data)}::jsonb, ${reason},
      ${at}::timestamptz, ${staffId}::uuid)`;
}

/** Who recorded what these causes point at: facts, claims and homes, by their identifiers. */
export async function recordersOf(tx: Transaction, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const { county } = tx.scope;
  const rows = await tx.sql<{ staff: string }>`
    select distinct staff from (
      select recorded_by as staff from fact where county = ${county} and id = any(${ids}::uuid[])
      union all select recorded_by from residence where county = ${county} and id = any(${ids}::uuid[])) as said
    where staff is not null`;
  return rows.map(({ staff }) => staff);
}
