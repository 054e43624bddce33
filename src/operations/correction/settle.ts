/** Fixes the plan for a person's approved corrections, so that payment can follow it. No money moves here. */
import { z } from 'zod';
import { actOnCorrection, correctionsById } from '../../store/correction-list.ts';
import { personFile } from '../../store/person.ts';
import { Problem } from '../../values/problem.ts';
import { booksOf } from '../entitlement/books.ts';
import { EntityId, reasonInput } from '../inputs.ts';
import { operation } from '../operation.ts';
import { type Plan, planFor } from './plan.ts';

export const settle = operation({
  id: 'correction.settle',
  title: '确定补发追缴的办法',
  titleEn: "Fix how a person's corrections are settled",
  kind: 'write',
  input: z.object({ person: EntityId, reason: reasonInput('请写明怎么商定的，至少 4 个字') }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/people/{person}/corrections/settle' },
  async run({ person, reason }, context) {
    const { tx, seal, catalogue, today, at } = context;
    await personFile(tx, seal, person);
    const book = (await booksOf(tx, seal, catalogue, [person], today)).get(person)!;
    const plan = planFor(context, book);
    if (plan.corrections.length === 0) throw new Problem('conflict', { what: '没有已通过、还没确定办法的补发或追缴' });
    for (const correction of await correctionsById(tx, plan.corrections, true))
      await actOnCorrection(tx, correction, { kind: 'settle', reason, at, data: partOf(plan, correction) });
    return { person, settled: plan.corrections.length };
  },
  trail: ({ person, reason }, { settled }) => ({ subject: `person:${person}`, detail: { settled, reason } }),
});

/** Of the plan what concerns one correction. Sums are above zero or zero. */
export type SettledPart = Pick<Plan, 'from' | 'instalments'> & {
  readonly offsetFen: number;
  readonly payOutFen: number;
  readonly payBackFen: number;
};

/** Instalments are of the policy, over all its recoveries. */
function partOf(
  plan: Plan,
  { key, policy, kind, circumstance }: { key: string; policy: string; kind: string; circumstance: string },
): SettledPart {
  const left = (lines: Plan['payOut']): number => lines.find(({ line }) => line.key === key)?.fen ?? 0;
  const offsets = plan.offsets.filter(({ recovery, arrears }) => recovery === key || arrears === key);
  const withheld = kind === 'recovery' && circumstance === 'ordinary';
  return {
    from: plan.from,
    offsetFen: offsets.reduce((sum, { fen }) => sum + fen, 0),
    payOutFen: left(plan.payOut),
    payBackFen: left(plan.payBack) + left(plan.afterDeath) + left(plan.byFraud),
    instalments: withheld ? plan.instalments.filter((each) => each.policy === policy) : [],
  };
}
