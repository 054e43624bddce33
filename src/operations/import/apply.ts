/**
 * Writes what a previewed file says, in one transaction: people and households, facts with the import as their source, entries. Whatever has
 * become known since the preview is looked at again, so applying the same file twice changes nothing.
 */
import { z } from 'zod';
import type { Ledger } from '../../define/ledger.ts';
import { entryKey } from '../../store/entry-values.ts';
import { readImport, setImportApplied, setImportCounts } from '../../store/import.ts';
import { type ImportRow, importRowsAfter, setRowsApplied, wrongRows } from '../../store/import-row.ts';
import { Problem } from '../../values/problem.ts';
import { arisingFrom } from '../entitlement/arising.ts';
import { listMustNotClash } from '../entitlement/held-clashes.ts';
import { EntityId, FlagInput } from '../inputs.ts';
import { type Context, operation, recordingOf, staffRoles } from '../operation.ts';
import { type GivenRow, judgeRows } from './judge.ts';
import { type ImportResult, noteCounter, resultOf } from './result.ts';
import { writeRows } from './write-rows.ts';

/** Rows written at once: enough that making rows and taking them in go on at the same time. */
const BLOCK = 3000;

export const apply = operation({
  id: 'import.apply',
  title: '写入导入的内容',
  titleEn: 'Apply an import',
  kind: 'write',
  input: z.object({
    importId: EntityId,
    /** A list of payments that has gone out: it is recorded as it happened, clashes or not. */
    paidAlready: FlagInput.default(false),
  }),
  allow: { roles: staffRoles },
  route: { method: 'post', path: '/imports/{importId}/apply' },
  async run({ importId, paidAlready }, context): Promise<ImportResult> {
    const { tx, at, catalogue } = context;
    const given = await readImport(tx, importId, true);
    if (given.state !== 'previewed') throw new Problem('import-undone');
    if (given.counts.ok === 0) throw new Problem('import-nothing-to-apply', { what: given.fileName });
    const ledger = catalogue.ledgers.get(given.ledger);
    if (ledger === undefined) throw new Problem('ledger-unknown', { known: [...catalogue.ledgers.keys()].join(', ') });
    if (!paidAlready) await listMustNotClash(context, importId);
    const written = await applyRows(context, importId, ledger, given.counts.rows);
    const counts = { ...given.counts, ...written.counts };
    await setImportCounts(tx, importId, counts);
    await setImportApplied(tx, importId, at);
    const wrong = (await wrongRows(tx, importId)).flatMap(({ sheet, row, wrong: cells }) =>
      cells.map((cell) => ({ sheet, row, ...cell })),
    );
    const applied = { importId, file: given.fileName, ledger, state: 'applied' as const, counts, wrong };
    return resultOf({ ...applied, notes: written.notes, arising: await arisingFrom(context) });
  },
  trail: ({ importId, paidAlready }, { ledger, rows, ok, new: fresh, same, changed }) => ({
    subject: `import:${importId}`,
    detail: { ...(paidAlready && { paidAlready }), ledger, rows, ok, new: fresh, same, changed },
  }),
});

async function applyRows(context: Context, importId: string, ledger: Ledger, rows: number) {
  const recording = recordingOf(context, { kind: 'import', ref: importId });
  const counts = { new: 0, same: 0, changed: 0 };
  const notes = noteCounter();
  for await (const block of blocksOf(context, importId)) {
    const ok = block.filter(({ status, content }) => status !== 'wrong' && content !== null);
    const places = new Map(ok.map((row) => [row.position, row]));
    const judged = await judgeRows(
      context,
      ledger,
      ok.map((row) => givenOf(context, ledger, row)),
    );
    const written = await writeRows(context, recording, ledger, importId, judged);
    for (const { status, given, notes: found } of judged) {
      counts[status] += 1;
      const { sheet, row, notes: read } = places.get(given.position)!;
      notes.add({ sheet, row, notes: [...read.filter(({ field }) => field !== null), ...found] });
    }
    const applied = written.map(({ row, entry, subject }) => ({
      position: row.given.position,
      status: row.status,
      entry,
      subject,
    }));
    const other = applied.filter(({ position, status, entry }) => {
      const previewed = places.get(position)!;
      return previewed.status !== status || previewed.entry !== entry;
    });
    await setRowsApplied(context.tx, importId, other);
    context.progress((block.at(-1)?.position ?? 0) + 1, rows, '写入');
  }
  return { counts, notes: notes.result() };
}

function givenOf({ seal, newId }: Context, ledger: Ledger, { position, content, entry }: ImportRow): GivenRow {
  const { values, filledOn, household, occurrence } = content!;
  return {
    position,
    values,
    filledOn,
    occurrence,
    key: entryKey(seal, ledger, values, occurrence),
    entryId: entry ?? newId(),
    ...(household === undefined ? {} : { household }),
  };
}

/** The rows in order; a household is never cut in two. */
async function* blocksOf({ tx, seal }: Context, importId: string): AsyncGenerator<ImportRow[]> {
  for (let after = -1; ; ) {
    const rows = await importRowsAfter(tx, seal, importId, after, BLOCK);
    if (rows.length === 0) return;
    const last = rows.at(-1)?.content?.household;
    const cut =
      rows.length < BLOCK || last === undefined
        ? rows.length
        : rows.findIndex(({ content }) => content?.household === last);
    const block = rows.slice(0, cut > 0 ? cut : rows.length);
    yield block;
    after = block.at(-1)!.position;
  }
}
