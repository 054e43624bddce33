import { type Catalogue, rulesOf } from '../../engine/catalogue.ts';
import { readsOf } from '../../engine/tree.ts';
import { type AreaCode, contains } from '../../values/area.ts';
import type { ShownParameter } from '../ui/parameter-words.ts';

/** The parameters a policy reads in any version, each with its values for the area and what lies above it, newest first, and with the facts that key its table. */
export function parametersRead(catalogue: Catalogue, policy: string, area: AreaCode): ShownParameter[] {
  const checked = rulesOf(catalogue, policy)?.rules.checked.get(policy);
  const trees = (checked?.versions ?? []).flatMap(({ criteria, amount, figures }) => [
    ...criteria.map(({ is }) => is),
    ...(amount === null ? [] : [amount]),
    ...figures.map(({ is }) => is),
  ]);
  return readsOf(...trees).parameters.flatMap((id) => {
    const parameter = catalogue.parameters.get(id);
    const values = (parameter?.values ?? []).filter((held) => contains(held.area, area));
    if (parameter === undefined) return [];
    const keys = parameter.by.flatMap((fact) => catalogue.facts.get(fact) ?? []);
    return [{ ...parameter, keys, values: [...values].sort((a, b) => (a.from < b.from ? 1 : -1)) }];
  });
}
