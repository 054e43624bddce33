/**
 * Resident identity numbers (GB 11643): 6 digits place, 8 birth, 3 sequence (odd = male), 1 check. Before 1999 they had 15 digits: no century, no check.
 * Certificates of disability are numbered with the identity number, one digit category and one digit level, and `B1`, `B2` … after re-issue.
 */
import { dateOf, type PlainDate } from './date.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK = '10X98765432';

/** The 18th character for the first 17 digits. */
export function checkCharacter(seventeen: string): string {
  let sum = 0;
  for (const [index, weight] of WEIGHTS.entries()) sum += weight * (seventeen.charCodeAt(index) - 48);
  return CHECK[sum % 11]!;
}

/** The number as it is compared: full width made half, spaces and hyphens gone, upper case, 15 digits made 18. Undefined when it is none by shape. */
export function canonicalResidentId(text: string): string | undefined {
  const bare = text.normalize('NFKC').replace(/[\s-]/gu, '').toUpperCase();
  if (/^\d{17}[\dX]$/.test(bare)) return bare;
  if (!/^\d{15}$/.test(bare)) return undefined;
  const seventeen = `${bare.slice(0, 6)}19${bare.slice(6)}`;
  return seventeen + checkCharacter(seventeen);
}

/** Whether birth date and check character of a canonical number are right. A wrong one is a warning, not proof: some were issued wrong. */
export const isSoundResidentId = (canonical: string): boolean =>
  birthDateOf(canonical) !== undefined && checkCharacter(canonical.slice(0, 17)) === canonical[17];

/** Of a canonical number; undefined when it names no day of the calendar. */
export const birthDateOf = (canonical: string): PlainDate | undefined =>
  dateOf(Number(canonical.slice(6, 10)), Number(canonical.slice(10, 12)), Number(canonical.slice(12, 14)));

export const sexOf = (canonical: string): 'male' | 'female' => (Number(canonical[16]) % 2 === 1 ? 'male' : 'female');

export interface CertificateNumber {
  readonly residentId: string;
  /** 1–7, the 19th digit. */
  readonly category: number;
  /** 1–4, the 20th digit. */
  readonly level: number;
  /** 0 for the first issue, 1 for `B1`. */
  readonly reissue: number;
}

/** Reads 20 digits with or without `B1`; undefined when it is none by shape. */
export function parseCertificateNumber(text: string): CertificateNumber | undefined {
  const bare = text.normalize('NFKC').replace(/[\s-]/gu, '').toUpperCase();
  const match = /^(\d{17}[\dX])([1-7])([1-4])(?:B(\d))?$/.exec(bare);
  if (!match) return undefined;
  return { residentId: match[1]!, category: Number(match[2]), level: Number(match[3]), reissue: Number(match[4] ?? 0) };
}
