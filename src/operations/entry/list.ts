/** The entries of a ledger as a table: filtered, sorted, by pages. */
import { z } from 'zod';
import { listEntries } from '../../store/entry-list.ts';
import { contains, shortAreaName } from '../../values/area.ts';
import { Problem } from '../../values/problem.ts';
import { AreaInput, EntityId, FlagInput, PageInput, PageSizeInput } from '../inputs.ts';
import { operation, staffRoles } from '../operation.ts';
import { ledgerOf } from './save.ts';
import { entryTitle, namesFor, shownValues } from './shown.ts';

export const list = operation({
  id: 'entry.list',
  title: '查台账',
  titleEn: 'List the entries of a ledger',
  kind: 'read',
  audited: true,
  input: z.object({
    ledger: z.string(),
    area: AreaInput.optional(),
    /** A stage reached; an empty text: none yet. */
    stage: z.string().optional(),
    /** A person or household. */
    subject: EntityId.optional(),
    importId: EntityId.optional(),
    /** Words that some field shown in clear contains, or the person's name. */
    q: z.string().trim().max(60).optional(),
    withdrawn: FlagInput.default(false),
    /** A field shown in clear, or `changed`, `area`, `stage`, `due`. */
    sort: z.string().default('changed'),
    descending: FlagInput.default(false),
    page: PageInput,
    pageSize: PageSizeInput,
  }),
  allow: { roles: staffRoles },
  route: { method: 'get', path: '/ledgers/{ledger}/entries' },
  async run({ ledger: id, ...query }, context) {
    const ledger = ledgerOf(context, id);
    if (query.area !== undefined && !contains(context.scope.area, query.area))
      throw new Problem('area-unknown', { code: query.area });
    const { entries, total } = await listEntries(context.tx, context.seal, ledger, query);
    const names = await namesFor(context, ledger, entries);
    const labels = new Map(ledger.stages.map((stage) => [stage.id, stage.label]));
    return {
      ledger: id,
      title: ledger.title,
      total,
      page: query.page,
      pageSize: query.pageSize,
      entries: entries.map(({ id: entry, area, stage, subject, values, dueOn, changedAt, withdrawn }) => ({
        entry,
        title: entryTitle(ledger, values, names),
        area,
        areaName: shortAreaName(names.get(area) ?? area),
        subject,
        stage,
        stageLabel: labels.get(stage ?? '') ?? null,
        dueOn,
        late: dueOn !== null && dueOn < context.today,
        changedAt: changedAt,
        withdrawn,
        values: shownValues(ledger, values, names),
      })),
    };
  },
  trail: ({ ledger, area, stage, page, q }, { total, entries }) => ({
    subject: `ledger:${ledger}`,
    detail: {
      area,
      stage,
      page,
      total,
      searched: q !== undefined && q !== '',
      shown: entries.map(({ entry }) => entry),
    },
  }),
});
