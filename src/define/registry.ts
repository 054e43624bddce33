/**
 * The facts about people and households that all programmes share. A pack adds its own facts; it never redefines one of these.
 * Choice codes follow GB/T 26341 where it numbers them and are stable for ever: they stand in the database.
 */
import { and, atMost, before, countMembers, day, equals, known, not, oneOf, onOrAfter, or } from './expression.ts';
import { factsOf, refs } from './fact.ts';
import type { Choice } from './field.ts';

export const sexes: readonly Choice[] = [
  { id: 'male', code: 1, label: '男' },
  { id: 'female', code: 2, label: '女' },
];

/** GB/T 26341-2010, the 19th digit of the certificate number. */
export const disabilityCategories: readonly Choice[] = [
  { id: 'vision', code: 1, label: '视力', synonyms: ['视力残疾', '盲', '低视力', '盲人', '视残'] },
  { id: 'hearing', code: 2, label: '听力', synonyms: ['听力残疾', '听力言语', '聋', '听残', '耳聋'] },
  { id: 'speech', code: 3, label: '言语', synonyms: ['言语残疾', '语言', '哑', '言残', '语残'] },
  { id: 'physical', code: 4, label: '肢体', synonyms: ['肢体残疾', '肢残'] },
  { id: 'intellectual', code: 5, label: '智力', synonyms: ['智力残疾', '智残', '智障', '弱智', '智力障碍'] },
  { id: 'mental', code: 6, label: '精神', synonyms: ['精神残疾', '孤独症', '精残', '自闭症', '精神障碍'] },
  { id: 'multiple', code: 7, label: '多重', synonyms: ['多重残疾', '综合', '综合残疾'] },
];

export const lowIncomeClasses: readonly Choice[] = [
  { id: 'none', code: 0, label: '不在低保', synonyms: ['否', '无'] },
  { id: 'first', code: 1, label: '低保一类', synonyms: ['一类', 'A', 'A类', '1'] },
  { id: 'second', code: 2, label: '低保二类', synonyms: ['二类', 'B', 'B类', '2'] },
  { id: 'third', code: 3, label: '低保三类', synonyms: ['三类', 'C', 'C类', '3', '四类'] },
  { id: 'unclassified', code: 4, label: '低保（未分类）', synonyms: ['是', '低保'] },
];

export const relations: readonly Choice[] = [
  { id: 'head', code: 1, label: '户主', synonyms: ['本人', '户主本人'] },
  { id: 'spouse', code: 2, label: '配偶', synonyms: ['妻', '妻子', '夫', '丈夫', '之妻', '之夫', '爱人'] },
  {
    id: 'child',
    code: 3,
    label: '子女',
    synonyms: [
      '子',
      '女',
      '儿子',
      '女儿',
      '长子',
      '次子',
      '三子',
      '长女',
      '次女',
      '三女',
      '之子',
      '之女',
      '独生子',
      '独生女',
      '养子',
      '养女',
    ],
  },
  {
    id: 'parent',
    code: 4,
    label: '父母',
    synonyms: ['父', '母', '父亲', '母亲', '之父', '之母', '公公', '婆婆', '岳父', '岳母'],
  },
  { id: 'grandchild', code: 5, label: '孙子女', synonyms: ['孙子', '孙女', '孙', '外孙', '外孙子', '外孙女', '长孙'] },
  {
    id: 'sibling',
    code: 6,
    label: '兄弟姐妹',
    synonyms: ['兄', '弟', '姐', '妹', '哥哥', '弟弟', '姐姐', '妹妹', '兄弟'],
  },
  { id: 'grandparent', code: 7, label: '祖父母', synonyms: ['祖父', '祖母', '爷爷', '奶奶', '外祖父', '外祖母'] },
  { id: 'childInLaw', code: 8, label: '儿媳女婿', synonyms: ['儿媳', '女婿', '媳妇', '之媳'] },
  { id: 'other', code: 9, label: '其他', synonyms: ['其他亲属', '非亲属', '侄子', '侄女'] },
];

export const employmentStates: readonly Choice[] = [
  {
    id: 'none',
    code: 0,
    label: '无业（不在劳动年龄或无劳动能力）',
    synonyms: [
      '退休',
      '无劳动能力',
      '无就业能力',
      '不在劳动年龄',
      '未到劳动年龄',
      '在校',
      '上学',
      '学生',
      '在校学生',
      '年老',
    ],
  },
  { id: 'employed', code: 1, label: '单位就业', synonyms: ['就业', '在岗', '按比例就业', '集中就业'] },
  { id: 'flexible', code: 2, label: '灵活就业', synonyms: ['非全日制', '零工', '务工'] },
  { id: 'self-employed', code: 3, label: '个体经营（无雇工）', synonyms: ['个体', '个体户', '自主创业'] },
  { id: 'public-post', code: 4, label: '公益性岗位', synonyms: ['公益岗', '公益岗位'] },
  { id: 'farming', code: 5, label: '务农', synonyms: ['农村种养加', '种养殖'] },
  { id: 'unemployed', code: 6, label: '失业', synonyms: ['未就业', '待业', '无业'] },
];

