import { paper } from '../../define/source.ts';

/** The district's scheme of mental health work; its number is still to be named. */
export const scheme = paper('区精神卫生工作实施方案', { toConfirm: true });
export const managementRules = paper('严重精神障碍管理治疗工作规范（2018年版）');
export const gansuReward = paper('甘肃省严重精神障碍患者监护人以奖代补实施办法', { toConfirm: true });
export const daoxianReward = paper('道县严重精神障碍患者监护人以奖代补方案', { toConfirm: true });
