/** TS-28: every disabled child of school age has a place; refusing one is a violation. */
import { criterion } from '../../define/criteria.ts';
import { equals, not, or } from '../../define/expression.ts';
import { policy } from '../../define/policy.ts';
import { certificateValid, severe } from '../../define/registry.ts';
import { START } from './dated.ts';
import { ofSchoolAge, school } from './education.ts';
import { care } from './facts.ts';
import { educationRegulation } from './papers.ts';

const clause = educationRegulation.at('第十七条');

const disabled = criterion(
  or(certificateValid, care.hospitalDiagnosis),
  '有残疾人证或定点医院的诊断',
  'there is a certificate or a diagnosis of an appointed hospital',
  '没有有效的残疾人证，也没有定点医院的诊断',
  clause,
);

export const schoolPlacement = policy({
  id: 'school-placement',
  title: '残疾儿童入学安置',
  titleEn: 'A place at school for every disabled child',
  requirements: ['TS-28'],
  subject: 'person',
  every: 'year',
  summary: '到了上学年龄、能到校又还没有上学的残疾孩子，由县教育局安排学校，哪个学校都不能拒收。',
  plate: '35',
  lifeSituation: 'school',
  benefit: '由专家委员会评估，安排普通班随班就读、特教班或特殊教育学校；学校拒收的属于违法。',
  papers: ['户口簿', '残疾人证或诊断证明'],
  applyAt: '县教育局，或户籍所在乡镇（街道）残联代为登记',
  versions: [
    {
      from: START,
      criteria: {
        disabled,
        ofSchoolAge,
        notAtSchool: criterion(
          equals(school.educationStage, 'none'),
          '还没有入学',
          'the child is not at school',
          '已经在校',
          clause,
        ),
        canGoToSchool: criterion(
          school.canGoToSchool,
          '能到校就读',
          'the child can go to school',
          '不能到校就读，请看送教上门',
          clause,
        ),
      },
      amount: null,
    },
  ],
});

export const teachingAtHome = policy({
  id: 'teaching-at-home',
  title: '重度残疾儿童送教上门',
  titleEn: 'Teaching at home',
  requirements: ['TS-28'],
  subject: 'person',
  every: 'year',
  summary: '重度残疾、不能到校的孩子，由学校派老师送教上门，并建学籍。',
  plate: '36',
  lifeSituation: 'school',
  benefit: '学校建学籍、定期派老师上门，不收费用。',
  papers: ['户口簿', '残疾人证'],
  applyAt: '县教育局',
  versions: [
    {
      from: START,
      criteria: {
        disabled,
        ofSchoolAge,
        severe: criterion(
          severe,
          '残疾等级为一级或二级',
          'the disability is of level 1 or 2',
          '残疾等级不是一级或二级',
          clause,
        ),
        cannotGoToSchool: criterion(
          not(school.canGoToSchool),
          '不能到校就读',
          'the child can not go to school',
          '能到校就读，请看入学安置',
          clause,
        ),
      },
      amount: null,
    },
  ],
});
