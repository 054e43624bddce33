/**
 * Reads a file that an office sends and says what it would change: which rows are new, the same, changed with what was and what would be, and wrong
 * with the cell and what to do. The rows are kept sealed, so that applying does exactly what was shown.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Ledger } from '../../define/ledger.ts';
import { readWorkbook } from '../../engine/import/read-workbook.ts';
import type { Reading, ReadRow } from '../../engine/import/reading.ts';
import { openWorkbook } from '../../formats/workbook.ts';
import { areasWithin } from '../../store/area.ts';
import { entryKey } from '../../store/entry-values.ts';
import { createImport, type ImportCounts, keepImportFile, setImportCounts } from '../../store/import.ts';
import { addImportRows, type ImportRow } from '../../store/import-row.ts';
import { contains } from '../../values/area.ts';
import type { PlainDate } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { elsewhereMatching } from '../entitlement/elsewhere-matching.ts';
import { openSums } from '../entitlement/open-sums.ts';
import { Bytes } from '../inputs.ts';
import { type Context, operation, staffRoles } from '../operation.ts';
import { type GivenRow, type JudgedRow, judgeRows } from './judge.ts';
import { type ImportResult, noteCounter, resultOf } from './result.ts';

/** Rows asked about at once. */
const BLOCK = 500;

export const preview = operation({
  id: 'import.preview',
  title: '预览导入',
  titleEn: 'Preview an import',
  kind: 'write',
  input: z.object({ file: Bytes, fileName: z.string().min(1).max(255), ledger: z.string().optional() }),
  allow: { roles: staffRoles },
  route: { method: 'post', path: '/imports' },
  async run({ file, fileName, ledger }, context): Promise<ImportResult> {
    const { tx, seal, at, newId, today, catalogue } = context;
    if (ledger !== undefined && !catalogue.ledgers.has(ledger))
      throw new Problem('ledger-unknown', { known: [...catalogue.ledgers.keys()].join(', ') });
    const workbook = await openWorkbook(file, fileName);
    const areas = await areasWithin(tx, context.scope.county);
    const reading = await readWorkbook(workbook, { ledgers: [...catalogue.ledgers.values()], ledger, areas, today });
    const id = newId();
    const filledOn = reading.sheets.map((sheet) => sheet.filledOn).find((day) => day !== null) ?? null;
    const sha256 = createHash('sha256').update(file).digest();
    await createImport(tx, { id, fileName, sha256, bytes: file.length, ledger: reading.ledger.id, filledOn, at });
    await keepImportFile(tx, seal, id, file);
    const seen = await keepRows(context, id, reading);
    await setImportCounts(tx, id, seen.counts);
    const elsewhere = await elsewhereMatching(context, id);
    const open = await openSums(context, id);
    return resultOf({
      importId: id,
      file: fileName,
      ledger: reading.ledger,
      state: 'previewed',
      ...seen,
      sheets: reading.sheets,
      otherSheets: reading.otherSheets,
      ...(elsewhere && { elsewhere }),
      ...(open.length > 0 && { openSums: open }),
    });
  },
  trail: (_, { importId, ledger, rows, ok, new: fresh, same, changed }) => ({
    subject: `import:${importId}`,
    detail: { ledger, rows, ok, new: fresh, same, changed },
  }),
});

async function keepRows(context: Context, id: string, reading: Reading) {
  const { tx, seal, progress } = context;
  const days = new Map(reading.sheets.map(({ name, filledOn }) => [name, filledOn ?? context.today]));
  const occurrences = new Map<string, number>();
  const counts = { rows: 0, ok: 0, wrong: 0, new: 0, same: 0, changed: 0 };
  const wrong: ImportResult['wrong'][number][] = [];
  const notes = noteCounter();
  const keep = async (block: readonly ReadRow[]): Promise<void> => {
    const kept = await keepBlock(context, reading.ledger, { block, first: counts.rows, days, occurrences });
    await addImportRows(tx, seal, id, kept);
    for (const row of kept) {
      counts[row.status] += 1;
      if (row.status !== 'wrong') counts.ok += 1;
      for (const cell of row.wrong) wrong.push({ sheet: row.sheet, row: row.row, ...cell });
      notes.add(row);
    }
    counts.rows += kept.length;
    progress(counts.rows, null, '读取');
  };
  let block: ReadRow[] = [];
  for await (const row of reading.rows()) {
    block.push(row);
    if (block.length < BLOCK) continue;
    await keep(block);
    block = [];
  }
  await keep(block);
  return { counts: counts as ImportCounts, wrong, notes: notes.result() };
}

