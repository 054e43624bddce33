import { pack } from '../../define/pack.ts';
import { cases } from './cases.ts';
import { employmentRegister } from './employment-register.ts';
import { english } from './english.ts';
import { hardshipParameters, joiningRuralScheme, mentalDisabilityRescue, specialHardshipHelp } from './hardship.ts';
import { loanFacts, loanInterestSubsidy, loanParameters } from './loan-interest.ts';

export const federationPlanPack = pack({
  id: 'federation-plan',
  title: '残联年度工作计划',
  version: '1.1.0',
  english,
  facts: Object.values(loanFacts).map(({ fact }) => fact),
  parameters: [...hardshipParameters, ...loanParameters],
  policies: [mentalDisabilityRescue, joiningRuralScheme, specialHardshipHelp, loanInterestSubsidy],
  ledgers: [employmentRegister],
  cases,
});
