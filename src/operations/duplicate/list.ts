import { z } from 'zod';
import { proposeDuplicates } from '../../store/duplicate.ts';
import { recordsOfPeople } from '../../store/entry-subject.ts';
import { personSummaries } from '../../store/person.ts';
import { maskedNumbers } from '../../store/person-masks.ts';
import { EntityId } from '../inputs.ts';
import { operation, staffRoles } from '../operation.ts';

export const list = operation({
  id: 'duplicate.list',
  title: '疑似重复的人',
  titleEn: 'People who may be registered twice',
  kind: 'read',
  audited: true,
  input: z.object({ person: EntityId.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  allow: { roles: staffRoles },
  route: { method: 'get', path: '/duplicates' },
  async run({ person, limit }, { tx, seal }) {
    const pairs = await proposeDuplicates(tx, { person, limit });
    const ids = [...new Set(pairs.flatMap((pair) => pair.people))];
    const masks = await maskedNumbers(tx, seal, ids);
    const records = await recordsOfPeople(tx, ids);
    const byId = new Map(
      (await personSummaries(tx, ids)).map((summary) => [
        summary.id,
        { ...summary, masked: masks.get(summary.id) ?? null, records: records.get(summary.id) ?? 0 },
      ]),
    );
    return {
      pairs: pairs.flatMap(({ people: [first, second], reasons, likelihood }) => {
        const a = byId.get(first);
        const b = byId.get(second);
        return a && b ? [{ people: [a, b] as const, reasons, likelihood }] : [];
      }),
    };
  },
});
