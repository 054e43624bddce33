/** Which rows are one family, and what is said once for all of them. */
import type { Ledger } from '../../define/ledger.ts';
import type { Cell } from '../../values/sheet.ts';
import { bareText } from './clean-text.ts';
import type { Draft } from './draft.ts';
import { note } from './draft.ts';
import type { HouseholdBlock } from './reading.ts';

interface Block extends HouseholdBlock {
  readonly headName: string;
  readonly values: Draft['values'];
  readonly raw: Draft['raw'];
}

export interface HouseholdReader {
  /** The row's block, and whether the row begins it. `spread`: columns merged down from a row above. */
  blockOf(
    sheet: string,
    row: number,
    cells: readonly (Cell | null)[],
    spread: ReadonlySet<number>,
  ): { block: HouseholdBlock; first: boolean };
  /** Takes what the first row says of the household, gives it to the others. */
  share(draft: Draft, first: boolean): void;
}

/** Undefined for ledgers without fields of the household. */
export function householdReader(ledger: Ledger, columns: ReadonlyMap<string, number>): HouseholdReader | undefined {
  const shared = ledger.fields.filter(({ household }) => household).map(({ id }) => id);
  if (shared.length === 0) return undefined;
  const [headName, relation, sequence] = ['headName', 'relation', 'sequence'].map((id) => columns.get(id));
  let current: Block | undefined;
  const begins = (cells: readonly (Cell | null)[], spread: ReadonlySet<number>): boolean => {
    const said = (column: number | undefined) =>
      column === undefined || spread.has(column) ? '' : bareText(cells[column]?.text ?? '');
    if (current === undefined) return true;
    if (headName !== undefined && spread.has(headName)) return false;
    const isHead = /^(户主|本人|户主本人)$/u.test(said(relation));
    if (isHead) return true;
    const name = said(headName);
    // A list without members' relations has one family to a row.
    if (name !== '') return relation === undefined || name !== current.headName;
    return headName === undefined && said(sequence) !== '' && relation === undefined;
  };
  return {
    blockOf: (sheet, row, cells, spread) => {
      const first = begins(cells, spread);
      if (first) {
        const name = headName === undefined ? '' : bareText(cells[headName]?.text ?? '');
        current = { id: `${sheet}!${row}`, headRow: row, headName: name, values: {}, raw: {} };
      }
      return { block: { id: current!.id, headRow: current!.headRow }, first };
    },
    share: (draft, first) => {
      for (const id of shared) {
        if (first) take(current!, draft, id);
        else if ((draft.values[id] ?? null) === null && (current!.values[id] ?? null) !== null) {
          draft.values[id] = current!.values[id]!;
          if (current!.raw[id] !== undefined) draft.raw[id] = current!.raw[id];
          note(draft, id, 'household-cell');
        }
      }
    },
  };
}

function take(block: Block, draft: Draft, id: string): void {
  block.values[id] = draft.values[id] ?? null;
  if (draft.raw[id] !== undefined) block.raw[id] = draft.raw[id];
}
