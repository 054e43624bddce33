/** Who somebody is: by identity number, by the number inside the certificate, or by name, birth date and village. */
import type { AreaCode } from '../values/area.ts';
import type { PlainDate } from '../values/date.ts';
import type { Transaction } from './database.ts';
import { numberHolders } from './number-holder.ts';
import { tidyName } from './person-name.ts';
import { canonicalSecret, residentIdInside } from './person-secret.ts';
import type { Seal } from './seal.ts';
import { unnested } from './unnested.ts';

export interface Identity {
  readonly residentId?: string;
  readonly certificateNumber?: string;
  readonly name?: string;
  readonly birthDate?: PlainDate;
  readonly village?: AreaCode;
}

export type IdentityMatch =
  | { readonly match: 'found'; readonly person: string; readonly by: 'residentId' | 'certificate' | 'nameBirthVillage' }
  | { readonly match: 'none' }
  | { readonly match: 'ambiguous'; readonly people: readonly string[] };

export async function findPersonByIdentity(tx: Transaction, seal: Seal, identity: Identity): Promise<IdentityMatch> {
  const [match] = await findPeopleByIdentity(tx, seal, [identity]);
  return match!;
}

/**
 * Many at once, answers in the order given, among the people of the scope's area. An identity number settles it, then the number inside a
 * certificate; name, birth date and village count only where neither was given or neither is known.
 */
export async function findPeopleByIdentity(
  tx: Transaction,
  seal: Seal,
  identities: readonly Identity[],
): Promise<IdentityMatch[]> {
  const numbers = identities.map(({ residentId }) => residentId && canonicalSecret.residentId(residentId));
  const byId = await matchesByNumber(tx, seal, numbers);
  const byCertificate = await matchesByNumber(
    tx,
    seal,
    identities.map(({ certificateNumber }, index) => {
      if (byId[index]!.length > 0 || !certificateNumber) return undefined;
      const inside = residentIdInside(canonicalSecret.certificateNumber(certificateNumber));
      // Most certificates hold the number that was asked for already.
      return inside === numbers[index] ? undefined : inside;
    }),
  );
  const byName = await matchesByName(
    tx,
    identities.map((identity, index) => (byId[index]!.length + byCertificate[index]!.length > 0 ? {} : identity)),
  );
  return identities.map((_, index) => {
    if (byId[index]!.length > 0) return matchOf(byId[index]!, 'residentId');
    if (byCertificate[index]!.length > 0) return matchOf(byCertificate[index]!, 'certificate');
    return matchOf(byName[index]!, 'nameBirthVillage');
  });
}

function matchOf(people: readonly string[], by: 'residentId' | 'certificate' | 'nameBirthVillage'): IdentityMatch {
  const [person, ...others] = people;
  if (person === undefined) return { match: 'none' };
  return others.length === 0 ? { match: 'found', person, by } : { match: 'ambiguous', people };
}

/** People whose identity number it is, or the number inside their certificate. */
async function matchesByNumber(
  tx: Transaction,
  seal: Seal,
  numbers: readonly (string | undefined)[],
): Promise<string[][]> {
  const places: number[] = [];
  const digests: Buffer[] = [];
  numbers.forEach((number, place) => {
    if (number === undefined || number === '') return;
    for (const digest of seal.blindIndexes('residentId', number)) {
      places.push(place);
      digests.push(digest);
    }
  });
  const found: string[][] = numbers.map(() => []);
  if (places.length === 0) return found;
  const holders = new Map((await numberHolders(tx, digests)).map(({ digest, person }) => [key(digest), person]));
  const taken: { place: number; person: string }[] = [];
  const free: { place: number; digest: Buffer }[] = [];
  digests.forEach((digest, index) => {
    const [place, person] = [places[index]!, holders.get(key(digest))];
    if (person === undefined) free.push({ place, digest });
    else taken.push({ place, person });
  });
  const rows = await tx.sql<{ place: number; id: string }>`
    select a.place, p.id from ${unnested([
      ['integer', taken.map(({ place }) => place)],
      ['uuid', taken.map(({ person }) => person)],
    ])} as a (place, person)
    join person p on p.county = ${tx.scope.county} and p.id = a.person and p.standing < 4
    union
    select a.place, p.id from ${unnested([
      ['integer', free.map(({ place }) => place)],
      ['bytea', free.map(({ digest }) => digest)],
    ])} as a (place, digest)
    join person p on p.county = ${tx.scope.county} and p.certificate_hash = a.digest and p.standing < 4
      and p.certificate_hash is not null and (p.id_hash is null or p.certificate_hash <> p.id_hash)`;
  for (const { place, id } of rows) found[place]!.push(id);
  return found;
}

const key = (digest: Buffer): string => digest.toString('base64');

async function matchesByName(tx: Transaction, identities: readonly Identity[]): Promise<string[][]> {
  const asked = identities.flatMap(({ name, birthDate, village }, place) =>
    name && birthDate && village ? [{ place, name: tidyName(name), birthDate, village }] : [],
  );
  const found: string[][] = identities.map(() => []);
  if (asked.length === 0) return found;
  const rows = await tx.sql<{ place: number; id: string }>`
    select a.place, p.id
    from ${unnested([
      ['integer', asked.map(({ place }) => place)],
      ['text', asked.map(({ name }) => name)],
      ['date', asked.map(({ birthDate }) => birthDate)],
      ['text', asked.map(({ village }) => village)],
    ])} as a (place, name, born, village)
    join person p on p.county = ${tx.scope.county} and p.name = a.name and p.birth_date = a.born and p.area_code = a.village
    where p.standing < 4`;
  for (const { place, id } of rows) found[place]!.push(id);
  return found;
}
