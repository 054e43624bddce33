import { z } from 'zod';
import { everybody, operation } from '../operation.ts';

export const list = operation({
  id: 'policy.list',
  title: '政策目录',
  titleEn: 'The policies',
  kind: 'read',
  input: z.object({}),
  allow: { roles: everybody },
  route: { method: 'get', path: '/policies' },
  run: async (_, { catalogue }) => ({
    policies: catalogue.packs.flatMap((pack) =>
      pack.policies.map(({ id, title, titleEn, subject, summary, requirements, plate, every, versions }) => ({
        id,
        subject,
        title,
        titleEn,
        summary,
        pack: { id: pack.id, title: pack.title },
        requirements,
        plate: plate ?? null,
        every,
        versions: versions.map(({ from }) => from),
      })),
    ),
  }),
});
