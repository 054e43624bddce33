/** People as columns, and what is decided about them as columns. */

/** Stands for an unknown value in a column. */
export const UNKNOWN = -2147483648;

export interface Block {
  readonly length: number;
  /** Fact id → its column, encoded as in rows, UNKNOWN for null. Only the facts that the program names are read. */
  readonly columns: Readonly<Record<string, Int32Array>>;
  /** Index into the program's areas for each person. */
  readonly area: Uint16Array;
  /** Programs over several days: the day of each row, counted from the program's first one. */
  readonly day?: Uint16Array;
}

export interface PolicyColumns {
  readonly policy: string;
  /** 0 ineligible, 1 eligible, 2 unknown. */
  readonly outcome: Uint8Array;
  /** Fen; 0 when refused; UNKNOWN when it can not be told or the benefit is not money. */
  readonly amount: Int32Array;
  /** Bit k: the k-th criterion does not hold. Empty unless reasons were asked for. */
  readonly failing: Uint32Array;
  /** Bit k: whether the k-th criterion holds can not be told. Empty unless reasons were asked for. */
  readonly unclear: Uint32Array;
}
