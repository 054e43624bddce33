import { pack } from '../../define/pack.ts';
import { riverOrder } from './river-order.ts';

export const subDistrictPack = pack({
  id: 'sub-district',
  title: '街道（乡镇）事项',
  version: '1.0.0',
  ledgers: [riverOrder],
});
