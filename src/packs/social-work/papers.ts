import { paper } from '../../define/source.ts';

/** Known by its content; the number of the local paper is still to be named. */
export const postScheme = paper('区社会工作岗位设置实施方案', { toConfirm: true });
