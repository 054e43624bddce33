/** One entry with its history and the work that falls due. Sensitive values are masked, unless somebody says why they must be seen. */
import { z } from 'zod';
import { ledgerReader } from '../../engine/step.ts';
import { entryActions, readEntry } from '../../store/entry.ts';
import { staffNames } from '../../store/staff.ts';
import { shortAreaName } from '../../values/area.ts';
import { EntityId, reasonInput } from '../inputs.ts';
import { operation, staffRoles } from '../operation.ts';
import { ledgerOf } from './save.ts';
import { entryTitle, isMasked, namesFor, shownValues } from './shown.ts';

export const read = operation({
  id: 'entry.read',
  title: '查看台账记录',
  titleEn: 'Read an entry',
  kind: 'read',
  audited: true,
  input: z.object({
    entry: EntityId,
    /** Shows what is sensitive too; the reason is kept in the log. */
    reason: reasonInput('请写明查看的理由，至少 4 个字').optional(),
  }),
  allow: { roles: staffRoles },
  route: { method: 'get', path: '/entries/{entry}' },
  async run({ entry: id, reason }, context) {
    const { tx, seal, today, scope } = context;
    const entry = await readEntry(tx, seal, id);
    const ledger = ledgerOf(context, entry.ledger);
    const names = await namesFor(context, ledger, [entry]);
    const clear = reason !== undefined;
    const masked = new Set(ledger.fields.filter(isMasked).map(({ id: field }) => field));
    const reader = ledgerReader(ledger);
    const due = reader.due(entry.values);
    const actions = await entryActions(tx, seal, id);
    const staff = await staffNames(
      tx,
      scope,
      actions.map(({ staffId }) => staffId),
    );
    return {
      entry: id,
      ledger: ledger.id,
      ledgerTitle: ledger.title,
      title: entryTitle(ledger, entry.values, names),
      area: entry.area,
      areaName: shortAreaName(names.get(entry.area) ?? entry.area),
      subject: entry.subject,
      stage: entry.stage,
      stageLabel: ledger.stages.find(({ id: stage }) => stage === entry.stage)?.label ?? null,
      reached: reader.reached(entry.values),
      withdrawn: entry.withdrawn,
      actions: entry.actions,
      changedAt: entry.changedAt,
      importId: entry.importId,
      revealed: clear,
      values: shownValues(ledger, entry.values, names, clear),
      /** As the form wants them, without those that are masked. */
      raw: clear ? entry.values : Object.fromEntries(Object.entries(entry.values).filter(([id]) => !masked.has(id))),
      /** Fields that are filled in and not shown. */
      masked: clear ? [] : [...masked].filter((id) => (entry.values[id] ?? null) !== null),
      due: due.map((each) => ({ ...each, late: !each.done && each.on < today })),
      history: actions.map(({ number, kind, values, at, staffId, importId }) => ({
        number,
        kind,
        values: shownValues(ledger, values, names, clear),
        fields: Object.keys(values),
        at: at,
        staffId,
        staffName: staff.get(staffId ?? '') ?? null,
        importId,
      })),
    };
  },
  trail: ({ entry, reason }) => ({
    subject: `entry:${entry}`,
    detail: reason === undefined ? {} : { revealed: true, reason },
  }),
});
