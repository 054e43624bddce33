import type { Choice, FieldKind } from '../define/field.ts';

/** Where a fact, or a field of a ledger, stands in the query. */
export interface SqlFact {
  /** SQL of the column: boolean, smallint/integer/bigint (money in fen), date, numeric for decimals, text. */
  readonly sql: string;
  readonly kind: FieldKind;
  readonly values?: readonly Choice[];
  /** How choices stand: as codes in the columns of facts, as ids in the entries of ledgers. */
  readonly choices?: 'code' | 'id';
  /** Encrypted or masked: the database can not compare it. */
  readonly sealed?: boolean;
}

/** A field of an entry in its JSON: choices by id, dates as text, money in fen. The id comes from a checked pack and is a plain word. */
export function jsonFactSql(json: string, field: { id: string; kind: FieldKind; values?: readonly Choice[] }): SqlFact {
  const { id, kind, values } = field;
  if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(id)) throw new TypeError('the id of a field is a plain word');
  const text = `(${json} ->> '${id}')`;
  const cast = jsonCasts[kind];
  return { sql: cast ? `${text}::${cast}` : text, kind, choices: 'id', ...(values ? { values } : {}) };
}

const jsonCasts: Partial<Record<FieldKind, string>> = {
  boolean: 'boolean',
  integer: 'bigint',
  money: 'bigint',
  decimal: 'numeric',
  date: 'date',
};
