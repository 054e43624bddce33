import { factsOf, refs } from '../../define/fact.ts';

const ofPlace = factsOf('place');
const count = (id: string, label: string, unit: string, min = 0) =>
  ofPlace.integer(id, label, { min, max: 100_000, unit });

const building = {
  hasRamp: ofPlace.boolean('hasRamp', '有坡道'),
  hasTactilePaving: ofPlace.boolean('hasTactilePaving', '有盲道'),
  hasHandrails: ofPlace.boolean('hasHandrails', '有扶手'),
  hasVoicePrompts: ofPlace.boolean('hasVoicePrompts', '有语音提示'),
  storeys: ofPlace.integer('storeys', '层数', { min: 1, max: 60, unit: '层' }),
  hasLift: ofPlace.boolean('hasLift', '有残疾人专用电梯'),
  hasRampBetweenFloors: ofPlace.boolean('hasRampBetweenFloors', '楼层之间有无障碍坡道'),
};

/** SC-3: the nine rooms that every centre needs. */
const requiredRooms = {
  rehabilitationRoom: ofPlace.boolean('rehabilitationRoom', '康复训练室'),
  vocationalRoom: ofPlace.boolean('vocationalRoom', '职业培训室'),
  workTherapyRoom: ofPlace.boolean('workTherapyRoom', '工（农）疗室'),
  lifeSkillsRoom: ofPlace.boolean('lifeSkillsRoom', '生活技能训练室'),
  recreationRoom: ofPlace.boolean('recreationRoom', '文体娱乐室'),
  readingRoom: ofPlace.boolean('readingRoom', '阅览室'),
  restRoom: ofPlace.boolean('restRoom', '休息室'),
  multiPurposeHall: ofPlace.boolean('multiPurposeHall', '多功能厅'),
  officeRoom: ofPlace.boolean('officeRoom', '办公室'),
};

/** SC-3: reported and shown, but nothing hangs on them. */
const optionalRooms = {
  counsellingRoom: ofPlace.boolean('counsellingRoom', '心理咨询室（可选）'),
  chatRoom: ofPlace.boolean('chatRoom', '聊天室（可选）'),
  studyRoom: ofPlace.boolean('studyRoom', '学习室（可选）'),
  calligraphyRoom: ofPlace.boolean('calligraphyRoom', '书画室（可选）'),
  handicraftRoom: ofPlace.boolean('handicraftRoom', '手工制作室（可选）'),
  individualTrainingRoom: ofPlace.boolean('individualTrainingRoom', '个别训练室（可选）'),
  canteen: ofPlace.boolean('canteen', '食堂（可选）'),
  laundry: ofPlace.boolean('laundry', '洗衣房（可选）'),
};

const staffing = {
  fullTimeStaff: count('fullTimeStaff', '专职工作人员', '人'),
  hasRehabilitationDoctor: ofPlace.boolean('hasRehabilitationDoctor', '有兼职康复医生'),
  hasMentalHealthDoctor: ofPlace.boolean('hasMentalHealthDoctor', '有兼职精神卫生医生'),
  hasFamilyVolunteers: ofPlace.boolean('hasFamilyVolunteers', '有亲友志愿者队伍'),
  hasVolunteers: ofPlace.boolean('hasVolunteers', '有志愿者队伍'),
  headedByChair: ofPlace.boolean('headedByChair', '中心主任由乡镇残联理事长担任'),
};

const service = {
  servedPeople: count('servedPeople', '服务残疾人数', '人'),
  dayCarePeople: count('dayCarePeople', '其中日间照料、工疗或技能培训的16至60岁智力、精神和重度肢体残疾人数', '人'),
  serviceDays: ofPlace.integer('serviceDays', '每月开展服务天数（一年中最少的一个月）', {
    min: 0,
    max: 31,
    unit: '天',
  }),
  equipment: count('equipment', '设备总数', '件', 1),
  workingEquipment: count('workingEquipment', '完好的设备数', '件'),
  recordsChecked: count('recordsChecked', '抽查的档案和台账', '份', 1),
  recordsPassing: count('recordsPassing', '合格的档案和台账', '份'),
  rehabilitationAssessed: count('rehabilitationAssessed', '评估康复效果的人数', '人', 1),
  rehabilitationEffective: count('rehabilitationEffective', '康复有效的人数', '人'),
  peopleAsked: count('peopleAsked', '调查满意度的人数', '人', 1),
  peopleSatisfied: count('peopleSatisfied', '满意的人数', '人'),
  accidentThisYear: ofPlace.boolean('accidentThisYear', '本年度发生食物中毒或安全、服务、责任事故'),
};

const subsidyFacts = {
  acceptedOn: ofPlace.date('acceptedOn', '验收合格日期'),
  subsidyPaid: ofPlace.money('subsidyPaid', '累计已拨补助', { min: 0, max: 200_000_000 }),
  dissolvedWithoutLeave: ofPlace.boolean('dissolvedWithoutLeave', '擅自合并或撤销'),
  subsidyDiverted: ofPlace.boolean('subsidyDiverted', '挪用补助资金'),
  reviewFailed: ofPlace.boolean('reviewFailed', '年检或考核不合格'),
  booksInDisorder: ofPlace.boolean('booksInDisorder', '财务管理混乱'),
  fraudFound: ofPlace.boolean('fraudFound', '弄虚作假'),
  strongComplaints: ofPlace.boolean('strongComplaints', '服务差、群众反映强烈'),
};

export const centre = refs({ ...building, ...staffing, ...service, ...subsidyFacts });
export const rooms = Object.values(requiredRooms);
export const facts = Object.values({
  ...building,
  ...requiredRooms,
  ...optionalRooms,
  ...staffing,
  ...service,
  ...subsidyFacts,
}).map(({ fact }) => fact);
