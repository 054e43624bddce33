/** Grants of places, areas and organisations that are stopped, and the money that is to come back. A stop is the fold of its actions. */
import { sql } from 'kysely';
import type { OtherSubject } from '../define/fact.ts';
import { type AreaCode, areaEnd } from '../values/area.ts';
import type { PlainDate } from '../values/date.ts';
import type { Transaction } from './database.ts';

export const grantStopStates = ['proposed', 'approved', 'settled', 'rejected', 'withdrawn'] as const;
export type GrantStopState = (typeof grantStopStates)[number];
export type GrantStopActionKind = 'propose' | 'approve' | 'reject' | 'withdraw' | 'plan' | 'repay' | 'take-back';

export interface GrantStopMonth {
  /** 2026-05 */
  readonly month: string;
  readonly paidFen: number;
  readonly recoverFen: number;
}

export interface GrantStop {
  readonly id: string;
  readonly subject: string;
  readonly kind: OtherSubject;
  readonly area: AreaCode;
  readonly ruling: string;
  readonly policy: string;
  readonly stops: string;
  readonly grounds: string;
  /** The first month that is not granted. */
  readonly fromMonth: string;
  readonly months: readonly GrantStopMonth[];
  /** To come back; zero where the grant only stops. */
  readonly amountFen: number;
  readonly repaidFen: number;
  readonly state: GrantStopState;
  readonly madeAt: string;
  readonly actions: number;
}

export interface NewGrantStop extends Omit<GrantStop, 'repaidFen' | 'state' | 'madeAt' | 'actions'> {
  readonly reason: string;
  readonly at: string;
}

export async function writeGrantStop(tx: Transaction, stop: NewGrantStop): Promise<void> {
  const { id, subject, kind, area, ruling, policy, stops, grounds, fromMonth, months, amountFen, reason, at } = stop;
  const { county, staffId } = tx.scope;
  await tx.run`
    insert into grant_stop (county, area_code, subject_id, subject_kind, id, ruling_id, policy, stops, grounds, from_month, months, amount_fen, state,
      made_at, actions)
    values (${county}, ${area}, ${subject}::uuid, ${kind}, ${id}::uuid, ${ruling}::uuid, ${policy}, ${stops}, ${grounds}, ${`${fromMonth}-01`}::date,
      ${JSON.stringify(months)}::jsonb, ${amountFen}, 'proposed', ${at}::timestamptz, 1)`;
  await tx.run`
    insert into grant_stop_action (county, area_code, stop_id, number, kind, amount_fen, data, reason, at, staff_id)
    values (${county}, ${area}, ${id}::uuid, 1, 'propose', ${amountFen}, ${JSON.stringify({ fromMonth })}::jsonb, ${reason}, ${at}::timestamptz,
      ${staffId}::uuid)`;
}

const columns = sql`g.id, g.subject_id as subject, g.subject_kind as kind, g.area_code as area, g.ruling_id as ruling, g.policy, g.stops, g.grounds,
  to_char(g.from_month, 'YYYY-MM') as "fromMonth", g.months, g.amount_fen::float8 as "amountFen", g.repaid_fen::float8 as "repaidFen", g.state,
  g.made_at as "madeAt", g.actions`;

/** Of some subjects, in the order in which they were made. */
export const grantStopsOf = (tx: Transaction, subjects: readonly string[]): Promise<GrantStop[]> =>
  tx.rows(sql<GrantStop>`
    select ${columns} from grant_stop g where g.county = ${tx.scope.county} and g.subject_id = any(${subjects}::uuid[]) order by g.made_at, g.id`);

/** Undefined outside of the scope's area. `forChange` makes others wait until this transaction ends. */
export async function grantStopById(tx: Transaction, id: string, forChange = false): Promise<GrantStop | undefined> {
  if (forChange) await tx.sql`select from grant_stop where county = ${tx.scope.county} and id = ${id}::uuid for update`;
  const [found] = await tx.rows(sql<GrantStop>`
    select ${columns} from grant_stop g where g.county = ${tx.scope.county} and g.id = ${id}::uuid`);
  return found;
}

export interface GrantStopFilter {
  readonly area: AreaCode;
  readonly state?: GrantStopState;
}

const conditionOf = (tx: Transaction, { area, state }: GrantStopFilter) => {
  const conditions = [sql`g.county = ${tx.scope.county}`];
  if (area !== tx.scope.county) conditions.push(sql`g.area_code >= ${area} and g.area_code < ${areaEnd(area)}`);
  if (state !== undefined) conditions.push(sql`g.state = ${state}`);
  return sql.join(conditions, sql` and `);
};

/** The newest first. */
export const listGrantStops = (
  tx: Transaction,
  filter: GrantStopFilter,
  leaf: { readonly limit: number; readonly offset: number },
): Promise<GrantStop[]> =>
  tx.rows(sql<GrantStop>`
    select ${columns} from grant_stop g where ${conditionOf(tx, filter)}
    order by g.made_at desc, g.id limit ${leaf.limit} offset ${leaf.offset}`);

export interface GrantStopSums {
  readonly total: number;
  readonly amountFen: number;
  readonly repaidFen: number;
}

export async function sumGrantStops(tx: Transaction, filter: GrantStopFilter): Promise<GrantStopSums> {
  const [sums] = await tx.rows(sql<GrantStopSums>`
    select count(*)::int as total, coalesce(sum(g.amount_fen), 0)::float8 as "amountFen", coalesce(sum(g.repaid_fen), 0)::float8 as "repaidFen"
    from grant_stop g where ${conditionOf(tx, filter)}`);
  return sums!;
}

export interface GrantStopAction {
  readonly number: number;
  readonly kind: GrantStopActionKind;
  readonly amountFen: number | null;
  readonly onDay: PlainDate | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly reason: string | null;
  readonly at: string;
  readonly staffId: string | null;
}

export const grantStopActions = (tx: Transaction, stop: string): Promise<GrantStopAction[]> =>
  tx.sql<GrantStopAction>`
    select number, kind, amount_fen::float8 as "amountFen", on_day as "onDay", data, reason, at, staff_id as "staffId"
    from grant_stop_action where county = ${tx.scope.county} and stop_id = ${stop}::uuid order by number`;

export interface ActingOnStop {
  readonly kind: Exclude<GrantStopActionKind, 'propose'>;
  /** As it stands afterwards. */
  readonly state: GrantStopState;
  readonly repaidFen?: number;
  readonly amountFen?: number;
  readonly onDay?: PlainDate;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly reason: string;
  readonly at: string;
}

/** A person's action on one, as it was read under the lock. */
export async function actOnGrantStop(tx: Transaction, stop: GrantStop, acting: ActingOnStop): Promise<void> {
  const { county, staffId } = tx.scope;
  const { kind, state, repaidFen = stop.repaidFen, amountFen = null, onDay = null, data = {}, reason, at } = acting;
  await tx.run`
    update grant_stop set state = ${state}, repaid_fen = ${repaidFen}, actions = actions + 1
    where county = ${county} and subject_id = ${stop.subject}::uuid and id = ${stop.id}::uuid`;
  await tx.run`
    insert into grant_stop_action (county, area_code, stop_id, number, kind, amount_fen, on_day, data, reason, at, staff_id)
    values (${county}, ${stop.area}, ${stop.id}::uuid, ${stop.actions + 1}, ${kind}, ${amountFen}, ${onDay}::date, ${JSON.stringify(data)}::jsonb,
      ${reason}, ${at}::timestamptz, ${staffId}::uuid)`;
}
