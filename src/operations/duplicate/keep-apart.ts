import { z } from 'zod';
import { keepApart as keep } from '../../store/distinct-people.ts';
import { Problem } from '../../values/problem.ts';
import { EntityId, reasonInput } from '../inputs.ts';
import { operation } from '../operation.ts';

export const keepApart = operation({
  id: 'duplicate.keep-apart',
  title: '认定不是同一个人',
  titleEn: 'Find that two people are two',
  kind: 'write',
  input: z.object({
    people: z.tuple([EntityId, EntityId]),
    reason: reasonInput('请写明怎么认定的，至少 4 个字'),
  }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/duplicates/keep-apart' },
  async run({ people, reason }, { tx, at }) {
    if (!(await keep(tx, { people, reason, at }))) throw new Problem('not-found', { what: '这两个人' });
    return { people };
  },
  trail: ({ people, reason }) => ({ subject: `person:${people[0]}`, detail: { other: people[1], reason } }),
});
