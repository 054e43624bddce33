/** Who did what to whom, when, and how it ended. The row is written in the transaction that did it; the application can not change or remove it. */
import type { Transaction } from './database.ts';
import { publicPlace, type Role, type Scope } from './scope.ts';

export interface AuditRow {
  /** UUID, made by the caller. */
  readonly id: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** Id of the operation: `entry.approve`. */
  readonly operation: string;
  /** What it was done to: `person:3f…`; null when there is no single thing. */
  readonly subject: string | null;
  readonly outcome: 'done' | 'refused' | 'failed';
  /** Never sensitive values: counts, codes, reasons. */
  readonly detail: Readonly<Record<string, unknown>>;
  readonly requestId: string;
}

export async function recordAudit(tx: Transaction, scope: Scope, row: AuditRow): Promise<void> {
  const area = scope.role === 'public' ? publicPlace(scope.county) : scope.area;
  await tx.run`
    insert into audit (county, area_code, id, at, staff_id, role, operation, subject, outcome, detail, request_id)
    values (${scope.county}, ${area}, ${row.id}, ${row.at}, ${scope.staffId}, ${scope.role}, ${row.operation}, ${row.subject},
      ${row.outcome}, ${JSON.stringify(row.detail)}, ${row.requestId})`;
}

export interface AuditEntry extends Omit<AuditRow, 'detail'> {
  readonly number: string;
  readonly area: string;
  readonly staffId: string | null;
  readonly staffName: string | null;
  readonly role: Role;
  readonly detail: Record<string, unknown>;
}

export interface AuditFilter {
  readonly subject?: string;
  readonly staffId?: string;
  /** Only rows before this number: the last one of the page before. */
  readonly before?: string;
  readonly limit: number;
}

/** The newest first, within the scope's area. */
export function listAudit(tx: Transaction, scope: Scope, filter: AuditFilter): Promise<AuditEntry[]> {
  return tx.sql<AuditEntry>`
    select a.number, a.id, a.at, a.area_code as area, a.staff_id as "staffId", s.name as "staffName", a.role, a.operation, a.subject,
      a.outcome, a.detail, a.request_id as "requestId"
    from audit a left join staff s on s.county = a.county and s.id = a.staff_id
    where a.county = ${scope.county}
      and (${filter.subject ?? null}::text is null or a.subject = ${filter.subject ?? null})
      and (${filter.staffId ?? null}::uuid is null or a.staff_id = ${filter.staffId ?? null})
      and (${filter.before ?? null}::bigint is null or a.number < ${filter.before ?? null})
    order by a.number desc
    limit ${filter.limit}`;
}
