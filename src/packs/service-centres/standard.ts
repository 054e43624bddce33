import { and, day, equals, known, not, onOrBefore } from '../../define/expression.ts';
import { place } from '../../define/other-registry.ts';
import { policy } from '../../define/policy.ts';
import { buildingCriteria, roomCriteria } from './building-and-rooms.ts';
import { started } from './parameters.ts';
import { accidents, loadCriteria, qualityCriteria, staffCriteria } from './staff-and-service.ts';

const isCentre = equals(place.placeKind, 'service-centre');
export const openCentre = and(isCentre, not(and(known(place.placeClosedOn), onOrBefore(place.placeClosedOn, day))));
/** Money that was paid is asked back from a centre that has closed as well. */
export const everyCentre = isCentre;

export const centreStandard = policy({
  id: 'service-centre-standard',
  title: '综合服务中心建设标准',
  titleEn: 'Standard of town service centres',
  requirements: ['SC-2', 'SC-3', 'SC-4', 'SC-5', 'SC-6', 'SC-7'],
  subject: 'place',
  among: openCentre,
  every: 'year',
  summary: '乡镇（街道）残疾人综合服务中心的场地、功能室、人员、服务规模、质量和安全都要达到标准。',
  benefit: '达标后可以申请以奖代补',
  papers: ['按登记的情况认定，不用交材料'],
  applyAt: '县残联会同民政、财政、审计部门验收',
  verdicts: {
    eligible: { zh: '达到综合服务中心建设标准', en: 'The centre meets the standard' },
    ineligible: { zh: '没有达到综合服务中心建设标准', en: 'The centre does not meet the standard' },
    unknown: {
      zh: '还不能判断是否达到综合服务中心建设标准',
      en: 'It can not be told yet whether the centre meets the standard',
    },
  },
  versions: [
    {
      from: started,
      criteria: { ...buildingCriteria, ...roomCriteria, ...staffCriteria, ...loadCriteria, ...qualityCriteria },
      unless: accidents,
      amount: null,
    },
  ],
});
