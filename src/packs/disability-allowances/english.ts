/** What people read in English: facts and their values, parameters, and papers with the number by which they are found. */
import type { EnglishNames } from '../../define/english.ts';

export const english: EnglishNames = {
  parameters: {
    'living-allowance-standard': 'living allowance standard',
    'nursing-allowance-standard': 'nursing allowance standard',
    'living-allowance-for-marginal': 'living allowance for marginal',
    'nursing-allowance-extended-level': 'nursing allowance extended level',
  },
  papers: {
    '国务院关于全面建立困难残疾人生活补贴和重度残疾人护理补贴制度的意见（国发〔2015〕52号）':
      'Opinion of the State Council on a living allowance for disabled people in hardship and a nursing allowance for the severely disabled (国发〔2015〕52号)',
    '民政部 中国残联关于贯彻落实困难残疾人生活补贴和重度残疾人护理补贴制度有关政策衔接问题的通知（民发〔2016〕99号）':
      'Notice of the Ministry of Civil Affairs and the Disabled Persons’ Federation on how the two allowances go with other benefits (民发〔2016〕99号)',
    '各地通行做法，当地文件待补': 'Common practice; the local paper is still to be named',
    '甘肃省两项补贴实施意见（2016年）': 'Opinion of Gansu province on carrying out the two allowances (2016)',
    '宕昌县残疾人两项补贴发放表（2026年3月）': 'Payment list of the two allowances of Tanchang county (March 2026)',
    福清市民政局关于2019年11月残疾人两项补贴发放情况的公示:
      'Public notice of the civil affairs bureau of Fuqing on payments of the two allowances in November 2019',
    石棉县残疾人两项补贴申请指南: 'Guide of Shimian county to applying for the two allowances',
  },
};
