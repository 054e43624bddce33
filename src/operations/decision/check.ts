/** Decides for facts that are given. Nothing about anybody is read or kept. */
import { z } from 'zod';
import { AreaInput, ListInput, PlainDateInput } from '../inputs.ts';
import { everybody, operation } from '../operation.ts';
import { checkGiven } from './explanation.ts';

export const check = operation({
  id: 'decision.check',
  title: '按填写的情况判断',
  titleEn: 'Decide for given facts',
  kind: 'read',
  input: z.object({
    person: z.record(z.string(), z.unknown()).optional(),
    household: z.record(z.string(), z.unknown()).optional(),
    members: z.array(z.record(z.string(), z.unknown())).max(50).optional(),
    place: z.record(z.string(), z.unknown()).optional(),
    organisation: z.record(z.string(), z.unknown()).optional(),
    /** Facts of an area; where parameters are taken from stands in `area`. */
    areaFacts: z.record(z.string(), z.unknown()).optional(),
    on: PlainDateInput.optional(),
    area: AreaInput.optional(),
    policies: ListInput.optional(),
  }),
  allow: { roles: everybody },
  route: { method: 'post', path: '/check' },
  run: async ({ on, area, policies, areaFacts, ...given }, { catalogue, scope, today }) =>
    checkGiven(
      catalogue,
      { ...given, ...(areaFacts === undefined ? {} : { area: areaFacts }) },
      { on: on ?? today, area: area ?? scope.county, policies },
    ),
});
