/** What an official wrote beside a worked case: confirmed, disputed, or changed to what it should be. */
import { normaliseWord } from './signed-words.ts';

/** A row of the workbook as it came back. Cells that were empty are ''. */
export interface SignedCells {
  readonly title: string;
  readonly on: string;
  readonly given: string;
  readonly expected: string;
  /** Yuan as written. */
  readonly amount: string;
  readonly confirmed: string;
  readonly signedBy: string;
  readonly signedOn: string;
  readonly remark: string;
}

export interface CellEdit {
  readonly column: string;
  readonly was: string;
  readonly now: string;
}

export interface SignedRow {
  /** Confirmed as it stands, disputed (also by changing it), or nothing that counts. */
  readonly verdict: 'confirmed' | 'disputed' | 'open';
  /** Why it counts for nothing, when somebody wrote something. */
  readonly problem: string | null;
  readonly edits: readonly CellEdit[];
}

const yes = new Set(['是', '√', '✓', '对', '同意', '确认', 'y', 'yes', '1']);
const no = new Set(['否', '×', 'x', '不', '不对', '不同意', 'n', 'no', '0']);

/** `written`: the row as it was exported. A changed row is never a confirmation: what was signed is not what the rules were tried with. */
export function judgeSigned(
  row: SignedCells,
  written: Omit<SignedCells, 'confirmed' | 'signedBy' | 'signedOn' | 'remark'>,
): SignedRow {
  const edits = COLUMNS.flatMap(([id, column]): CellEdit[] => {
    const [was, now] = [written[id], row[id]];
    return same(id, was, now) ? [] : [{ column, was, now }];
  });
  const word = normaliseWord(row.confirmed);
  const signed = row.signedBy.trim() !== '';
  const open = (problem: string | null): SignedRow => ({ verdict: 'open', problem, edits });
  if (word !== '' && !yes.has(word) && !no.has(word)) return open(`“确认”一栏写的是“${row.confirmed}”，请写是或否`);
  const said = word !== '' || edits.length > 0;
  if (!said) return open(signed ? '签了字，没有写确认是或否' : null);
  if (!signed) return open('没有签字');
  if (no.has(word) || edits.length > 0) return { verdict: 'disputed', problem: null, edits };
  return { verdict: 'confirmed', problem: null, edits };
}

const COLUMNS: readonly (readonly [
  keyof Omit<SignedCells, 'confirmed' | 'signedBy' | 'signedOn' | 'remark'>,
  string,
])[] = [
  ['title', '样例'],
  ['on', '日期'],
  ['given', '情况'],
  ['expected', '应得结果'],
  ['amount', '金额（元）'],
];

function same(id: string, was: string, now: string): boolean {
  if (id === 'amount') return yuanOf(was) === yuanOf(now);
  return normaliseWord(was) === normaliseWord(now);
}

/** Office programs write 110, 110.0, 110.00 and 1,100 for what is the same. */
function yuanOf(text: string): string {
  const plain = normaliseWord(text).replaceAll(',', '').replace(/元$/, '');
  return /^\d+(\.\d+)?$/.test(plain) ? String(Number(plain)) : plain;
}
