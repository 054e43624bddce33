/**
 * Numbers that are used once and never again, for sealed columns. A pad used for two values gives their difference away, so a number stays unique
 * also when last week's backup is restored and the sequence counts the same blocks again: a part of it is the second it was made in.
 *
 * From the top: 31 bits seconds since 2020, 17 bits of the sequence, 8 bits within the block, 8 bits that name the key.
 */
import type { Transaction } from './database.ts';
import type { Seal } from './seal.ts';

/** 2020-01-01T00:00:00Z; 31 bits of seconds last until 2088. */
const EPOCH = 1577836800;
const BLOCK = 256;

/** So many new numbers, by one query. In a `bigint` column they are stored as they stand: read them back through `BigUint64Array`. */
export async function newNonces(
  tx: Transaction,
  seal: Pick<Seal, 'streamTag'>,
  count: number,
): Promise<BigUint64Array> {
  const blocks = await tx.sql<{ block: string }>`
    select ((extract(epoch from clock_timestamp())::bigint - ${EPOCH}::bigint) << 17) | (nextval('seal_block') & 131071) as block
    from generate_series(1, ${Math.ceil(count / BLOCK)}::integer)`;
  const nonces = new BigUint64Array(count);
  const tag = BigInt(seal.streamTag);
  blocks.forEach(({ block }, index) => {
    const base = (BigInt(block) << 16n) | tag;
    const end = Math.min(count, (index + 1) * BLOCK);
    for (let at = index * BLOCK, step = 0n; at < end; at++, step += 256n) nonces[at] = base + step;
  });
  return nonces;
}
