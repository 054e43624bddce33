/**
 * Decides all policies for everybody at once: people stream out of the database in columns, generated code decides, and only the results that
 * differ from the last ones are written back. Memory is bounded by one block of people.
 */
import { z } from 'zod';
import type { Catalogue } from '../../engine/catalogue.ts';
import { type Block, compileColumns } from '../../engine/columns.ts';
import { against } from '../../engine/measure.ts';
import { type DistanceTally, distanceTally } from '../../engine/question/distance-tally.ts';
import { type PolicyTally, tallyOf } from '../../engine/tally.ts';
import { takeDecideDue } from '../../store/decide-due.ts';
import { beginRun, closeDeparted, countStanding, policySlots, writeResults, writeRun } from '../../store/decision.ts';
import { areaText, type FactBlock } from '../../store/fact-block.ts';
import { readFactBlocks } from '../../store/fact-blocks.ts';
import { refreshEnded } from '../../store/person-facts.ts';
import { standingDecisions } from '../../store/standing.ts';
import { keepStandingCounts } from '../../store/standing-count.ts';
import { standingTargets } from '../../store/target.ts';
import { type AreaCode, contains } from '../../values/area.ts';
import { addDays, type PlainDate } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { AreaInput, ListInput, PlainDateInput } from '../inputs.ts';
import { type Context, operation, recordingOf } from '../operation.ts';
import { type FindTarget, targetFinder } from '../target/standing.ts';
import { areaIndexes, areasWithParameters } from './areas.ts';
import { differingResults } from './differing-results.ts';
import { heldOn } from './held-on.ts';
import { mustBeOfPeople } from './policies-of-people.ts';

const Input = z.object({
  on: PlainDateInput.optional(),
  area: AreaInput.optional(),
  policies: ListInput.optional(),
});

export interface PolicyResult {
  readonly id: string;
  readonly title: string;
  readonly titleEn: string;
  readonly every: 'month' | 'year' | 'once';
  readonly subjects: number;
  readonly eligible: number;
  readonly ineligible: number;
  readonly unknown: number;
  readonly refusedBy: Readonly<Record<string, number>>;
  readonly missing: Readonly<Record<string, number>>;
  readonly amountFen: number;
  /** When an indicator counts who is eligible and a target was handed down for the year. */
  readonly indicator?: string;
  readonly target?: number;
  /** Percent of the target with one decimal: 45.7. */
  readonly attainment?: number | null;
  readonly attainmentPercent?: number | null;
  readonly attainmentText?: string | null;
  readonly shortfall?: number;
  readonly excess?: number;
}

export interface DecideResult {
  readonly on: PlainDate;
  readonly area: AreaCode;
  readonly people: number;
  readonly policies: readonly PolicyResult[];
  /** People whose results are new or different. */
  readonly changed: number;
  /** False when a later day was decided already: then the figures are computed and nothing is written. */
  readonly recorded: boolean;
}

/** People read by one query, and written by one copy: about 15 MB with all policies' results. */
const AT_ONCE = 1 << 15;
/** People decided while the next ones are on their way: as many as fit into the processor's cache, and into what the connection holds meanwhile. */
const BLOCK = 1 << 11;

export const decide = operation({
  id: 'decision.decide',
  title: '全员认定',
  titleEn: 'Decide for everybody',
  kind: 'write',
  input: Input,
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/decisions' },
  trail: ({ policies }, { on, area, people, changed }: DecideResult) => ({
    detail: { on, area, policies, people, changed },
  }),
  async run(input, context): Promise<DecideResult> {
    const on = input.on ?? context.today;
    const area = input.area ?? context.scope.area;
    const { catalogue, tx } = context;
    if (!contains(context.scope.area, area)) throw new Problem('area-unknown', { code: area });
    mustBeOfPeople(catalogue, input.policies);
    const run = await beginRun(tx);
    const recorded = run.latestDay === null || on >= run.latestDay;
    await refreshEnded(tx, recordingOf(context, { kind: 'day', ref: null }));
    if (recorded && area === tx.scope.county) await takeDecideDue(tx);
    const done = await decideBlocks(context, { on, area, run: recorded ? run.number : null });
    const changed = recorded ? done.changed + (await closeIfAnyLeft(context, run.number, area, on, done)) : 0;
    const find = targetFinder(catalogue, await standingTargets(tx));
    const policies = done.tally.result().map((tally) => withTarget(catalogue, find, tally, on, area));
    if (recorded) {
      await keepCounts(context, area, done.distances);
      await writeRun(tx, {
        number: run.number,
        on,
        area,
        at: context.at,
        people: done.people,
        changed,
        summary: policies,
      });
    }
    const wanted = new Set(input.policies ?? catalogue.policies.keys());
    return { on, area, people: done.people, policies: policies.filter(({ id }) => wanted.has(id)), changed, recorded };
  },
});

