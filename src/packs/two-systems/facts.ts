/** What several policies of this programme ask. What one alone asks stands beside it; everything else is read from the registry. */
import { factsOf, refs } from '../../define/fact.ts';
import type { Choice } from '../../define/field.ts';

const ofPerson = factsOf('person');
const ofHousehold = factsOf('household');

const careForms: readonly Choice[] = [
  { id: 'none', code: 0, label: '没有托养' },
  { id: 'residential', code: 1, label: '寄宿制托养', synonyms: ['机构托养', '集中托养', '寄宿'] },
  { id: 'day', code: 2, label: '日间照料', synonyms: ['日间托养', '日托'] },
  { id: 'home', code: 3, label: '居家托养', synonyms: ['居家安养', '居家服务', '居家'] },
];

const onlyChildStates: readonly Choice[] = [
  { id: 'none', code: 0, label: '不属于独生子女伤残、死亡家庭' },
  { id: 'disabled', code: 1, label: '独生子女伤残（三级以上）', synonyms: ['伤残', '独生子女伤残'] },
  { id: 'lost', code: 2, label: '独生子女死亡', synonyms: ['死亡', '失独'] },
];

export const careFacts = {
  careForm: ofPerson.choice('careForm', '托养方式', careForms, { question: '现在用（或打算用）哪种托养服务？' }),
  hospitalDiagnosis: ofPerson.boolean('hospitalDiagnosis', '有定点医院的残疾诊断', {
    sensitive: 'health',
    question: '有没有定点医院开的残疾诊断证明？',
    hint: '六岁以下的孩子没有残疾人证，有诊断证明也可以。',
  }),
};

export const rescueFacts = {
  suddenHardship: ofHousehold.boolean('suddenHardship', '遭遇突发困难', {
    question: '家里最近有没有出事（火灾、事故、重病等），生活一时过不下去？',
  }),
  temporaryRescues: ofHousehold.integer('temporaryRescues', '本年已得到临时救助的次数', {
    min: 0,
    max: 12,
    unit: '次',
    question: '今年已经领过几次临时救助？没有就填 0。',
  }),
  specialCircumstances: ofHousehold.boolean('specialCircumstances', '情况特殊（经乡镇核实）', {
    question: '如果今年已经领过一次，乡镇有没有核实您家情况特殊？',
  }),
  vagrant: ofPerson.boolean('vagrant', '流浪乞讨', { sensitive: 'identity' }),
};

export const familyFacts = {
  onlyChild: ofPerson.choice('onlyChild', '独生子女伤残或死亡', onlyChildStates, {
    sensitive: 'identity',
    question: '您是不是独生子女伤残或去世、没有再生育或收养的父母？',
  }),
  motherBirthDate: ofPerson.date('motherBirthDate', '女方出生日期', {
    sensitive: 'identity',
    question: '夫妻中女方的出生日期是哪天？',
    hint: '本人是女方就填自己的。',
  }),
};

export const care = refs(careFacts);
export const rescue = refs(rescueFacts);
export const family = refs(familyFacts);

export const sharedFacts = [careFacts, rescueFacts, familyFacts]
  .flatMap((group) => Object.values(group))
  .map(({ fact }) => fact);
