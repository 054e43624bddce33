/** Every page that is looked at, in each of its states. */
import { consoleSamples } from './samples/console.ts';

export const portalPlaces = [
  '/',
  '/self-check',
  '/benefits',
  '/benefits/living-allowance',
  '/how-to',
  '/search',
  '/search?q=护理',
  '/search?q=长辈版',
  '/search?q=没有的事',
  '/accessibility',
  '/nothing-here',
  '/broken',
  '/gallery',
] as const;

export const consolePlaces = consoleSamples.map(({ name }) => `/samples/${name}`);
