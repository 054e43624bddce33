/** Determines those again about whom something became known since: some at a time, each time in one transaction; everybody when they are very many. */
import { z } from 'zod';
import { noteDecideDue } from '../../store/decide-due.ts';
import { determinedStretches, holdDeterminations, mostDetermined } from '../../store/entitlement.ts';
import { countUndetermined, forgetTold, takeUndetermined, toldSoFar } from '../../store/undetermined.ts';
import { monthOf } from '../../values/date.ts';
import { type Context, operation } from '../operation.ts';
import { determine } from './determine.ts';
import { determinePeople } from './determine-people.ts';

/** Somebody by themselves takes as long as several among all: of more than this share of them, and so many people, everybody is determined. */
const SHARE = 1 / 3;
const MANY = 1000;

export const determineChanged = operation({
  id: 'entitlement.determine-changed',
  title: '重新测算有变化的人员',
  titleEn: 'Determine again who has changed',
  kind: 'write',
  input: z.object({ most: z.coerce.number().int().min(1).max(20_000).default(5000) }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/entitlements/determine-changed' },
  async run({ most }, context) {
    const { tx } = context;
    // Before anybody is taken: whoever determines everybody just now has perhaps read them already, and stored nothing yet.
    await holdDeterminations(tx);
    const waiting = await countUndetermined(tx);
    if (waiting > MANY && waiting > SHARE * (await mostDetermined(tx)))
      return { ...(await done(context, waiting, await determineAll(context))), waiting: await countUndetermined(tx) };
    const people = await takeUndetermined(tx, most);
    return {
      ...(await done(context, people.length, await determinePeople(context, people))),
      waiting: waiting - people.length,
    };
  },
  trail: (_, { people, changed }) => ({ detail: { people, changed } }),
});

/** Noted last, as in a determination of everybody: nobody may wait for the other's rows while holding the note. */
async function done({ tx, at }: Context, people: number, changed: number) {
  if (people > 0) await noteDecideDue(tx, at);
  return { people, changed };
}

async function determineAll(context: Context): Promise<number> {
  const { tx } = context;
  const stretches = await determinedStretches(tx);
  // Of a single one the determination itself takes them out.
  const told = stretches.length === 1 ? [] : await toldSoFar(tx);
  let changed = 0;
  for (const { first, months } of stretches)
    changed += (await determine.run({ first: monthOf(first), months }, context)).changed;
  await forgetTold(tx, told);
  return changed;
}
