/** What a list does not tell apart, and what to do about it, for whoever brings it in. */
import type { OpenSum } from '../operations/entitlement/open-sums.ts';
import { count } from './ui/format.ts';

export const openSumWords = ({ title, rows, whole, amount, others }: OpenSum): string =>
  `有 ${count(rows)} 行只写了“${whole}”，没有分开写多少是“${title}”。写入以后记为已发、金额不定，不和应发的比对。要比对，请补上“${amount}”一列，或者${others.map((other) => `“${other}”`).join('、')}一列（没有的填 0）再导入。`;
