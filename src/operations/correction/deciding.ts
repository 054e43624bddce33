/** How a person decides about proposals: as they stand now, not about what they brought about themselves, and with the reason. */
import { z } from 'zod';
import { monthsOfPeriod } from '../../engine/entitlement/period.ts';
import { correctionsOf } from '../../store/correction.ts';
import { actOnCorrection, addressees, correctionsById, type ListedCorrection } from '../../store/correction-list.ts';
import { Problem } from '../../values/problem.ts';
import { mustNotClash } from '../entitlement/held-clashes.ts';
import { redeterminePeople } from '../entitlement/redetermine.ts';
import { EntityId, FlagInput, reasonInput } from '../inputs.ts';
import type { Context } from '../operation.ts';
import { type OwnWork, ownWorkIn } from './own-work.ts';

export const DecidingInput = z.object({
  correction: EntityId,
  /** Also the person's other waiting proposals of the same kind and circumstance: the months of one death are one matter. */
  together: FlagInput.default(false),
  /** How many actions they had together when they were looked at: what has changed since is not decided unseen. */
  seen: z.coerce.number().int().optional(),
  reason: reasonInput('请写明理由，至少 4 个字'),
});

export const ApprovingInput = DecidingInput.extend({
  /** Whom it addresses: required of a recovery after a death for which it was not said before. */
  to: z.enum(addressees).optional(),
});

export interface Decided {
  readonly person: string;
  readonly decided: number;
  readonly amountFen: number;
}

/** Problems: `not-found`, `conflict`, `own-work`, `clash-open`, `input-invalid` when it is not said whom a recovery after a death addresses. */
export async function decideProposals(
  context: Context,
  { correction: id, together, seen, reason, to }: z.infer<typeof ApprovingInput>,
  kind: 'approve' | 'reject',
): Promise<Decided> {
  const { tx, at } = context;
  const [asked] = await correctionsById(tx, [id]);
  if (asked === undefined) throw new Problem('not-found', { what: '这项补发或追缴' });
  // What has become known meanwhile counts first.
  await redeterminePeople(context, [asked.person]);
  const chosen = together ? await waitingWith(context, asked) : [id];
  const corrections = await correctionsById(tx, chosen, true);
  if (corrections.length === 0 || corrections.some(({ state }) => state !== 'proposed'))
    throw new Problem('conflict', { what: '这项提议已经变了，或已有人办过' });
  const actions = corrections.reduce((sum, each) => sum + each.actions, 0);
  if (seen !== undefined && seen !== actions) throw new Problem('conflict', { what: '这项提议刚有变动' });
  await mustBeOthersWork(context, corrections);
  if (kind === 'approve') {
    mustSayWhom(corrections, to);
    await mustNotPayTwice(context, corrections);
  }
  for (const correction of corrections) {
    const data = kind === 'approve' && to !== undefined && isAfterDeath(correction) ? { to } : {};
    await actOnCorrection(tx, correction, { kind, reason, at, data });
  }
  return {
    person: asked.person,
    decided: corrections.length,
    amountFen: corrections.reduce((sum, { amountFen }) => sum + amountFen, 0),
  };
}

const isAfterDeath = ({ kind, circumstance }: ListedCorrection): boolean =>
  kind === 'recovery' && circumstance === 'death';

/** Who died owes nothing: somebody is to be named before the money can be asked for. */
function mustSayWhom(corrections: readonly ListedCorrection[], to: string | undefined): void {
  if (to !== undefined || corrections.every((each) => !isAfterDeath(each) || each.addressedTo !== null)) return;
  const what = '身故后多发的钱，通过以前要写明向谁追缴';
  throw new Problem('input-invalid', { what }, { to: what });
}

/** Arrears wait like any payment while what clashes with them is undecided. */
async function mustNotPayTwice(context: Context, corrections: readonly ListedCorrection[]): Promise<void> {
  const timed = corrections.filter(({ kind, period }) => kind === 'arrears' && period !== 'once');
  for (const [policy, own] of Map.groupBy(timed, (each) => each.policy)) {
    const periods = own.map(({ period }) => period).sort();
    const [first, last] = [monthsOfPeriod(periods[0]!).first, monthsOfPeriod(periods.at(-1)!).last];
    await mustNotClash(context, own[0]!.person, policy, { first, last });
  }
}

async function waitingWith({ tx }: Context, asked: ListedCorrection): Promise<string[]> {
  const own = await correctionsOf(tx, [asked.person]);
  return own
    .filter(({ state, kind, circumstance }) => {
      return state === 'proposed' && kind === asked.kind && circumstance === asked.circumstance;
    })
    .map(({ id }) => id);
}

const ownWords: Readonly<Record<OwnWork, string>> = {
  recorded: '引起这项提议的情况',
  drafted: '引起这项提议的规则草案',
  ruled: '引起这项提议的重复、冲突',
};

async function mustBeOthersWork(context: Context, corrections: readonly ListedCorrection[]): Promise<void> {
  const own = await ownWorkIn(context, corrections);
  if (own !== null) throw new Problem('own-work', { what: ownWords[own] });
}
