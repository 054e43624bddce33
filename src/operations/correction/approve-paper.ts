/**
 * One decision about many arrears that have one and the same cause: a standard was raised by a paper after months were paid by the old one. A person
 * who did not draft the rules of that paper has seen how many they are and what they come to; whatever else is waiting, and every recovery, is
 * decided one by one.
 */
import { z } from 'zod';
import { monthsOfPeriod } from '../../engine/entitlement/period.ts';
import {
  actOnCorrection,
  correctionsById,
  correctionsInOrder,
  type ListedCorrection,
  type QueuedCorrection,
} from '../../store/correction-list.ts';
import { contains } from '../../values/area.ts';
import { Problem } from '../../values/problem.ts';
import { heldIn } from '../entitlement/held-clashes.ts';
import { redeterminePeople } from '../entitlement/redetermine.ts';
import { AreaInput, reasonInput } from '../inputs.ts';
import { type Context, operation } from '../operation.ts';
import { ownPapers } from './own-work.ts';

/** At once, so that nobody waits long for the rows: the rest is approved by asking again. */
export const APPROVED_AT_ONCE = 300;

export const approvePaper = operation({
  id: 'correction.approve-paper',
  title: '一起通过一份文件引起的补发',
  titleEn: 'Approve the arrears of one paper',
  kind: 'write',
  input: z.object({
    paper: z.string().min(1),
    area: AreaInput.optional(),
    /** How many waited when somebody looked, and what they came to: what has changed since is not approved unseen. */
    seen: z.coerce.number().int(),
    seenFen: z.coerce.number().int(),
    most: z.coerce.number().int().min(1).max(APPROVED_AT_ONCE).default(APPROVED_AT_ONCE),
    reason: reasonInput('请写明理由，至少 4 个字'),
  }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/arrears/approve' },
  async run({ paper, area: asked, seen, seenFen, most, reason }, context) {
    const { tx, scope, at } = context;
    const area = asked ?? scope.area;
    if (!contains(scope.area, area)) throw new Problem('area-unknown', { code: area });
    if ((await ownPapers(context, [paper])).has(paper)) throw new Problem('own-work', { what: '这份文件的规则草案' });
    const waiting = await correctionsInOrder(tx, { state: 'proposed', paper, area });
    if (waiting.length !== seen || sumOf(waiting) !== seenFen) throw changed();
    const clear = await withoutClashes(context, waiting, area);
    const chosen = clear.slice(0, most);
    // What has become known meanwhile counts first.
    await redeterminePeople(context, [...new Set(chosen.map(({ person }) => person))]);
    for (const correction of await asSeen(context, chosen))
      await actOnCorrection(tx, correction, { kind: 'approve', reason, at });
    return {
      area,
      decided: chosen.length,
      amountFen: sumOf(chosen),
      /** All that wait for somebody to decide first what clashes with them. */
      held: waiting.length - clear.length,
      /** With those. */
      left: waiting.length - chosen.length,
    };
  },
  trail: ({ paper, reason }, { area, decided, amountFen, held }) => ({
    subject: `area:${area}`,
    detail: { paper, decided, amountFen, held, reason },
  }),
});

const sumOf = (corrections: readonly QueuedCorrection[]): number =>
  corrections.reduce((sum, { amountFen }) => sum + amountFen, 0);

const changed = (): Problem => new Problem('conflict', { what: '这份文件引起的补发刚有变动' });

/** Locked, and still what was looked at. */
async function asSeen({ tx }: Context, chosen: readonly QueuedCorrection[]): Promise<ListedCorrection[]> {
  const ids = chosen.map(({ id }) => id);
  const byId = new Map((await correctionsById(tx, ids, true)).map((each) => [each.id, each]));
  return chosen.map(({ id, actions }) => {
    const now = byId.get(id);
    if (now?.state !== 'proposed' || now.actions !== actions) throw changed();
    return now;
  });
}

/** Who has a clash that nobody has decided waits; the others need not wait with them, however many of those come first. */
async function withoutClashes(
  context: Context,
  waiting: readonly QueuedCorrection[],
  area: string,
): Promise<readonly QueuedCorrection[]> {
  const timed = waiting.flatMap(({ period }) => (period === 'once' ? [] : monthsOfPeriod(period)));
  const first = timed.map((months) => months.first).toSorted()[0];
  const last = timed
    .map((months) => months.last)
    .toSorted()
    .at(-1);
  if (first === undefined || last === undefined) return waiting;
  const isHeld = await heldIn(context, area, { first, last });
  return waiting.filter(({ person, policy, period }) => !isHeld(person, policy, period));
}
