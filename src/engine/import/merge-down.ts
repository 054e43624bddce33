/** Gives the rows below the first of a vertically merged range the value that stands in the first only. */
import type { FieldKind } from '../../define/field.ts';
import type { Cell, Merge, SheetRow } from '../../values/sheet.ts';

export interface SpreadCells {
  readonly cells: readonly (Cell | null)[];
  /** Columns whose value comes from a row above. */
  readonly spread: ReadonlySet<number>;
}

/** Amounts and counts are stated once for the range: repeated they would be summed several times. */
const STATED_ONCE: ReadonlySet<FieldKind> = new Set(['money', 'decimal', 'sequence']);

const none: ReadonlySet<number> = new Set();

/** Rows must come in ascending order. Ranges across columns spread only in their first: titles and totals are merged so. */
export function mergeDown(
  merges: readonly Merge[],
  afterRow: number,
  kindOf: (column: number) => FieldKind | undefined,
) {
  const starting = new Map<number, Merge[]>();
  for (const merge of merges) {
    if (merge.bottom <= merge.top || merge.top <= afterRow) continue;
    const kind = kindOf(merge.left);
    if (kind === undefined || STATED_ONCE.has(kind)) continue;
    starting.set(merge.top, [...(starting.get(merge.top) ?? []), merge]);
  }
  const active = new Map<number, { bottom: number; cell: Cell }>();
  return ({ number, cells }: SheetRow): SpreadCells => {
    if (starting.size === 0) return { cells, spread: none };
    const spread = new Set<number>();
    const filled = [...cells];
    for (const [column, { bottom, cell }] of active) {
      if (bottom < number) active.delete(column);
      else if ((filled[column] ?? null) === null) {
        while (filled.length < column) filled.push(null);
        filled[column] = cell;
        spread.add(column);
      }
    }
    for (const { left, bottom } of starting.get(number) ?? []) {
      const cell = cells[left];
      if (cell) active.set(left, { bottom, cell });
    }
    return { cells: filled, spread };
  };
}
