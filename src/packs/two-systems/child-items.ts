/** TS-25: surgery and devices for disabled children, each once, at the actual cost up to the standard of its kind. */
import { criterion, onRecord } from '../../define/criteria.ts';
import { age, atLeast, known, lessThan, or, smaller } from '../../define/expression.ts';
import { factsOf, refs } from '../../define/fact.ts';
import type { Choice } from '../../define/field.ts';
import { held, parameter } from '../../define/parameter.ts';
import { policy } from '../../define/policy.ts';
import { certificateValid, person } from '../../define/registry.ts';
import { yuan } from '../../values/money.ts';
import { care } from './facts.ts';
import { childRehabilitation as childPaper, jiangxiChildren } from './papers.ts';

const CHILD_START = '2018-10-01';

const items: readonly Choice[] = [
  { id: 'cochlear-implant', code: 1, label: '人工耳蜗及手术', synonyms: ['人工耳蜗', '耳蜗'] },
  { id: 'hearing-aids', code: 2, label: '助听器（双耳）', synonyms: ['助听器'] },
  { id: 'corrective-surgery', code: 3, label: '肢体矫治手术', synonyms: ['矫治手术', '矫形手术'] },
  { id: 'assistive-device', code: 4, label: '辅助器具', synonyms: ['辅具', '矫形器'] },
  { id: 'vision', code: 5, label: '视力康复', synonyms: ['助视器', '定向行走'] },
];

const ofPerson = factsOf('person');
export const childItemFacts = {
  childItem: ofPerson.choice('childItem', '救助项目', items, {
    sensitive: 'health',
    question: '孩子要做的是下面哪一项？',
  }),
  childItemCost: ofPerson.money('childItemCost', '救助项目费用', {
    min: 0,
    unit: '元',
    sensitive: 'money',
    question: '孩子装人工耳蜗、配助听器、做矫治手术或配辅具，大概要花多少元？都不需要就填 0。',
  }),
};
const child = refs(childItemFacts);

const standards = (implant: number, aids: number, surgery: number, device: number, vision: number) => ({
  table: {
    'cochlear-implant': yuan(implant),
    'hearing-aids': yuan(aids),
    'corrective-surgery': yuan(surgery),
    'assistive-device': yuan(device),
    vision: yuan(vision),
  },
});
const ceiling = parameter.moneyBy('child-item-ceiling', '残疾儿童手术和辅具救助标准', [child.childItem], {
  unit: '元/次',
  values: [
    held(CHILD_START, '', standards(60_000, 5000, 8000, 1000, 800), { ...childPaper.at('二（三）'), toConfirm: true }),
    held('2019-01-01', '36', standards(72_000, 6000, 10_000, 1200, 1000), jiangxiChildren.at('救助标准')),
  ],
});
const belowAge = parameter.integer('child-item-below-age', '残疾儿童手术和辅具救助年龄（不满）', {
  unit: '岁',
  values: [held(CHILD_START, '', 7, childPaper.at('二（一）')), held('2019-01-01', '36', 15, jiangxiChildren.whole)],
});

export const childItemParameters = [ceiling, belowAge].map((each) => each.parameter);

export const childItem = policy({
  id: 'child-surgery-and-devices',
  title: '残疾儿童手术和辅具救助',
  titleEn: 'Surgery and devices for disabled children',
  requirements: ['TS-25'],
  subject: 'person',
  toConfirm: [
    '没有公布本省标准的地方，按默认的标准救助：人工耳蜗 6 万元、助听器 5000 元、矫治手术 8000 元、辅具 1000 元、视力 800 元；只有江西的标准有文件',
  ],
  every: 'once',
  summary: '残疾儿童装人工耳蜗、配助听器、做矫治手术、配辅具，按实际费用救助，最高到该项目的标准。',
  plate: '33',
  lifeSituation: 'school',
  benefit: '由定点机构和县残联结算，不发现金；和每年的康复训练救助可以同时享受。',
  papers: ['孩子的户口簿', '监护人身份证', '残疾人证或定点医院的诊断证明', '项目费用清单'],
  applyAt: '县残联或乡镇（街道）残联',
  versions: [
    {
      from: CHILD_START,
      criteria: {
        disabled: criterion(
          or(certificateValid, care.hospitalDiagnosis),
          '有残疾人证或定点医院的诊断',
          'there is a certificate or a diagnosis of an appointed hospital',
          '没有有效的残疾人证，也没有定点医院的诊断',
          childPaper.at('二（一）'),
        ),
        young: criterion(
          lessThan(age(person.birthDate), belowAge.ref),
          '年龄在救助范围内（一般为不满七周岁）',
          'the child is of the age that is helped (as a rule under 7)',
          '年龄已超出救助范围（一般为满七周岁）',
          childPaper.at('二（一）'),
        ),
        itemChosen: criterion(
          known(child.childItem),
          '登记了救助项目',
          'the item is on record',
          '没有登记救助项目',
          childPaper.at('二（三）'),
        ),
        billed: criterion(
          onRecord(child.childItemCost, atLeast(child.childItemCost, 1)),
          '登记了项目费用',
          'the cost is on record',
          '没有登记项目费用',
          childPaper.at('二（三）'),
        ),
      },
      amount: smaller(child.childItemCost, ceiling.ref),
    },
  ],
});
