/**
 * For people in columns: on which days of a span the calendar may change a decision, by their own facts. The same days as `ownCuts` foretells for one
 * person, found for everybody by two comparisons for each thing that moves.
 */
import type { AreaCode } from '../../values/area.ts';
import { type DayNumber, fromDayNumber, latestBirthFor } from '../../values/date.ts';
import { type Block, UNKNOWN } from '../columns-block.ts';
import { type Mover, ownCuts } from '../entitlement/calendar.ts';
import { birthdayOf } from '../entitlement/flip.ts';
import type { Span } from '../entitlement/span.ts';
import { parameterOn } from '../parameters.ts';
import { readsOf, type Tree } from '../tree.ts';

/** The i-th person of the block has a cut on the day. The same may be told twice. */
export type TellCut = (i: number, day: DayNumber) => void;
type Finder = (block: Block, tell: TellCut) => void;

/** Those that are the same are one. */
export function distinctMovers(movers: readonly Mover[]): Mover[] {
  return [...new Map(movers.map((mover) => [keyOf(mover), mover])).values()];
}

const keyOf = (mover: Mover): string =>
  JSON.stringify(mover, (name, value: unknown) =>
    name === 'parameter' && typeof value === 'object' && value !== null && 'id' in value ? value.id : value,
  );

/** The facts that tell when something moves. */
export const factsOfMovers = (movers: readonly Mover[]): string[] =>
  movers.flatMap((mover) =>
    mover.kind === 'age'
      ? readsOf(mover.birth, mover.years).facts
      : readsOf(...mover.terms.map(({ tree }) => tree)).facts,
  );

export function cutsInColumns(movers: readonly Mover[], span: Span, areas: readonly (AreaCode | '')[]): Finder {
  const finders = movers.map((mover) => quickFinder(mover, span, areas) ?? slowFinder(mover, span, areas));
  return (block, tell) => {
    for (const find of finders) find(block, tell);
  };
}

function quickFinder(mover: Mover, span: Span, areas: readonly (AreaCode | '')[]): Finder | null {
  if (mover.kind === 'age') {
    const years = areas.map((area) => fixedNumber(mover.years, span, area));
    if (mover.birth.op !== 'fact' || years.includes(null)) return null;
    return birthdays(mover.birth.fact, years as number[], span);
  }
  const [only, ...others] = mover.terms;
  return only?.tree.op === 'fact' && others.length === 0 ? dates(only.tree.fact, only.sign, span) : null;
}

/** A number that is the same for everybody in the area; null when it is not. */
function fixedNumber(tree: Tree, { from }: Span, area: AreaCode | ''): number | null {
  const value =
    tree.op === 'literal'
      ? tree.value
      : tree.op === 'parameter' && tree.keys.length === 0
        ? parameterOn(tree.parameter, fromDayNumber(from), area)?.value
        : null;
  return typeof value === 'number' ? value : null;
}

/** Somebody completes so many years, or one more, within the span: born after the last who had when it began, and not after the last who will have. */
function birthdays(fact: string, years: readonly number[], { from, to }: Span): Finder {
  const bounds = years.map((each) =>
    [each, each + 1].map((age) => ({ age, after: latestBirthFor(age, from), upTo: latestBirthFor(age, to - 1) })),
  );
  const tellIn = (i: number, birth: DayNumber, area: number, tell: TellCut): void => {
    for (const { age, after, upTo } of bounds[area]!)
      if (birth > after && birth <= upTo) tell(i, birthdayOf(birth, age));
  };
  const [least, most] = [Math.min, Math.max].map((pick) =>
    pick(...bounds.flat().flatMap(({ after, upTo }) => [after, upTo])),
  ) as [number, number];
  return ({ length, columns, area }, tell) => {
    const births = columns[fact]!;
    for (let i = 0; i < length; i++) {
      const birth = births[i]!;
      if (birth > least && birth <= most) tellIn(i, birth, area[i]!, tell);
    }
  };
}

/** On the day that a fact says, and on the day after. */
function dates(fact: string, sign: 1 | -1, { from, to }: Span): Finder {
  return ({ length, columns }, tell) => {
    const days = columns[fact]!;
    for (let i = 0; i < length; i++) {
      const day = sign * days[i]!;
      if (day < from || day >= to || days[i] === UNKNOWN) continue;
      if (day > from) tell(i, day);
      if (day + 1 < to) tell(i, day + 1);
    }
  };
}

/** Whatever else moves is read person by person. */
function slowFinder(mover: Mover, span: Span, areas: readonly (AreaCode | '')[]): Finder {
  const readers = areas.map((area) => ownCuts([mover], span, area));
  const facts = factsOfMovers([mover]);
  return ({ length, columns, area }, tell) => {
    for (let i = 0; i < length; i++) {
      const row = Object.fromEntries(
        facts.map((fact) => {
          const value = columns[fact]![i]!;
          return [fact, value === UNKNOWN ? null : value];
        }),
      );
      for (const day of readers[area[i]!]!(row)) tell(i, day);
    }
  };
}
