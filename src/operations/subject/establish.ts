/** The facts that an entry of a register establishes about the place or organisation that it is. */
import type { Ledger } from '../../define/ledger.ts';
import type { FactValues } from '../../define/pack.ts';
import { establishedBy } from '../../engine/establish.ts';
import { type FactToRecord, recordFacts } from '../../store/fact.ts';
import type { Recording } from '../../store/fact-book.ts';
import type { PlainDate } from '../../values/date.ts';
import { factBookOf } from '../fact-book.ts';
import type { Context } from '../operation.ts';

export interface DescribedEntry {
  readonly id: string;
  /** As the entry stands now; of these only what changed says something new. */
  readonly values: FactValues;
  readonly changes: FactValues;
  /** Of a new entry a field may say since when it held; what is changed later holds from the day it was filled in. */
  readonly isNew: boolean;
  readonly filledOn: PlainDate;
}

export async function establishDescribed(
  { tx, catalogue }: Context,
  recording: Recording,
  ledger: Ledger,
  entries: readonly DescribedEntry[],
): Promise<void> {
  const { describes } = ledger;
  const rules = describes && catalogue.others.get(describes);
  if (!describes || !rules) return;
  const facts = entries.flatMap(({ id, values, changes, isNew, filledOn }): FactToRecord[] => {
    const subject = { kind: describes, id };
    const said = establishedBy(rules, ledger, values, filledOn)
      .filter(({ field }) => field in changes)
      .map(({ fact, value, from }) => ({ subject, fact, value, from: isNew ? from : filledOn, to: null }));
    // A field that was emptied: what it said is no longer known.
    const emptied = ledger.fields
      .filter((field) => field.establishes !== undefined && changes[field.id] === null)
      .map(({ establishes }) => ({ subject, fact: establishes!, value: null, from: filledOn, to: null }));
    return [...said, ...emptied];
  });
  if (facts.length > 0) await recordFacts(tx, { ...recording, book: factBookOf(rules) }, facts);
}
