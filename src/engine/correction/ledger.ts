/** What was paid and corrected so far, as the comparison reads it. */

export interface PaidLine {
  readonly policy: string;
  /** `2026-05`, `2026` or `once`. */
  readonly period: string;
  /** Below zero for money that came back. */
  readonly amountFen: number;
  /** Milliseconds: what was known when it was decided. */
  readonly knownAt: number;
}

export type CorrectionKind = 'arrears' | 'recovery';

export interface Correction {
  /** The same for the same proposal, however often it is made. */
  readonly key: string;
  readonly policy: string;
  readonly period: string;
  readonly kind: CorrectionKind;
  /** Above zero. */
  readonly amountFen: number;
  /** Approved ones count as paid; rejected ones are not proposed again unchanged. */
  readonly state: 'proposed' | 'approved' | 'rejected';
  readonly knownAt: number;
}

export interface Ledger {
  readonly paid: readonly PaidLine[];
  /** In the order in which they were made. */
  readonly corrections: readonly Correction[];
}

export const signed = ({ kind, amountFen }: Pick<Correction, 'kind' | 'amountFen'>): number =>
  kind === 'arrears' ? amountFen : -amountFen;

interface Booked {
  /** Paid, with approved corrections. */
  readonly fen: number;
  /** The last moment anything of it was decided by; null when nothing was. */
  readonly knownAt: number | null;
}

/** What stands against a policy's period. */
export function bookedFor({ paid, corrections }: Ledger): (policy: string, period: string) => Booked {
  const booked = new Map<string, { fen: number; knownAt: number }>();
  const book = (line: { readonly policy: string; readonly period: string; readonly knownAt: number }, fen: number) => {
    const key = `${line.policy} ${line.period}`;
    const before = booked.get(key) ?? { fen: 0, knownAt: line.knownAt };
    booked.set(key, { fen: before.fen + fen, knownAt: Math.max(before.knownAt, line.knownAt) });
  };
  for (const line of paid) book(line, line.amountFen);
  for (const correction of corrections) if (correction.state === 'approved') book(correction, signed(correction));
  return (policy, period) => booked.get(`${policy} ${period}`) ?? { fen: 0, knownAt: null };
}
