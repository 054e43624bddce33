/** Who draws a benefit beside which another one is not paid: to them it is not offered, and they stand apart. */
import { excludedBy } from '../../engine/correction/excluded-by.ts';
import { readPolicySlots } from '../../store/decision.ts';
import { type Excluding, peopleConfirmedFor } from '../../store/decision-list.ts';
import type { PlainDate } from '../../values/date.ts';
import type { Context } from '../operation.ts';
import type { PaidReader } from './paid-for.ts';

export interface DrawnExcluding extends Excluding {
  readonly title: string;
}

/** Drawn is what the latest list of payments shows; where there is none, what was applied for and confirmed on the day. */
export async function drawnExcluding(
  { tx, catalogue }: Context,
  policy: string,
  on: PlainDate,
  paidOf: PaidReader,
): Promise<DrawnExcluding[]> {
  const excluding = excludedBy(catalogue, policy);
  if (excluding.length === 0) return [];
  const slots = await readPolicySlots(tx);
  const found: DrawnExcluding[] = [];
  for (const { policy: other, wins } of excluding) {
    const slot = slots.get(other);
    if (slot === undefined) continue;
    const paid = await paidOf(other);
    const people = paid === undefined ? await peopleConfirmedFor(tx, { policy: other, on }) : [...paid.paid.people];
    if (people.length > 0) found.push({ slot, wins, people, title: catalogue.policies.get(other)!.title });
  }
  return found;
}
