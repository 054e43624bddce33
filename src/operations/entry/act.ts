/** Adds an action to an entry: the next step, a correction, taking it back, bringing it back. What was there before stays on record. */
import { z } from 'zod';
import { readEntry } from '../../store/entry.ts';
import { Problem } from '../../values/problem.ts';
import { arisingFrom } from '../entitlement/arising.ts';
import { EntityId } from '../inputs.ts';
import { operation, staffRoles } from '../operation.ts';
import { formValues, requireFields } from './form-values.ts';
import { placesIn, Values } from './record.ts';
import { ledgerOf, saveAction } from './save.ts';

export const act = operation({
  id: 'entry.act',
  title: '办理台账',
  titleEn: 'Act on an entry',
  kind: 'write',
  input: z.object({
    entry: EntityId,
    action: z.enum(['change', 'withdraw', 'restore']).default('change'),
    /** Fields that change; an empty text empties one. */
    values: Values.default({}),
    /** How many actions the entry had when the form was opened: somebody else's work is not overwritten unseen. */
    seen: z.coerce.number().int().optional(),
  }),
  allow: { roles: staffRoles },
  route: { method: 'post', path: '/entries/{entry}/actions' },
  async run({ entry: id, action, values: given, seen }, context) {
    const entry = await readEntry(context.tx, context.seal, id, true);
    if (seen !== undefined && seen !== entry.actions) throw new Problem('conflict', { what: '别人刚改过这条台账' });
    if (action === 'restore' ? !entry.withdrawn : entry.withdrawn)
      throw new Problem('conflict', { what: '这条台账的状态已经变了' });
    const ledger = ledgerOf(context, entry.ledger);
    const typed = action === 'change' ? formValues(ledger, given, await placesIn(context, ledger, given)) : {};
    const changes = Object.fromEntries(
      Object.entries(typed).filter(([field, value]) => (entry.values[field] ?? null) !== value),
    );
    if (action === 'change' && Object.keys(changes).length === 0)
      return {
        entry: id,
        ledger: ledger.id,
        stage: entry.stage,
        actions: entry.actions,
        arising: await arisingFrom(context),
      };
    requireFields(ledger, { ...entry.values, ...changes });
    const { stage } = await saveAction(context, {
      ledger,
      entry,
      kind: action,
      changes,
      area: entry.area,
      subject: entry.subject,
    });
    return { entry: id, ledger: ledger.id, stage, actions: entry.actions + 1, arising: await arisingFrom(context) };
  },
  trail: ({ entry, action, values }, { ledger, stage }) => ({
    subject: `entry:${entry}`,
    detail: { ledger, action, fields: Object.keys(values), stage },
  }),
});
