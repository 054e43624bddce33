/** Money is whole fen (1/100 yuan). One person's amounts fit a safe integer; sums over many people are bigint. Never a fraction of a fen. */
export type Fen = number;

export const yuan = (amount: number): Fen => {
  const fen = Math.round(amount * 100);
  if (Math.abs(fen - amount * 100) > 1e-6) throw new RangeError('yuan amounts have at most two decimals');
  return fen;
};

/** An exact fraction: 1.5 % is `{ of: 15, in: 1000 }`. Rates are never floating point. */
export interface Rate {
  readonly of: number;
  readonly in: number;
}

export const percent = (value: number): Rate => {
  let of = value;
  let scale = 100;
  while (!Number.isInteger(of)) {
    of = Math.round(of * 10 * 1e6) / 1e6;
    scale *= 10;
    if (scale > 1e9) throw new RangeError('a rate has at most seven decimals');
  }
  return { of, in: scale };
};

/** `1,234.50元`; whole yuan are written without decimals. */
export function formatFen(fen: Fen | bigint): string {
  const small = typeof fen === 'number' && Math.abs(fen) < SMALL && Number.isInteger(fen);
  return small ? `${fen < 0 ? '-' : ''}${yuanText(Math.abs(fen))}元` : formatLarge(BigInt(fen));
}

/** Below this no thousands are set apart: most amounts of one person, written in every explanation. */
const SMALL = 100_000;

function yuanText(fen: number): string {
  const rest = fen % 100;
  const whole = (fen - rest) / 100;
  return rest === 0 ? String(whole) : `${whole}.${rest < 10 ? '0' : ''}${rest}`;
}

function formatLarge(value: bigint): string {
  const sign = value < 0n ? '-' : '';
  const abs = value < 0n ? -value : value;
  const whole = (abs / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = abs % 100n;
  return `${sign}${whole}${rest === 0n ? '' : `.${rest.toString().padStart(2, '0')}`}元`;
}
