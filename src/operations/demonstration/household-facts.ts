/** What is known about each household of the demonstration: its registration, and how poor it is, year by year. */
import type { DayNumber } from '../../values/date.ts';
import type { Dice } from './dice.ts';
import type { History } from './history.ts';

export interface HouseholdCircumstances {
  readonly dice: Dice;
  readonly urban: boolean;
  /** The gravest level among its members, 1–4. */
  readonly level: number;
  readonly members: number;
  readonly disabled: number;
  readonly oldest: number;
  readonly since: DayNumber;
  readonly today: DayNumber;
}

const CLASS = { none: 0, first: 1, second: 2, third: 3, unclassified: 4 };

export function tellHousehold(history: History, about: HouseholdCircumstances): void {
  const { dice, urban, level, members, disabled, oldest, since } = about;
  history.say('registration', dice.chance(urban ? 0.9 : 0.03) ? 1 : 2, since);
  const supported = members === 1 && dice.chance(oldest >= 60 ? 0.3 : level <= 2 ? 0.2 : 0.04);
  history.say('fullySupported', dice.chance(0.01) ? undefined : supported ? 1 : 0, since);
  // Two in five of the severely disabled live in households on the minimum-living scheme, one in five of the others.
  const poor = !supported && dice.chance(level <= 2 ? 0.43 : 0.2);
  tellLowIncome(history, about, poor);
  const marginal = !poor && !supported && dice.chance(0.1);
  history.say('lowIncomeMarginal', dice.chance(0.03) ? undefined : marginal ? 1 : 0, since);
  history.say('registeredPoor', dice.chance(urban ? 0.06 : 0.34) ? 1 : 0, Math.max(since, 16071)); // 2014
  history.say(
    'specialHardship',
    dice.chance(0.02) ? undefined : disabled > 1 && dice.chance(0.2) ? 1 : dice.chance(0.02) ? 1 : 0,
    since,
  );
  const struck = dice.chance(0.012);
  history.say('suddenHardship', dice.chance(0.02) ? undefined : struck ? 1 : 0, since);
  history.say('temporaryRescues', struck ? dice.between(0, 2) : dice.chance(0.03) ? 1 : 0, since);
  history.say('specialCircumstances', struck && dice.chance(0.4) ? 1 : 0, since);
}

function tellLowIncome(history: History, { dice, since, today, level }: HouseholdCircumstances, poor: boolean): void {
  const granted = Math.max(since, today - dice.between(60, 2600));
  if (!poor) {
    history.say('lowIncome', dice.chance(0.01) ? undefined : CLASS.none, since);
    // Some were on it once.
    if (granted - since > 400 && dice.chance(0.06))
      history.say('lowIncome', CLASS.third, granted - 400, { to: granted, delay: 10 });
    return;
  }
  const now = [CLASS.first, CLASS.second, CLASS.third, CLASS.unclassified][
    dice.weighted(level === 1 ? [34, 40, 22, 4] : [12, 38, 46, 4])
  ]!;
  if (granted > since) history.say('lowIncome', CLASS.none, since);
  const reviewed = granted + dice.between(180, 900);
  if (reviewed < today - 40 && dice.chance(0.2)) {
    const before = now === CLASS.first ? CLASS.second : now === CLASS.second ? CLASS.third : CLASS.second;
    history.say('lowIncome', before, granted);
    history.say('lowIncome', now, reviewed);
  } else history.say('lowIncome', now, granted);
}
