/** A finding of fraud that was wrong. Both stay on record. */
import { z } from 'zod';
import { fraudFindings, recordFraud } from '../../store/fraud.ts';
import { fromDayNumber } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { arisingFrom } from '../entitlement/arising.ts';
import { EntityId, reasonInput } from '../inputs.ts';
import { operation } from '../operation.ts';

export const takeBack = operation({
  id: 'fraud.take-back',
  title: '撤销骗领认定',
  titleEn: 'Take back a finding of fraud',
  kind: 'write',
  input: z.object({ person: EntityId, finding: EntityId, reason: reasonInput('请写明撤销的理由，至少 4 个字') }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/people/{person}/fraud-findings/{finding}/take-back' },
  async run({ person, finding, reason }, context) {
    const found = (await fraudFindings(context.tx, [person])).find((each) => each.finding === finding);
    if (found === undefined) throw new Problem('not-found', { what: '这项认定' });
    const { policy, from } = found;
    const taken = { person, policy, from: fromDayNumber(from), to: null, reason, takesBack: finding };
    await recordFraud(context.tx, taken, context);
    return { finding, arising: await arisingFrom(context) };
  },
  trail: ({ person, finding, reason }) => ({ subject: `person:${person}`, detail: { finding, reason } }),
});
