/** TS-18: what pupils and students get. */
import { criterion, holdsCertificate, isPoor } from '../../define/criteria.ts';
import { age, and, atLeast, type BooleanOf, known, lessThan, not, oneOf, or } from '../../define/expression.ts';
import { factsOf, refs } from '../../define/fact.ts';
import type { Choice } from '../../define/field.ts';
import { parameter } from '../../define/parameter.ts';
import { type PolicyInput, policy } from '../../define/policy.ts';
import { certificateValid, onLowIncome, person } from '../../define/registry.ts';
import { yuan } from '../../values/money.ts';
import { everywhere, START } from './dated.ts';
import { care } from './facts.ts';
import { educationRegulation, twoSystems } from './papers.ts';

const clause = twoSystems.at('教育');

const stages: readonly Choice[] = [
  { id: 'none', code: 0, label: '不在校', synonyms: ['未上学', '辍学', '未入学'] },
  { id: 'preschool', code: 1, label: '学前', synonyms: ['幼儿园', '学前班'] },
  { id: 'primary', code: 2, label: '小学' },
  { id: 'junior', code: 3, label: '初中' },
  { id: 'senior', code: 4, label: '普通高中', synonyms: ['高中'] },
  { id: 'vocational', code: 5, label: '中等职业学校', synonyms: ['中职', '职高', '中专'] },
  { id: 'college', code: 6, label: '高等学校', synonyms: ['大学', '大专', '本科', '高职'] },
];
const placements: readonly Choice[] = [
  { id: 'ordinary', code: 1, label: '普通班', synonyms: ['随班就读'] },
  { id: 'special-class', code: 2, label: '特教班', synonyms: ['特殊教育班'] },
  { id: 'special-school', code: 3, label: '特殊教育学校', synonyms: ['特校', '特教学校'] },
  { id: 'home', code: 4, label: '送教上门', synonyms: ['送教'] },
];

const ofPerson = factsOf('person');
export const educationFacts = {
  educationStage: ofPerson.choice('educationStage', '就学阶段', stages, { question: '现在上哪一级学校？' }),
  schoolPlacement: ofPerson.choice('schoolPlacement', '就读形式', placements, {
    question: '在普通班、特教班还是特殊教育学校上学？',
  }),
  adultExamGraduated: ofPerson.boolean('adultExamGraduated', '通过成人教育或自学考试毕业', {
    question: '是不是通过自学考试、成人教育毕的业？',
  }),
  canGoToSchool: ofPerson.boolean('canGoToSchool', '能到校就读', {
    sensitive: 'health',
    question: '身体情况能不能到学校上课？',
  }),
};
export const school = refs(educationFacts);

const grant = (id: string, label: string, value: number) =>
  parameter.money(id, label, { unit: '元/年', values: [everywhere(yuan(value), clause)] });
const preschoolStandard = grant('preschool-grant-standard', '残疾儿童学前教育资助标准', 1000);
const adultExamStandard = grant('adult-exam-grant-standard', '残疾人自学考试毕业补助标准', 1000);
const aidStandard = parameter.moneyBy('student-aid-standard', '残疾学生助学金标准', [school.educationStage], {
  unit: '元/年',
  values: [
    everywhere(
      {
        table: {
          none: 0,
          preschool: 0,
          primary: 0,
          junior: 0,
          senior: yuan(2000),
          vocational: yuan(2000),
          college: yuan(3000),
        },
      },
      clause,
    ),
  ],
});
export const schoolAge = parameter.integer('compulsory-school-age', '义务教育入学年龄', {
  unit: '岁',
  values: [everywhere(6, educationRegulation.at('第十二条'))],
});
export const schoolLeavingAge = parameter.integer('compulsory-school-leaving-age', '义务教育截止年龄（不满）', {
  unit: '岁',
  values: [everywhere(18, clause)],
});

export const educationParameters = [preschoolStandard, adultExamStandard, aidStandard, schoolAge, schoolLeavingAge].map(
  (each) => each.parameter,
);

const disabled = criterion(
  or(certificateValid, care.hospitalDiagnosis),
  '有残疾人证或定点医院的诊断',
  'there is a certificate or a diagnosis of an appointed hospital',
  '没有有效的残疾人证，也没有定点医院的诊断',
  clause,
);
export const ofSchoolAge = criterion(
  and(atLeast(age(person.birthDate), schoolAge.ref), lessThan(age(person.birthDate), schoolLeavingAge.ref)),
  '在义务教育年龄内',
  'the child is of the age of compulsory schooling',
  '不在义务教育年龄内',
  educationRegulation.at('第十二条'),
);
/** Who is known not to be a pupil is not asked which school it is. A child at pre-school is not yet called one: there the age tells. */
const notAtSchool = and(known(person.student), not(person.student));
const grownUp = atLeast(age(person.birthDate), schoolLeavingAge.ref);
const heard = (unless: BooleanOf) => or(known(school.educationStage), not(unless));

const atStage = (unless: BooleanOf, words: string, wordsEn: string, ...ids: string[]) =>
  criterion(
    and(oneOf(school.educationStage, ...ids), heard(unless)),
    `正在${words}`,
    `the person is ${wordsEn}`,
    `没有在${words}`,
    clause,
  );

