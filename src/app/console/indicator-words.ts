/** Measured figures as people read them, each with its unit. */
import { formatFen } from '../../values/money.ts';
import { count } from '../ui/format.ts';
import type { Operations } from './desk.ts';

export type Measured = Awaited<ReturnType<Operations['indicator']['measure']>>['indicators'][number];

const suffix: Record<Measured['unit'], string> = { count: '', percent: '%', permille: '‰', fen: '', yesno: '' };

/** 185 例, 96.4%, 1,234.50元, 是. */
export function amountWords({ unit, counter }: Pick<Measured, 'unit' | 'counter'>, amount: number): string {
  if (unit === 'fen') return formatFen(BigInt(Math.round(amount)));
  if (unit === 'yesno') return amount > 0 ? '是' : '否';
  return unit === 'count' ? `${count(amount)}${counter === null ? '' : ` ${counter}`}` : `${amount}${suffix[unit]}`;
}

/** 还差 3 例, 超 55 例; null without a target. */
export function distanceWords(figure: Measured): string | null {
  const { shortfall, excess, unit } = figure;
  if (unit === 'yesno') return null;
  const words = (by: number): string => (unit === 'percent' ? `${by} 个百分点` : amountWords(figure, by));
  if (shortfall !== null && shortfall > 0) return `还差 ${words(shortfall)}`;
  if (excess !== null && excess > 0) return `超 ${words(excess)}`;
  return shortfall === null ? null : '正好完成';
}

/** What a chart puts after a number. */
export const unitWords = ({ unit, counter }: Measured): string =>
  unit === 'fen' ? '元' : unit === 'count' ? (counter ?? '') : suffix[unit];

/** This year as a whole comes first, as the choice that is made by choosing nothing; then its parts so far, and the year before. */
export function periodsSoFar(today: string): { id: string; label: string }[] {
  const [year = '', month = ''] = today.split('-');
  const months = Number(month);
  const halves = [1, 2].filter((half) => months > (half - 1) * 6);
  const quarters = [1, 2, 3, 4].filter((quarter) => months > (quarter - 1) * 3);
  const before = String(Number(year) - 1);
  return [
    ...halves.map((half) => ({ id: `${year}H${half}`, label: `${year} 年${half === 1 ? '上' : '下'}半年` })),
    ...quarters.map((quarter) => ({ id: `${year}Q${quarter}`, label: `${year} 年第 ${quarter} 季度` })),
    ...Array.from({ length: months }, (_, index) => ({
      id: `${year}-${String(index + 1).padStart(2, '0')}`,
      label: `${year} 年 ${index + 1} 月`,
    })),
    { id: before, label: `${before} 年` },
  ];
}
