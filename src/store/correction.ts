/** What is proposed to be paid later or back, and what was decided about it. A correction is the fold of its actions, which are only ever added. */
import type { Transaction } from './database.ts';
import { unnested } from './unnested.ts';
import { withWholeCountyAbout } from './whole-county.ts';

export type CorrectionState = 'proposed' | 'withdrawn' | 'approved' | 'rejected' | 'settled';
export type CorrectionActionKind = 'propose' | 'change' | 'withdraw' | 'approve' | 'reject' | 'settle' | 'address';

export interface StoredCorrection {
  readonly id: string;
  readonly area: string;
  /** The person as whom they are known now. */
  readonly person: string;
  readonly key: string;
  readonly policy: string;
  readonly period: string;
  readonly kind: 'arrears' | 'recovery';
  /** Above zero. */
  readonly amountFen: number;
  readonly entitledFen: number;
  /** With the corrections approved before. */
  readonly paidFen: number;
  readonly circumstance: 'ordinary' | 'death' | 'fraud';
  /** As the engine names them; opaque here. */
  readonly causes: readonly object[];
  readonly state: CorrectionState;
  /** Milliseconds: by what was known then it was proposed. */
  readonly knownAt: number;
  readonly madeAt: string;
  /** Milliseconds: when a person approved or refused it; null while nobody has. */
  readonly decidedAt: number | null;
  readonly actions: number;
}

/** Of these people and of those who were merged into them, in the order in which they were made; the whole county's. */
export const correctionsOf = (tx: Transaction, people: readonly string[]): Promise<StoredCorrection[]> =>
  withWholeCountyAbout(
    tx,
    people,
    (wide, seen) => wide.sql<StoredCorrection>`
      with recursive own as (
        select unnest(${seen}::uuid[]) as id, unnest(${seen}::uuid[]) as person
        union all
        select p.id, o.person from own o join person p on p.county = ${tx.scope.county} and p.merged_into = o.id)
      select c.id, c.area_code as area, o.person, c.key, c.policy, c.period, c.kind, c.amount_fen::float8 as "amountFen",
        c.entitled_fen::float8 as "entitledFen", c.paid_fen::float8 as "paidFen", c.circumstance, c.causes, c.state,
        (extract(epoch from c.known_at) * 1000)::float8 as "knownAt", c.made_at as "madeAt", c.actions,
        (select (extract(epoch from max(a.at)) * 1000)::float8 from correction_action a
          where a.county = c.county and a.correction_id = c.id and a.kind in ('approve', 'reject')) as "decidedAt"
      from own o join correction c on c.county = ${tx.scope.county} and c.person_id = o.id
      order by c.made_at, c.id`,
  );

export type CorrectionToPropose = Omit<
  StoredCorrection,
  'id' | 'area' | 'state' | 'knownAt' | 'madeAt' | 'decidedAt' | 'actions'
>;

interface Moment {
  readonly at: string;
  readonly newId: () => string;
}

/** New ones, and such as had been taken back: under the same key it is the same proposal again. */
export async function proposeCorrections(
  tx: Transaction,
  corrections: readonly CorrectionToPropose[],
  { at, newId }: Moment,
): Promise<void> {
  if (corrections.length === 0) return;
  const { county } = tx.scope;
  const written = await tx.sql<Written>`
    insert into correction (county, area_code, state, known_at, made_at, actions, id, person_id, key, policy, period, kind, amount_fen, entitled_fen,
      paid_fen, circumstance, causes)
    select ${county}, p.area_code, 'proposed', ${at}::timestamptz, ${at}::timestamptz, 1, g.id, g.person_id, g.key, g.policy, g.period, g.kind,
      g.amount_fen, g.entitled_fen, g.paid_fen, g.circumstance, g.causes::jsonb
    from ${unnested([
      ['uuid', corrections.map(() => newId())],
      ['uuid', corrections.map(({ person }) => person)],
      ['text', corrections.map(({ key }) => key)],
      ['text', corrections.map(({ policy }) => policy)],
      ['text', corrections.map(({ period }) => period)],
      ['text', corrections.map(({ kind }) => kind)],
      ['bigint', corrections.map(({ amountFen }) => String(amountFen))],
      ['bigint', corrections.map(({ entitledFen }) => String(entitledFen))],
      ['bigint', corrections.map(({ paidFen }) => String(paidFen))],
      ['text', corrections.map(({ circumstance }) => circumstance)],
      ['text', corrections.map(({ causes }) => JSON.stringify(causes))],
    ])} as g (id, person_id, key, policy, period, kind, amount_fen, entitled_fen, paid_fen, circumstance, causes)
    join person p on p.county = ${county} and p.id = g.person_id
    on conflict (county, key) do update set state = 'proposed', known_at = excluded.known_at, amount_fen = excluded.amount_fen,
      entitled_fen = excluded.entitled_fen, paid_fen = excluded.paid_fen, circumstance = excluded.circumstance, causes = excluded.causes,
      actions = correction.actions + 1
    returning id, area_code as area, key, actions as number, amount_fen::float8 as "amountFen"`;
  await addActions(tx, written, { kind: 'propose', at, data: dataOf(corrections) });
}

