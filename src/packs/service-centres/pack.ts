import { pack } from '../../define/pack.ts';
import { english } from './english.ts';
import { facts } from './facts.ts';
import { centresOpen, centresPassing } from './indicators.ts';
import { parameters } from './parameters.ts';
import { centreStandard } from './standard.ts';
import { standardCases } from './standard-cases.ts';
import { centreRecovery, centreSubsidy } from './subsidy.ts';
import { subsidyCases } from './subsidy-cases.ts';

export const serviceCentresPack = pack({
  id: 'service-centres',
  title: '乡镇残疾人综合服务中心',
  version: '1.0.0',
  english,
  facts,
  parameters,
  policies: [centreStandard, centreSubsidy, centreRecovery],
  indicators: [centresPassing, centresOpen],
  cases: [...standardCases, ...subsidyCases],
});
