import { z } from 'zod';
import { operation, staffRoles } from '../operation.ts';

export const list = operation({
  id: 'paper.list',
  title: '公文目录',
  titleEn: 'The papers that can be filled',
  kind: 'read',
  input: z.object({}),
  allow: { roles: staffRoles },
  route: { method: 'get', path: '/papers' },
  run: async (_, { catalogue }) => ({
    papers: catalogue.packs.flatMap((pack) =>
      pack.papers.map(({ id, kind, requirements, title }) => ({
        id,
        kind,
        requirements,
        /** Its fixed words: what is filled in is left out. */
        title: title.filter((span) => typeof span === 'string').join(''),
        pack: { id: pack.id, title: pack.title },
      })),
    ),
  }),
});