interface BlockToKeep {
  readonly block: readonly ReadRow[];
  readonly first: number;
  readonly days: ReadonlyMap<string, PlainDate>;
  readonly occurrences: Map<string, number>;
}

async function keepBlock(
  context: Context,
  ledger: Ledger,
  { block, first, days, occurrences }: BlockToKeep,
): Promise<ImportRow[]> {
  const checked = block.map((row) => withinScope(context, ledger, row));
  const given = new Map<number, GivenRow>();
  checked.forEach((row, index) => {
    if (row.wrong.length > 0) return;
    const ownKey = entryKey(context.seal, ledger, row.values);
    const occurrence = nextOccurrence(occurrences, ownKey);
    given.set(index, {
      position: first + index,
      values: row.values,
      filledOn: days.get(row.sheet) ?? context.today,
      occurrence,
      key: occurrence === 1 ? ownKey : entryKey(context.seal, ledger, row.values, occurrence),
      entryId: context.newId(),
      ...(row.household ? { household: row.household.id } : {}),
    });
  });
  const judged = new Map(
    (await judgeRows(context, ledger, [...given.values()])).map((row) => [row.given.position, row]),
  );
  return checked.map((row, index) =>
    keptRow(row, first + index, judged.get(first + index), days.get(row.sheet) ?? context.today),
  );
}

/** Half a digest tells a file's entries apart and takes little memory. */
function nextOccurrence(occurrences: Map<string, number>, key: Buffer): number {
  const half = key.toString('latin1', 0, 16);
  const occurrence = (occurrences.get(half) ?? 0) + 1;
  occurrences.set(half, occurrence);
  return occurrence;
}

function keptRow(row: ReadRow, position: number, judged: JudgedRow | undefined, filledOn: PlainDate): ImportRow {
  const { sheet, notes, wrong, values, raw } = row;
  const place = { position, sheet, row: row.row };
  if (judged === undefined) {
    const texts = Object.fromEntries(wrong.map(({ field }) => [field, raw[field] ?? '']));
    const content = { values, filledOn, occurrence: 1, difference: [], raw: texts };
    return { ...place, status: 'wrong', notes, wrong, entry: null, subject: null, content };
  }
  const { given, status, difference, person, entry } = judged;
  const content = {
    values,
    filledOn,
    occurrence: given.occurrence,
    difference,
    ...(given.household === undefined ? {} : { household: given.household }),
  };
  return {
    ...place,
    status,
    notes: [...notes, ...judged.notes],
    wrong,
    entry: entry?.id ?? (status === 'same' ? null : given.entryId),
    subject: person?.id ?? null,
    content,
  };
}

/** Town and village staff bring in their own places only. */
function withinScope({ scope }: Context, ledger: Ledger, row: ReadRow): ReadRow {
  const field = ledger.fields.find(
    ({ id, kind }) => (kind === 'village' || kind === 'town') && isOutside(row.values[id], scope.area),
  );
  if (field === undefined) return row;
  const outside = {
    field: field.id,
    column: field.label,
    cell: null,
    code: 'village-unknown' as const,
    message: '这个地方不在您的辖区内。',
  };
  return { ...row, wrong: [...row.wrong, outside] };
}

const isOutside = (place: unknown, area: string): boolean =>
  typeof place === 'string' && !contains(area, place) && !contains(place, area);
