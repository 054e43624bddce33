/** Identity numbers, certificates, phones and accounts: sound by their checks, and nobody's. */
import { type DayNumber, fromDayNumber } from '../../values/date.ts';
import { checkCharacter } from '../../values/resident-id.ts';
import type { Dice } from './dice.ts';
import type { Sex } from './names.ts';

/** The county's code before it was renumbered stays in its people's numbers for life. */
const OLD_CODE = '622626';
const RENUMBERED = 12784; // 2005-01-01
const NEIGHBOURS = ['621221', '621224', '621202', '622425', '622630'];
const EARLIEST = -32000; // 1882

export interface NumberMaker {
  /** Never the same twice. */
  residentId(birth: DayNumber, sex: Sex): string;
}

/** People of one birthday and sex are numbered in turn, so that a million numbers need no list of those that are used. */
export function numberMaker(county: string): NumberMaker {
  const used = new Uint16Array((-EARLIEST + 40000) * 2);
  return {
    residentId: (birth, sex) => {
      const slot = (birth - EARLIEST) * 2 + (sex === 'male' ? 1 : 0);
      const turn = used[slot]!++;
      const own = birth < RENUMBERED ? OLD_CODE : county;
      const place = turn >= 500 ? NEIGHBOURS[Math.floor(turn / 500) - 1]! : own;
      if (place === undefined) throw new RangeError('too many people were born on one day');
      // 211 and 500 have no common divisor: every sequence number comes once before any comes again.
      const sequence = ((turn * 211 + birth * 7 + 500000) % 500) * 2 + (sex === 'male' ? 1 : 0);
      const seventeen = place + fromDayNumber(birth).replaceAll('-', '') + String(sequence).padStart(3, '0');
      return seventeen + checkCharacter(seventeen);
    },
  };
}

export const certificateOf = (residentId: string, category: number, level: number, reissue: number): string =>
  `${residentId}${category}${level}${reissue === 0 ? '' : `B${reissue}`}`;

const digits = (dice: Dice, count: number): string => Array.from({ length: count }, () => dice.between(0, 9)).join('');

export const phoneOf = (dice: Dice): string => `1${dice.one(['3', '5', '7', '8', '9'])}${digits(dice, 9)}`;

/** 19 digits with the check digit of bank cards. */
export function accountOf(dice: Dice): string {
  const body = `623091${digits(dice, 12)}`;
  let sum = 0;
  for (let index = 0; index < body.length; index++) {
    const digit = body.charCodeAt(body.length - 1 - index) - 48;
    const value = index % 2 === 0 ? digit * 2 : digit;
    sum += value > 9 ? value - 9 : value;
  }
  return body + String((10 - (sum % 10)) % 10);
}
