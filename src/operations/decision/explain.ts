/** Decides for one person of the registry with every reason: each criterion, the facts used, the clause it comes from. */
import { z } from 'zod';
import { personFile } from '../../store/person.ts';
import { rowsOn } from '../../store/person-facts.ts';
import { Problem } from '../../values/problem.ts';
import { ListInput, PlainDateInput } from '../inputs.ts';
import { operation, staffRoles } from '../operation.ts';
import { explainRow } from './explanation.ts';
import { findPerson } from './find-person.ts';

export const explain = operation({
  id: 'decision.explain',
  title: '查看一个人的认定和理由',
  titleEn: 'Explain the decisions for a person',
  kind: 'read',
  audited: true,
  input: z.object({
    /** Identifier, identity number, certificate number, or a name that only one person has. */
    person: z.string().min(1),
    on: PlainDateInput.optional(),
    policies: ListInput.optional(),
  }),
  allow: { roles: staffRoles },
  // An identity number may be given, so it stands in the body and not in the address.
  route: { method: 'post', path: '/decisions/explain' },
  async run({ person: typed, on: day, policies }, context) {
    const { catalogue, tx, book, seal, today } = context;
    const on = day ?? today;
    const id = await findPerson(context, typed);
    const { name, area, household, masked } = await personFile(tx, seal, id);
    const [row] = await rowsOn(tx, { book, seal }, [id], on);
    if (row === undefined) throw new Problem('not-found', { what: '这个人' });
    const person = {
      id,
      name,
      area,
      household,
      residentId: masked.residentId,
      certificateNumber: masked.certificateNumber,
    };
    return { person, ...explainRow(catalogue, row.values, { on, area, policies }, true) };
  },
  trail: (_, { person }) => ({ subject: `person:${person.id}` }),
});
