import { z } from 'zod';
import { proposeDuplicates } from '../../store/duplicate.ts';
import { personSummaries } from '../../store/person.ts';
import { EntityId } from '../inputs.ts';
import { operation } from '../operation.ts';

export const list = operation({
  id: 'duplicate.list',
  title: '疑似重复的人',
  titleEn: 'People who may be registered twice',
  kind: 'read',
  audited: true,
  input: z.object({ person: EntityId.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  allow: { roles: ['county', 'town', 'system'] },
  route: { method: 'get', path: '/duplicates' },
  async run({ person, limit }, { tx }) {
    const pairs = await proposeDuplicates(tx, { person, limit });
    const people = await personSummaries(tx, [...new Set(pairs.flatMap((pair) => pair.people))]);
    const byId = new Map(people.map((summary) => [summary.id, summary]));
    return {
      pairs: pairs.flatMap(({ people: [first, second], reasons, likelihood }) => {
        const a = byId.get(first);
        const b = byId.get(second);
        return a && b ? [{ people: [a, b] as const, reasons, likelihood }] : [];
      }),
    };
  },
});
