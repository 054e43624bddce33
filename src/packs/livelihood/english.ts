/** What people read in English: facts and their values, parameters, and papers with the number by which they are found. */
import type { EnglishNames } from '../../define/english.ts';

export const english: EnglishNames = {
  facts: {
    cataractSuitable: 'cataract suitable',
    eyesOperatedThisYear: 'eyes operated this year',
  },
  parameters: {
    'special-rescue-standard': 'special rescue standard',
    'cataract-eyes-a-year': 'cataract eyes a year',
    'station-cost-city': 'station cost city',
    'station-cost-county': 'station cost county',
    'cataract-cost-city': 'cataract cost city',
    'cataract-cost-county': 'cataract cost county',
    'outreach-cost-county': 'outreach cost county',
  },
  papers: {
    贫困重度残疾人特别救助实施方案: 'Scheme for special rescue of poor severely disabled people',
    '残疾人残疾分类和分级（GB/T 26341-2010）': 'Classification and grading of disabilities (GB/T 26341-2010)',
    贫困白内障患者免费复明手术实施方案: 'Scheme for free cataract surgery of poor patients',
    残疾人社区康复站建设实施方案: 'Scheme for building community rehabilitation stations',
    '宕昌县贫困白内障患者免费复明手术登记表（2026年）': 'Register of free cataract surgery of Tanchang county (2026)',
    残疾预防与康复知识宣传实施方案: 'Scheme for spreading knowledge of prevention and rehabilitation',
  },
};
