/** Determines those again about whom something became known since: some at a time, each time in one transaction. */
import { z } from 'zod';
import { countUndetermined, takeUndetermined } from '../../store/undetermined.ts';
import { operation } from '../operation.ts';
import { determinePeople } from './determine-people.ts';

export const determineChanged = operation({
  id: 'entitlement.determine-changed',
  title: '重新测算有变化的人员',
  titleEn: 'Determine again who has changed',
  kind: 'write',
  input: z.object({ most: z.coerce.number().int().min(1).max(20_000).default(1000) }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/entitlements/determine-changed' },
  async run({ most }, context) {
    const people = await takeUndetermined(context.tx, most);
    const changed = await determinePeople(context, people);
    return { people: people.length, changed, waiting: await countUndetermined(context.tx) };
  },
  trail: (_, { people, changed }) => ({ detail: { people, changed } }),
});
