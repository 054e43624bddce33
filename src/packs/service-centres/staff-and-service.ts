/** SC-4 to SC-7: who works there, for how many, how well, and without accidents. */
import { and, atLeast, atMost, type Of, type RateOf, share } from '../../define/expression.ts';
import type { CriterionInput } from '../../define/policy.ts';
import { centre } from './facts.ts';
import { centreScheme } from './papers.ts';
import {
  dayCare,
  days,
  effectRate,
  equipmentRate,
  fewestStaff,
  mostStaff,
  recordsRate,
  satisfactionRate,
  served,
} from './parameters.ts';

const staffSource = centreScheme.at('人员配备');
const loadSource = centreScheme.at('服务规模');
const qualitySource = centreScheme.at('服务质量');

export const staffCriteria: Readonly<Record<string, CriterionInput>> = {
  fullTimeStaff: {
    is: and(atLeast(centre.fullTimeStaff, fewestStaff.ref), atMost(centre.fullTimeStaff, mostStaff.ref)),
    because: '专职人员数在规定范围内',
    becauseEn: 'the number of full-time staff is within the limits',
    otherwise: '专职人员数不在规定范围内',
    source: staffSource,
  },
  rehabilitationDoctor: {
    is: centre.hasRehabilitationDoctor,
    because: '聘有兼职康复医生',
    becauseEn: 'there is a part-time rehabilitation doctor',
    otherwise: '缺兼职康复医生',
    source: staffSource,
  },
  mentalHealthDoctor: {
    is: centre.hasMentalHealthDoctor,
    because: '聘有兼职精神卫生医生',
    becauseEn: 'there is a part-time mental-health doctor',
    otherwise: '缺兼职精神卫生医生',
    source: staffSource,
  },
  familyVolunteers: {
    is: centre.hasFamilyVolunteers,
    because: '建有亲友志愿者队伍',
    becauseEn: 'there is a team of family volunteers',
    otherwise: '缺亲友志愿者队伍',
    source: staffSource,
  },
  volunteers: {
    is: centre.hasVolunteers,
    because: '建有志愿者队伍',
    becauseEn: 'there is a team of volunteers',
    otherwise: '缺志愿者队伍',
    source: staffSource,
  },
  headedByChair: {
    is: centre.headedByChair,
    because: '主任由乡镇残联理事长担任',
    becauseEn: 'the head is the chair of the town federation',
    otherwise: '主任不是乡镇残联理事长',
    source: staffSource,
  },
};

export const loadCriteria: Readonly<Record<string, CriterionInput>> = {
  served: {
    is: atLeast(centre.servedPeople, served.ref),
    because: '服务人数达到下限',
    becauseEn: 'enough people are served',
    otherwise: '服务人数不足',
    source: loadSource,
  },
  dayCare: {
    is: atLeast(centre.dayCarePeople, dayCare.ref),
    because: '日间照料、工疗或技能培训的人数达到下限',
    becauseEn: 'enough people are in day care, work therapy or skills',
    otherwise: '日间照料、工疗或技能培训的人数不足',
    source: loadSource,
  },
  serviceDays: {
    is: atLeast(centre.serviceDays, days.ref),
    because: '每月服务天数达到下限',
    becauseEn: 'there is service on enough days of each month',
    otherwise: '每月服务天数不足',
    source: loadSource,
  },
};

/** Whole pieces: at least the share, rounded up, is the same as a rate of at least the share. */
const reaches = (part: Of<'integer'>, rate: RateOf, all: Of<'integer'>) =>
  atLeast(part, share(rate, all, { mode: 'up', to: 1 }));

export const qualityCriteria: Readonly<Record<string, CriterionInput>> = {
  equipment: {
    is: reaches(centre.workingEquipment, equipmentRate.ref, centre.equipment),
    because: '设备完好率达到要求',
    becauseEn: 'enough of the equipment is in working order',
    otherwise: '设备完好率不够',
    source: qualitySource,
  },
  records: {
    is: reaches(centre.recordsPassing, recordsRate.ref, centre.recordsChecked),
    because: '档案和台账合格率达到要求',
    becauseEn: 'enough of the files and records pass',
    otherwise: '档案和台账合格率不够',
    source: qualitySource,
  },
  effect: {
    is: reaches(centre.rehabilitationEffective, effectRate.ref, centre.rehabilitationAssessed),
    because: '康复有效率达到要求',
    becauseEn: 'rehabilitation is effective for enough people',
    otherwise: '康复有效率不够',
    source: qualitySource,
  },
  satisfaction: {
    is: reaches(centre.peopleSatisfied, satisfactionRate.ref, centre.peopleAsked),
    because: '满意率达到要求',
    becauseEn: 'enough people are satisfied',
    otherwise: '满意率不够',
    source: qualitySource,
  },
};

export const accidents = {
  accident: {
    when: centre.accidentThisYear,
    because: '本年度没有发生食物中毒和安全、服务、责任事故',
    becauseEn: 'there was no food poisoning and no accident this year',
    otherwise: '本年度发生了食物中毒或者安全、服务、责任事故',
    source: centreScheme.at('安全要求'),
  },
};
