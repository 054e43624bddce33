/**
 * Errors of the database, without anybody's data in them. PostgreSQL quotes values in its messages and details
 * (`Key (id_number)=(…) already exists`), and whatever is thrown may end in a log, so only the state and the names survive.
 */
import pg from 'pg';
import { Problem } from '../values/problem.ts';

export interface DatabaseFault extends Error {
  /** SQLSTATE, five characters: 23505 is a duplicate key. */
  readonly sqlState: string;
  readonly constraint: string | undefined;
  readonly table: string | undefined;
}

const CONNECTION = /^(08|57P0)/;
/** The driver gives these no code. */
const CONNECTION_WORDS =
  /^Connection terminated|^Client (has encountered a connection error|was closed)|timeout exceeded when trying to connect/;
const NODE_CONNECTION = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'EACCES',
  'EAI_AGAIN',
]);

/** What may be thrown on: a Problem where normal use can meet it, a fault without values otherwise. Anything that is no database error passes. */
export function withoutValues(error: unknown): unknown {
  if (error instanceof pg.DatabaseError) return fromDatabase(error);
  if (!(error instanceof Error) || error instanceof Problem) return error;
  const code = (error as NodeJS.ErrnoException).code;
  const lost = code !== undefined && NODE_CONNECTION.has(code) && (error as NodeJS.ErrnoException).path === undefined;
  if (lost || isSocketError(error) || CONNECTION_WORDS.test(error.message)) {
    return new Problem('database-unreachable', { why: code ?? 'connection lost' });
  }
  return error;
}

const isSocketError = (error: Error): boolean => (error as NodeJS.ErrnoException).syscall === 'connect';

function fromDatabase(error: pg.DatabaseError): Problem | DatabaseFault {
  const sqlState = error.code ?? 'XX000';
  if (CONNECTION.test(sqlState)) return new Problem('database-unreachable', { why: sqlState });
  if (sqlState === '40001' || sqlState === '40P01') return new Problem('changed-meanwhile');
  // Class 42 speaks of the statement, which carries no values, and is of no use without its words.
  const said = sqlState.startsWith('42') ? `: ${error.message}` : '';
  const where = [
    error.table && `table ${error.table}`,
    error.column && `column ${error.column}`,
    error.constraint && `constraint ${error.constraint}`,
  ];
  const fault = new Error(`database fault ${sqlState}${said} ${where.filter(Boolean).join(', ')}`.trim());
  return Object.assign(fault, { name: 'DatabaseFault', sqlState, constraint: error.constraint, table: error.table });
}

export function sqlState(error: unknown): string | undefined {
  return error instanceof Error && error.name === 'DatabaseFault' ? (error as DatabaseFault).sqlState : undefined;
}

export const isDuplicate = (error: unknown): boolean => sqlState(error) === '23505';
