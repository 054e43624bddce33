/** What officials wrote beside worked cases. Rows are only ever added. */
import type { PlainDate } from '../values/date.ts';
import type { Transaction } from './database.ts';
import { type UnnestedColumn, unnested } from './unnested.ts';

export interface SignOff {
  readonly key: string;
  readonly id: string;
  readonly policy: string;
  readonly title: string;
  readonly verdict: 'confirmed' | 'disputed';
  readonly signedBy: string;
  readonly signedOn: PlainDate | null;
  readonly remark: string;
  readonly edits: readonly { readonly column: string; readonly was: string; readonly now: string }[];
  readonly fileName: string;
}

export interface StoredSignOff extends SignOff {
  /** ISO 8601 in UTC. */
  readonly at: string;
}

/** Those that are there already are passed over; gives how many are new. */
export async function addSignOffs(tx: Transaction, signOffs: readonly SignOff[], at: string): Promise<number> {
  if (signOffs.length === 0) return 0;
  const { county, staffId } = tx.scope;
  const columns: readonly UnnestedColumn[] = [
    ['text', signOffs.map(({ key }) => key)],
    ['text', signOffs.map(({ id }) => id)],
    ['text', signOffs.map(({ policy }) => policy)],
    ['text', signOffs.map(({ title }) => title)],
    ['text', signOffs.map(({ verdict }) => verdict)],
    ['text', signOffs.map(({ signedBy }) => signedBy)],
    ['date', signOffs.map(({ signedOn }) => signedOn)],
    ['text', signOffs.map(({ remark }) => remark)],
    ['text', signOffs.map(({ edits }) => JSON.stringify(edits))],
    ['text', signOffs.map(({ fileName }) => fileName)],
  ];
  const added = await tx.sql<{ id: string }>`
    insert into case_sign_off (county, case_key, id, policy, title, verdict, signed_by, signed_on, remark, edits, file_name, at, staff_id)
    select ${county}, key, given.id, policy, title, verdict, signed_by, signed_on, remark, edits::json, file_name, ${at}, ${staffId}
    from ${unnested(columns)} as given (key, id, policy, title, verdict, signed_by, signed_on, remark, edits, file_name)
    on conflict do nothing returning id`;
  return added.length;
}

/** The newest for each key, of one policy or of all. */
export async function latestSignOffs(tx: Transaction, policy: string | null): Promise<StoredSignOff[]> {
  const rows = await tx.sql<{
    case_key: string;
    id: string;
    policy: string;
    title: string;
    verdict: SignOff['verdict'];
    signed_by: string;
    signed_on: PlainDate | null;
    remark: string;
    edits: SignOff['edits'];
    file_name: string;
    at: string;
  }>`
    select distinct on (case_key) case_key, id, policy, title, verdict, signed_by, signed_on, remark, edits, file_name, at
    from case_sign_off where county = ${tx.scope.county} and (${policy}::text is null or policy = ${policy}::text)
    order by case_key, at desc, id`;
  return rows.map((row) => ({
    key: row.case_key,
    id: row.id,
    policy: row.policy,
    title: row.title,
    verdict: row.verdict,
    signedBy: row.signed_by,
    signedOn: row.signed_on,
    remark: row.remark,
    edits: row.edits,
    fileName: row.file_name,
    at: row.at,
  }));
}
