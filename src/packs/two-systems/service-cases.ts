import { casesFor } from '../../define/worked-case.ts';
import { START } from './dated.ts';

const on = '2026-05-20';
const area = '621223';
const certificate = { certificateValidUntil: '2030-12-31' };
const expired = { person: { certificateValidUntil: '2026-05-19' } };
const noDate = { person: { certificateValidUntil: null } };

const cable = casesFor({
  policy: 'cable-television-half-price',
  on,
  area,
  given: { person: certificate, household: { lowIncome: 'second', lowIncomeMarginal: false, registeredPoor: false } },
});
const cableCases = [
  cable.passes('低保家庭：减半', {}),
  cable.passes('脱贫户：减半', { household: { lowIncome: 'none', registeredPoor: true } }),
  ...cable.begins(START),
  cable.fails('残疾人证昨天到期', expired, 'certificateValid'),
  cable.fails('家庭不困难', { household: { lowIncome: 'none' } }, 'poor'),
  cable.unclear('没有填有效期', noDate, 'certificateValidUntil'),
  cable.unclear('不知道在不在低保', { household: { lowIncome: null } }, 'lowIncome'),
];

/** Not severe, alone, young and in no special hardship: each of the four reasons is then tried by itself. */
const halfPrice = (policy: string) => {
  const c = casesFor({
    policy,
    on,
    area,
    given: {
      person: { ...certificate, disabilityLevel: 3, birthDate: '1990-01-01' },
      household: {
        lowIncome: 'second',
        lowIncomeMarginal: false,
        registeredPoor: false,
        specialHardship: false,
        disabledMembers: 1,
      },
    },
  });
  return [
    c.passes('二级残疾，低保', { person: { disabilityLevel: 2 } }),
    c.passes('一户两残', { household: { disabledMembers: 2 } }),
    c.passes('一户两残，按家庭成员算出来', {
      household: { disabledMembers: null },
      members: [{ disabilityLevel: 4 }, {}],
    }),
    c.passes('特殊困难家庭', { household: { specialHardship: true } }),
    c.passes('今天满六十周岁', { person: { birthDate: '1966-05-20' } }),
    c.passes('闰日出生，满六十周岁当天', { on: '2024-02-29', person: { birthDate: '1964-02-29' } }),
    ...c.begins(START, { person: { disabilityLevel: 2 } }),
    c.fails('四样都不属于', {}, 'entitled'),
    c.fails('闰日出生，满六十周岁前一天', { on: '2024-02-28', person: { birthDate: '1964-02-29' } }, 'entitled'),
    c.fails('明天才满六十周岁', { person: { birthDate: '1966-05-21' } }, 'entitled'),
    c.fails(
      '二级残疾，但家庭不困难',
      { person: { disabilityLevel: 2 }, household: { lowIncome: 'none' } },
      'inDifficulty',
    ),
    c.fails('残疾人证昨天到期', { person: { disabilityLevel: 2, ...expired.person } }, 'certificateValid'),
    c.unclear('不知道等级', { person: { disabilityLevel: null } }, 'disabilityLevel'),
    c.unclear('没有填有效期', { person: { disabilityLevel: 2, ...noDate.person } }, 'certificateValidUntil'),
    c.unclear(
      '二级，不知道在不在低保',
      { person: { disabilityLevel: 2 }, household: { lowIncome: null } },
      'lowIncome',
    ),
  ];
};

export const serviceCases = [
  ...cableCases,
  ...halfPrice('water-half-price'),
  ...halfPrice('electricity-half-price'),
  ...halfPrice('heating-half-price'),
];
