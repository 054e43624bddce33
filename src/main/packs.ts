/** The packs this installation runs. A new programme is one line here. */
import type { Pack } from '../define/pack.ts';
import { disabilityAllowancesPack } from '../packs/disability-allowances/pack.ts';
import { employmentLevyPack } from '../packs/employment-levy/pack.ts';
import { federationPlanPack } from '../packs/federation-plan/pack.ts';
import { livelihoodPack } from '../packs/livelihood/pack.ts';
import { mentalHealthPack } from '../packs/mental-health/pack.ts';
import { registryPack } from '../packs/registry/pack.ts';
import { serviceCentresPack } from '../packs/service-centres/pack.ts';
import { socialWorkPack } from '../packs/social-work/pack.ts';
import { subDistrictPack } from '../packs/sub-district/pack.ts';
import { twoSystemsPack } from '../packs/two-systems/pack.ts';

export const packs: readonly Pack[] = [
  registryPack,
  disabilityAllowancesPack,
  livelihoodPack,
  twoSystemsPack,
  federationPlanPack,
  mentalHealthPack,
  subDistrictPack,
  serviceCentresPack,
  socialWorkPack,
  employmentLevyPack,
];
