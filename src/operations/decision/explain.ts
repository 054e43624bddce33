/** Decides for one person of the registry with every reason: each criterion, the facts used, the clause it comes from. */
import { z } from 'zod';
import { knowledgeOf } from '../../engine/entitlement/knowledge.ts';
import { historiesOf } from '../../store/history.ts';
import { personFile } from '../../store/person.ts';
import { rowsOn } from '../../store/person-facts.ts';
import type { AreaCode } from '../../values/area.ts';
import { type PlainDate, toDayNumber } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { knownOn } from '../entitlement/known-at.ts';
import { readerFor } from '../entitlement/redetermine.ts';
import { ListInput, PlainDateInput } from '../inputs.ts';
import { type Context, operation, staffRoles } from '../operation.ts';
import { rulesThen } from '../standing-catalogue.ts';
import { explainRow } from './explanation.ts';
import { findPerson } from './find-person.ts';
import { mustBeOfPeople } from './policies-of-people.ts';

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
    /** By what was on record at the end of that day; left out: by all that is. */
    known: PlainDateInput.optional(),
    policies: ListInput.optional(),
  }),
  allow: { roles: staffRoles },
  // An identity number may be given, so it stands in the body and not in the address.
  route: { method: 'post', path: '/decisions/explain' },
  async run({ person: typed, on: day, known, policies }, context) {
    const { catalogue, tx, book, seal, today } = context;
    const on = day ?? today;
    mustBeOfPeople(catalogue, policies);
    const id = await findPerson(context, typed);
    const { name, area, household, masked } = await personFile(tx, seal, id);
    const person = {
      id,
      name,
      area,
      household,
      residentId: masked.residentId,
      certificateNumber: masked.certificateNumber,
    };
    if (known !== undefined) {
      const rules = (await rulesThen(tx, context.packs))(knownOn(known, today));
      const then = await knownRow({ ...context, catalogue: rules }, id, on, known, area);
      return { person, known, ...explainRow(rules, then.row, { on, area: then.area, policies }, true) };
    }
    const [row] = await rowsOn(tx, { book, seal }, [id], on);
    if (row === undefined) throw new Problem('not-found', { what: '这个人' });
    return { person, ...explainRow(catalogue, row.values, { on, area, policies }, true) };
  },
  trail: (_, { person }) => ({ subject: `person:${person.id}` }),
});

/** Every fact on a day by what was on record at the end of another, and where the person lived by that. */
async function knownRow(
  { tx, seal, catalogue, today }: Context,
  id: string,
  on: PlainDate,
  known: PlainDate,
  area: AreaCode,
) {
  const history = (await historiesOf(tx, seal, [id])).get(id)!;
  const day = toDayNumber(on);
  const knowledge = knowledgeOf(history, knownOn(known, today), area);
  const stay = knowledge.stays.find(({ from, to }) => from <= day && day < to);
  return { row: readerFor(catalogue).of(knowledge).rowOn(day), area: stay?.area || area };
}
