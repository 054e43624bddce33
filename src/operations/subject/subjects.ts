/** The places, organisations or areas that a policy can be about, and what holds for each of them on a day. */
import type { Step } from '../../define/assertion.ts';
import type { OtherSubject } from '../../define/fact.ts';
import type { Catalogue } from '../../engine/catalogue.ts';
import type { Row } from '../../engine/fact-row.ts';
import { stepOn } from '../../engine/timeline.ts';
import { areasWithin } from '../../store/area.ts';
import { subjectOfArea } from '../../store/area-subject.ts';
import { assertionsOf, type StoredAssertion } from '../../store/assertion.ts';
import { registeredIn } from '../../store/registered.ts';
import { type AreaCode, contains } from '../../values/area.ts';
import { fromDayNumber, type PlainDate, toDayNumber } from '../../values/date.ts';
import { factBookOf } from '../fact-book.ts';
import { countOfPeople, measureScope } from '../indicator/count-people.ts';
import type { Context } from '../operation.ts';

export interface SubjectSeat {
  readonly id: string;
  readonly kind: OtherSubject;
  readonly name: string;
  readonly area: AreaCode;
  /** The register in which it stands; an area stands in none. */
  readonly ledger?: string;
}

/** A fact that holds: since when, and who said so; measured facts of areas name the indicator that counts them. */
export interface HeldFact {
  readonly value: number;
  readonly from?: PlainDate;
  readonly by?: StoredAssertion;
  readonly measuredBy?: string;
}

export interface SubjectRow {
  readonly seat: SubjectSeat;
  readonly row: Row;
  readonly held: ReadonlyMap<string, HeldFact>;
  /** What is on record of each fact, through time. */
  readonly lines: ReadonlyMap<string, readonly Step<StoredAssertion>[]>;
}

/** Those in the area, in order of their areas; towns where areas are asked for. */
export async function subjectsIn(
  { tx, catalogue }: Context,
  kind: OtherSubject,
  area: AreaCode,
): Promise<SubjectSeat[]> {
  if (kind === 'area') {
    const towns = await areasWithin(tx, area, 'town');
    return towns.map(({ code, name }) => ({ id: subjectOfArea(code), kind, name, area: code }));
  }
  const found = await registeredIn(tx, registersOf(catalogue, kind), { area });
  return found.map((each) => ({ ...each, kind }));
}

export const registersOf = ({ ledgers }: Catalogue, kind: OtherSubject): string[] =>
  [...ledgers.values()].filter(({ describes }) => describes === kind).map(({ id }) => id);

const AT_ONCE = 500;

/** Reads what is recorded, and counts what is measured where nobody has recorded a figure. `rules` are those about their kind. */
export async function rowsOfSubjects(
  context: Context,
  rules: Catalogue,
  seats: readonly SubjectSeat[],
  on: PlainDate,
): Promise<SubjectRow[]> {
  const held = new Map(seats.map(({ id }) => [id, new Map<string, HeldFact>()]));
  const lines = new Map<string, SubjectRow['lines']>();
  const book = factBookOf(rules);
  const day = toDayNumber(on);
  for (let first = 0; first < seats.length; first += AT_ONCE) {
    const ids = seats.slice(first, first + AT_ONCE).map(({ id }) => id);
    const said = await assertionsOf(context.tx, context.seal, ids);
    for (const [id, own] of Map.groupBy(said, ({ subjectId }) => subjectId)) {
      const timelines = book.timelines(own);
      lines.set(id, timelines);
      for (const [fact, steps] of timelines) {
        const step = stepOn(steps, day);
        if (step !== undefined && rules.facts.has(fact))
          held.get(id)!.set(fact, { value: step.value, from: fromDayNumber(step.from), by: step.by });
      }
    }
  }
  await measure(context, rules, seats, on, held);
  const blank = Object.fromEntries([...rules.facts.keys()].map((id) => [id, null]));
  return seats.map((seat) => {
    const known = held.get(seat.id)!;
    return {
      seat,
      held: known,
      lines: lines.get(seat.id) ?? new Map(),
      row: { ...blank, ...Object.fromEntries([...known].map(([id, { value }]) => [id, value])) },
    };
  });
}

/** Nobody counted says nothing: where no one at all is registered the figure stays unknown. */
async function measure(
  context: Context,
  rules: Catalogue,
  seats: readonly SubjectSeat[],
  on: PlainDate,
  held: ReadonlyMap<string, Map<string, HeldFact>>,
): Promise<void> {
  const measured = [...rules.facts.values()].filter(({ measuredBy }) => measuredBy !== undefined);
  const within = seats.map(({ area }) => area).reduce((outer, area) => common(outer, area), seats[0]?.area ?? '');
  if (within === '') return;
  for (const { id, measuredBy } of measured) {
    const indicator = context.catalogue.indicators.get(measuredBy!)!;
    if (indicator.numerator.of !== 'people') continue;
    const scope = { ...measureScope(within, on.slice(0, 4), context.today), on };
    const counted = await countOfPeople(context, indicator.numerator, scope, 9);
    for (const seat of seats) {
      const value = counted.filter(({ area }) => contains(seat.area, area)).reduce((sum, each) => sum + each.value, 0);
      const known = held.get(seat.id)!;
      if (value > 0 && !known.has(id)) known.set(id, { value, measuredBy: indicator.id });
    }
  }
}

/** The smallest area that contains both. */
function common(one: AreaCode, other: AreaCode): AreaCode {
  if (contains(one, other)) return one;
  return contains(other, one) ? other : common(one.slice(0, one.length === 12 ? 9 : 6), other);
}
