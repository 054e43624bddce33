/** A person decides which of two benefits that do not go together is paid, and says why. Payment was held back until then. */
import { z } from 'zod';
import { claimFact } from '../../define/claim.ts';
import { firstDayOf, firstDayOfPeriod, monthAfter, monthsOfPeriod } from '../../engine/entitlement/period.ts';
import { writeClashRuling } from '../../store/clash-ruling.ts';
import { recordersOf } from '../../store/correction-list.ts';
import { historiesOf } from '../../store/history.ts';
import { personFile } from '../../store/person.ts';
import { fromDayNumber, monthOf } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { EntityId, reasonInput } from '../inputs.ts';
import { type Context, operation } from '../operation.ts';
import { findClashes } from './clashes.ts';
import type { FoundClash } from './found-clash.ts';

export const ruleClash = operation({
  id: 'entitlement.rule-clash',
  title: '决定发哪一项',
  titleEn: 'Decide which of two benefits is paid',
  kind: 'write',
  input: z.object({
    person: EntityId,
    /** As it was shown: what has changed since is not decided unseen. */
    clash: z.string().max(200),
    /** The one here, the other one, or both: they are not the same person's, or not for the same thing. */
    keep: z.enum(['policy', 'other', 'both'], '请选发哪一项'),
    reason: reasonInput('请写明核实的情况和理由，至少 4 个字'),
  }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/people/{person}/clashes/rulings' },
  async run({ person, clash: key, keep, reason }, context) {
    await personFile(context.tx, context.seal, person);
    const clash = await clashNamed(context, person, key);
    const { policy, other, elsewhere, grounds, last } = clash.about;
    if (clash.kind === 'capped') throw new Problem('conflict', { what: '合计的上限按规定扣减，不用决定' });
    if (keep === 'both' && elsewhere === null)
      throw new Problem('input-invalid', { what: '按规定只能发一项' }, { keep: '按规定只能发一项' });
    await mustNotBeOwn(context, person, clash);
    const ruling = await writeClashRuling(
      context.tx,
      {
        person,
        policy,
        other,
        elsewhere,
        keep,
        first: fromDayNumber(firstDayOfPeriod(clash.first)),
        last: last === null ? null : fromDayNumber(firstDayOf(last)),
        grounds,
        reason,
      },
      context,
    );
    return { ruling, policy, other, keep };
  },
  trail: ({ person, reason }, { ruling, policy, other, keep }) => ({
    subject: `person:${person}`,
    detail: { ruling, policy, other, keep, reason },
  }),
});

/** Looked for as far back as people are compared. */
const BACK = -24;

async function clashNamed(context: Context, person: string, key: string): Promise<FoundClash> {
  const now = monthOf(context.today);
  const first = key.split('~')[3] ?? '';
  if (!/^\d{4}(-\d{2})?$/.test(first)) throw new Problem('changed-meanwhile');
  const period = monthsOfPeriod(first);
  if (period.last < monthAfter(now, BACK)) throw new Problem('changed-meanwhile');
  const months = { first: period.first, last: monthAfter(now) };
  const { found } = await findClashes(context, { area: context.scope.area, months, person });
  const clash = found.find((each) => each.key === key);
  if (clash === undefined) throw new Problem('changed-meanwhile');
  return clash;
}

/** Whoever recorded one of the applications does not decide between them. */
async function mustNotBeOwn({ tx, seal, scope }: Context, person: string, { about }: FoundClash): Promise<void> {
  const { claims } = (await historiesOf(tx, seal, [person])).get(person)!;
  const ids = claims
    .filter(({ fact }) => [about.policy, about.other].some((policy) => fact === claimFact(policy, 'applied')))
    .map(({ id }) => id)
    .filter((id) => id.length === 36);
  if (scope.staffId !== null && (await recordersOf(tx, ids)).includes(scope.staffId))
    throw new Problem('own-work', { what: '其中一项的申请' });
}
