/** Policies that read other policies form a graph without circles: the order in which each comes after those it reads. */
import type { Policy } from '../define/policy.ts';
import { policiesReadBy } from './checked-policy.ts';

/** Policies in a circle are left out of the order and named in `defects`. */
export function orderOf(policies: ReadonlyMap<string, Policy>, defects: string[]): string[] {
  const order: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (id: string, path: readonly string[]): boolean => {
    const policy = policies.get(id);
    if (!policy || state.get(id) === 'done') return true;
    if (state.get(id) === 'open') {
      defects.push(`policies read each other in a circle: ${[...path.slice(path.indexOf(id)), id].join(' → ')}`);
      return false;
    }
    state.set(id, 'open');
    const clear = policiesReadBy(policy).map((read) => visit(read, [...path, id]));
    state.set(id, 'done');
    if (clear.every(Boolean)) order.push(id);
    return clear.every(Boolean);
  };
  for (const id of policies.keys()) visit(id, []);
  return order;
}
