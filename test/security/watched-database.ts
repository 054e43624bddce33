/**
 * A database whose transactions can be watched and disturbed: rehearsed (everything is done and then rolled back), made to fail at their end or when
 * the audit row is written, or run blindfold, where the operation believes to work for a wider area than the database lets it see.
 */
import type { Database, Transaction } from '../../src/store/database.ts';
import type { Scope } from '../../src/store/scope.ts';

export interface WrittenAudit {
  readonly operation: string;
  readonly outcome: string;
  readonly subject: string | null;
  readonly detail: Record<string, unknown>;
  readonly role: string;
  readonly area: string;
}

export interface Control {
  /** Rolls everything back at the end, although the caller is told that it was done. */
  rehearse: boolean;
  /** Fails after the work, before the commit. */
  failAtEnd: boolean;
  /** Fails when an audit row is written. */
  failAudit: boolean;
  /** The scope that the database enforces instead of the caller's: the operation's own filter then excludes nothing. */
  lockTo: Scope | undefined;
  /** Audit rows that the transactions since the last reset wrote, as they stood inside of them. */
  audited: WrittenAudit[];
}

export class Forced extends Error {}

export function watch(database: Database): { readonly database: Database; readonly control: Control } {
  const control: Control = { rehearse: false, failAtEnd: false, failAudit: false, lockTo: undefined, audited: [] };
  const tx: Database['tx'] = async (scope, work, options) => {
    const { rehearse, failAtEnd, failAudit, lockTo } = control;
    let done: { readonly result: Awaited<ReturnType<typeof work>> } | undefined;
    const within = async (real: Transaction) => {
      const result = await work({ ...real, scope, run: runOf(real, { failAudit, skipAudit: lockTo !== undefined }) });
      control.audited.push(...(await auditRowsOf(real)));
      done = { result };
      if (failAtEnd) throw new Forced('the connection is lost before the commit');
      if (rehearse) throw new Rehearsed();
      return result;
    };
    try {
      return await database.tx(lockTo ?? scope, within, options);
    } catch (error) {
      if (error instanceof Rehearsed && done !== undefined) return done.result;
      throw error;
    }
  };
  const read: Database['read'] = (scope, work, options) =>
    database.read(control.lockTo ?? scope, (real) => work({ ...real, scope }), options);
  return { database: { ...database, tx, read }, control };
}

class Rehearsed extends Error {}

function runOf(
  real: Transaction,
  { failAudit, skipAudit }: { failAudit: boolean; skipAudit: boolean },
): Transaction['run'] {
  return (strings, ...values) => {
    if (strings[0]?.includes('insert into audit')) {
      if (failAudit) throw new Forced('the audit can not be written');
      // The row names the wider area, which the database would refuse before the operation has answered.
      if (skipAudit) return Promise.resolve(1);
    }
    return real.run(strings, ...values);
  };
}

/** Of this very transaction, as far as its own role sees them. */
const auditRowsOf = (tx: Transaction): Promise<WrittenAudit[]> =>
  tx.sql<WrittenAudit>`
    select operation, outcome, subject, detail, role, area_code as area from audit
    where xmin = pg_current_xact_id()::xid order by number`;
