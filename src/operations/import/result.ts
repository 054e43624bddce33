/** What an import answers, in the shape that scripts may rely on. */
import type { Ledger } from '../../define/ledger.ts';
import type { ReadSheet } from '../../engine/import/reading.ts';
import type { ImportCounts, ImportState } from '../../store/import.ts';
import type { ImportNote, ImportWrong } from '../../store/import-row.ts';
import type { Arising } from '../entitlement/arising.ts';
import type { ElsewhereMatching } from '../entitlement/elsewhere-matching.ts';
import type { OpenSum } from '../entitlement/open-sums.ts';

export interface WrongCellResult extends ImportWrong {
  readonly sheet: string;
  /** As the office program shows it. */
  readonly row: number;
}

export interface NoteCount {
  readonly rule: string;
  readonly message: string;
  readonly count: number;
  /** Where it was met first. */
  readonly sheet: string;
  readonly row: number;
}

export interface ImportResult extends Omit<ImportCounts, 'wrong'> {
  readonly importId: string;
  readonly file: string;
  readonly ledger: string;
  readonly ledgerTitle: string;
  readonly state: ImportState;
  readonly applied: boolean;
  /** Every wrong cell, in the order of the file. */
  readonly wrong: readonly WrongCellResult[];
  /** What was put right or is doubtful, by rule. */
  readonly notes: readonly NoteCount[];
  readonly sheets: readonly ReadSheet[];
  readonly otherSheets: readonly string[];
  /** Of an import that was just applied. */
  readonly arising?: Arising;
  /** Of a previewed list of another county. */
  readonly elsewhere?: ElsewhereMatching;
  /** Of a previewed list of payments: sums that do not tell how much of them a benefit is. */
  readonly openSums?: readonly OpenSum[];
}

interface Given {
  readonly importId: string;
  readonly file: string;
  readonly ledger: Ledger;
  readonly state: ImportState;
  readonly counts: ImportCounts;
  readonly wrong: readonly WrongCellResult[];
  readonly notes: readonly NoteCount[];
  readonly sheets?: readonly ReadSheet[];
  readonly otherSheets?: readonly string[];
  readonly arising?: Arising;
  readonly elsewhere?: ElsewhereMatching;
  readonly openSums?: readonly OpenSum[];
}

export function resultOf({
  importId,
  file,
  ledger,
  state,
  counts,
  wrong,
  notes,
  sheets = [],
  otherSheets = [],
  arising,
  elsewhere,
  openSums,
}: Given): ImportResult {
  const { rows, ok, same, changed } = counts;
  return {
    importId,
    file,
    ledger: ledger.id,
    ledgerTitle: ledger.title,
    state,
    rows,
    ok,
    wrong,
    new: counts.new,
    same,
    changed,
    applied: state === 'applied',
    notes,
    sheets,
    otherSheets,
    ...(arising && { arising }),
    ...(elsewhere && { elsewhere }),
    ...(openSums && { openSums }),
  };
}

interface Noted {
  readonly sheet: string;
  readonly row: number;
  readonly notes: readonly Pick<ImportNote, 'rule' | 'message'>[];
}

/** Notes are many and alike: they are told by rule. */
export function noteCounter() {
  const counts = new Map<string, { -readonly [K in keyof NoteCount]: NoteCount[K] }>();
  return {
    add({ sheet, row, notes }: Noted): void {
      for (const { rule, message } of notes) {
        const counted = counts.get(rule);
        if (counted) counted.count += 1;
        else counts.set(rule, { rule, message, count: 1, sheet, row });
      }
    },
    result: (): NoteCount[] => [...counts.values()].sort((a, b) => b.count - a.count),
  };
}
