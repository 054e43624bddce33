/** Work that falls due: follow-up visits and the like that are not done, the latest in arrears first. */
import { z } from 'zod';
import type { Ledger } from '../../define/ledger.ts';
import { type Due, ledgerReader } from '../../engine/step.ts';
import type { StoredEntry } from '../../store/entry.ts';
import { listDueEntries } from '../../store/entry-list.ts';
import { contains, shortAreaName } from '../../values/area.ts';
import { addDays, type PlainDate, toDayNumber } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { AreaInput, ListInput, PageInput, PageSizeInput } from '../inputs.ts';
import { type Context, operation, staffRoles } from '../operation.ts';
import { ledgerOf } from './save.ts';
import { entryTitle, namesFor } from './shown.ts';

export const due = operation({
  id: 'entry.due',
  title: '到期的工作',
  titleEn: 'Work that falls due',
  kind: 'read',
  audited: true,
  input: z.object({
    ledgers: ListInput.optional(),
    area: AreaInput.optional(),
    /** So many days ahead. */
    days: z.coerce.number().int().min(0).max(366).default(14),
    page: PageInput,
    pageSize: PageSizeInput,
  }),
  allow: { roles: staffRoles },
  route: { method: 'get', path: '/due' },
  async run({ ledgers, area, days, page, pageSize }, context) {
    if (area !== undefined && !contains(context.scope.area, area)) throw new Problem('area-unknown', { code: area });
    for (const id of ledgers ?? []) ledgerOf(context, id);
    const until = addDays(context.today, days);
    const query = {
      until,
      page,
      pageSize,
      ...(area === undefined ? {} : { area }),
      ...(ledgers === undefined ? {} : { ledgers }),
    };
    const { entries, total } = await listDueEntries(context.tx, context.seal, query);
    const visits = [];
    for (const [id, group] of Map.groupBy(entries, ({ ledger }) => ledger))
      visits.push(...(await visitsOf(context, ledgerOf(context, id), group, until)));
    visits.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
    return { today: context.today, until, total, page, pageSize, visits };
  },
  // Who is visited for what tells of their health.
  trail: ({ area, page }, { total, visits }) => ({
    detail: { area, page, total, shown: [...new Set(visits.map(({ entry }) => entry))] },
  }),
});

async function visitsOf(context: Context, ledger: Ledger, entries: readonly StoredEntry[], until: PlainDate) {
  const reader = ledgerReader(ledger);
  const names = await namesFor(context, ledger, entries);
  return entries.flatMap((entry) =>
    reader
      .due(entry.values)
      .filter(({ done, on }) => !done && on <= until)
      .map((visit) => visitOf(entry, visit)),
  );

  function visitOf({ id, area, subject, values }: StoredEntry, { id: followUp, label, on }: Due) {
    const days = toDayNumber(context.today) - toDayNumber(on);
    return {
      ledger: ledger.id,
      ledgerTitle: ledger.title,
      entry: id,
      title: entryTitle(ledger, values, names),
      subject,
      area,
      areaName: shortAreaName(names.get(area) ?? area),
      followUp,
      label,
      on,
      /** Days since it was due; below zero when it is still to come. */
      daysLate: days,
      late: days > 0,
    };
  }
}
