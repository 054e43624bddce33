/**
 * The other numbers by which people and offices are known, and how each is masked. Resident and certificate numbers themselves: `resident-id.ts`.
 * Everything here takes and gives plain text; nothing throws on bad input, because bad input is the normal case.
 */
import { birthDateOf, canonicalResidentId, checkCharacter, isSoundResidentId } from './resident-id.ts';

export type ResidentIdFault = 'precision-lost' | 'length' | 'characters' | 'birth' | 'checksum';

export type ResidentIdReading =
  /** `repaired` names what was done beyond spaces and width: `fifteen-digits`, `letter-for-digit`, `from-certificate`. */
  | { readonly id: string; readonly repaired?: 'fifteen-digits' | 'letter-for-digit' | 'from-certificate' }
  | { readonly fault: ResidentIdFault };

/** Looks like a number that a spreadsheet has cut to 15 significant digits: nothing can bring the rest back. */
const LOST = /^\d(\.\d+)?E\+?0*1[4-9]$|^\d{16,}\.0+$/i;

/**
 * Reads an identity number as people write it. `typedAsNumber`: the cell was a number, so beyond 15 digits the rest is lost.
 * The latest possible birth date (`YYYY-MM-DD`, today) keeps the unborn out.
 */
export function readResidentId(
  text: string,
  options: { typedAsNumber?: boolean; today?: string } = {},
): ResidentIdReading {
  const bare = text
    .normalize('NFKC')
    .replace(/[\s'’"“”·-]/gu, '')
    .toUpperCase();
  if (LOST.test(bare)) return { fault: 'precision-lost' };
  if (options.typedAsNumber && /^\d{16,}$/.test(bare)) return { fault: 'precision-lost' };
  const certificate = /^(\d{17}[\dX])[1-7][1-4](?:B\d)?$/.exec(bare);
  if (certificate && isSoundResidentId(certificate[1]!)) return { id: certificate[1]!, repaired: 'from-certificate' };
  const canonical = canonicalResidentId(bare);
  if (canonical === undefined) return readWithLetters(bare);
  const fault = faultOf(canonical, options.today);
  if (fault !== undefined) return { fault };
  return bare.length === 15 ? { id: canonical, repaired: 'fifteen-digits' } : { id: canonical };
}

/** O for 0, I and L for 1: taken when the check character then agrees, otherwise it stays a fault. */
function readWithLetters(bare: string): ResidentIdReading {
  const digits = bare.replace(/[OQ]/g, '0').replace(/[IL]/g, '1').replace(/[×*]$/, 'X');
  const repaired = canonicalResidentId(digits);
  if (digits !== bare && repaired !== undefined && isSoundResidentId(repaired))
    return { id: repaired, repaired: 'letter-for-digit' };
  return { fault: /^[\dX]*$/.test(bare) ? 'length' : 'characters' };
}

function faultOf(canonical: string, today?: string): ResidentIdFault | undefined {
  const birth = birthDateOf(canonical);
  const checks = checkCharacter(canonical.slice(0, 17)) === canonical[17];
  // A spreadsheet turns the last three digits into zeros; a true number ends so in one of eleven cases only, and then its check agrees.
  if (!checks && canonical.endsWith('000')) return 'precision-lost';
  if (birth === undefined || birth < '1900-01-01' || (today !== undefined && birth > today)) return 'birth';
  return checks ? undefined : 'checksum';
}

/** Codes of provinces and of the permits that begin with 8 and 9. An abolished county code stays valid for life, so this only warns. */
export const isKnownProvinceCode = (id: string): boolean =>
  /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9\d)/.test(id);

const CREDIT_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Unified social credit code of an organisation (GB 32100): 18 characters without I, O, S, V and Z. */
export function isSocialCreditCode(text: string): boolean {
  const code = text.normalize('NFKC').trim().toUpperCase();
  if (!/^[0-9A-HJ-NP-RTUW-Y]{18}$/.test(code)) return false;
  let sum = 0;
  let weight = 1;
  for (const char of code.slice(0, 17)) {
    sum += CREDIT_CHARACTERS.indexOf(char) * weight;
    weight = (weight * 3) % 31;
  }
  return CREDIT_CHARACTERS[(31 - (sum % 31)) % 31] === code[17];
}

/** The check of bank cards. Passbooks and old credit-union accounts fail it although they are right: warn only. */
export function passesLuhn(digits: string): boolean {
  if (!/^\d+$/.test(digits)) return false;
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    const value = index % 2 === 0 ? digit : digit * 2;
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

const MOBILE = /^1[3-9]\d{9}$/;
const LANDLINE = /^0(10|2\d|[3-9]\d{2})-?\d{7,8}$/;
const LOCAL = /^[2-8]\d{6,7}$/;

/** One spelling: mobile numbers bare, landlines `0939-7334598`. Undefined when it is no telephone number. */
export function canonicalPhone(text: string): string | undefined {
  const bare = text
    .normalize('NFKC')
    .replace(/^\+?(?:0086|86)(?=1\d{10}$)/, '')
    .replace(/[\s()—–－-]/gu, '')
    .replace(/^\+?86(?=1\d{10}$)/, '');
  if (MOBILE.test(bare)) return bare;
  const landline = splitLandline(bare);
  if (landline !== undefined) return landline;
  return LOCAL.test(bare) ? bare : undefined;
}

/** Area codes have three digits for 010 and 02x, four elsewhere. */
function splitLandline(bare: string): string | undefined {
  if (!LANDLINE.test(bare)) return undefined;
  const length = /^0(10|2\d)/.test(bare) ? 3 : 4;
  const rest = bare.slice(length);
  return rest.length === 7 || rest.length === 8 ? `${bare.slice(0, length)}-${rest}` : undefined;
}

/** Keeps the first two and last three characters: `62*************234`. */
export const maskId = (id: string): string => maskMiddle(id, 2, 3);

/** As the identity number inside it; category and level are health data and are hidden too. */
export const maskCertificate = (number: string): string => `${maskId(number.slice(0, 18))}**`;

/** `138****1234`; landlines keep the area code and the last two digits. */
export function maskPhone(phone: string): string {
  if (MOBILE.test(phone)) return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
  const dash = phone.indexOf('-');
  return dash > 0 ? `${phone.slice(0, dash)}-${maskMiddle(phone.slice(dash + 1), 0, 2)}` : maskMiddle(phone, 0, 2);
}

/** Only the last four digits, as banks print it. */
export const maskAccount = (account: string): string => maskMiddle(account, 0, 4);

/** `张*`, `张*伟`, `桑***`: surname and, from three characters on, the last one. Counts characters, not code units: rare ones have two. */
export function maskName(name: string): string {
  const characters = [...name];
  if (characters.length <= 1) return name === '' ? '' : '*';
  if (characters.length === 2) return `${characters[0]}*`;
  // A minority name with a dot shows its first part's first character only: the last part is the whole given name.
  if (name.includes('·')) return `${characters[0]}${'*'.repeat(characters.length - 1)}`;
  return `${characters[0]}${'*'.repeat(characters.length - 2)}${characters.at(-1)}`;
}

function maskMiddle(text: string, first: number, last: number): string {
  if (text.length <= first + last) return '*'.repeat(text.length);
  return text.slice(0, first) + '*'.repeat(text.length - first - last) + text.slice(text.length - last);
}

/** Stands for a value that is there and not shown. */
export const MASKED = '＊＊＊';
