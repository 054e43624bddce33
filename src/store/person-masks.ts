/** The numbers of some people, masked: what a list may show of them. */
import type { Transaction } from './database.ts';
import { maskSecret, openSecret, type Secret } from './person-secret.ts';
import type { Seal } from './seal.ts';

export type MaskedNumbers = Readonly<
  Record<Extract<Secret, 'residentId' | 'certificateNumber' | 'phone'>, string | null>
>;

interface SealedNumbers {
  readonly id: string;
  readonly residentId: Buffer | null;
  readonly certificateNumber: Buffer | null;
  readonly phone: Buffer | null;
}

/** By person; those whom the scope does not see are left out. */
export async function maskedNumbers(
  tx: Transaction,
  seal: Seal,
  ids: readonly string[],
): Promise<ReadonlyMap<string, MaskedNumbers>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.sql<SealedNumbers>`
    select id, id_sealed as "residentId", certificate_sealed as "certificateNumber", phone_sealed as phone
    from person where county = ${tx.scope.county} and id = any(${ids}::uuid[])`;
  return new Map(
    rows.map(({ id, ...sealed }) => {
      const mask = (secret: keyof MaskedNumbers): string | null => {
        const bytes = sealed[secret];
        return bytes === null ? null : maskSecret(secret, openSecret(seal, secret, id, bytes));
      };
      return [
        id,
        { residentId: mask('residentId'), certificateNumber: mask('certificateNumber'), phone: mask('phone') },
      ];
    }),
  );
}

/** Whole, by person: only for an operation that asks for the reason. */
export async function phonesOf(
  tx: Transaction,
  seal: Seal,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.sql<{ id: string; phone: Buffer }>`
    select id, phone_sealed as phone from person
    where county = ${tx.scope.county} and id = any(${ids}::uuid[]) and phone_sealed is not null`;
  return new Map(rows.map(({ id, phone }) => [id, openSecret(seal, 'phone', id, phone)]));
}
