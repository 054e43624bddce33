/** Finds people by a whole identity number, certificate or phone. It comes in the body of a POST: such numbers never stand in an address. */
import { z } from 'zod';
import { maskedNumbers } from '../../store/person-masks.ts';
import { listPeople } from '../../store/person-search.ts';
import { operation, staffRoles } from '../operation.ts';

export const find = operation({
  id: 'person.find',
  title: '按证件号或电话找人',
  titleEn: 'Find people by a whole number',
  kind: 'read',
  audited: true,
  input: z.object({ number: z.string().trim().min(7, '请填写完整的号码').max(40) }),
  allow: { roles: staffRoles },
  route: { method: 'post', path: '/people/find' },
  async run({ number }, { tx, seal, today }) {
    const filter = { q: number, status: 'all' } as const;
    const { people } = await listPeople(tx, seal, { filter, sort: 'place', page: 1, pageSize: 50, today });
    const ids = people.map(({ id }) => id);
    const masks = await maskedNumbers(tx, seal, ids);
    return { people: people.map((person) => ({ ...person, masked: masks.get(person.id) ?? null })) };
  },
  trail: (_, { people }) => ({ detail: { shown: people.map(({ id }) => id) } }),
});
