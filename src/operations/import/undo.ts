/**
 * Takes back what an applied import established: its entries and facts, the people it registered, the moves it made. Nothing is removed; each taking
 * back is on record. When later work builds on the import it is left as it is, and the answer says what builds on it.
 */
import { z } from 'zod';
import { ledgerReader } from '../../engine/step.ts';
import { type EntryWrite, entriesById, entryActions, type StoredEntry, writeEntries } from '../../store/entry.ts';
import { withdrawFacts } from '../../store/fact.ts';
import { moveHousehold } from '../../store/household.ts';
import { readImport, setImportUndone } from '../../store/import.ts';
import {
  builtUpon,
  type ImportedEntry,
  type ImportedSubjects,
  importedEntries,
  importedSubjects,
} from '../../store/import-built.ts';
import { unregisterPeople } from '../../store/registration.ts';
import { Problem } from '../../values/problem.ts';
import { arisingFrom } from '../entitlement/arising.ts';
import { EntityId } from '../inputs.ts';
import { type Context, operation, recordingOf, staffRoles } from '../operation.ts';

const BLOCK = 1000;

export const undo = operation({
  id: 'import.undo',
  title: '撤销导入',
  titleEn: 'Undo an import',
  kind: 'write',
  input: z.object({ importId: EntityId }),
  allow: { roles: staffRoles },
  route: { method: 'post', path: '/imports/{importId}/undo' },
  async run({ importId }, context) {
    const { tx, at } = context;
    const given = await readImport(tx, importId, true);
    if (given.state !== 'applied') throw new Problem('import-undone');
    const entries = await importedEntries(tx, importId);
    const subjects = await importedSubjects(tx, importId);
    await refuseWhenBuiltUpon(context, importId, entries, subjects);
    await takeBackEntries(context, importId, entries);
    const origin = { kind: 'import', ref: importId };
    const recording = recordingOf(context, { kind: 'import-undo', ref: importId });
    for (const { person, from, place, household } of subjects.moved)
      await moveHousehold(tx, recording, { person, household, village: place, from });
    const facts = await withdrawFacts(tx, recording, origin);
    for (let first = 0; first < subjects.people.length; first += BLOCK)
      await unregisterPeople(tx, recording, subjects.people.slice(first, first + BLOCK));
    await setImportUndone(tx, importId, at);
    return {
      importId,
      file: given.fileName,
      ledger: given.ledger,
      entries: entries.length,
      facts,
      people: subjects.people.length,
      moves: subjects.moved.length,
      arising: await arisingFrom(context),
    };
  },
  trail: ({ importId }, { entries, facts, people }) => ({
    subject: `import:${importId}`,
    detail: { entries, facts, people },
  }),
});

async function refuseWhenBuiltUpon(
  { tx }: Context,
  importId: string,
  entries: readonly ImportedEntry[],
  subjects: ImportedSubjects,
): Promise<void> {
  const built = await builtUpon(tx, importId, subjects);
  const acted = entries.filter(({ later }) => later > 0).length;
  const named: [number, string][] = [
    [acted, '台账后续办理'],
    [built.entries, '其他台账'],
    [built.facts, '后来登记的事实'],
    [built.moves, '后来的迁移'],
  ];
  const found = named.filter(([count]) => count > 0);
  if (found.length === 0) return;
  const count = found.reduce((sum, [each]) => sum + each, 0);
  throw new Problem('import-built-upon', { count, what: found.map(([each, what]) => `${what} ${each} 处`).join('，') });
}

async function takeBackEntries(context: Context, importId: string, imported: readonly ImportedEntry[]): Promise<void> {
  const { tx, seal, at, scope, catalogue } = context;
  for (let first = 0; first < imported.length; first += BLOCK) {
    const block = imported.slice(first, first + BLOCK);
    const entries = new Map(
      (
        await entriesById(
          tx,
          seal,
          block.map(({ entry }) => entry),
        )
      ).map((entry) => [entry.id, entry]),
    );
    const byLedger = Map.groupBy(block, ({ entry }) => entries.get(entry)!.ledger);
    for (const [id, group] of byLedger) {
      const ledger = catalogue.ledgers.get(id)!;
      const reader = ledgerReader(ledger);
      const writes: EntryWrite[] = [];
      for (const { entry, number } of group) {
        const stored = entries.get(entry)!;
        if (number === 1) writes.push(withdrawal(stored));
        else writes.push(restored(reader, stored, await valuesBefore(context, reader, entry, number)));
      }
      await writeEntries(tx, seal, ledger, writes, { at, staffId: scope.staffId, importId, newId: context.newId });
    }
    context.progress(first + block.length, imported.length, '撤销');
  }
}

const withdrawal = (entry: StoredEntry): EntryWrite => ({
  ...entry,
  key: null,
  dueOn: null,
  withdrawn: true,
  number: entry.actions + 1,
  kind: 'withdraw',
  changes: {},
});

type Reader = ReturnType<typeof ledgerReader>;

async function valuesBefore({ tx, seal }: Context, reader: Reader, entry: string, number: number) {
  const actions = (await entryActions(tx, seal, entry)).filter((action) => action.number < number);
  return reader.fold(actions)?.values ?? {};
}

/** A change back to what stood before: fields that the import had filled are emptied again. */
function restored(reader: Reader, entry: StoredEntry, before: StoredEntry['values']): EntryWrite {
  const emptied = Object.fromEntries(Object.keys(entry.values).map((field) => [field, null]));
  const changes = Object.fromEntries(
    Object.entries({ ...emptied, ...before }).filter(
      ([field, value]) => (entry.values[field] ?? null) !== (value ?? null),
    ),
  );
  const { values, stage } = reader.step(
    { values: entry.values, withdrawn: false, stage: entry.stage },
    { kind: 'change', values: changes },
  );
  const dueOn = reader.due(values).find(({ done }) => !done)?.on ?? null;
  return {
    ...entry,
    key: null,
    values,
    stage,
    dueOn,
    withdrawn: false,
    number: entry.actions + 1,
    kind: 'change',
    changes,
  };
}
