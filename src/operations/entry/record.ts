/** Adds an entry to a ledger from a form. */
import { z } from 'zod';
import type { Ledger } from '../../define/ledger.ts';
import type { FactValues } from '../../define/pack.ts';
import { areaNames } from '../../store/area.ts';
import type { EntrySubject } from '../../store/entry.ts';
import { findPersonByIdentity } from '../../store/person-identity.ts';
import { Problem } from '../../values/problem.ts';
import { arisingFrom } from '../entitlement/arising.ts';
import { identityOf } from '../import/judge.ts';
import { areaOf } from '../import/write-rows.ts';
import { EntityId } from '../inputs.ts';
import { type Context, operation, staffRoles } from '../operation.ts';
import { formValues, type Given, requireFields } from './form-values.ts';
import { ledgerOf, saveAction } from './save.ts';
import type { AreaNames } from './shown.ts';

export const Values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

export const record = operation({
  id: 'entry.record',
  title: '登记台账',
  titleEn: 'Record an entry',
  kind: 'write',
  input: z.object({
    ledger: z.string(),
    /** Whose file it hangs on; found by the identity number in the values when left out. */
    person: EntityId.optional(),
    values: Values,
  }),
  allow: { roles: staffRoles },
  route: { method: 'post', path: '/ledgers/{ledger}/entries' },
  async run({ ledger: id, person, values: given }, context) {
    const ledger = ledgerOf(context, id);
    const changes = formValues(ledger, given, await placesIn(context, ledger, given));
    requireFields(ledger, changes);
    const seat = await subjectOf(context, ledger, changes, person);
    const filled = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== null));
    const saved = await saveAction(context, { ledger, entry: undefined, kind: 'record', changes: filled, ...seat });
    const arising = await arisingFrom(context);
    return { entry: saved.id, ledger: id, stage: saved.stage, subject: seat.subject, arising };
  },
  trail: (_, { entry, ledger, stage }) => ({ subject: `entry:${entry}`, detail: { ledger, stage } }),
});

/** Names of the places that the values name, as far as they lie in the scope's area. */
export async function placesIn({ tx, scope }: Context, ledger: Ledger, given: Given): Promise<AreaNames> {
  const codes = ledger.fields.flatMap(({ id, kind }) =>
    kind === 'town' || kind === 'village' ? [String(given[id] ?? '')] : [],
  );
  return areaNames(
    tx,
    codes.filter((code) => code.startsWith(scope.area) || scope.area.startsWith(code)),
  );
}

async function subjectOf(
  context: Context,
  ledger: Ledger,
  values: FactValues,
  given: string | undefined,
): Promise<{ area: string; subject: EntrySubject }> {
  const kind = ledger.subject;
  if (kind === 'none') return { area: areaOf(context, ledger, values), subject: { kind, id: null } };
  const person = given ?? (await personMeant(context, ledger, values));
  if (person === null) return { area: areaOf(context, ledger, values), subject: { kind, id: null } };
  const [row] = await context.tx.sql<{ area: string; household: string | null }>`
    select area_code as area, household_id as household from person
    where county = ${context.scope.county} and id = ${person}::uuid and standing < 4`;
  if (row === undefined) throw new Problem('not-found', { what: '这个人' });
  return { area: row.area, subject: { kind, id: kind === 'person' ? person : row.household } };
}

async function personMeant({ tx, seal }: Context, ledger: Ledger, values: FactValues): Promise<string | null> {
  const match = await findPersonByIdentity(tx, seal, identityOf(ledger, values));
  return match.match === 'found' ? match.person : null;
}
