import { pack } from '../../define/pack.ts';
import { cases } from './cases.ts';
import { english } from './english.ts';
import { livingAllowance } from './living-allowance.ts';
import { nursingAllowance } from './nursing-allowance.ts';
import { livingForMarginal, livingStandard, nursingExtendedLevel, nursingStandard } from './standards.ts';
import { twoSubsidyPayment } from './two-subsidy-payment.ts';

export const disabilityAllowancesPack = pack({
  id: 'disability-allowances',
  title: '残疾人两项补贴',
  version: '1.1.0',
  english,
  parameters: [livingStandard, nursingStandard, livingForMarginal, nursingExtendedLevel].map(
    ({ parameter }) => parameter,
  ),
  policies: [livingAllowance, nursingAllowance],
  ledgers: [twoSubsidyPayment],
  cases,
});