type Own = Pick<
  PolicyInput,
  'id' | 'title' | 'titleEn' | 'summary' | 'plate' | 'lifeSituation' | 'withoutApplication' | 'benefit' | 'papers'
>;
const yearly = (own: Own, version: Omit<PolicyInput['versions'][number], 'from'>) =>
  policy({
    ...own,
    requirements: ['TS-18'],
    subject: 'person',
    every: 'year',
    applyAt: '就读学校或县教育局学生资助中心',
    versions: [{ from: START, ...version }],
  });

export const preschoolGrant = yearly(
  {
    id: 'preschool-grant',
    title: '残疾儿童学前教育资助',
    titleEn: 'Pre-school grant for disabled children',
    summary: '困难家庭的残疾儿童上幼儿园，每年有一份资助。',
    plate: '34',
    lifeSituation: 'school',
    papers: ['户口簿', '残疾人证或诊断证明', '入园证明', '困难证明'],
  },
  {
    criteria: {
      disabled,
      atPreschool: atStage(grownUp, '上幼儿园', 'at pre-school', 'preschool'),
      poor: isPoor(clause),
    },
    amount: preschoolStandard.ref,
  },
);

export const compulsorySchooling = yearly(
  {
    id: 'compulsory-schooling-free',
    title: '残疾学生免费义务教育',
    titleEn: 'Free compulsory schooling',
    summary: '六到十七周岁上小学、初中的残疾学生，学费、杂费、课本费全免，困难的补助寄宿生活费。',
    plate: '37',
    lifeSituation: 'school',
    benefit: '免学费、杂费和课本费，补助寄宿生活费。',
    papers: ['户口簿', '残疾人证或诊断证明'],
  },
  {
    criteria: {
      disabled,
      ofSchoolAge,
      atSchool: atStage(notAtSchool, '上小学或初中', 'at primary or junior school', 'primary', 'junior'),
    },
    amount: null,
  },
);

export const studentAid = yearly(
  {
    id: 'student-aid',
    title: '残疾学生助学金',
    titleEn: 'State aid for disabled students',
    summary: '上高中、中职和大学的残疾学生，每年都能领国家助学金。',
    plate: '38',
    lifeSituation: 'school',
    papers: ['身份证', '残疾人证', '学籍证明或录取通知书'],
  },
  {
    criteria: {
      certificateValid: holdsCertificate(clause),
      atSchool: atStage(
        notAtSchool,
        '上高中、中职或高等学校',
        'at an upper-secondary, vocational or higher school',
        'senior',
        'vocational',
        'college',
      ),
    },
    amount: aidStandard.ref,
  },
);

export const vocationalSchooling = yearly(
  {
    id: 'vocational-schooling-free',
    title: '残疾学生中等职业教育免学费',
    titleEn: 'Free vocational schooling',
    summary: '上中等职业学校的残疾学生免学费。',
    plate: '39',
    lifeSituation: 'school',
    benefit: '免除全部学费。',
    papers: ['身份证', '残疾人证', '学籍证明'],
  },
  {
    criteria: {
      certificateValid: holdsCertificate(clause),
      atVocationalSchool: atStage(notAtSchool, '上中等职业学校', 'at a vocational school', 'vocational'),
    },
    amount: null,
  },
);

export const adultExamGrant = policy({
  id: 'adult-exam-grant',
  title: '残疾人自学成才补助',
  titleEn: 'Grant for graduates of adult examinations',
  requirements: ['TS-18'],
  subject: 'person',
  every: 'once',
  summary: '通过自学考试、成人教育毕业的残疾人，一次性给一份补助。',
  plate: '40',
  lifeSituation: 'school',
  papers: ['身份证', '残疾人证', '毕业证书'],
  applyAt: '县残联',
  versions: [
    {
      from: START,
      criteria: {
        certificateValid: holdsCertificate(clause),
        graduated: criterion(
          school.adultExamGraduated,
          '通过自学考试或成人教育毕业',
          'the person graduated by adult examinations',
          '没有通过自学考试或成人教育毕业',
          clause,
        ),
      },
      amount: adultExamStandard.ref,
    },
  ],
});

export const specialPupilLowIncome = yearly(
  {
    id: 'special-pupil-minimum-living',
    title: '特教学生纳入低保',
    titleEn: 'Pupils of special schools on the minimum-living scheme',
    summary: '在特殊教育学校和特教班上学、还没有低保的学生，全部纳入低保。',
    withoutApplication: '由学校报名单、民政部门主动办理，本人不用申请',
    benefit: '按单人户纳入低保，由民政部门主动办理。',
    papers: ['户口簿', '残疾人证', '学籍证明'],
  },
  {
    criteria: {
      certificateValid: holdsCertificate(clause),
      specialPupil: criterion(
        and(
          oneOf(school.schoolPlacement, 'special-class', 'special-school'),
          or(known(school.schoolPlacement), not(notAtSchool)),
        ),
        '在特殊教育学校或特教班就读',
        'the pupil is in a special school or class',
        '不在特殊教育学校或特教班就读',
        clause,
      ),
      notOnLowIncome: criterion(
        not(onLowIncome),
        '家庭没有纳入低保',
        'the household is not on the minimum-living scheme',
        '家庭已纳入低保',
        clause,
      ),
    },
    amount: null,
  },
);
