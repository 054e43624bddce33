/** One figure of a paper as text, by the indicator's unit and the part that is quoted. */
import type { Indicator } from '../define/indicator.ts';
import type { FigurePart } from '../define/paper.ts';
import { amountText, fractionOf, numberText, percentText, permilleText } from './fill-number.ts';

type Quantity = number | bigint;

/** A measured indicator in the paper's area and period; money is fen, a percentage is its numerator and denominator. Null is not known. */
export interface PaperFigure {
  readonly unit: Indicator['unit'];
  /** 人, 例, 个: the words of the paper carry it, a figure is digits only. */
  readonly counter?: string;
  readonly value: Quantity | null;
  readonly numerator: Quantity | null;
  readonly denominator?: Quantity | null;
  readonly target?: Quantity | null;
  readonly shortfall?: Quantity | null;
  readonly excess?: Quantity | null;
}

/** Digits with `%`, `‰` or `万元` where the unit needs it; undefined when the figure is not known or has no target. */
export function figureText(figure: PaperFigure, part: FigurePart): string | undefined {
  if (part === 'value') return valueText(figure);
  if (part === 'attainment') return attainmentText(figure);
  const quantity = figure[part] ?? undefined;
  if (quantity === undefined) return undefined;
  if (part === 'numerator' || part === 'denominator')
    return figure.unit === 'fen' ? amountText(whole(quantity)) : numberText(quantity);
  return part === 'target' ? asTarget[figure.unit](quantity) : asDistance[figure.unit](quantity);
}

function valueText({ unit, value, numerator, denominator }: PaperFigure): string | undefined {
  if (unit === 'percent' || unit === 'permille') {
    if (numerator === null || denominator === null || denominator === undefined) return undefined;
    return (unit === 'percent' ? percentText : permilleText)(numerator, denominator);
  }
  return value === null ? undefined : asTarget[unit](value);
}

/** Value ÷ target from the exact fraction, so that it is rounded once. */
function attainmentText({ unit, value, numerator, denominator, target }: PaperFigure): string | undefined {
  if (target === null || target === undefined) return undefined;
  if (unit !== 'percent' && unit !== 'permille') return value === null ? undefined : percentText(value, target);
  if (numerator === null || denominator === null || denominator === undefined) return undefined;
  const [above, below, goal] = [fractionOf(numerator), fractionOf(denominator), fractionOf(target)];
  const per = unit === 'percent' ? 100n : 1000n;
  return percentText(above.of * per * below.in * goal.in, above.in * below.of * goal.of);
}

const whole = (quantity: Quantity): bigint => BigInt(quantity);

const asTarget: Record<Indicator['unit'], (quantity: Quantity) => string> = {
  count: numberText,
  percent: (quantity) => `${numberText(quantity)}%`,
  permille: (quantity) => `${numberText(quantity)}‰`,
  fen: (quantity) => amountText(whole(quantity)),
  yesno: (quantity) => (quantity > 0 ? '是' : '否'),
};

/** How far from the target: a difference of percentages is counted in points. */
const asDistance: Record<Indicator['unit'], (quantity: Quantity) => string> = {
  ...asTarget,
  percent: (quantity) => `${numberText(quantity)}个百分点`,
  permille: (quantity) => `${numberText(quantity)}个千分点`,
};

/** Whether a part is known and above zero: the condition of a `when` block. */
export function isPositive(figure: PaperFigure, part: FigurePart): boolean {
  const quantity = part === 'attainment' ? figure.target && figure.value : figure[part];
  return quantity !== null && quantity !== undefined && quantity > 0;
}