export const pensionSchemes: readonly Choice[] = [
  { id: 'none', code: 0, label: '未参保' },
  { id: 'employee', code: 1, label: '城镇职工养老保险' },
  { id: 'flexible', code: 2, label: '以灵活就业身份参加职工养老保险' },
  { id: 'resident', code: 3, label: '城乡居民养老保险' },
];

export const medicalSchemes: readonly Choice[] = [
  { id: 'none', code: 0, label: '未参保' },
  { id: 'employee', code: 1, label: '职工医疗保险' },
  { id: 'urban-resident', code: 2, label: '城镇居民医疗保险' },
  { id: 'rural-cooperative', code: 3, label: '新型农村合作医疗' },
];

const ofPerson = factsOf('person');
const ofHousehold = factsOf('household');

export const personFacts = {
  sex: ofPerson.choice('sex', '性别', sexes),
  birthDate: ofPerson.date('birthDate', '出生日期', { sensitive: 'identity', question: '您的出生日期是哪天？' }),
  relation: ofPerson.choice('relation', '与户主关系', relations, { question: '您是户主的什么人？' }),
  diedOn: ofPerson.date('diedOn', '死亡日期'),
  disabilityCategory: ofPerson.choice('disabilityCategory', '残疾类别', disabilityCategories, {
    sensitive: 'health',
    question: '残疾人证上写的类别是什么？',
    hint: '残疾人证第 19 位数字，1 视力、2 听力、3 言语、4 肢体、5 智力、6 精神、7 多重。',
  }),
  disabilityLevel: ofPerson.integer('disabilityLevel', '残疾等级', {
    min: 1,
    max: 4,
    unit: '级',
    sensitive: 'health',
    question: '残疾人证上写的等级是几级？',
    hint: '残疾人证第 20 位数字。一级最重，四级最轻。',
  }),
  certificateValidUntil: ofPerson.date('certificateValidUntil', '残疾人证有效期至', {
    topic: 'disability',
    question: '残疾人证的有效期到哪天？',
    hint: '一般是发证日期起十年。',
  }),
  needsLongTermCare: ofPerson.boolean('needsLongTermCare', '需要长期照护', {
    sensitive: 'health',
    question: '是不是需要别人长期照护（六个月以上）？',
    hint: '吃饭、穿衣、上下床、如厕、室内行走、洗澡，有做不了的就算。',
  }),
  hasLabourCapacity: ofPerson.boolean('hasLabourCapacity', '有劳动能力', {
    sensitive: 'health',
    question: '还能不能劳动？',
  }),
  hasIncome: ofPerson.boolean('hasIncome', '有稳定收入', { sensitive: 'money', question: '自己有没有稳定的收入？' }),
  employment: ofPerson.choice('employment', '就业状况', employmentStates, { question: '现在的就业情况是哪一种？' }),
  student: ofPerson.boolean('student', '在校学生', { question: '是不是在校学生？' }),
  pensionScheme: ofPerson.choice('pensionScheme', '养老保险', pensionSchemes, {
    topic: 'income',
    question: '参加了哪种养老保险？',
  }),
  pensionContributionBase: ofPerson.money('pensionContributionBase', '养老保险月缴费基数', {
    min: 0,
    unit: '元/月',
    sensitive: 'money',
    question: '养老保险的月缴费基数是多少元？',
  }),
  pensionYears: ofPerson.integer('pensionYears', '养老保险累计缴费年限', {
    topic: 'income',
    min: 0,
    max: 60,
    unit: '年',
    question: '养老保险累计缴了多少年？',
  }),
  medicalScheme: ofPerson.choice('medicalScheme', '医疗保险', medicalSchemes, {
    topic: 'income',
    question: '参加了哪种医疗保险？',
  }),
  inWorkInjuryCare: ofPerson.boolean('inWorkInjuryCare', '领取工伤保险生活护理费', {
    topic: 'income',
    question: '是不是在领工伤保险生活护理费？',
  }),
  onOrphanAllowance: ofPerson.boolean('onOrphanAllowance', '领取孤儿基本生活费', {
    topic: 'income',
    question: '是不是在领孤儿基本生活费？',
  }),
  onVeteranDisabilityPension: ofPerson.boolean('onVeteranDisabilityPension', '领取伤残抚恤金', {
    topic: 'income',
    question: '是不是在领伤残抚恤金？',
  }),
  otherLivingAllowance: ofPerson.money('otherLivingAllowance', '其他生活类补贴（老年、因公致残、离休）', {
    min: 0,
    unit: '元/月',
    sensitive: 'money',
    question: '每月另外领多少生活类补贴（老年、因公致残、离休）？没有就填 0。',
  }),
  otherCareAllowance: ofPerson.money('otherCareAllowance', '其他护理类补贴（老年、因公致残、离休）', {
    min: 0,
    unit: '元/月',
    sensitive: 'money',
    question: '每月另外领多少护理类补贴（老年、因公致残、离休）？没有就填 0。',
  }),
  selfCareLost: ofPerson.integer('selfCareLost', '不能自理的项数', {
    min: 0,
    max: 6,
    unit: '项',
    sensitive: 'health',
    question: '吃饭、穿衣、上下床、如厕、室内行走、洗澡，这六样里有几样自己做不了？',
    hint: '都能自己做就填 0。',
  }),
  hasSupporter: ofPerson.boolean('hasSupporter', '有赡养、抚养、扶养义务人', {
    question: '有没有能养活您的父母、子女、配偶？',
    hint: '有但自己也没有能力的，算没有。',
  }),
  ownMedicalCost: ofPerson.money('ownMedicalCost', '本年政策范围内个人自付医疗费', {
    min: 0,
    unit: '元/年',
    sensitive: 'money',
    question: '今年看病，医保报销以后政策范围内自己还付了多少元？',
  }),
  contractMonths: ofPerson.integer('contractMonths', '劳动合同期限', {
    min: 0,
    max: 600,
    unit: '月',
    topic: 'income',
    question: '劳动合同签了多少个月？',
  }),
  inPrison: ofPerson.boolean('inPrison', '正在服刑', { sensitive: 'identity', assumed: false }),
};

