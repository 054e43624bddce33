/**
 * Writes worked cases: one person for whom everything holds, and beside it the cases that differ from that person in a few facts.
 * So each case shows what makes the difference, and a reader checks it by hand.
 */
import { addDays, plainDate } from '../values/date.ts';
import type { FactValues, GivenFacts, WorkedCase } from './pack.ts';

export interface CaseChange {
  readonly person?: FactValues;
  readonly household?: FactValues;
  readonly members?: readonly FactValues[];
  readonly on?: string;
  readonly area?: string;
}

export interface CaseSetting {
  readonly policy: string;
  readonly on: string;
  readonly area?: string;
  readonly given: GivenFacts;
}

/** `const c = casesFor({ policy, on, area, given }); c.passes('…', {}, yuan(110)); c.fails('…', { person: { disabilityLevel: 3 } }, 'severe')` */
export function casesFor({ policy, on, area, given }: CaseSetting) {
  const write = (title: string, change: CaseChange, expect: WorkedCase['expect']): WorkedCase => {
    const place = change.area ?? area;
    const members = change.members ?? given.members;
    return {
      policy,
      title,
      on: change.on ?? on,
      ...(place === undefined ? {} : { area: place }),
      given: {
        person: { ...given.person, ...change.person },
        household: { ...given.household, ...change.household },
        ...(members === undefined ? {} : { members }),
      },
      expect,
    };
  };
  const passes = (title: string, change: CaseChange, amountFen?: number) =>
    write(title, change, amountFen === undefined ? { outcome: 'eligible' } : { outcome: 'eligible', amountFen });
  const fails = (title: string, change: CaseChange, ...fails: string[]) =>
    write(title, change, { outcome: 'ineligible', fails });
  const unclear = (title: string, change: CaseChange, ...missing: string[]) =>
    write(title, change, { outcome: 'unknown', missing });
  return {
    /** Without an amount the benefit is not money. */
    passes,
    /** The criteria named do not hold; all others do. */
    fails,
    /** The facts named are what is missing; no criterion fails. */
    unclear,
    /** The first day of the policy, and the day before it. */
    begins: (from: string, change: CaseChange = {}, amountFen?: number) => {
      const before = addDays(plainDate(from), -1);
      const place = change.area === undefined ? '' : `，地区 ${change.area}`;
      return [
        passes(`施行第一天（${from}${place}）`, { ...change, on: from }, amountFen),
        write(
          `施行前一天（${before}${place}）：还没有这项政策`,
          { ...change, on: before },
          { outcome: 'not-in-force' },
        ),
      ];
    },
    /** A certificate that ended the day before, and one of which nobody knows the end. */
    certificate: () => [
      fails('残疾人证昨天到期', { person: { certificateValidUntil: addDays(plainDate(on), -1) } }, 'certificateValid'),
      unclear('没有填残疾人证有效期', { person: { certificateValidUntil: null } }, 'certificateValidUntil'),
    ],
  };
}
