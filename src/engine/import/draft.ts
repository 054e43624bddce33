/** A row while it is read: values come in, rules note what they did, wrong cells are named. */
import type { LedgerField } from '../../define/ledger.ts';
import type { FactValue } from '../../define/pack.ts';
import { cellName } from '../../values/sheet.ts';
import type { Note, WrongCell } from './reading.ts';
import { importRules, type RuleId } from './rules.ts';
import { type WrongCode, wrongCells } from './wrong-codes.ts';

export interface Draft {
  readonly sheet: string;
  readonly row: number;
  readonly raw: Record<string, string>;
  readonly values: Record<string, FactValue>;
  readonly notes: Note[];
  readonly wrong: WrongCell[];
}

export const draftOf = (sheet: string, row: number): Draft => ({
  sheet,
  row,
  raw: {},
  values: {},
  notes: [],
  wrong: [],
});

export function note(draft: Draft, field: string, rule: RuleId): void {
  draft.notes.push({ field, rule, message: importRules[rule] });
}

/** Sets a value that the cell itself does not hold. */
export function derive(draft: Draft, field: string, value: FactValue, rule: RuleId): void {
  draft.values[field] = value;
  note(draft, field, rule);
}

/** `column` is where the field's cell stands; undefined when the sheet has none. */
export function fault(
  draft: Draft,
  field: LedgerField,
  column: number | undefined,
  code: WrongCode,
  message?: string,
): void {
  draft.values[field.id] = null;
  draft.wrong.push({
    field: field.id,
    column: field.label,
    cell: column === undefined ? null : cellName(column, draft.row),
    code,
    message: message ?? wrongCells[code],
  });
}

export const isWrong = (draft: Draft, field: string): boolean => draft.wrong.some((wrong) => wrong.field === field);
