import type { LifeSituation } from '../../define/life-situation.ts';
import type { Policy } from '../../define/policy.ts';

/** A benefit as the public sees it: a policy with a door-plate number. */
export type Service = Pick<
  Policy,
  'id' | 'title' | 'summary' | 'papers' | 'applyAt' | 'applicant' | 'benefit' | 'every' | 'versions'
> & { readonly plate: string; readonly lifeSituation: LifeSituation };

const hasPlate = (policy: Policy): policy is Policy & Pick<Service, 'plate' | 'lifeSituation'> =>
  policy.plate !== undefined && policy.lifeSituation !== undefined;

/** The policies that have a plate, by its number. */
export const servicesOf = (policies: Iterable<Policy>): Service[] =>
  [...policies].filter(hasPlate).sort((a, b) => a.plate.localeCompare(b.plate, 'en', { numeric: true }));

/** A benefit that comes without an application: no plate, and nothing to do but to know of it. */
export interface WithoutApplication {
  readonly id: string;
  readonly title: string;
  readonly how: string;
}

export const withoutApplicationOf = (policies: Iterable<Policy>): WithoutApplication[] =>
  [...policies].flatMap(({ id, title, withoutApplication: how }) => (how === undefined ? [] : [{ id, title, how }]));
