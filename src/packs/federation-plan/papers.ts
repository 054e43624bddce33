import { paper } from '../../define/source.ts';

/** The federation's plan of the year; its number is still to be named. */
export const workPlan = paper('县残疾人联合会年度工作计划', { toConfirm: true });
export const rehabilitationLoans = paper('康复扶贫贷款管理和贴息办法', { toConfirm: true });
export const yunnanLoans = paper('云南省康复扶贫贷款贴息规定', { toConfirm: true });
