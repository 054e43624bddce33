import { paper } from '../../define/source.ts';

/** Known by its content; the number of the local paper is still to be named. */
export const centreScheme = paper('乡镇（街道）残疾人综合服务中心建设实施方案', { toConfirm: true });
