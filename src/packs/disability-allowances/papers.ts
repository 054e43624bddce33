import { paper } from '../../define/source.ts';

export const stateCouncil2015 = paper(
  '国务院关于全面建立困难残疾人生活补贴和重度残疾人护理补贴制度的意见（国发〔2015〕52号）',
);
export const notice2016 = paper(
  '民政部 中国残联关于贯彻落实困难残疾人生活补贴和重度残疾人护理补贴制度有关政策衔接问题的通知（民发〔2016〕99号）',
);
/** The county's own table of March 2026 proves the amounts; the paper that set them is still to be named. */
export const localTable = paper('宕昌县残疾人两项补贴发放表（2026年3月）', { toConfirm: true });
export const gansuStart = paper('甘肃省两项补贴实施意见（2016年）', { toConfirm: true });
export const fuqing2019 = paper('福清市民政局关于2019年11月残疾人两项补贴发放情况的公示');
export const shimian = paper('石棉县残疾人两项补贴申请指南', { toConfirm: true });
export const commonPractice = paper('各地通行做法，当地文件待补', { toConfirm: true });
