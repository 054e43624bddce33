import type { Sample } from './console-frame.ts';
import { outcomeSamples } from './outcomes.tsx';
import { peopleSamples } from './people.tsx';
import { ruleSamples } from './rules.tsx';
import { workSamples } from './work.tsx';

export const consoleSamples: readonly Sample[] = [...ruleSamples, ...peopleSamples, ...workSamples, ...outcomeSamples];
