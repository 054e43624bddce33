/** Who is meant by what somebody typed: an identifier of the registry, an identity or certificate number, or a name that only one person has. */
import { findPersonByIdentity } from '../../store/person-identity.ts';
import { tidyName } from '../../store/person-name.ts';
import { readResidentId } from '../../values/identity.ts';
import { Problem } from '../../values/problem.ts';
import type { Context } from '../operation.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Problems: `not-found`, `person-ambiguous`. */
export async function findPerson({ tx, seal }: Context, typed: string): Promise<string> {
  const text = typed.trim();
  if (UUID.test(text)) return text.toLowerCase();
  const number = readResidentId(text);
  if ('id' in number) {
    const match = await findPersonByIdentity(tx, seal, { residentId: number.id, certificateNumber: text });
    if (match.match === 'found') return match.person;
    if (match.match === 'ambiguous') throw new Problem('person-ambiguous', { count: match.people.length });
    throw new Problem('not-found', { what: '这个人' });
  }
  const people = await tx.sql<{ id: string }>`
    select id from person where county = ${tx.scope.county} and name = ${tidyName(text)} and standing < 4 limit 100`;
  if (people.length > 1) throw new Problem('person-ambiguous', { count: people.length });
  const [person] = people;
  if (person === undefined) throw new Problem('not-found', { what: '这个人' });
  return person.id;
}
