import { pack } from '../../define/pack.ts';
import { mentalHealthCase } from './mental-health-case.ts';

export const mentalHealthPack = pack({
  id: 'mental-health',
  title: '精神卫生',
  version: '1.0.0',
  ledgers: [mentalHealthCase],
});
