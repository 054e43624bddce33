/** Adds one action to an entry and records what it establishes: the one way in which forms change the ledgers. */
import type { Ledger } from '../../define/ledger.ts';
import type { FactValues } from '../../define/pack.ts';
import { establishedBy, newsOf, piecesOf } from '../../engine/establish.ts';
import { type ActionKind, ledgerReader } from '../../engine/step.ts';
import { type EntrySubject, type StoredEntry, writeEntries } from '../../store/entry.ts';
import { entryKey } from '../../store/entry-values.ts';
import { type FactToRecord, recordFacts } from '../../store/fact.ts';
import { rowsOn } from '../../store/person-facts.ts';
import { Problem } from '../../values/problem.ts';
import { type Context, recordingOf } from '../operation.ts';
import { establishDescribed } from '../subject/establish.ts';

export interface Saving {
  readonly ledger: Ledger;
  /** Undefined makes a new entry. */
  readonly entry: StoredEntry | undefined;
  readonly kind: ActionKind;
  readonly changes: FactValues;
  readonly area: string;
  readonly subject: EntrySubject;
}

/** Gives the entry's id. Problem `conflict` when the ledger has an entry with the same key. */
export async function saveAction(context: Context, saving: Saving): Promise<{ id: string; stage: string | null }> {
  const { ledger, entry, kind, changes, area, subject } = saving;
  const reader = ledgerReader(ledger);
  const before = entry && { values: entry.values, withdrawn: entry.withdrawn, stage: entry.stage };
  const { values, stage, withdrawn } = reader.step(before, { kind, values: changes });
  const id = entry?.id ?? context.newId();
  const touchesKey = entry === undefined || ledger.key.some((field) => field in changes);
  const dueOn = withdrawn ? null : (reader.due(values).find(({ done }) => !done)?.on ?? null);
  const key = touchesKey ? entryKey(context.seal, ledger, values) : null;
  const number = (entry?.actions ?? 0) + 1;
  const write = { id, key, area, subject, stage, values, dueOn, withdrawn, number, kind, changes };
  const { at, scope } = context;
  await writeEntries(context.tx, context.seal, ledger, [write], {
    at,
    staffId: scope.staffId,
    importId: null,
    newId: context.newId,
  });
  if (!withdrawn) await establish(context, ledger, id, values, changes, subject);
  if (!withdrawn && ledger.describes)
    await establishDescribed(context, recordingOf(context, { kind: 'entry', ref: id }), ledger, [
      { id, values, changes, isNew: entry === undefined, filledOn: context.today },
    ]);
  return { id, stage };
}

async function establish(
  context: Context,
  ledger: Ledger,
  id: string,
  values: FactValues,
  changes: FactValues,
  subject: EntrySubject,
): Promise<void> {
  const { tx, catalogue, today } = context;
  const established = establishedBy(catalogue, ledger, values, today).filter(({ field }) => field in changes);
  if (subject.id === null || established.length === 0) return;
  const person = subject.kind === 'person' ? subject.id : undefined;
  const [known] = person === undefined ? [] : await rowsOn(tx, context, [person], today);
  const household = subject.kind === 'household' ? subject.id : known?.household;
  const news = newsOf(catalogue, established, known?.values ?? null);
  const facts = news.flatMap((each) => {
    const target = each.subject === 'person' ? person : household;
    if (target === undefined || target === null) return [];
    return piecesOf([each], known?.values ?? null, today).map(({ fact, value, from, to }): FactToRecord => {
      const piece = { subject: { kind: each.subject, id: target }, fact, value, from };
      return to === undefined ? piece : { ...piece, to };
    });
  });
  if (facts.length > 0) await recordFacts(tx, recordingOf(context, { kind: 'entry', ref: id }), facts);
}

/** Problem `ledger-unknown`. */
export function ledgerOf({ catalogue }: Context, id: string): Ledger {
  const ledger = catalogue.ledgers.get(id);
  if (ledger === undefined) throw new Problem('ledger-unknown', { known: [...catalogue.ledgers.keys()].join(', ') });
  return ledger;
}
