/** What of a person is sealed: how it is spelt, sealed, found again by digests, masked and opened. */
import { canonicalPhone, maskAccount, maskCertificate, maskId, maskPhone } from '../values/identity.ts';
import { canonicalResidentId, parseCertificateNumber } from '../values/resident-id.ts';
import type { Seal } from './seal.ts';

export type Secret = 'residentId' | 'certificateNumber' | 'phone' | 'account' | 'address';

/** Kinds of digests. A certificate is found by the identity number inside it. */
export type SecretIndex = 'residentId' | 'residentIdTail' | 'phone' | 'phoneTail' | 'account' | 'address';

const bare = (text: string): string => text.normalize('NFKC').replace(/\s/gu, '').toUpperCase();

/** The one spelling in which each is sealed and compared. What has not the shape of its kind is kept as it came, without spaces. */
export const canonicalSecret: Readonly<Record<Secret, (text: string) => string>> = {
  residentId: (text) => canonicalResidentId(text) ?? bare(text),
  certificateNumber: (text) => bare(text).replace(/-/g, ''),
  phone: (text) => canonicalPhone(text) ?? bare(text),
  account: (text) => bare(text).replace(/-/g, ''),
  address: (text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim(),
};

/** The identity number inside a certificate's number. */
export const residentIdInside = (certificate: string): string =>
  parseCertificateNumber(certificate)?.residentId ?? certificate.slice(0, 18);

export const tailOf = (text: string): string => text.slice(-4);

/** The columns of `person` that keep these; `address` is the household's. */
export interface PersonSecrets {
  readonly id_sealed: Buffer | null;
  readonly id_hash: Buffer | null;
  readonly id_tail_hash: Buffer | null;
  readonly phone_sealed: Buffer | null;
  readonly phone_hash: Buffer | null;
  readonly phone_tail_hash: Buffer | null;
  readonly certificate_sealed: Buffer | null;
  readonly certificate_hash: Buffer | null;
  readonly account_sealed: Buffer | null;
  readonly account_hash: Buffer | null;
}

export type GivenSecrets = Partial<Readonly<Record<Secret, string | undefined>>>;

/** Empty texts count as not given. */
export function sealSecrets(seal: Seal, person: string, given: GivenSecrets): PersonSecrets {
  const id = read(given, 'residentId');
  const phone = read(given, 'phone');
  const certificate = read(given, 'certificateNumber');
  const account = read(given, 'account');
  const sealed = (text: string | null, column: string): Buffer | null =>
    text === null ? null : seal.seal(text, { table: 'person', column, row: person });
  const digest = (index: SecretIndex, text: string | null): Buffer | null =>
    text === null ? null : seal.blindIndex(index, text);
  const inside = certificate && residentIdInside(certificate);
  const idHash = digest('residentId', id);
  return {
    id_sealed: sealed(id, 'id_sealed'),
    id_hash: idHash,
    id_tail_hash: digest('residentIdTail', id && tailOf(id)),
    phone_sealed: sealed(phone, 'phone_sealed'),
    phone_hash: digest('phone', phone),
    phone_tail_hash: digest('phoneTail', phone && tailOf(phone)),
    certificate_sealed: sealed(certificate, 'certificate_sealed'),
    certificate_hash: inside === id ? idHash : digest('residentId', inside),
    account_sealed: sealed(account, 'account_sealed'),
    account_hash: digest('account', account),
  };
}

function read(given: GivenSecrets, secret: Secret): string | null {
  const text = given[secret];
  if (text === undefined) return null;
  const canonical = canonicalSecret[secret](text);
  return canonical === '' ? null : canonical;
}

export const sealedColumn: Readonly<Record<Exclude<Secret, 'address'>, string>> = {
  residentId: 'id_sealed',
  certificateNumber: 'certificate_sealed',
  phone: 'phone_sealed',
  account: 'account_sealed',
};

const masks: Readonly<Record<Secret, (text: string) => string>> = {
  residentId: maskId,
  certificateNumber: maskCertificate,
  phone: maskPhone,
  account: maskAccount,
  address: (text) => '*'.repeat([...text].length),
};

export const maskSecret = (secret: Secret, text: string): string => masks[secret](text);

/** An address belongs to the household: `row` is then the household's id. */
export const openSecret = (seal: Seal, secret: Secret, row: string, sealed: Uint8Array): string =>
  secret === 'address'
    ? seal.open(sealed, { table: 'household', column: 'address_sealed', row })
    : seal.open(sealed, { table: 'person', column: sealedColumn[secret], row });

export interface HouseholdSecrets {
  readonly address_sealed: Buffer | null;
  readonly address_hash: Buffer | null;
}

export function sealAddress(seal: Seal, household: string, address: string | undefined): HouseholdSecrets {
  const text = read({ address }, 'address');
  return {
    address_sealed:
      text === null ? null : seal.seal(text, { table: 'household', column: 'address_sealed', row: household }),
    address_hash: text === null ? null : seal.blindIndex('address', text),
  };
}
