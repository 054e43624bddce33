import { randomFillSync } from 'node:crypto';

/**
 * UUIDs of version 7 (RFC 9562): they grow with time, so rows made one after the other stand beside each other in an index.
 * Within a millisecond the 12 bits after the time count up.
 */
export function idMaker(now: () => number = Date.now): () => string {
  let last = 0;
  let count = 0;
  const pool = new Uint8Array(8 * 512);
  let used = pool.length;
  return () => {
    const time = Math.max(now(), last);
    count = time === last ? count + 1 : 0;
    // More than 4,096 in a millisecond borrow the next one.
    last = count > 0xfff ? time + 1 : time;
    if (count > 0xfff) count = 0;
    if (used === pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    const random = pool.subarray(used, used + 8);
    used += 8;
    const head = last.toString(16).padStart(12, '0');
    const tail = Buffer.from(random).toString('hex');
    const variant = (0x8 | (Number.parseInt(tail[0] as string, 16) & 0x3)).toString(16);
    return `${head.slice(0, 8)}-${head.slice(8)}-7${count.toString(16).padStart(3, '0')}-${variant}${tail.slice(1, 4)}-${tail.slice(4)}`;
  };
}
