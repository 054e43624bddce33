import { careCases } from './care-cases.ts';
import { medicalCases } from './medical-cases.ts';
import { pensionCases } from './pension-cases.ts';
import { rescueCases } from './rescue-cases.ts';
import { serviceCases } from './service-cases.ts';

export const cases = [...pensionCases, ...medicalCases, ...rescueCases, ...careCases, ...serviceCases];
