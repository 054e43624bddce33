/** SW-1, SW-2: the fields of social work, and for how many of whom each needs one certified social worker. */
import { factsOf } from '../../define/fact.ts';

export interface WorkField {
  readonly id: string;
  readonly label: string;
  readonly labelEn: string;
  /** Whom or what is counted in the area. */
  readonly counted: {
    readonly id: string;
    readonly label: string;
    readonly unit: string;
    readonly measuredBy?: string;
  };
  /** One post for each so many. */
  readonly per?: number;
  /** So many posts for each one. */
  readonly each?: number;
}

export const fields: readonly WorkField[] = [
  {
    id: 'rescue',
    label: '社会救助',
    labelEn: 'social rescue',
    counted: { id: 'lowIncomeHouseholds', label: '低保家庭数', unit: '户' },
    per: 100,
  },
  {
    id: 'employment',
    label: '就业援助',
    labelEn: 'employment',
    counted: { id: 'laidOffPeople', label: '失业下岗人数', unit: '人' },
    per: 100,
  },
  {
    id: 'youth',
    label: '青少年',
    labelEn: 'youth',
    counted: { id: 'youthsWithProblems', label: '有问题行为的青少年数', unit: '人' },
    per: 70,
  },
  {
    id: 'elderly',
    label: '老年人',
    labelEn: 'old people',
    counted: { id: 'registeredOldPeople', label: '户籍老年人数', unit: '人' },
    per: 500,
  },
  {
    id: 'family',
    label: '妇女儿童和家庭',
    labelEn: 'women, children and families',
    counted: { id: 'families', label: '家庭户数', unit: '户' },
    per: 5000,
  },
  {
    id: 'disabled',
    label: '残疾人',
    labelEn: 'disabled people',
    counted: {
      id: 'moderateOrSevere',
      label: '中、重度残疾人数（一至三级）',
      unit: '人',
      measuredBy: 'disabled-moderate-or-severe',
    },
    per: 500,
  },
  {
    id: 'correction',
    label: '社区矫正',
    labelEn: 'community correction',
    counted: { id: 'inCorrection', label: '社区矫正人数', unit: '人' },
    per: 30,
  },
  {
    id: 'drugs',
    label: '禁毒康复',
    labelEn: 'drug rehabilitation',
    counted: { id: 'drugUsers', label: '社区戒毒康复人数', unit: '人' },
    per: 50,
  },
  {
    id: 'migrants',
    label: '流动人口',
    labelEn: 'migrants',
    counted: { id: 'migrantPeople', label: '流动人口数', unit: '人' },
    per: 10_000,
  },
  {
    id: 'care',
    label: '养老机构',
    labelEn: 'care institutions',
    counted: { id: 'careBeds', label: '养老床位数', unit: '张' },
    per: 100,
  },
  { id: 'school', label: '学校', labelEn: 'schools', counted: { id: 'schools', label: '学校数', unit: '所' }, each: 1 },
  {
    id: 'hospital',
    label: '医院',
    labelEn: 'hospitals',
    counted: { id: 'hospitals', label: '医院数', unit: '所' },
    each: 1,
  },
  {
    id: 'station',
    label: '社区工作站',
    labelEn: 'community stations',
    counted: { id: 'communityStations', label: '社区工作站数', unit: '个' },
    each: 2,
  },
];

const ofArea = factsOf('area');
const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

export const countedFact = ({ counted: { id, label, unit, measuredBy } }: WorkField) =>
  ofArea.integer(id, label, { min: 0, max: 5_000_000, unit, ...(measuredBy === undefined ? {} : { measuredBy }) });

/** Certified and registered: only those hold a post. */
export const presentFact = ({ id, label }: WorkField) =>
  ofArea.integer(`workers${capital(id)}`, `现有持证社工：${label}`, { min: 0, max: 100_000, unit: '名' });

export const facts = fields.flatMap((field) => [countedFact(field).fact, presentFact(field).fact]);
