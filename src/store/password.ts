/**
 * Passwords are stored as argon2id (RFC 9106) with 64 MiB and three passes: about 60 ms of one core for one guess. At most four are computed at
 * once, because a hundred would take 6 GB.
 */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Problem } from '../values/problem.ts';

const deriveKey = promisify(argon2);

/** Strength: memory in KiB, passes, lanes. Raise it here, and stored passwords follow at their owners' next sign-in. */
const STRENGTH = { memory: 65536, passes: 3, lanes: 1 };
const SALT = 16;
const LENGTH = 32;
const AT_ONCE = 4;
let running = 0;

/** Throws Problem `too-busy` when four are being computed already. */
export function refuseWhenBusy(): void {
  if (running >= AT_ONCE) throw new Problem('too-busy');
}

/** In the usual text form: `$argon2id$v=19$m=65536,t=3,p=1$salt$hash`. Throws Problem `too-busy`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT);
  const hash = await derive(password, salt, STRENGTH);
  const { memory, passes, lanes } = STRENGTH;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${lanes}$${base64(salt)}$${base64(hash)}`;
}

/** Matches nothing, and takes exactly as long as a real one. */
const NOBODY = `$argon2id$v=19$m=${STRENGTH.memory},t=${STRENGTH.passes},p=${STRENGTH.lanes}$${base64(Buffer.alloc(SALT))}$${base64(Buffer.alloc(LENGTH))}`;

/**
 * Whether the password is the stored one, and whether it should be stored anew with today's strength. For an account that does not exist pass
 * undefined: the work is the same and the answer no. Throws Problem `too-busy`.
 */
export async function checkPassword(
  password: string,
  stored: string | undefined,
): Promise<{ right: boolean; outdated: boolean }> {
  const form = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(stored ?? NOBODY);
  if (!form) throw new Error('a stored password is not in the form of argon2id');
  const [memory, passes, lanes] = form.slice(1, 4).map(Number) as [number, number, number];
  const hash = Buffer.from(form[5]!, 'base64');
  const right = timingSafeEqual(
    await derive(password, Buffer.from(form[4]!, 'base64'), { memory, passes, lanes }),
    hash,
  );
  const outdated = memory !== STRENGTH.memory || passes !== STRENGTH.passes || lanes !== STRENGTH.lanes;
  return { right: right && stored !== undefined, outdated };
}

async function derive(password: string, nonce: Buffer, { memory, passes, lanes }: typeof STRENGTH): Promise<Buffer> {
  refuseWhenBusy();
  running++;
  try {
    // Typed on another keyboard the same characters may be composed differently.
    const message = Buffer.from(password.normalize('NFKC'));
    return Buffer.from(
      await deriveKey('argon2id', { message, nonce, memory, passes, parallelism: lanes, tagLength: LENGTH }),
    );
  } finally {
    running--;
  }
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}

const LEAST = 10;
const LARGEST = 200;

/** Long ones that are guessed first; shorter ones are refused for their length. */
const COMMON = new Set(
  `1234567890 12345678910 0123456789 0987654321 9876543210 1122334455 1234512345 123456789a a123456789 a1234567890 aa123456789 abc123456789
  abcd123456 abcd1234567 asd123456789 qq123456789 qwe123456789 q123456789 zxcvbnm123 zxc123456789 1q2w3e4r5t 1qaz2wsx3edc qwertyuiop qwertyuiop123
  asdfghjkl123 qazwsxedc123 1qazxsw23edc password123 password1234 passw0rd123 p@ssw0rd123 admin123456 admin12345 administrator root123456 test123456
  iloveyou123 woaini1314 woaini520 woaini5201314 woaini123456 5201314520 1314520520 5211314521 woaiwojia123 zhangsan123 lisi123456 wang123456
  changeme123 welcome123 letmein1234 football123 canlian123 minzheng123 fuzhu123456`.split(/\s+/),
);

/** Throws Problem `password-short` or `password-guessable`. */
export function refuseWeakPassword(password: string, person: { account: string; name: string }): void {
  const plain = password.normalize('NFKC').toLowerCase();
  if ([...plain].length < LEAST) throw new Problem('password-short', { least: LEAST });
  if ([...plain].length > LARGEST) throw new Problem('input-invalid', { what: `≤ ${LARGEST}` });
  const personal = [person.account, person.name].some((word) => word.length >= 3 && plain.includes(word.toLowerCase()));
  if (personal || COMMON.has(plain) || new Set(plain).size < 5 || isRun(plain)) throw new Problem('password-guessable');
}

/** Mostly neighbours in the character table: abcdefghij, 9876543210. */
function isRun(text: string): boolean {
  let steps = 0;
  for (let at = 1; at < text.length; at++) if (Math.abs(text.charCodeAt(at) - text.charCodeAt(at - 1)) <= 1) steps++;
  return steps >= (text.length - 1) * 0.7;
}
