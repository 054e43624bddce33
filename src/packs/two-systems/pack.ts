import { pack } from '../../define/pack.ts';
import { careParameters, careSubsidy, childRehabilitation, elderlyAllowance } from './care.ts';
import { cases } from './cases.ts';
import { facts } from './facts.ts';
import { familyParameters, familySupport } from './family-support.ts';
import {
  cableTelevision,
  electricityHalfPrice,
  heatingHalfPrice,
  householdServiceParameters,
  waterHalfPrice,
} from './household-services.ts';
import { lowIncomeParameters, ruralFirstClassSupport, urbanLowIncomeSupplement } from './low-income.ts';
import { medicalParameters, ruralMedicalSubsidy, urbanMedicalSubsidy } from './medical.ts';
import {
  earlyPension,
  employeePensionSubsidy,
  flexiblePensionSubsidy,
  pensionParameters,
  residentPensionPoor,
  residentPensionSevere,
} from './pension.ts';
import { keyRescue, rescueParameters, temporaryRescue, vagrantHelp } from './temporary-rescue.ts';

export const twoSystemsPack = pack({
  id: 'two-systems',
  title: '残疾人社会保障体系和服务体系',
  version: '1.0.0',
  facts,
  parameters: [
    ...pensionParameters,
    ...medicalParameters,
    ...lowIncomeParameters,
    ...rescueParameters,
    ...careParameters,
    ...familyParameters,
    ...householdServiceParameters,
  ],
  policies: [
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
  ],
  cases,
});