/** Somebody who is no longer among those decided for, but for whom a result still stands. */
async function closeIfAnyLeft(
  { tx }: Context,
  run: number,
  area: AreaCode,
  on: PlainDate,
  { people, first, decisions }: { readonly people: number; readonly first: number; readonly decisions: number },
): Promise<number> {
  // Reading a part of the county passes over the results of those who are gone from it altogether.
  const left = area === tx.scope.county ? decisions + first > people : (await countStanding(tx, area)) !== people;
  return left ? closeDeparted(tx, run, area, on) : 0;
}

async function keepCounts({ tx, catalogue }: Context, area: AreaCode, distances: DistanceTally): Promise<void> {
  const slots = await policySlots(tx, [...catalogue.policies.keys()]);
  await keepStandingCounts(
    tx,
    area,
    distances.result().map(({ place, policy, ...counts }) => ({ area: place, slot: slots.get(policy)!, ...counts })),
  );
}

interface Deciding {
  readonly on: PlainDate;
  readonly area: AreaCode;
  /** Null: nothing is written. */
  readonly run: number | null;
}

async function decideBlocks(context: Context, { on, area, run }: Deciding) {
  const { catalogue, tx, seal, progress } = context;
  const all = [...catalogue.policies.keys()];
  const areas = areasWithParameters(catalogue, tx.scope.county);
  const program = compileColumns(catalogue, all, { on, areas, reasons: true });
  const tally = tallyOf(catalogue, program, { on, areas });
  const distances = distanceTally();
  const differing =
    run === null ? undefined : differingResults(await policySlots(tx, all), { block: BLOCK, people: AT_ONCE });
  let people = 0;
  let first = 0;
  let changed = 0;
  const decideBlock = (block: FactBlock): void => {
    const columns: Block = { length: block.length, columns: block.columns, area: areaIndexes(block, areas) };
    const results = program.run(columns);
    tally.add(columns, results);
    if (run !== null) distances.add(block.length, (i) => areaText(block.areas, i), results);
    differing?.add(block, results);
    people += block.length;
    for (let i = 0; i < block.length; i++) first += 1 - block.decided[i]!;
  };
  const decisions = await readFactBlocks(
    tx,
    seal,
    {
      facts: program.facts,
      from: on,
      to: addDays(on, 1),
      standing: standingDecisions,
      area,
      people: AT_ONCE,
      block: BLOCK,
    },
    {
      block: decideBlock,
      between: async (stale) => {
        for (const block of stale) decideBlock(await heldOn(context, block, on));
        const found = differing?.take();
        if (found) await writeResults(tx, run!, found);
        changed += found?.length ?? 0;
        progress(people, null, '认定');
      },
    },
  );
  return { tally, distances, people, first, decisions, changed };
}

/** Attainment is said for the year of the day, when some indicator counts exactly those who are eligible. */
function withTarget(
  catalogue: Catalogue,
  find: FindTarget,
  tally: PolicyTally,
  on: PlainDate,
  area: AreaCode,
): PolicyResult {
  const { policy, ...counts } = tally;
  const { title, titleEn, every } = catalogue.policies.get(policy)!;
  const result = { id: policy, title, titleEn, every, ...counts };
  const counting = [...catalogue.indicators.values()].filter(
    ({ numerator, denominator }) =>
      numerator.of === 'decisions' &&
      numerator.policy === policy &&
      numerator.outcome === 'eligible' &&
      !numerator.sum &&
      !denominator,
  );
  for (const { id, better } of counting) {
    const target = find(id, area, on.slice(0, 4));
    if (target === undefined) continue;
    const { attainment, shortfall, excess } = against(tally.eligible, target.value, better);
    return {
      ...result,
      indicator: id,
      target: target.value,
      attainment: attainment?.value ?? null,
      attainmentPercent: attainment?.value ?? null,
      attainmentText: attainment?.text ?? null,
      shortfall,
      excess,
    };
  }
  return result;
}
