import { pack } from '../../define/pack.ts';
import { cases } from './cases.ts';
import { cataractIndicators } from './cataract-indicators.ts';
import { cataractFacts, cataractSubsidy, eyesAYear } from './cataract-subsidy.ts';
import { cataractSurgery } from './cataract-surgery.ts';
import { english } from './english.ts';
import { fundParameters, funds } from './funds.ts';
import { generalIndicators, targets } from './indicators.ts';
import { outreach } from './outreach.ts';
import { problemLog } from './problem-log.ts';
import { projects } from './projects.ts';
import { coordinatorTraining, rehabilitationStation } from './rehabilitation-station.ts';
import { specialRescue, specialRescueStandard } from './special-rescue.ts';
import { livelihoodSummary } from './summary.ts';

export const livelihoodPack = pack({
  id: 'livelihood',
  title: '民生工程残疾人项目',
  version: '1.1.0',
  english,
  facts: Object.values(cataractFacts).map(({ fact }) => fact),
  parameters: [specialRescueStandard.parameter, eyesAYear.parameter, ...fundParameters],
  policies: [specialRescue, cataractSubsidy],
  ledgers: [cataractSurgery, rehabilitationStation, coordinatorTraining, outreach, problemLog],
  indicators: [...generalIndicators, ...cataractIndicators],
  targets,
  funds,
  projects,
  papers: [livelihoodSummary],
  cases,
});
