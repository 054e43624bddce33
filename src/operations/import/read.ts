/** An import with its rows, by what became of them: what was and what would be, or the wrong cells with their reasons. Sensitive values are masked. */
import { z } from 'zod';
import type { Ledger, LedgerField } from '../../define/ledger.ts';
import { readImport } from '../../store/import.ts';
import { type ImportRow, listImportRows } from '../../store/import-row.ts';
import { shortAreaName } from '../../values/area.ts';
import { MASKED } from '../../values/identity.ts';
import { elsewhereMatching } from '../entitlement/elsewhere-matching.ts';
import { openSums } from '../entitlement/open-sums.ts';
import { ledgerOf } from '../entry/save.ts';
import { type AreaNames, entryTitle, namesFor, shownValues, valueText } from '../entry/shown.ts';
import { EntityId, FlagInput, PageInput, PageSizeInput } from '../inputs.ts';
import { operation, staffRoles } from '../operation.ts';
import { ownValue } from './judge.ts';

export const read = operation({
  id: 'import.read',
  title: '查看一次导入',
  titleEn: 'Read an import',
  kind: 'read',
  audited: true,
  input: z.object({
    importId: EntityId,
    status: z.enum(['new', 'same', 'changed', 'wrong']).optional(),
    /** Only rows in which something was put right or is doubtful. */
    noted: FlagInput.default(false),
    page: PageInput,
    pageSize: PageSizeInput,
  }),
  allow: { roles: staffRoles },
  route: { method: 'get', path: '/imports/{importId}' },
  async run({ importId, ...query }, context) {
    const { tx, seal } = context;
    const found = await readImport(tx, importId);
    const ledger = ledgerOf(context, found.ledger);
    const { rows, total } = await listImportRows(tx, seal, importId, query);
    const names = await namesFor(
      context,
      ledger,
      rows.map(({ content }) => ({ area: found.area, values: content?.values ?? {} })),
    );
    const elsewhere = await elsewhereMatching(context, importId);
    const titleOf = new Map(elsewhere?.names.map(({ benefit, title }) => [benefit, title]));
    return {
      ...found,
      importId,
      ledgerTitle: ledger.title,
      previewedAt: found.previewedAt,
      appliedAt: found.appliedAt,
      undoneAt: found.undoneAt,
      total,
      page: query.page,
      pageSize: query.pageSize,
      /** Which of our benefits the names on a list of another county mean; null for other lists, and once it is written. */
      elsewhere,
      /** Of a list of payments that is not written yet: sums that do not tell how much of them a benefit is. */
      openSums: await openSums(context, importId),
      rows: rows.map((row) => ({
        ...shownRow(ledger, row, names),
        ourBenefit: titleOf.get(String(row.content?.values['benefit'] ?? '')) ?? null,
      })),
    };
  },
  trail: ({ importId, status, page }, { total }) => ({
    subject: `import:${importId}`,
    detail: { status, page, total },
  }),
});

function shownRow(ledger: Ledger, { content, ...row }: ImportRow, names: AreaNames) {
  const values = content?.values ?? {};
  const village = ownValue(ledger, values, 'village') ?? ownValue(ledger, values, 'town');
  const place = village === undefined ? null : shortAreaName(names.get(village) ?? village);
  return {
    ...row,
    /** Whom or what the row is about; null once it has been applied: its entry tells. */
    title: content === null ? null : entryTitle(ledger, values, names),
    place,
    values: content === null ? null : shownValues(ledger, values, names),
    difference: (content?.difference ?? []).map(({ field: id, label, old, new: next }) => {
      const field =
        ledger.fields.find((each) => each.id === id) ?? ledger.fields.find((each) => each.establishes === id);
      const show = (value: typeof old): string | null =>
        field === undefined ? null : hidden(field, valueText(field, value, names));
      return { field: id, label, old: show(old), new: show(next) };
    }),
  };
}

/** Whoever brings a list in must be able to judge what it changes: levels and classes are shown, numbers of people, accounts and amounts are not. */
const hidden = ({ sensitive, kind }: LedgerField, text: string | null): string | null =>
  text === null || sensitive === undefined || sensitive === 'health' || kind === 'choice' ? text : MASKED;
