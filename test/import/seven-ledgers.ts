import { twoSubsidyPayment } from '../../src/packs/disability-allowances/two-subsidy-payment.ts';
import { employmentRegister } from '../../src/packs/federation-plan/employment-register.ts';
import { cataractSurgery } from '../../src/packs/livelihood/cataract-surgery.ts';
import { mentalHealthCase } from '../../src/packs/mental-health/mental-health-case.ts';
import { disabilityRoster } from '../../src/packs/registry/disability-roster.ts';
import { lowIncomeHousehold } from '../../src/packs/registry/low-income-household.ts';
import { riverOrder } from '../../src/packs/sub-district/river-order.ts';

/** The ledgers that the sample workbooks hold; the importer has to tell them apart. */
export const sevenLedgers = [
  disabilityRoster,
  lowIncomeHousehold,
  cataractSurgery,
  riverOrder,
  employmentRegister,
  twoSubsidyPayment,
  mentalHealthCase,
];
