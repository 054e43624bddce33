/** Which value of a parameter holds on a day in an area, and by which paper. */
import type { DatedValue, Parameter } from '../define/parameter.ts';
import { type AreaCode, contains } from '../values/area.ts';
import type { PlainDate } from '../values/date.ts';
import { Problem } from '../values/problem.ts';
import type { Catalogue } from './catalogue.ts';
import { partsRead, versionOn } from './checked-policy.ts';

export interface Resolved {
  readonly parameter: Parameter;
  readonly held: DatedValue;
}

/** The value that holds on the day in the area: the nearest area's, of these the latest. Undefined when there is none. */
export function parameterOn(parameter: Parameter, on: PlainDate, area: AreaCode | ''): DatedValue | undefined {
  let best: DatedValue | undefined;
  for (const held of parameter.values) {
    if (held.from > on || !contains(held.area, area)) continue;
    const nearer = best === undefined || held.area.length > best.area.length;
    if (nearer || (held.area === best?.area && held.from > best.from)) best = held;
  }
  return best;
}

/** The policies named, and those that they read in the versions of that day: each after those it reads. */
export function withPoliciesRead(catalogue: Catalogue, policies: readonly string[], on: PlainDate): string[] {
  const wanted = new Set<string>();
  const visit = (id: string): void => {
    const policy = catalogue.checked.get(id);
    if (!policy) throw new Problem('policy-unknown', { id });
    if (wanted.has(id)) return;
    wanted.add(id);
    const version = versionOn(policy, on);
    if (!version) return;
    for (const read of partsRead(version).flatMap(({ policies: reads }) => reads)) visit(read);
  };
  policies.forEach(visit);
  return catalogue.order.filter((id) => wanted.has(id));
}

/** All parameters these policies (and those they read) use on that day, by id. Problem `parameter-missing` names the first that has no value. */
export function resolveParameters(
  catalogue: Catalogue,
  policies: readonly string[],
  on: PlainDate,
  area: AreaCode | '',
): ReadonlyMap<string, Resolved> {
  const resolved = new Map<string, Resolved>();
  for (const policy of withPoliciesRead(catalogue, policies, on)) {
    const version = versionOn(catalogue.checked.get(policy)!, on);
    const ids = version ? partsRead(version).flatMap(({ parameters }) => parameters) : [];
    for (const id of ids) if (!resolved.has(id)) resolved.set(id, resolveOne(catalogue, id, { policy, on, area }));
  }
  return resolved;
}

function resolveOne(
  catalogue: Catalogue,
  id: string,
  at: { policy: string; on: PlainDate; area: AreaCode | '' },
): Resolved {
  const parameter = catalogue.parameters.get(id);
  const held = parameter && parameterOn(parameter, at.on, at.area);
  if (!held)
    throw new Problem('parameter-missing', { policy: at.policy, on: at.on, area: at.area || '全国', parameter: id });
  return { parameter, held };
}
