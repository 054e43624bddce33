/** The parameters that policies read: what holds on a day in an area, every value through time with its paper, and who reads it. */
import { z } from 'zod';
import { dependenciesOf } from '../../engine/entitlement/affected.ts';
import { parameterOn } from '../../engine/parameters.ts';
import { contains } from '../../values/area.ts';
import { Problem } from '../../values/problem.ts';
import { AreaInput, ListInput, PlainDateInput } from '../inputs.ts';
import { operation } from '../operation.ts';

export const parameters = operation({
  id: 'rule.parameters',
  title: '标准和参数目录',
  titleEn: 'Parameters of the policies',
  kind: 'read',
  input: z.object({
    /** Part of the name, or of the name of a policy that reads it. */
    q: z.string().max(100).optional(),
    /** Only these, in this order. */
    ids: ListInput.optional(),
    on: PlainDateInput.optional(),
    area: AreaInput.optional(),
  }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'get', path: '/rules/parameters' },
  async run({ q = '', ids, on, area }, { catalogue, scope, today }) {
    const place = area ?? scope.area;
    if (!contains(scope.area, place)) throw new Problem('area-unknown', { code: place });
    const all = [catalogue, ...catalogue.others.values()];
    const readersOf = (id: string) =>
      all.flatMap((rules) =>
        dependenciesOf(rules)
          .readersOfParameter(id)
          .map((policy) => ({ id: policy, title: rules.policies.get(policy)?.title ?? policy })),
      );
    const asked = ids?.flatMap((id) => catalogue.parameters.get(id) ?? []) ?? [...catalogue.parameters.values()];
    const found = asked.map((parameter) => ({
      ...parameter,
      /** The facts whose values are the keys of its table. */
      keys: parameter.by.flatMap((fact) => all.flatMap(({ facts }) => facts.get(fact) ?? []).slice(0, 1)),
      values: parameter.values
        .filter((held) => contains(held.area, place) || contains(place, held.area))
        .toSorted((a, b) => (a.from < b.from ? 1 : -1)),
      held: parameterOn(parameter, on ?? today, place)?.value ?? null,
      policies: readersOf(parameter.id),
    }));
    const told = ({ label, policies }: (typeof found)[number]): boolean =>
      policies.length > 0 && (label.includes(q) || policies.some(({ title }) => title.includes(q)));
    return { on: on ?? today, area: place, parameters: ids === undefined ? found.filter(told) : found };
  },
});
