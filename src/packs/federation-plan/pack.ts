import { pack } from '../../define/pack.ts';
import { employmentRegister } from './employment-register.ts';

export const federationPlanPack = pack({
  id: 'federation-plan',
  title: '残联年度工作计划',
  version: '1.0.0',
  ledgers: [employmentRegister],
});