/** Those that wait, at another amount or for another reason. */
export async function changeCorrections(
  tx: Transaction,
  corrections: readonly CorrectionToPropose[],
  { at }: Pick<Moment, 'at'>,
): Promise<void> {
  if (corrections.length === 0) return;
  const written = await tx.sql<Written>`
    update correction c set known_at = ${at}::timestamptz, amount_fen = g.amount_fen, entitled_fen = g.entitled_fen, paid_fen = g.paid_fen,
      circumstance = g.circumstance, causes = g.causes::jsonb, actions = c.actions + 1
    from ${unnested([
      ['text', corrections.map(({ key }) => key)],
      ['bigint', corrections.map(({ amountFen }) => String(amountFen))],
      ['bigint', corrections.map(({ entitledFen }) => String(entitledFen))],
      ['bigint', corrections.map(({ paidFen }) => String(paidFen))],
      ['text', corrections.map(({ circumstance }) => circumstance)],
      ['text', corrections.map(({ causes }) => JSON.stringify(causes))],
    ])} as g (key, amount_fen, entitled_fen, paid_fen, circumstance, causes)
    where c.county = ${tx.scope.county} and c.key = g.key and c.state = 'proposed'
    returning c.id, c.area_code as area, c.key, c.actions as number, c.amount_fen::float8 as "amountFen"`;
  await addActions(tx, written, { kind: 'change', at, data: dataOf(corrections) });
}

/** Those that wait and are no longer so. */
export async function withdrawCorrections(
  tx: Transaction,
  keys: readonly string[],
  { at }: Pick<Moment, 'at'>,
): Promise<void> {
  if (keys.length === 0) return;
  const written = await tx.sql<Written>`
    update correction set state = 'withdrawn', actions = actions + 1
    where county = ${tx.scope.county} and key = any(${keys}::text[]) and state = 'proposed'
    returning id, area_code as area, key, actions as number, amount_fen::float8 as "amountFen"`;
  await addActions(tx, written, { kind: 'withdraw', at, data: () => ({}) });
}

interface Written {
  id: string;
  area: string;
  key: string;
  number: number;
  amountFen: number;
}

interface ActionOfMany {
  readonly kind: CorrectionActionKind;
  readonly at: string;
  readonly data: (key: string) => object;
  readonly reason?: string;
}

const dataOf = (corrections: readonly CorrectionToPropose[]): ((key: string) => object) => {
  const byKey = new Map(corrections.map((each) => [each.key, each]));
  return (key) => {
    const { entitledFen, paidFen, circumstance, causes } = byKey.get(key)!;
    return { entitledFen, paidFen, circumstance, causes };
  };
};

/** A machine's actions have no staff: nobody proposes what somebody else is to approve. */
async function addActions(
  tx: Transaction,
  written: readonly Written[],
  { kind, at, data }: ActionOfMany,
): Promise<void> {
  if (written.length === 0) return;
  await tx.run`
    insert into correction_action (county, kind, at, area_code, correction_id, number, amount_fen, data)
    select ${tx.scope.county}, ${kind}, ${at}::timestamptz, g.area, g.id, g.number, g.fen, g.data::jsonb
    from ${unnested([
      ['text', written.map(({ area }) => area)],
      ['uuid', written.map(({ id }) => id)],
      ['integer', written.map(({ number }) => number)],
      ['bigint', written.map(({ amountFen }) => String(amountFen))],
      ['text', written.map(({ key }) => JSON.stringify(data(key)))],
    ])} as g (area, id, number, fen, data)`;
}
