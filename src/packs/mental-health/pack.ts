import { pack } from '../../define/pack.ts';
import { cases } from './cases.ts';
import { clashCases } from './clash-cases.ts';
import { english } from './english.ts';
import { mentalHealthCase } from './mental-health-case.ts';
import {
  guardianReward,
  mentalHospitalPayment,
  patientCivilRescue,
  patientFacts,
  patientInsurance,
  patientParameters,
  patientRescue,
  threeWithoutsInsurance,
} from './policies.ts';

export const mentalHealthPack = pack({
  id: 'mental-health',
  title: '精神卫生',
  version: '1.1.0',
  english,
  facts: Object.values(patientFacts).map(({ fact }) => fact),
  parameters: patientParameters,
  policies: [
    patientInsurance,
    mentalHospitalPayment,
    patientRescue,
    patientCivilRescue,
    threeWithoutsInsurance,
    guardianReward,
  ],
  ledgers: [mentalHealthCase],
  cases,
  clashCases,
});
