/** Whom to call about one policy, with whole phone numbers: whoever takes the list says why, and that stays on record. */
import { z } from 'zod';
import { phonesOf } from '../../store/person-masks.ts';
import { contains } from '../../values/area.ts';
import { Problem } from '../../values/problem.ts';
import { AreaInput, reasonInput } from '../inputs.ts';
import { operation, staffRoles } from '../operation.ts';
import { standings, unclaimed } from './unclaimed.ts';

/** As many as one person can call; a longer list is taken by village. */
const MOST = 200;

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
    reason: reasonInput('请写明取名单的理由，至少 4 个字'),
  }),
  allow: { roles: staffRoles },
  route: { method: 'post', path: '/unclaimed/calls' },
  async run({ reason: _, ...asked }, context) {
    const area = asked.area ?? context.scope.area;
    if (!contains(context.scope.area, area)) throw new Problem('area-unknown', { code: area });
    const { people = [] } = await unclaimed.run({ ...asked, page: 1, pageSize: MOST }, context);
    const phones = await phonesOf(
      context.tx,
      context.seal,
      people.map(({ id }) => id),
    );
    return { area, people: people.map((person) => ({ ...person, phone: phones.get(person.id) ?? null })) };
  },
  trail: ({ policy, outcome, reason }, { area, people }) => ({
    subject: `policy:${policy}`,
    detail: { outcome, area, people: people.length, reason },
  }),
});
