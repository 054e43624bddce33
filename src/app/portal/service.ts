import type { Policy } from '../../define/policy.ts';

/** A benefit as the public sees it: a policy with a door-plate number. */
export type Service = Pick<
  Policy,
  'id' | 'title' | 'summary' | 'papers' | 'applyAt' | 'benefit' | 'every' | 'versions'
> & { readonly plate: string };

const hasPlate = (policy: Policy): policy is Policy & { readonly plate: string } => policy.plate !== undefined;

/** The policies that have a plate, by its number. */
export const servicesOf = (policies: Iterable<Policy>): Service[] =>
  [...policies].filter(hasPlate).sort((a, b) => a.plate.localeCompare(b.plate, 'en', { numeric: true }));
