/** What people read in English: facts and their values, parameters, and papers with the number by which they are found. */
import type { EnglishNames } from '../../define/english.ts';

export const english: EnglishNames = {
  facts: {
    staff: 'staff',
    disabledMonths: 'disabled months',
    severeMonths: 'severe months',
    averageWage: 'average wage',
  },
  parameters: {
    'levy-quota': 'levy quota',
    'levy-severe-counts': 'levy severe counts',
    'levy-small-employer': 'levy small employer',
    'levy-step': 'levy step',
    'levy-upper-step-share': 'levy upper step share',
    'levy-lower-step-share': 'levy lower step share',
    'levy-local-wage': 'levy local wage',
    'levy-wage-limit': 'levy wage limit',
  },
  papers: {
    '残疾人就业条例（国务院令第488号）': 'Regulation on the employment of disabled people (State Council order 488)',
    '关于延续实施残疾人就业保障金优惠政策的公告（财政部公告2023年第8号）':
      'Announcement on continuing the reductions of the employment levy (Ministry of Finance 2023, no. 8)',
    '残疾人就业保障金征收使用管理办法（财税〔2015〕72号）':
      'Measures for collecting and using the employment levy (财税〔2015〕72号)',
    '关于完善残疾人就业保障金制度更好促进残疾人就业的总体方案（发改价格规〔2019〕2015号）':
      'General plan for the employment levy and the employment of disabled people (发改价格规〔2019〕2015号)',
    当地统计部门公布的上年社会平均工资: 'Average wage of the last year as the local statistics office gives it',
  },
};
