/** Targets as changed here, with their history. What packs hand down is not copied: it holds until a row here says otherwise. */
import type { Target } from '../define/indicator.ts';
import type { Source } from '../define/source.ts';
import type { Transaction } from './database.ts';

export interface StoredTarget extends Target {
  readonly setAt: string;
  readonly setBy: string | null;
  /** Null: it holds. */
  readonly supersededAt: string | null;
}

interface TargetRow {
  indicator: string;
  area: string;
  period: string;
  value: string;
  handed_down_by: string;
  source: Source;
  set_at: string;
  set_by: string | null;
  superseded_at: string | null;
}

const asTarget = (row: TargetRow): StoredTarget => ({
  indicator: row.indicator,
  area: row.area,
  period: row.period,
  value: Number(row.value),
  handedDownBy: row.handed_down_by,
  source: row.source,
  setAt: row.set_at,
  setBy: row.set_by,
  supersededAt: row.superseded_at,
});

/** Those that hold, of all indicators. */
export async function standingTargets(tx: Transaction): Promise<StoredTarget[]> {
  const rows = await tx.sql<TargetRow>`
    select indicator, area, period, value, handed_down_by, source, set_at, set_by, null as superseded_at
    from target where county = ${tx.scope.county} and superseded_at = 'infinity' order by indicator, area, period`;
  return rows.map(asTarget);
}

/** All that were ever set for one figure, the newest first. */
export async function targetHistory(
  tx: Transaction,
  of: Pick<Target, 'indicator' | 'area' | 'period'>,
): Promise<StoredTarget[]> {
  const rows = await tx.sql<TargetRow>`
    select indicator, area, period, value, handed_down_by, source, set_at, set_by, nullif(superseded_at, 'infinity') as superseded_at
    from target where county = ${tx.scope.county} and indicator = ${of.indicator} and area = ${of.area} and period = ${of.period}
    order by set_at desc, superseded_at desc`;
  return rows.map(asTarget);
}

export async function setTarget(tx: Transaction, target: Target, at: string): Promise<void> {
  const { county, staffId } = tx.scope;
  // A target that is set twice in the same moment ends a hair later than it began, so that both rows stay.
  await tx.run`
    update target set superseded_at = greatest(${at}::timestamptz, set_at + interval '1 microsecond')
    where county = ${county} and indicator = ${target.indicator} and area = ${target.area} and period = ${target.period}
      and superseded_at = 'infinity'`;
  await tx.run`
    insert into target (county, indicator, area, period, value, handed_down_by, source, set_at, set_by)
    values (${county}, ${target.indicator}, ${target.area}, ${target.period}, ${target.value}, ${target.handedDownBy},
      ${JSON.stringify(target.source)},
      (select greatest(${at}::timestamptz, max(superseded_at)) from target where county = ${county} and indicator = ${target.indicator}
        and area = ${target.area} and period = ${target.period} and superseded_at <> 'infinity'), ${staffId})`;
}
