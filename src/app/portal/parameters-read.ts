import type { Parameter } from '../../define/parameter.ts';
import type { Catalogue } from '../../engine/catalogue.ts';
import { readsOf } from '../../engine/tree.ts';
import { type AreaCode, contains } from '../../values/area.ts';

/** The parameters a policy reads in any version, each with its values for the area, newest first. */
export function parametersRead(catalogue: Catalogue, policy: string, area: AreaCode): Parameter[] {
  const checked = catalogue.checked.get(policy);
  const trees = (checked?.versions ?? []).flatMap(({ criteria, amount }) => [
    ...criteria.map(({ is }) => is),
    ...(amount === null ? [] : [amount]),
  ]);
  return readsOf(...trees).parameters.flatMap((id) => {
    const parameter = catalogue.parameters.get(id);
    const values = (parameter?.values ?? []).filter((held) => contains(held.area, area));
    return parameter === undefined
      ? []
      : [{ ...parameter, values: [...values].sort((a, b) => (a.from < b.from ? 1 : -1)) }];
  });
}
