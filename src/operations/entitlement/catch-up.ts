/** Compares those about whom something became known, and who were too many to be compared at once, with what they were paid: some at a time. */
import { z } from 'zod';
import { backfillPaidLines } from '../../store/backfill-paid-lines.ts';
import { countNews, waitingNews } from '../../store/news.ts';
import { operation } from '../operation.ts';
import { redeterminePeople } from './redetermine.ts';

const counted = ['people', 'proposed', 'arrears', 'recoveries', 'changed', 'withdrawn'] as const;

/** People whose histories are in memory together. */
const BLOCK = 250;

export const catchUp = operation({
  id: 'entitlement.catch-up',
  title: '处理待重新认定的人员',
  titleEn: 'Redetermine people who are waiting',
  kind: 'write',
  input: z.object({ most: z.coerce.number().int().min(1).max(20_000).default(1000) }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/entitlements/catch-up' },
  async run({ most }, context) {
    const ledgers = [...context.catalogue.ledgers.values()];
    const left = await backfillPaidLines(context.tx, context.seal, ledgers, context);
    const done = { people: 0, proposed: 0, arrears: 0, recoveries: 0, changed: 0, withdrawn: 0 };
    while (done.people < most) {
      const people = await waitingNews(context.tx, Math.min(BLOCK, most - done.people));
      if (people.length === 0) break;
      const block = await redeterminePeople(context, people);
      for (const name of counted) done[name] += block[name];
      context.progress(done.people, null, '重新认定');
    }
    // Entries from before there were payment lines count as one that waits, so that whoever works them off goes on.
    return { ...done, waiting: (await countNews(context.tx)) + (left ? 1 : 0) };
  },
  trail: (_, { people, proposed, changed, withdrawn }) => ({ detail: { people, proposed, changed, withdrawn } }),
});
