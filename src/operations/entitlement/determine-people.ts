/** Some people determined again, for every stretch that has been determined: in the transaction that compares them with what they were paid. */
import type { Catalogue } from '../../engine/catalogue.ts';
import type { DeterminationProgram } from '../../engine/determination/determine.ts';
import {
  beginEntitlementRun,
  closeEntitlements,
  determinedStretches,
  latestEntitlementRun,
  readEntitlements,
  type StandingRuns,
  type Stretch,
  writeEntitlementRun,
  writeEntitlements,
} from '../../store/entitlement.ts';
import { AREA_BYTES, emptyBlock, type FactBlock } from '../../store/fact-block.ts';
import { type LivingPerson, livingPeople } from '../../store/person-place.ts';
import { UUID_BYTES } from '../../store/standing.ts';
import type { Context } from '../operation.ts';
import { type Determining, determiningOf, sumsByDifference, wordsIn, wordsOf } from './determining.ts';
import { differingRuns } from './differing-runs.ts';
import { piecedRuns } from './pieced-runs.ts';
import type { KeptSummary } from './summary.ts';

type Asking = Pick<Context, 'tx' | 'seal' | 'catalogue' | 'at'>;

/** People read and written at once. */
const AT_ONCE = 2048;

/** Gives for how many people something is different. */
export async function determinePeople(context: Asking, people: readonly string[]): Promise<number> {
  let changed = 0;
  for (const stretch of await determinedStretches(context.tx))
    changed += await determineStretch(context, stretch, people);
  return changed;
}

async function determineStretch(context: Asking, stretch: Stretch, people: readonly string[]): Promise<number> {
  const { tx, catalogue, at } = context;
  const number = await beginEntitlementRun(tx);
  const before = await latestEntitlementRun(tx, stretch);
  if (before === undefined) return 0;
  const determining = await determiningOf(context, stretch);
  const program = keptProgram(catalogue, determining);
  const sums = sumsByDifference(catalogue, determining);
  let changed = 0;
  for (let start = 0; start < people.length; start += AT_ONCE) {
    const some = people.slice(start, start + AT_ONCE);
    const living = await livingPeople(tx, some);
    const standing = await readEntitlements(tx, stretch, some);
    const { runs, others } = await piecedRuns(context, program, determining.areaOf, living);
    const kept = new Set(living.filter((_, i) => others[i] === 0).map(({ person }) => person));
    const gone = await closeEntitlements(
      tx,
      number,
      stretch,
      [...standing.keys()].filter((person) => !kept.has(person)),
    );
    for (const each of gone) sums.take(wordsOf(each.runs));
    const differing = differingRuns({ block: living.length, people: living.length });
    differing.add(blockOf(living, standing), runs, {
      passOver: others,
      differs: (i) => {
        const old = standing.get(living[i]!.person);
        if (old) sums.take(wordsOf(old.runs));
        sums.add(wordsIn(runs, i));
      },
    });
    const found = differing.take();
    await closeEntitlements(tx, number, stretch, found.replaced);
    await writeEntitlements(tx, number, stretch, found);
    changed += found.length + gone.length;
  }
  if (changed > 0) {
    const kept = before.summary as KeptSummary;
    // By the rules of today; the others still stand by those that are marked.
    const summary: KeptSummary = { ...kept, sums: sums.over(kept.sums) };
    const { county: area } = tx.scope;
    await writeEntitlementRun(tx, {
      ...stretch,
      number,
      area,
      policies: null,
      at,
      people: people.length,
      changed,
      summary,
    });
  }
  return changed;
}

const programs = new WeakMap<Catalogue, Map<string, DeterminationProgram>>();

/** Compiling takes longer than determining one person. */
function keptProgram(catalogue: Catalogue, determining: Determining): DeterminationProgram {
  const { stretch, slots, areas } = determining;
  const key = JSON.stringify([stretch, areas, [...slots]]);
  const kept = programs.get(catalogue) ?? new Map<string, DeterminationProgram>();
  programs.set(catalogue, kept);
  const program = kept.get(key) ?? determining.compile();
  kept.set(key, program);
  return program;
}

function blockOf(people: readonly LivingPerson[], standing: ReadonlyMap<string, StandingRuns>): FactBlock {
  const block = emptyBlock([], people.length);
  people.forEach(({ person, area }, i) => {
    const old = standing.get(person);
    block.people.set(Buffer.from(person.replaceAll('-', ''), 'hex'), i * UUID_BYTES);
    block.areas.set(Buffer.from(area.slice(0, AREA_BYTES), 'latin1'), i * AREA_BYTES);
    block.decided[i] = old === undefined ? 0 : 1;
    block.digestHigh[i] = old?.digestHigh ?? 0;
    block.digestLow[i] = old?.digestLow ?? 0;
  });
  block.length = people.length;
  return block;
}