export const householdFacts = {
  registration: ofHousehold.choice(
    'registration',
    '户口性质',
    [
      { id: 'urban', code: 1, label: '城镇', synonyms: ['非农', '非农业', '城市', '居民'] },
      { id: 'rural', code: 2, label: '农村', synonyms: ['农业', '农', '农村'] },
    ],
    { topic: 'person', question: '户口是城镇还是农村？' },
  ),
  lowIncome: ofHousehold.choice('lowIncome', '最低生活保障', lowIncomeClasses, {
    question: '家里在不在低保？是几类？',
    hint: '低保证上写着类别。',
  }),
  lowIncomeMarginal: ofHousehold.boolean('lowIncomeMarginal', '低保边缘家庭', {
    question: '家里是不是低保边缘（低收入）家庭？',
  }),
  fullySupported: ofHousehold.boolean('fullySupported', '特困人员供养', { question: '是不是特困供养（五保）？' }),
  registeredPoor: ofHousehold.boolean('registeredPoor', '脱贫户或监测户', { question: '家里是不是脱贫户或监测户？' }),
  specialHardship: ofHousehold.boolean('specialHardship', '特殊困难家庭', {
    question: '家里是不是认定的特殊困难家庭？',
  }),
  yearlyIncomePerHead: ofHousehold.money('yearlyIncomePerHead', '家庭人均年收入', {
    min: 0,
    unit: '元/年',
    sensitive: 'money',
    question: '全家一年的收入，平均每人多少元？',
    hint: '两项补贴、抚恤金不算收入。',
  }),
  coveredMembers: ofHousehold.integer('coveredMembers', '保障人口', {
    min: 0,
    max: 30,
    unit: '人',
    question: '低保要保障家里几个人？',
  }),
  disabledMembers: ofHousehold.integer('disabledMembers', '家庭残疾人数', {
    min: 0,
    unit: '人',
    derive: countMembers({ op: 'known', of: { op: 'fact', fact: 'disabilityLevel' } }),
    question: '家里一共有几位持证残疾人（含本人）？',
  }),
  mainMembersWithoutMeans: ofHousehold.boolean('mainMembersWithoutMeans', '主要成员重度残疾、无劳动能力且基本无收入', {
    derive: allMainMembers(),
    question: '户主和配偶是不是都重度残疾、不能劳动、基本没有收入？',
  }),
};

/** Main members are the head of the household and the spouse: nobody of them may lack the mark, and at least one must be there. */
function allMainMembers() {
  const main = oneOf({ op: 'fact', fact: 'relation' }, 'head', 'spouse');
  const withoutMeans = and(
    atMost({ op: 'fact', fact: 'disabilityLevel' }, 2),
    not({ op: 'fact', fact: 'hasLabourCapacity' }),
    not({ op: 'fact', fact: 'hasIncome' }),
  );
  return and(
    { op: 'compare', as: '>=', left: countMembers(main), right: { op: 'constant', value: 1 } },
    equals(countMembers(and(main, not(withoutMeans))), 0),
  );
}

/** A death holds from the day that it names: there is no other day to ask for. */
export const datesItself = (fact: string): boolean => fact === personFacts.diedOn.fact.id;

export const person = refs(personFacts);
export const household = refs(householdFacts);

/** On the minimum-living scheme, whatever the class. */
export const onLowIncome = oneOf(household.lowIncome, 'first', 'second', 'third', 'unclassified');
export const severe = atMost(person.disabilityLevel, 2);
/** In force on the day. A certificate ends with its holder's life, so that a death reported late ends what rests on it. */
export const certificateValid = and(
  onOrAfter(person.certificateValidUntil, day),
  not(and(known(person.diedOn), before(person.diedOn, day))),
);
export const poor = or(onLowIncome, household.lowIncomeMarginal, household.registeredPoor);

export const registryFacts = [...Object.values(personFacts), ...Object.values(householdFacts)].map(({ fact }) => fact);
