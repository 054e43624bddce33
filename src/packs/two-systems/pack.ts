import { pack } from '../../define/pack.ts';
import { careParameters, careSubsidy, childRehabilitation, elderlyAllowance } from './care.ts';
import { cases } from './cases.ts';
import { childItem, childItemFacts, childItemParameters } from './child-items.ts';
import { clashCases } from './clash-cases.ts';
import { withReadings } from './dated.ts';
import { earlyPension, earlyPensionParameters } from './early-pension.ts';
import {
  adultExamGrant,
  compulsorySchooling,
  educationFacts,
  educationParameters,
  preschoolGrant,
  specialPupilLowIncome,
  studentAid,
  vocationalSchooling,
} from './education.ts';
import {
  employmentFacts,
  employmentLoan,
  employmentParameters,
  graduateHiringSubsidy,
  publicServicePost,
  skillTestSubsidy,
  stableJobReward,
  trainingSubsidy,
} from './employment.ts';
import {
  contractInsuranceSubsidy,
  employmentInsuranceFacts,
  employmentInsuranceParameters,
  unemploymentBenefit,
  workInjuryRecognition,
} from './employment-insurance.ts';
import { english } from './english.ts';
import { sharedFacts } from './facts.ts';
import { familyParameters, familySupport } from './family-support.ts';
import { fullSupport, fullSupportFacts, fullSupportParameters } from './full-support.ts';
import {
  cableTelevision,
  electricityHalfPrice,
  heatingHalfPrice,
  householdServiceParameters,
  waterHalfPrice,
} from './household-services.ts';
import { demolitionAllowance, houseRepair, housingFacts, housingParameters, lowRentHousing } from './housing.ts';
import { insurancePayment } from './insurance-payment.ts';
import { lowIncomeParameters, ruralFirstClassSupport, urbanLowIncomeSupplement } from './low-income.ts';
import { lowIncomeAdditionsPayment, lowIncomePayment } from './low-income-payment.ts';
import { medicalParameters, ruralMedicalSubsidy, urbanMedicalSubsidy } from './medical.ts';
import {
  inpatientReimbursement,
  maternityReimbursement,
  medicalCostFacts,
  medicalCostParameters,
  medicalRescue,
  rehabilitationReimbursement,
} from './medical-costs.ts';
import {
  classifiedSupport,
  minimumLivingDifference,
  minimumLivingFacts,
  minimumLivingParameters,
} from './minimum-living.ts';
import {
  employeePensionSubsidy,
  flexiblePensionSubsidy,
  pensionParameters,
  residentPensionPoor,
  residentPensionSevere,
} from './pension.ts';
import { povertyFacts, povertyParameters, povertyProject } from './poverty-projects.ts';
import { schoolPlacement, teachingAtHome } from './school-placement.ts';
import { incomeTaxRelief, propertyTrust, taxAndTrustFacts, taxAndTrustParameters } from './tax-and-trust.ts';
import { keyRescue, rescueParameters, temporaryRescue, vagrantHelp } from './temporary-rescue.ts';

const ownFacts = [
  medicalCostFacts,
  employmentInsuranceFacts,
  minimumLivingFacts,
  fullSupportFacts,
  housingFacts,
  educationFacts,
  employmentFacts,
  povertyFacts,
  childItemFacts,
  taxAndTrustFacts,
].flatMap((group) => Object.values(group).map(({ fact }) => fact));

export const twoSystemsPack = pack({
  id: 'two-systems',
  title: '残疾人社会保障体系和服务体系',
  version: '1.2.0',
  english,
  facts: [...sharedFacts, ...ownFacts],
  parameters: [
    ...pensionParameters,
    ...earlyPensionParameters,
    ...medicalParameters,
    ...lowIncomeParameters,
    ...rescueParameters,
    ...careParameters,
    ...familyParameters,
    ...householdServiceParameters,
    ...medicalCostParameters,
    ...employmentInsuranceParameters,
    ...minimumLivingParameters,
    ...fullSupportParameters,
    ...housingParameters,
    ...educationParameters,
    ...employmentParameters,
    ...povertyParameters,
    ...childItemParameters,
    ...taxAndTrustParameters,
  ],
  policies: withReadings([
    childRehabilitation,
    careSubsidy,
    residentPensionSevere,
    residentPensionPoor,
    employeePensionSubsidy,
    flexiblePensionSubsidy,
    earlyPension,
    urbanMedicalSubsidy,
    ruralMedicalSubsidy,
    urbanLowIncomeSupplement,
    ruralFirstClassSupport,
    temporaryRescue,
    keyRescue,
    vagrantHelp,
    elderlyAllowance,
    familySupport,
    cableTelevision,
    waterHalfPrice,
    electricityHalfPrice,
    heatingHalfPrice,
    minimumLivingDifference,
    classifiedSupport,
    fullSupport,
    medicalRescue,
    rehabilitationReimbursement,
    inpatientReimbursement,
    maternityReimbursement,
    childItem,
    workInjuryRecognition,
    unemploymentBenefit,
    contractInsuranceSubsidy,
    trainingSubsidy,
    skillTestSubsidy,
    publicServicePost,
    employmentLoan,
    graduateHiringSubsidy,
    stableJobReward,
    povertyProject,
    lowRentHousing,
    houseRepair,
    demolitionAllowance,
    preschoolGrant,
    compulsorySchooling,
    studentAid,
    vocationalSchooling,
    adultExamGrant,
    specialPupilLowIncome,
    schoolPlacement,
    teachingAtHome,
    incomeTaxRelief,
    propertyTrust,
  ]),
  ledgers: [lowIncomePayment, lowIncomeAdditionsPayment, insurancePayment],
  cases,
  clashCases,
});
