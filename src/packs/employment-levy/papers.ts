import { paper } from '../../define/source.ts';

export const regulation = paper('残疾人就业条例（国务院令第488号）');
export const measures2015 = paper('残疾人就业保障金征收使用管理办法（财税〔2015〕72号）');
export const plan2019 = paper('关于完善残疾人就业保障金制度更好促进残疾人就业的总体方案（发改价格规〔2019〕2015号）');
export const notice2023 = paper('关于延续实施残疾人就业保障金优惠政策的公告（财政部公告2023年第8号）');
export const averageWage = paper('当地统计部门公布的上年社会平均工资', { toConfirm: true });
