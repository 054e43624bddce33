import { randomInt } from 'node:crypto';

/** Easy to read aloud: no letters or digits that look alike. */
export function newPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const block = (): string => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return [block(), block(), block()].join('-');
}
