import { careCases } from './care-cases.ts';
import { childItemCases } from './child-item-cases.ts';
import { educationCases } from './education-cases.ts';
import { employmentCases } from './employment-cases.ts';
import { employmentInsuranceCases } from './employment-insurance-cases.ts';
import { fullSupportCases } from './full-support-cases.ts';
import { housingCases } from './housing-cases.ts';
import { medicalCases } from './medical-cases.ts';
import { medicalCostCases } from './medical-cost-cases.ts';
import { minimumLivingCases } from './minimum-living-cases.ts';
import { pensionCases } from './pension-cases.ts';
import { povertyProjectCases } from './poverty-project-cases.ts';
import { rescueCases } from './rescue-cases.ts';
import { serviceCases } from './service-cases.ts';
import { taxAndTrustCases } from './tax-and-trust-cases.ts';

export const cases = [
  ...pensionCases,
  ...medicalCases,
  ...medicalCostCases,
  ...employmentInsuranceCases,
  ...rescueCases,
  ...minimumLivingCases,
  ...fullSupportCases,
  ...housingCases,
  ...educationCases,
  ...employmentCases,
  ...povertyProjectCases,
  ...careCases,
  ...childItemCases,
  ...taxAndTrustCases,
  ...serviceCases,
];
