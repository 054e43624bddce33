/** TS-16: 特困供养 (五保). Institutions take disabled people first; at home the standard is raised. */
import { criterion, holdsCertificate } from '../../define/criteria.ts';
import { add, age, and, atLeast, atMost, lessThan, not, oneOf, or } from '../../define/expression.ts';
import { factsOf, refs } from '../../define/fact.ts';
import type { Choice } from '../../define/field.ts';
import { afterConfirmation } from '../../define/month-rules.ts';
import { held, parameter } from '../../define/parameter.ts';
import { policy } from '../../define/policy.ts';
import { household, person } from '../../define/registry.ts';
import { type Fen, yuan } from '../../values/money.ts';
import { COUNTY, everywhere, START } from './dated.ts';
import { fullSupport2021, rescueMeasures, twoSystems } from './papers.ts';

const clause = twoSystems.at('社会救助·五保供养');

const places: readonly Choice[] = [
  { id: 'home', code: 1, label: '分散供养（在家）', synonyms: ['分散', '分散供养', '在家'] },
  { id: 'institution', code: 2, label: '集中供养（机构）', synonyms: ['集中', '集中供养', '敬老院'] },
];

export const fullSupportFacts = {
  supportPlace: factsOf('person').choice('supportPlace', '供养方式', places, {
    question: '想在家里还是在机构接受供养？',
  }),
};
const support = refs(fullSupportFacts);

const oldAge = parameter.integer('full-support-old-age', '特困人员老年年龄', {
  unit: '岁',
  values: [everywhere(60, rescueMeasures.at('第十四条'))],
});
const childAge = parameter.integer('full-support-child-age', '特困人员未成年年龄（不满）', {
  unit: '岁',
  values: [everywhere(16, rescueMeasures.at('第十四条'))],
});

const livingBy = (urban: readonly [Fen, Fen], rural: readonly [Fen, Fen]) => ({
  table: {
    'urban|home': urban[0],
    'urban|institution': urban[1],
    'rural|home': rural[0],
    'rural|institution': rural[1],
  },
});
/** 1.3 times the minimum-living standard is common; at home the county adds to it. */
const living = parameter.moneyBy(
  'full-support-living-standard',
  '特困人员基本生活标准',
  [household.registration, support.supportPlace],
  {
    unit: '元/月',
    values: [
      everywhere(livingBy([yuan(390), yuan(390)], [yuan(200), yuan(200)]), clause),
      held('2025-01-01', COUNTY, livingBy([yuan(960), yuan(917)], [yuan(620), yuan(589)]), clause),
    ],
  },
);
const bySelfCare = (none: Fen, partly: Fen, wholly: Fen) => ({
  table: { '0': none, '1': partly, '2': partly, '3': partly, '4': wholly, '5': wholly, '6': wholly },
});
/** None lost: cares for himself; one to three: partly; four and more: wholly unable. */
const careStandard = parameter.moneyBy('full-support-care-standard', '特困人员照料护理标准', [person.selfCareLost], {
  unit: '元/月',
  values: [
    everywhere(bySelfCare(0, yuan(100), yuan(200)), clause),
    held('2025-01-01', COUNTY, bySelfCare(yuan(80), yuan(245), yuan(490)), clause),
  ],
});

export const fullSupportParameters = [oldAge, childAge, living, careStandard].map((each) => each.parameter);

/** Who counts as without ability to work by the certificate alone. */
const withoutAbility = or(
  and(oneOf(person.disabilityCategory, 'intellectual', 'mental'), atMost(person.disabilityLevel, 3)),
  and(oneOf(person.disabilityCategory, 'physical'), atMost(person.disabilityLevel, 2)),
  and(oneOf(person.disabilityCategory, 'vision'), atMost(person.disabilityLevel, 1)),
);

export const fullSupport = policy({
  id: 'full-support',
  title: '残疾人特困供养',
  titleEn: 'Full support by the state',
  requirements: ['TS-16', 'MH-7'],
  subject: 'person',
  every: 'month',
  summary: '没有劳动能力、没有收入、没有人赡养扶养的残疾人，由政府供养，按月发基本生活费和照料护理费。',
  plate: '24',
  lifeSituation: 'hardship',
  benefit: '供养机构优先接收残疾人；在家的提高标准。供养后不再领低保和残疾人两项补贴。',
  papers: ['身份证', '户口簿', '残疾人证', '收入和财产申报表'],
  applyAt: '户籍所在乡镇（街道）便民服务大厅，村（社区）可以代办',
  months: afterConfirmation(fullSupport2021.at('审核确认')),
  versions: [
    {
      from: START,
      criteria: {
        certificateValid: holdsCertificate(clause),
        withoutAbility: criterion(
          or(atLeast(age(person.birthDate), oldAge.ref), lessThan(age(person.birthDate), childAge.ref), withoutAbility),
          '属于老年人、未成年人或无劳动能力的残疾人',
          'the person is old, under age, or unable to work by the certificate',
          '不属于老年人、未成年人，残疾类别和等级也不属于无劳动能力',
          fullSupport2021.at('第五条'),
        ),
        withoutIncome: criterion(
          not(person.hasIncome),
          '没有生活来源',
          'there is no income',
          '有稳定收入',
          rescueMeasures.at('第十四条'),
        ),
        withoutSupporter: criterion(
          not(person.hasSupporter),
          '没有赡养、抚养、扶养义务人，或者他们没有能力',
          'nobody is obliged and able to support the person',
          '有能够履行义务的赡养、抚养、扶养人',
          rescueMeasures.at('第十四条'),
        ),
      },
      amount: add(living.ref, careStandard.ref),
    },
  ],
  excludes: [
    {
      policy: 'living-allowance',
      keep: 'this',
      because: '特困供养已包含基本生活',
      becauseEn: 'full support covers the living already',
      source: clause,
    },
    {
      policy: 'nursing-allowance',
      keep: 'this',
      because: '特困供养已包含照料护理',
      becauseEn: 'full support covers the care already',
      source: clause,
    },
    {
      policy: 'minimum-living-difference',
      keep: 'this',
      because: '特困供养和低保只能享受一种',
      becauseEn: 'full support and the minimum-living scheme can not both be drawn',
      source: rescueMeasures.at('第十四条'),
    },
    {
      policy: 'classified-support',
      keep: 'this',
      because: '特困供养和低保只能享受一种',
      becauseEn: 'full support and the minimum-living scheme can not both be drawn',
      source: rescueMeasures.at('第十四条'),
    },
  ],
});
