/**
 * What is due to people whose facts change within the months that are determined, or about whom something became known: from their histories, which are
 * cut where something changes and then decided in columns like everybody's.
 */
import type { Step } from '../../define/assertion.ts';
import type { Catalogue } from '../../engine/catalogue.ts';
import type { DeterminationProgram } from '../../engine/determination/determine.ts';
import type { RunBook } from '../../engine/determination/entitled-runs.ts';
import { factsBehind } from '../../engine/determination/facts-behind.ts';
import { rowsOfStretches, type Stretch, stretchesOf } from '../../engine/determination/stretches.ts';
import { knowledgeOf } from '../../engine/entitlement/knowledge.ts';
import { type EntitlementReader, entitlementReader } from '../../engine/entitlement/timeline.ts';
import { historiesOf } from '../../store/history.ts';
import type { Context } from '../operation.ts';

export interface PiecedRuns {
  /** Of the people, in their order; of use until the program runs again. */
  readonly runs: RunBook;
  /** 1: the person holds no certificate or does not live on any day of the window, and has no results. */
  readonly others: Uint8Array;
}

const readers = new WeakMap<Catalogue, EntitlementReader>();

function readerOf(catalogue: Catalogue): EntitlementReader {
  const known = readers.get(catalogue) ?? entitlementReader(catalogue);
  readers.set(catalogue, known);
  return known;
}

/** `people`: each with the area lived in now. */
export async function piecedRuns(
  { tx, seal, catalogue }: Pick<Context, 'tx' | 'seal' | 'catalogue'>,
  program: DeterminationProgram,
  areaOf: (area: string) => number,
  people: readonly { readonly person: string; readonly area: string }[],
): Promise<PiecedRuns> {
  const facts = [...new Set([...program.facts, 'disabilityLevel', 'diedOn'])];
  const histories = await historiesOf(
    tx,
    seal,
    people.map(({ person }) => person),
    factsBehind(catalogue, facts),
  );
  const reader = readerOf(catalogue);
  const claims = new Map<number, ReadonlyMap<string, readonly Step[]>>();
  const stretches = people.map(({ person, area }, i) => {
    const known = reader.of(knowledgeOf(histories.get(person)!, Number.POSITIVE_INFINITY, area));
    if (known.knowledge.claims.size > 0) claims.set(i, known.knowledge.claims);
    return stretchesOf(known, facts, program.window);
  });
  const others = Uint8Array.from(stretches, (own) => (own.some(isSubject) ? 0 : 1));
  const deciding = stretches.map((own, i) => (others[i] === 1 ? [] : own));
  return { runs: program.inRows(rowsOfStretches(deciding, program.facts, areaOf), people.length, claims), others };
}

function isSubject({ row, from }: Stretch): boolean {
  const died = row['diedOn'] ?? null;
  return (row['disabilityLevel'] ?? null) !== null && (died === null || died >= from);
}
