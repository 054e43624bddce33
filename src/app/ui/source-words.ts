import type { Source } from '../../define/source.ts';

/** `国发〔2015〕52号 二（一）`; what is common practice says that its paper is still to be named. */
export const sourceWords = ({ paper, clause, toConfirm }: Source): string =>
  `${paper}${clause === undefined ? '' : ` ${clause}`}${toConfirm ? '（待核对本地文件）' : ''}`;
