/** What the registers say about every place and every organisation. Packs add the facts that only they ask. */
import { factsOf, refs } from './fact.ts';
import type { Choice } from './field.ts';

export const placeKinds: readonly Choice[] = [
  { id: 'rehabilitation-station', code: 1, label: '社区康复站', synonyms: ['康复站', '康复室'] },
  { id: 'day-care', code: 2, label: '残疾人之家', synonyms: ['日间照料中心', '日照中心', '温馨家园'] },
  { id: 'service-centre', code: 3, label: '综合服务中心', synonyms: ['残疾人综合服务中心', '服务中心'] },
  { id: 'work-therapy', code: 4, label: '工疗站', synonyms: ['工疗', '庇护工场', '农疗基地'] },
  { id: 'window', code: 5, label: '服务窗口', synonyms: ['窗口', '便民服务中心', '党群服务中心'] },
  { id: 'other', code: 9, label: '其他', synonyms: ['其他场所'] },
];

export const organisationKinds: readonly Choice[] = [
  { id: 'federation', code: 1, label: '残联组织', synonyms: ['残联', '残疾人联合会', '残协'] },
  { id: 'civil-affairs', code: 2, label: '民政部门', synonyms: ['民政', '民政局', '民政办'] },
  { id: 'hospital', code: 3, label: '医疗卫生机构', synonyms: ['医院', '卫生院', '社区卫生服务中心'] },
  { id: 'rehabilitation', code: 4, label: '康复机构', synonyms: ['康复中心', '定点康复机构'] },
  { id: 'care', code: 5, label: '托养机构', synonyms: ['托养中心', '养老院', '敬老院', '福利院'] },
  { id: 'school', code: 6, label: '学校', synonyms: ['特教学校', '特殊教育学校', '幼儿园'] },
  { id: 'employer', code: 7, label: '用人单位', synonyms: ['企业', '公司', '福利企业'] },
  { id: 'social', code: 8, label: '社会组织', synonyms: ['协会', '社工站', '民办非企业'] },
  { id: 'other', code: 9, label: '其他', synonyms: ['其他机构'] },
];

const ofPlace = factsOf('place');
const ofOrganisation = factsOf('organisation');

const placeFacts = {
  placeKind: ofPlace.choice('placeKind', '场所类别', placeKinds),
  /** Whole square metres; what is over is left out. */
  floorArea: ofPlace.integer('floorArea', '建筑面积', { min: 0, max: 1_000_000, unit: '平方米' }),
  outdoorArea: ofPlace.integer('outdoorArea', '室外场地面积', { min: 0, max: 1_000_000, unit: '平方米' }),
  placeClosedOn: ofPlace.date('placeClosedOn', '场所停用日期'),
};

const organisationFacts = {
  organisationKind: ofOrganisation.choice('organisationKind', '机构类别', organisationKinds),
  organisationClosedOn: ofOrganisation.date('organisationClosedOn', '机构停办日期'),
};

export const place = refs(placeFacts);
export const organisation = refs(organisationFacts);

export const otherRegistryFacts = [...Object.values(placeFacts), ...Object.values(organisationFacts)].map(
  ({ fact }) => fact,
);
