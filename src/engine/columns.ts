import type { AreaCode } from '../values/area.ts';
import type { PlainDate } from '../values/date.ts';
import type { Catalogue } from './catalogue.ts';

/** Stands for an unknown value in a column. */
export const UNKNOWN = -2147483648;

export interface Block {
  readonly length: number;
  /** Fact id → its column. Only the facts named by `facts` are read. */
  readonly columns: Readonly<Record<string, Int32Array>>;
  /** Index into `areas` for each person. */
  readonly area: Uint16Array;
}

export interface PolicyColumns {
  readonly policy: string;
  /** 0 ineligible, 1 eligible, 2 unknown. */
  readonly outcome: Uint8Array;
  /** Fen; 0 when refused; UNKNOWN when it can not be told or the benefit is not money. */
  readonly amount: Int32Array;
  /** Bit k: the k-th criterion does not hold / can not be told. Empty arrays unless reasons were asked for. */
  readonly failing: Uint32Array;
  readonly unclear: Uint32Array;
}

export interface ColumnsProgram {
  /** Ids of the facts it reads. */
  readonly facts: readonly string[];
  readonly policies: readonly string[];
  /** Criterion ids of each policy, in the order of the mask bits. */
  readonly criteria: Readonly<Record<string, readonly string[]>>;
  /** The result arrays are used again by the next run: read or copy them first. */
  run(block: Block): readonly PolicyColumns[];
}

export declare function compileColumns(
  catalogue: Catalogue,
  policies: readonly string[],
  options: { on: PlainDate; areas: readonly (AreaCode | '')[]; reasons?: boolean },
): ColumnsProgram;
