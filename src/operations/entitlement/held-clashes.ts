/** Payment waits while benefits that do not go together wait for somebody to decide which one stays. */
import { type Months, monthAfter } from '../../engine/entitlement/period.ts';
import { monthOf, type PlainDate } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import type { Context } from '../operation.ts';
import { type ClashQuestion, findClashes } from './clashes.ts';
import { type FoundClash, isOpenClash } from './found-clash.ts';

/** Of the two that are only applied for the first may be granted: then the second one waits. */
const holds = (clash: FoundClash, policy: string): boolean =>
  isOpenClash(clash) &&
  clash.sides.some((side) => side.policy === policy && side.state !== 'elsewhere') &&
  clash.sides.some((side) => (side.policy !== policy || side.state === 'elsewhere') && side.state !== 'applied');

/** Whether a benefit of somebody waits for a decision in a month: as `mustNotClash` would refuse it, but one search for many people. */
export async function heldIn(
  context: Context,
  area: string,
  months: Months,
): Promise<(person: string, policy: string, month: string) => boolean> {
  const found = await everybody(context, { area, months });
  const byPerson = Map.groupBy(found, ({ person }) => person.id);
  return (person, policy, month) =>
    (byPerson.get(person) ?? []).some((clash) => clash.first <= month && month <= clash.last && holds(clash, policy));
}

/** Problem `clash-open` when the benefit clashes in one of the months with one that is paid or granted, and nobody has decided. */
export async function mustNotClash(context: Context, person: string, policy: string, months: Months): Promise<void> {
  const { found } = await findClashes(context, { area: context.scope.area, months, person });
  const clash = found.find((each) => holds(each, policy));
  if (clash !== undefined) throw clashOpen([clash]);
}

/**
 * Problems, when people on a list of payments, which is about to be written, would be paid what the rules do not allow: `clash-open` where somebody has
 * to decide, `list-above-limit` where the rule says how much is left.
 */
export async function listMustNotClash(context: Context, importId: string): Promise<void> {
  const months = { first: monthAfter(monthOf(context.today), -12), last: monthAfter(monthOf(context.today)) };
  const found = await everybody(context, { area: context.scope.area, months, importId });
  const open = found.filter((clash) => isOpenClash(clash) && clash.sides.some(({ state }) => state === 'listed'));
  const listed = open.filter((clash) => clash.sides.every(({ state }) => state !== 'applied'));
  if (listed.length > 0) throw clashOpen(listed);
  const above = found.filter(({ kind, sides }) => kind === 'capped' && sides.some(({ state }) => state === 'listed'));
  if (above.length > 0) throw aboveLimit(above);
}

/** However many they are. */
async function everybody(context: Context, question: ClashQuestion): Promise<FoundClash[]> {
  const all: FoundClash[] = [];
  for (let after: string | undefined; ; ) {
    const { people, found } = await findClashes(context, { ...question, after });
    all.push(...found);
    after = people.at(-1)?.id;
    if (after === undefined) return all;
  }
}

/** From the month in which an application was made to the one after this. */
export const monthsSince = ({ today }: Context, since: PlainDate): Months => ({
  first: monthOf(since),
  last: monthAfter(monthOf(today)),
});

const othersOf = (clashes: readonly FoundClash[]): string => {
  const people = new Set(clashes.map(({ person }) => person.id)).size;
  return people > 1 ? `（共 ${people} 人）` : '';
};

function aboveLimit(clashes: readonly FoundClash[]): Problem {
  const [{ sides, first, rule }] = clashes as [FoundClash];
  const together = sides.map(({ title }) => `“${title}”`).join('和');
  return new Problem('list-above-limit', { together, period: first, others: othersOf(clashes), rule: rule!.because });
}

function clashOpen(clashes: readonly FoundClash[]): Problem {
  const [{ sides, first }] = clashes as [FoundClash];
  const pair = sides
    .map(({ title, paidIn }) => (paidIn === null ? `“${title}”` : `${paidIn}发放的“${title}”`))
    .join('和');
  return new Problem('clash-open', { pair, month: first, others: othersOf(clashes) });
}
