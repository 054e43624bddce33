/**
 * The stored row of a person holds for a stretch of days. When everybody is decided for a day outside it, that person's values are made from the
 * timeline; and who holds no certificate on that day, or has died by then, is left out.
 */
import { UNKNOWN } from '../../engine/columns.ts';
import { AREA_BYTES, type FactBlock } from '../../store/fact-block.ts';
import type { Values } from '../../store/fact-book.ts';
import { rowsOn } from '../../store/person-facts.ts';
import { UUID_BYTES, uuidText } from '../../store/standing.ts';
import { type PlainDate, toDayNumber } from '../../values/date.ts';
import type { Context } from '../operation.ts';

/** Fills the columns of people whose stored row does not hold on the day; gives the block with the people that are left. */
export async function heldOn({ tx, book, seal }: Context, block: FactBlock, on: PlainDate): Promise<FactBlock> {
  const others = new Set<number>();
  const people = Array.from({ length: block.length }, (_, i) => uuidText(block.people, i));
  const rows = await rowsOn(tx, { book, seal }, people, on);
  const values = new Map(rows.map((row) => [row.person, row.values]));
  people.forEach((person, i) => {
    const held = values.get(person);
    if (held === undefined || !isSubject(held, on)) others.add(i);
    else for (const [fact, column] of Object.entries(block.columns)) column[i] = held[fact] ?? UNKNOWN;
  });
  return others.size === 0 ? block : without(block, others);
}

function isSubject(values: Values, on: PlainDate): boolean {
  const died = values['diedOn'] ?? null;
  return (values['disabilityLevel'] ?? null) !== null && (died === null || died >= toDayNumber(on));
}

function without(block: FactBlock, others: ReadonlySet<number>): FactBlock {
  const perPerson = [block.decided, block.digestHigh, block.digestLow, ...Object.values(block.columns)];
  let to = 0;
  for (let i = 0; i < block.length; i++) {
    if (others.has(i)) continue;
    if (to !== i) {
      for (const column of perPerson) column[to] = column[i]!;
      block.people.copyWithin(to * UUID_BYTES, i * UUID_BYTES, (i + 1) * UUID_BYTES);
      block.areas.copyWithin(to * AREA_BYTES, i * AREA_BYTES, (i + 1) * AREA_BYTES);
    }
    to += 1;
  }
  return { ...block, length: to };
}
