/** Whom to call about one policy, with whole phone numbers: whoever takes the list says why, and that stays on record. */
import { z } from 'zod';
import { phonesOf } from '../../store/person-masks.ts';
import { contains } from '../../values/area.ts';
import { CALLS_AT_ONCE } from '../../values/call-list.ts';
import { Problem } from '../../values/problem.ts';
import { AreaInput, PageInput, reasonInput } from '../inputs.ts';
import { operation, staffRoles } from '../operation.ts';
import { standings, unclaimed } from './unclaimed.ts';

export const callList = operation({
  id: 'decision.call-list',
  title: '取打电话的名单',
  titleEn: 'Take a list of people to call, with whole phone numbers',
  kind: 'write',
  input: z.object({
    policy: z.string(),
    area: AreaInput.optional(),
    outcome: z.enum(standings).default('one-question'),
    question: z.string().optional(),
    /** A longer list is taken in parts of 200, from 1. */
    part: PageInput,
    reason: reasonInput('请写明取名单的理由，至少 4 个字'),
  }),
  allow: { roles: staffRoles },
  route: { method: 'post', path: '/unclaimed/calls' },
  async run({ reason: _, part, ...asked }, context) {
    const area = asked.area ?? context.scope.area;
    if (!contains(context.scope.area, area)) throw new Problem('area-unknown', { code: area });
    const found = await unclaimed.run({ ...asked, page: part, pageSize: CALLS_AT_ONCE }, context);
    const { people = [], total = 0 } = found;
    const phones = await phonesOf(
      context.tx,
      context.seal,
      people.map(({ id }) => id),
    );
    return { area, part, total, people: people.map((person) => ({ ...person, phone: phones.get(person.id) ?? null })) };
  },
  trail: ({ policy, outcome, part, reason }, { area, people }) => ({
    subject: `policy:${policy}`,
    detail: { outcome, area, part, people: people.length, reason },
  }),
});
