/**
 * An entry of a ledger is what its actions made of it: a pure fold. Stage and work that falls due follow from the values alone, so they are
 * never set by hand and can not disagree with them.
 */
import type { Expression } from '../define/expression.ts';
import type { Field } from '../define/field.ts';
import type { FollowUp, Ledger } from '../define/ledger.ts';
import type { FactValue, FactValues } from '../define/pack.ts';
import { addDays, type DayNumber, isPlainDate, type PlainDate, toDayNumber } from '../values/date.ts';
import { checkEntryCondition, ledgerField } from './check-ledgers.ts';
import { type Cell, type Cells, interpret } from './interpret.ts';

/** What was done to an entry. `record` begins it, `change` overlays fields (null empties one), `withdraw` takes it back, `restore` undoes that. */
export type ActionKind = 'record' | 'change' | 'withdraw' | 'restore';

export interface Action {
  readonly kind: ActionKind;
  /** The fields it sets; empty for `withdraw` and `restore`. */
  readonly values: FactValues;
}

export interface EntryState {
  readonly values: FactValues;
  readonly withdrawn: boolean;
  /** Id of the last stage whose condition holds; null when none does. */
  readonly stage: string | null;
}

export interface Due {
  readonly id: string;
  readonly label: string;
  readonly on: PlainDate;
  readonly done: boolean;
}

export interface LedgerReader {
  readonly ledger: Ledger;
  /** Adds one action to what came before; undefined before the first. */
  step(state: EntryState | undefined, action: Action): EntryState;
  fold(actions: readonly Action[]): EntryState | undefined;
  stageOf(values: FactValues): string | null;
  /** Ids of all stages whose condition holds, in the ledger's order. */
  reached(values: FactValues): string[];
  /** The follow-up visits and the like, by date; those whose starting date is not known yet are left out. */
  due(values: FactValues): Due[];
  /** Whether a condition over the ledger's fields holds: null when it can not be told. `stage` may be read too. */
  condition(where: Expression, on?: DayNumber): (values: FactValues) => boolean | null;
}

export function ledgerReader(ledger: Ledger): LedgerReader {
  const fields = new Map<string, Field>(ledger.fields.map((field) => [field.id, field]));
  const withStage = new Map(fields).set('stage', ledgerField(ledger, 'stage')!);
  const stages = ledger.stages.map(({ id, when }) => ({ id, holds: conditionOf({ ...ledger, stages: [] }, when) }));

  const stageOf = (values: FactValues): string | null => {
    const cells = cellsOf(fields, values);
    return stages.findLast(({ holds }) => holds(cells) === true)?.id ?? null;
  };
  const step = (state: EntryState | undefined, action: Action): EntryState => {
    const values = { ...state?.values, ...action.values };
    const withdrawn = action.kind === 'withdraw' || (action.kind === 'change' && (state?.withdrawn ?? false));
    return { values, withdrawn, stage: stageOf(values) };
  };
  return {
    ledger,
    step,
    stageOf,
    reached: (values) => {
      const cells = cellsOf(fields, values);
      return stages.filter(({ holds }) => holds(cells) === true).map(({ id }) => id);
    },
    fold: (actions) => actions.reduce<EntryState | undefined>(step, undefined),
    due: (values) =>
      ledger.followUps.flatMap((followUp) => dueOf(followUp, values)).sort((a, b) => compare(a.on, b.on)),
    condition: (where, on) => {
      const holds = conditionOf(ledger, where, on);
      return (values) => holds(cellsOf(withStage, { ...values, stage: stageOf(values) }));
    },
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function dueOf({ id, label, after, days, doneBy }: FollowUp, values: FactValues): Due[] {
  const start = values[after];
  if (typeof start !== 'string' || !isPlainDate(start)) return [];
  return [{ id, label, on: addDays(start, days), done: values[doneBy] !== undefined && values[doneBy] !== null }];
}

function conditionOf(ledger: Ledger, where: Expression, on?: DayNumber): (cells: Cells) => boolean | null {
  const defects: string[] = [];
  const tree = checkEntryCondition(`ledger "${ledger.id}"`, ledger, where, defects);
  if (tree === null) throw new TypeError(defects.join('; '));
  const read = interpret(tree, { on });
  return (cells) => {
    const truth = read(cells, null);
    return truth === null ? null : truth === 1;
  };
}

function cellsOf(fields: ReadonlyMap<string, Field>, values: FactValues): Cells {
  const cells: Record<string, Cell> = {};
  for (const [id, value] of Object.entries(values)) {
    const field = fields.get(id);
    if (field !== undefined) cells[id] = cellOf(field, value);
  }
  return cells;
}

/** A field's value as the interpreter reads it: dates are day numbers, choices their codes, truth 0 and 1. */
function cellOf(field: Field, value: FactValue | undefined): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number') return value;
  if (field.kind === 'date') return isPlainDate(value) ? toDayNumber(value) : null;
  if (field.kind === 'choice') return field.values?.find(({ id }) => id === value)?.code ?? null;
  return value;
}
