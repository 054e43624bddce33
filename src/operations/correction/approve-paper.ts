/**
 * One decision about many arrears that have one and the same cause: a standard was raised by a paper after months were paid by the old one. A person
 * has seen how many they are and what they come to; whatever else is waiting, and every recovery, is decided one by one.
 */
import { z } from 'zod';
import {
  actOnCorrection,
  correctionsById,
  type ListedCorrection,
  listCorrections,
  sumCorrections,
} from '../../store/correction-list.ts';
import { contains } from '../../values/area.ts';
import { Problem } from '../../values/problem.ts';
import { heldIn } from '../entitlement/held-clashes.ts';
import { redeterminePeople } from '../entitlement/redetermine.ts';
import { AreaInput, reasonInput } from '../inputs.ts';
import { type Context, operation } from '../operation.ts';

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
    reason: reasonInput('请写明理由，至少 4 个字'),
  }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/arrears/approve' },
  async run({ paper, area: asked, seen, seenFen, reason }, context) {
    const { tx, scope, at } = context;
    const area = asked ?? scope.area;
    if (!contains(scope.area, area)) throw new Problem('area-unknown', { code: area });
    const waiting = { state: 'proposed', paper, area } as const;
    const sums = await sumCorrections(tx, waiting);
    if (sums.total !== seen || sums.arrearsFen !== seenFen)
      throw new Problem('conflict', { what: '这份文件引起的补发刚有变动' });
    const chosen = await listCorrections(tx, waiting, { limit: APPROVED_AT_ONCE, offset: 0 });
    // What has become known meanwhile counts first.
    await redeterminePeople(context, [...new Set(chosen.map(({ person }) => person))]);
    const standing = await asSeen(context, chosen);
    const { clear, held } = await withoutClashes(context, standing, area);
    for (const correction of clear) await actOnCorrection(tx, correction, { kind: 'approve', reason, at });
    return {
      area,
      decided: clear.length,
      amountFen: clear.reduce((sum, { amountFen }) => sum + amountFen, 0),
      /** Not approved, because somebody has to decide first what clashes with them. */
      held: held.length,
      left: sums.total - clear.length,
    };
  },
  trail: ({ paper, reason }, { area, decided, amountFen, held }) => ({
    subject: `area:${area}`,
    detail: { paper, decided, amountFen, held, reason },
  }),
});

/** Locked, and still what was looked at. */
async function asSeen({ tx }: Context, chosen: readonly ListedCorrection[]): Promise<ListedCorrection[]> {
  const byId = new Map(
    (
      await correctionsById(
        tx,
        chosen.map(({ id }) => id),
        true,
      )
    ).map((each) => [each.id, each]),
  );
  return chosen.map(({ id, actions }) => {
    const now = byId.get(id);
    if (now?.state !== 'proposed' || now.actions !== actions)
      throw new Problem('conflict', { what: '这份文件引起的补发刚有变动' });
    return now;
  });
}

/** Who has a clash that nobody has decided waits; the others need not wait with them. */
async function withoutClashes(
  context: Context,
  standing: ListedCorrection[],
  area: string,
): Promise<{ readonly clear: ListedCorrection[]; readonly held: ListedCorrection[] }> {
  const monthly = standing.map(({ period }) => period).filter((period) => period.length === 7);
  const [first, last] = [monthly.toSorted()[0], monthly.toSorted().at(-1)];
  if (first === undefined || last === undefined) return { clear: standing, held: [] };
  const isHeld = await heldIn(context, area, { first, last });
  const held = standing.filter(({ person, policy, period }) => isHeld(person, policy, period));
  return { clear: standing.filter((each) => !held.includes(each)), held };
}
