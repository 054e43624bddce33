/** A policy as text: each criterion beside its clause, each parameter through time. */
import { z } from 'zod';
import { rulesOf } from '../../engine/catalogue.ts';
import { readsOf } from '../../engine/tree.ts';
import { Problem } from '../../values/problem.ts';
import { everybody, operation } from '../operation.ts';

export const read = operation({
  id: 'policy.read',
  title: '查看一项政策',
  titleEn: 'Read a policy',
  kind: 'read',
  input: z.object({ policy: z.string() }),
  allow: { roles: everybody },
  route: { method: 'get', path: '/policies/{policy}' },
  async run({ policy: id }, { catalogue }) {
    const rules = rulesOf(catalogue, id)?.rules;
    const policy = rules?.policies.get(id);
    if (policy === undefined) throw new Problem('policy-unknown', { id });
    const trees = (rules?.checked.get(id)?.versions ?? []).flatMap(({ criteria, amount, figures }) => [
      ...criteria.map(({ is }) => is),
      ...(amount === null ? [] : [amount]),
      ...figures.map(({ is }) => is),
    ]);
    const read = new Set(readsOf(...trees).parameters);
    return { policy, parameters: [...catalogue.parameters.values()].filter((parameter) => read.has(parameter.id)) };
  },
});
