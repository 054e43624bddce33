import type { Merge, SheetRow } from '../../values/sheet.ts';

/** The beginning of a sheet: enough to find the header, however long the sheet is. */
export interface SheetHead {
  readonly name: string;
  readonly rows: readonly SheetRow[];
  readonly merges: readonly Merge[];
}
