import { paper } from '../../define/source.ts';

/** The programme's papers are known by their content; the numbers of the local papers are still to be named. */
export const rescueScheme = paper('贫困重度残疾人特别救助实施方案', { toConfirm: true });
export const cityTargets = paper('市残联下达的年度民生工程目标任务', { toConfirm: true });
export const stationScheme = paper('残疾人社区康复站建设实施方案', { toConfirm: true });
export const cataractScheme = paper('贫困白内障患者免费复明手术实施方案', { toConfirm: true });
export const outreachScheme = paper('残疾预防与康复知识宣传实施方案', { toConfirm: true });
export const levels2010 = paper('残疾人残疾分类和分级（GB/T 26341-2010）');
export const cataractTable = paper('宕昌县贫困白内障患者免费复明手术登记表（2026年）', { toConfirm: true });
