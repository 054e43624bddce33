/** What to ask next about somebody whose facts are given, and how many questions there can be. Nothing about anybody is read or kept. */
import { z } from 'zod';
import { AreaInput, ListInput, PlainDateInput } from '../inputs.ts';
import { everybody, operation } from '../operation.ts';
import { questionsForGiven } from './questions.ts';

export const ask = operation({
  id: 'decision.ask',
  title: '按填写的情况问下一个问题',
  titleEn: 'Ask the next question for given facts',
  kind: 'read',
  input: z.object({
    person: z.record(z.string(), z.unknown()).optional(),
    household: z.record(z.string(), z.unknown()).optional(),
    members: z.array(z.record(z.string(), z.unknown())).max(20).optional(),
    /** Facts that nobody knows: they are not asked again. */
    unsure: ListInput.optional(),
    on: PlainDateInput.optional(),
    area: AreaInput.optional(),
    policies: ListInput.optional(),
  }),
  allow: { roles: everybody },
  route: { method: 'post', path: '/questions' },
  run: async ({ on, area, policies, unsure, ...given }, { catalogue, scope, today }) =>
    questionsForGiven(catalogue, given, { on: on ?? today, area: area ?? scope.county, policies }, unsure),
});
