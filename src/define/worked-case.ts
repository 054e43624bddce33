/**
 * Writes worked cases: one person for whom everything holds, and beside it the cases that differ from that person in a few facts.
 * So each case shows what makes the difference, and a reader checks it by hand.
 */
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
  return {
    /** Without an amount the benefit is not money. */
    passes: (title: string, change: CaseChange, amountFen?: number) =>
      write(title, change, amountFen === undefined ? { outcome: 'eligible' } : { outcome: 'eligible', amountFen }),
    /** The criteria named do not hold; all others do. */
    fails: (title: string, change: CaseChange, ...fails: string[]) =>
      write(title, change, { outcome: 'ineligible', fails }),
    /** The facts named are what is missing; no criterion fails. */
    unclear: (title: string, change: CaseChange, ...missing: string[]) =>
      write(title, change, { outcome: 'unknown', missing }),
  };
}
