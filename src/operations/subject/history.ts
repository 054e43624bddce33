/** Everything that was said about a place, an area or an organisation, fact by fact: who said it, when and why. What was replaced stays in it. */
import type { Fact } from '../../define/fact.ts';
import type { Catalogue } from '../../engine/catalogue.ts';
import { decode } from '../../engine/fact-row.ts';
import { factText } from '../../engine/fact-text.ts';
import { assertionsOf, type StoredAssertion } from '../../store/assertion.ts';
import { staffNames } from '../../store/staff.ts';
import { fromDayNumber, type PlainDate } from '../../values/date.ts';
import type { Context } from '../operation.ts';

export interface SaidStep {
  readonly assertion: string;
  /** As in the catalogue of facts: choices by id, money in fen; null when it was not known. */
  readonly value: ReturnType<typeof decode>;
  readonly text: string;
  readonly from: PlainDate;
  /** The first day on which it no longer holds; null: until further notice. */
  readonly to: PlainDate | null;
  readonly recordedAt: string;
  /** entry, import, staff, demonstration … */
  readonly origin: string;
  /** What the person who recorded it wrote; null where a register said it. */
  readonly reason: string | null;
  readonly recordedBy: string | null;
  /** Replaced by something recorded later, or taken back. */
  readonly superseded: boolean;
}

export interface FactHistory {
  readonly fact: string;
  readonly label: string;
  /** The newest first. */
  readonly steps: readonly SaidStep[];
}

/** In the order of the catalogue; facts of which nothing was ever said are left out. */
export async function historyOf(context: Context, rules: Catalogue, subject: string): Promise<FactHistory[]> {
  const { tx, seal, scope } = context;
  const said = await assertionsOf(tx, seal, [subject]);
  const recorders = said.map(({ recordedBy }) => recordedBy);
  const names = await staffNames(tx, scope, recorders);
  const isSuperseded = supersededAmong(said);
  const shown = Map.groupBy(
    said.filter(({ withdrawn }) => !withdrawn),
    ({ fact }) => fact,
  );
  return [...rules.facts.values()].flatMap((fact) => {
    const about = shown.get(fact.id);
    if (about === undefined) return [];
    const newestFirst = about.toSorted((a, b) => b.from - a.from || b.recordedAt - a.recordedAt);
    const steps = newestFirst.map((each) => ({
      ...wordsOf(fact, each),
      recordedBy: names.get(each.recordedBy ?? '') ?? null,
      superseded: isSuperseded(each.id),
    }));
    return [{ fact: fact.id, label: fact.label, steps }];
  });
}

function wordsOf(fact: Fact, { id, value, from, to, recordedAt, origin }: StoredAssertion) {
  return {
    assertion: id,
    value: decode(fact, value),
    text: factText(fact, value),
    from: fromDayNumber(from),
    to: to === null ? null : fromDayNumber(to),
    recordedAt: new Date(recordedAt).toISOString(),
    origin: origin.kind,
    reason: origin.kind === 'staff' ? origin.ref : null,
  };
}

/** What was replaced holds again when that which replaced it is taken back. */
function supersededAmong(said: readonly StoredAssertion[]): (id: string) => boolean {
  const pointers = Map.groupBy(said, ({ supersedes }) => supersedes);
  const isTakenBack = (id: string) => (pointers.get(id) ?? []).some(({ withdrawn }) => withdrawn);
  return (id) => (pointers.get(id) ?? []).some((pointer) => pointer.withdrawn || !isTakenBack(pointer.id));
}
