/** Some people determined again, for every stretch that has been determined: in the transaction that compares them with what they were paid. */
import type { Catalogue } from '../../engine/catalogue.ts';
import { betweenRulesMark } from '../../engine/determination/between-rules.ts';
import type { DeterminationProgram } from '../../engine/determination/determine.ts';
import {
  beginEntitlementRun,
  closeEntitlements,
  determinedStretches,
  latestEntitlementRun,
  type PersonToDetermine,
  peopleToDetermine,
  type Stretch,
  writeEntitlementRun,
  writeEntitlements,
} from '../../store/entitlement.ts';
import { AREA_BYTES, emptyBlock, type FactBlock } from '../../store/fact-block.ts';
import { UUID_BYTES } from '../../store/standing.ts';
import type { AreaCode } from '../../values/area.ts';
import type { Context } from '../operation.ts';
import { type Determining, determiningOf, sumsByDifference, wordsIn, wordsOf } from './determining.ts';
import { differingRuns } from './differing-runs.ts';
import { piecedRuns } from './pieced-runs.ts';
import type { KeptSummary } from './summary.ts';
import { type TakenSums, takenSums } from './taken-by-rules.ts';

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
  const taken = takenSums(catalogue, determining);
  let changed = 0;
  for (let start = 0; start < people.length; start += AT_ONCE) {
    const some = people.slice(start, start + AT_ONCE);
    const asked = await peopleToDetermine(tx, stretch, some);
    const living = asked.filter((each): each is Living => each.area !== null);
    const { runs, others } = await piecedRuns(context, program, determining.areaOf, living);
    const kept = new Set(living.filter((_, i) => others[i] === 0).map(({ person }) => person));
    const gone = asked.filter(({ person, digest }) => digest !== null && !kept.has(person)).map(({ person }) => person);
    const differing = differingRuns({ block: living.length, people: living.length });
    differing.add(blockOf(living), runs, {
      passOver: others,
      differs: (i) => {
        sums.add(wordsIn(runs, i));
        taken.add(wordsIn(runs, i), living[i]!.area);
      },
    });
    const found = differing.take();
    for (const each of await closeEntitlements(tx, number, stretch, [...gone, ...found.replaced])) {
      sums.take(wordsOf(each.runs));
      taken.take(wordsOf(each.runs), each.area);
    }
    await writeEntitlements(tx, number, stretch, found);
    changed += found.length + gone.length;
  }
  if (changed > 0) {
    const kept = before.summary as KeptSummary;
    // By the rules of today; the others still stand by those that are marked.
    const { taken: _, ...rest } = kept;
    const summary: KeptSummary = {
      ...rest,
      sums: sums.over(kept.sums),
      ...takenSince(catalogue, kept, taken),
    };
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

/** Where other rules hold since, nothing is kept: the next determination adds it up anew. */
function takenSince(catalogue: Catalogue, { taken: kept }: KeptSummary, taken: TakenSums): Pick<KeptSummary, 'taken'> {
  if (kept === undefined || kept.mark !== betweenRulesMark(catalogue)) return {};
  return { taken: { ...kept, sums: taken.over(kept.sums) } };
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

type Living = PersonToDetermine & { readonly area: AreaCode };

function blockOf(people: readonly Living[]): FactBlock {
  const block = emptyBlock([], people.length);
  people.forEach(({ person, area, digest }, i) => {
    block.people.set(Buffer.from(person.replaceAll('-', ''), 'hex'), i * UUID_BYTES);
    block.areas.set(Buffer.from(area.slice(0, AREA_BYTES), 'latin1'), i * AREA_BYTES);
    if (digest === null) return;
    [block.decided[i], block.digestHigh[i], block.digestLow[i]] = [1, ...digest];
  });
  block.length = people.length;
  return block;
}
