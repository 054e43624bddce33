import { z } from 'zod';
import { allFacts } from '../../engine/catalogue.ts';
import { everybody, operation } from '../operation.ts';

export const list = operation({
  id: 'fact.list',
  title: '事实目录',
  titleEn: 'The catalogue of facts',
  kind: 'read',
  input: z.object({}),
  allow: { roles: everybody },
  route: { method: 'get', path: '/facts' },
  run: async (_, { catalogue }) => ({
    facts: allFacts(catalogue).map(({ derive, sensitive, kind, ...fact }) => ({
      ...fact,
      type: kind,
      derived: derive !== undefined,
      sensitive: sensitive !== undefined,
    })),
  }),
});
