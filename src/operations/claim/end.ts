/** An application ends: given up, or the benefit is no longer wanted. What was due before stays due. */
import { z } from 'zod';
import { claimFact } from '../../define/claim.ts';
import { assertionsOf } from '../../store/assertion.ts';
import { recordFacts } from '../../store/fact.ts';
import { personFile } from '../../store/person.ts';
import { addDays, type PlainDate, toDayNumber } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { arisingFrom } from '../entitlement/arising.ts';
import { EntityId, PlainDateInput, reasonInput } from '../inputs.ts';
import { type Context, operation, recordingOf, staffRoles } from '../operation.ts';

export const end = operation({
  id: 'claim.end',
  title: '终止申请',
  titleEn: 'End an application',
  kind: 'write',
  input: z.object({
    person: EntityId,
    policy: z.string(),
    /** The first day on which it no longer stands. */
    on: PlainDateInput,
    reason: reasonInput('请写明终止的理由，至少 4 个字'),
  }),
  allow: { roles: staffRoles },
  route: { method: 'post', path: '/people/{person}/claims/end' },
  async run({ person, policy, on, reason }, context) {
    const { tx, seal, catalogue } = context;
    if (!catalogue.policies.has(policy)) throw new Problem('policy-unknown', { id: policy });
    await personFile(tx, seal, person);
    const subject = { kind: 'person', id: person } as const;
    const confirmed = { subject, fact: claimFact(policy, 'confirmed'), value: 1, from: addDays(on, -1), to: on };
    const kept = (await isConfirmedLater(context, person, policy, on)) ? [confirmed] : [];
    // Zero and not unknown: it is known that nothing is claimed, also where only payments told of a claim.
    const { recorded } = await recordFacts(tx, recordingOf(context, { kind: 'claim', ref: reason }), [
      ...kept,
      ...(['applied', 'confirmed'] as const).map((step) => ({
        subject,
        fact: claimFact(policy, step),
        value: 0,
        from: on,
        to: null,
      })),
    ]);
    return { recorded, arising: await arisingFrom(context) };
  },
  trail: ({ person, policy, on, reason }) => ({ subject: `person:${person}`, detail: { policy, on, reason } }),
});

/**
 * Whether the application that ends was confirmed only on a later day than its last one. Where a confirmation reaches back to the application it
 * holds for the days on which that stood: it is kept on the last of them, or nothing would be due for any.
 */
async function isConfirmedLater(
  { tx, seal, catalogue, book }: Context,
  person: string,
  policy: string,
  on: PlainDate,
): Promise<boolean> {
  const rules = catalogue.policies.get(policy)?.months;
  if (rules?.awaitsConfirmation !== true || rules.starts.endsWith('confirmation')) return false;
  const lines = book.timelines(await assertionsOf(tx, seal, [person]));
  const steps = (step: 'applied' | 'confirmed') =>
    (lines.get(claimFact(policy, step)) ?? []).filter(({ value }) => value === 1);
  const day = toDayNumber(on);
  const ended = steps('applied').find(({ from, to }) => from < day && (to === null || to >= day));
  if (ended === undefined) return false;
  const during = steps('confirmed').filter(({ from }) => from >= ended.from && (ended.to === null || from < ended.to));
  return during.length > 0 && during.every(({ from }) => from >= day);
}
