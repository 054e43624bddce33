/** Kinds of values that facts and ledger columns hold. One closed union: a table over kinds is a `Record<FieldKind, …>`. */
export type FieldKind =
  | 'boolean'
  | 'integer'
  | 'decimal' // ledger columns only: quantities that no policy reads (0.35 km)
  | 'money' // integer fen
  | 'date'
  | 'choice'
  | 'text'
  | 'name'
  | 'residentId'
  | 'certificateNumber'
  | 'phone'
  | 'bankAccount'
  | 'town'
  | 'village'
  | 'address'
  | 'sequence'; // 序号: read, never kept

/** Kinds that expressions can compute with. In columns all of them are 32-bit integers. */
export type ComputableKind = 'boolean' | 'integer' | 'money' | 'date' | 'choice';

export interface Choice {
  /** The value in JSON and in facts files. */
  readonly id: string;
  /** The value in columns and in the database; stable for ever. */
  readonly code: number;
  readonly label: string;
  /** Other words for the same in ledgers: 听力言语, 综合. */
  readonly synonyms?: readonly string[];
}

/** Masked by default, encrypted at rest, looked at with a reason. */
export type Sensitivity = 'identity' | 'contact' | 'money' | 'health';

export interface Field {
  readonly id: string;
  readonly label: string;
  readonly kind: FieldKind;
  /** For people: 元/月, 岁, 年. */
  readonly unit?: string;
  readonly values?: readonly Choice[];
  readonly min?: number;
  readonly max?: number;
  readonly sensitive?: Sensitivity;
}
